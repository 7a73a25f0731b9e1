using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Maps.Frames;

/// <summary>
/// Gathers how strongly the cells of a raster are marked, tile by tile, into a coarser grid that fits a page: the mean
/// per block of <c>step x step</c> cells. Memory depends on the coarse grid alone; the result on neither tiles nor
/// order.
/// </summary>
/// <remarks>Thread rule: one caller at a time.</remarks>
public sealed class ThinnedShares
{
    readonly PageBlocks _blocks;
    readonly long[] _sums;

    /// <param name="full">The raster's grid. Rows and columns that fill no block at its edges are left out.</param>
    /// <param name="step">Cells per block in each direction; at most the grid's rows and columns.</param>
    public ThinnedShares(GridDefinition full, int step)
    {
        _blocks = new PageBlocks(full, step);
        _sums = new long[_blocks.Count];
    }

    /// <summary>The coarse grid.</summary>
    public GridDefinition Grid => _blocks.Grid;

    /// <summary>Adds a tile; each cell of the raster is to be added once.</summary>
    /// <param name="window">The tile's place on the full grid; it may reach beyond.</param>
    /// <param name="strength">Row-major, 0 not marked to 255 fully marked.</param>
    public void Add(Window window, ReadOnlySpan<byte> strength)
    {
        foreach (var row in _blocks.RowsOf(window))
        {
            var cells = strength.Slice(row.Start, row.Cols);
            var blocks = _sums.AsSpan(row.FirstBlock, Grid.Shape.Cols);
            for (var i = 0; i < cells.Length; i++) blocks[(row.FirstCol + i) / _blocks.Step] += cells[i];
        }
    }

    /// <summary>Adds a tile of marked cells: those that have a value.</summary>
    /// <param name="window">The tile's place on the full grid; it may reach beyond.</param>
    /// <param name="values">Row-major; NaN is not marked.</param>
    public void AddMarked(Window window, ReadOnlySpan<float> values) =>
        Add(window, values, static value => float.IsNaN(value) ? (byte)0 : byte.MaxValue);

    /// <summary>Adds a tile of costs that fade: full where they are 0, none where they reach the greatest.</summary>
    /// <param name="window">The tile's place on the full grid; it may reach beyond.</param>
    /// <param name="costs">Row-major, such as the mosaic of corridors; NaN is not marked.</param>
    /// <param name="greatest">The cost at which nothing is left.</param>
    public void AddFading(Window window, ReadOnlySpan<float> costs, double greatest)
    {
        if (!(greatest > 0)) throw new ArgumentOutOfRangeException(nameof(greatest), greatest, "above 0");
        Add(window, costs, cost =>
            float.IsNaN(cost) ? (byte)0 : (byte)Math.Round(255 * Math.Clamp(1 - (cost / greatest), 0, 1)));
    }

    void Add(Window window, ReadOnlySpan<float> values, Func<float, byte> strengthOf)
    {
        var strength = new byte[values.Length];
        for (var i = 0; i < strength.Length; i++) strength[i] = strengthOf(values[i]);
        Add(window, strength);
    }

    /// <summary>What has been gathered, to be drawn.</summary>
    public MapShade ToShade()
    {
        var cells = (long)_blocks.Step * _blocks.Step;
        return new MapShade(Grid, Array.ConvertAll(_sums, sum => (byte)((sum + (cells / 2)) / cells)));
    }
}
