using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Maps.Frames;

/// <summary>
/// Gathers how strongly the cells of a raster are marked, tile by tile, into a coarser grid that fits a page: the mean per
/// block of <c>step x step</c> cells. Memory depends on the coarse grid alone; the result on neither tiles nor order.
/// </summary>
/// <remarks>Thread rule: one caller at a time.</remarks>
public sealed class ThinnedShares
{
    readonly int _step;
    readonly long[] _sums;

    /// <param name="full">The raster's grid. Rows and columns that fill no block at its edges are left out.</param>
    /// <param name="step">Cells per block in each direction; at most the grid's rows and columns.</param>
    public ThinnedShares(GridDefinition full, int step)
    {
        ArgumentNullException.ThrowIfNull(full);
        ArgumentOutOfRangeException.ThrowIfLessThan(step, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(step, Math.Min(full.Shape.Rows, full.Shape.Cols));
        _step = step;
        Grid = new GridDefinition(
            full.Crs, full.OriginX, full.OriginY, step * full.CellWidth, step * full.CellHeight,
            new Shape(full.Shape.Rows / step, full.Shape.Cols / step));
        _sums = new long[checked((int)Grid.Shape.CellCount)];
    }

    /// <summary>The coarse grid.</summary>
    public GridDefinition Grid { get; }

    /// <summary>Adds a tile; each cell of the raster is to be added once.</summary>
    /// <param name="window">The tile's place on the full grid; it may reach beyond.</param>
    /// <param name="strength">Row-major, 0 not marked to 255 fully marked.</param>
    public void Add(Window window, ReadOnlySpan<byte> strength)
    {
        var covered = window.Intersect(new Window(0, 0, Grid.Shape.Rows * _step, Grid.Shape.Cols * _step));
        for (var row = covered.Row; row < covered.EndRow; row++)
        {
            var cells = strength.Slice(((row - window.Row) * window.Cols) + (covered.Col - window.Col), covered.Cols);
            var blocks = _sums.AsSpan(row / _step * Grid.Shape.Cols, Grid.Shape.Cols);
            for (var i = 0; i < cells.Length; i++) blocks[(covered.Col + i) / _step] += cells[i];
        }
    }

    /// <summary>What has been gathered, to be drawn.</summary>
    public MapShade ToShade()
    {
        var cells = (long)_step * _step;
        return new MapShade(Grid, Array.ConvertAll(_sums, sum => (byte)((sum + (cells / 2)) / cells)));
    }
}
