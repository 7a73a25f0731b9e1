using Calaisis.Raster.Grids;

namespace Calaisis.Raster.CostDistance.Searches;

/// <summary>
/// Costs of the cells a search has touched, in pages of 64 x 64 cells that are taken into use when first written to;
/// so a search needs memory, and its clearing time, for the pages it touched and not for the raster.
/// </summary>
sealed class CostPages
{
    public const int Bits = 6;
    public const int Side = 1 << Bits;
    public const int Mask = Side - 1;

    readonly int[] _pageOf;
    readonly int _across;
    readonly List<double[]> _pages = [];
    readonly List<int> _used = [];

    public CostPages(Shape shape)
    {
        _across = (shape.Cols + Mask) >> Bits;
        _pageOf = new int[_across * ((shape.Rows + Mask) >> Bits)];
        _pageOf.AsSpan().Fill(-1);
    }

    /// <summary>The page that holds a cell, for reading and writing.</summary>
    public double[] PageAt(int row, int col)
    {
        ref var page = ref _pageOf[((row >> Bits) * _across) + (col >> Bits)];
        if (page >= 0) return _pages[page];
        page = _used.Count;
        _used.Add(((row >> Bits) * _across) + (col >> Bits));
        if (page < _pages.Count) return _pages[page];
        var fresh = new double[Side * Side];
        fresh.AsSpan().Fill(double.PositiveInfinity);
        _pages.Add(fresh);
        return fresh;
    }

    /// <summary>The cost at a cell; +Infinity where nothing was written.</summary>
    public double Read(int row, int col)
    {
        var page = _pageOf[((row >> Bits) * _across) + (col >> Bits)];
        return page < 0 ? double.PositiveInfinity : _pages[page][Within(row, col)];
    }

    /// <summary>A cell's place in its page.</summary>
    public static int Within(int row, int col) => ((row & Mask) << Bits) | (col & Mask);

    /// <summary>Forgets everything, at the price of the pages in use.</summary>
    public void Clear()
    {
        for (var page = 0; page < _used.Count; page++)
        {
            _pageOf[_used[page]] = -1;
            _pages[page].AsSpan().Fill(double.PositiveInfinity);
        }

        _used.Clear();
    }
}
