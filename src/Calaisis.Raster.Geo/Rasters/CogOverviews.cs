using Calaisis.Raster.Grids;
using OSGeo.GDAL;

namespace Calaisis.Raster.Geo.Rasters;

/// <summary>
/// The overviews of a raster being written: each level halves the one before it. Tiles whose edges a level shares are
/// halved while they are in the processor's cache; what that leaves is worked out once the raster is whole. Either way
/// a cell comes from the same four, so its bits do not depend on tiles.
/// </summary>
/// <remarks>
/// GDAL's own way reads the whole raster back: 0.8 s of processor time for five rasters of 20 million cells, and 0.1 s
/// here. Where rows or columns are odd in number GDAL stretches its cells a little; here the last one covers what is
/// left.
/// </remarks>
abstract class CogOverviews : IDisposable
{
    /// <summary>Makes room for the levels in a raster that is being written.</summary>
    internal static CogOverviews Begin(Dataset raster, Band band, Shape shape, CellType type) => type switch
    {
        CellType.Quantity => new CogOverviews<float>(raster, band, shape, DataType.GDT_Float32, HalvingKernel.Halve),
        CellType.ExactQuantity =>
            new CogOverviews<double>(raster, band, shape, DataType.GDT_Float64, HalvingKernel.Halve),
        _ => new CogOverviews<int>(raster, band, shape, DataType.GDT_Int32, HalvingKernel.Pick),
    };

    /// <summary>Works out the levels that not all tiles gave; the raster must be whole.</summary>
    internal abstract void Complete(CancellationToken cancel);

    /// <summary>Writes what waits in GDAL's cache.</summary>
    internal abstract void FlushBlocks();

    public abstract void Dispose();
}

/// <summary>Two rows into one of half as many cells; an odd last row is given as both rows.</summary>
delegate void RowHalving<T>(ReadOnlySpan<T> upper, ReadOnlySpan<T> lower, Span<T> halves);

/// <summary>Overviews of cells that are handed over as numbers of one type.</summary>
sealed unsafe class CogOverviews<T> : CogOverviews
    where T : unmanaged
{
    const int PartSide = 1024;

    readonly Band _band;
    readonly DataType _type;
    readonly RowHalving<T> _halve;
    readonly Band[] _levels;
    readonly Shape[] _shapes;
    T[] _finer = [];
    T[] _coarser = [];
    int _done;

    internal CogOverviews(Dataset raster, Band band, Shape shape, DataType type, RowHalving<T> halve)
    {
        var levels = CogContent.OverviewLevels(shape);
        if (levels.Length > 0) raster.BuildOverviews("NONE", levels);
        (_band, _type, _halve) = (band, type, halve);
        _levels = [.. Enumerable.Range(0, levels.Length).Select(i => band.GetOverview(i)!)];
        _shapes = [shape, .. _levels.Select(level => new Shape(level.YSize, level.XSize))];
        _done = levels.Length;
    }

    /// <summary>Takes in a tile of the raster.</summary>
    internal void Add(Window window, ReadOnlySpan<T> values)
    {
        _done = Math.Min(_done, LevelsWithin(window));
        for (var level = 0; level < _done; level++)
        {
            window = Halve(level, window, values);
            (_finer, _coarser) = (_coarser, _finer);
            values = _finer;
        }
    }

    internal override void Complete(CancellationToken cancel)
    {
        for (var level = _done; level < _levels.Length; level++)
        {
            var from = level == 0 ? _band : _levels[level - 1];
            foreach (var part in new TileLayout(_shapes[level], PartSide, PartSide).Windows())
            {
                cancel.ThrowIfCancellationRequested();
                if (_finer.Length < part.CellCount) _finer = new T[part.CellCount];
                fixed (T* to = _finer)
                {
                    from.ReadRaster(
                        part.Col, part.Row, part.Cols, part.Rows, (nint)to, part.Cols, part.Rows, _type, 0, 0);
                }

                Halve(level, part, _finer);
            }
        }

        _done = _levels.Length;
    }

    internal override void FlushBlocks()
    {
        foreach (var level in _levels) level.FlushCache();
    }

    public override void Dispose()
    {
        foreach (var level in _levels) level.Dispose();
    }

    // How many levels have no cell that the tile shares with another.
    int LevelsWithin(Window window)
    {
        var level = 0;
        while (level < _levels.Length && IsWhole(window.Row, window.EndRow, _shapes[0].Rows, level + 1)
            && IsWhole(window.Col, window.EndCol, _shapes[0].Cols, level + 1))
        {
            level++;
        }

        return level;
    }

    static bool IsWhole(int start, int end, int last, int level)
    {
        var within = (1 << level) - 1;
        return (start & within) == 0 && ((end & within) == 0 || end == last);
    }

    // From a window of the level before into this one; the result stays in the buffer, too.
    Window Halve(int level, Window window, ReadOnlySpan<T> values)
    {
        var half = new Window(window.Row / 2, window.Col / 2, (window.Rows + 1) / 2, (window.Cols + 1) / 2);
        if (_coarser.Length < half.CellCount) _coarser = new T[half.CellCount];
        for (var row = 0; row < half.Rows; row++)
        {
            var upper = 2 * row;
            var lower = Math.Min(upper + 1, window.Rows - 1);
            _halve(
                values.Slice(upper * window.Cols, window.Cols),
                values.Slice(lower * window.Cols, window.Cols),
                _coarser.AsSpan(row * half.Cols, half.Cols));
        }

        fixed (T* from = _coarser)
        {
            _levels[level]
                .WriteRaster(half.Col, half.Row, half.Cols, half.Rows, (nint)from, half.Cols, half.Rows, _type, 0, 0);
        }

        return half;
    }
}
