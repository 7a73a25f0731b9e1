using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Maps.Frames;

/// <summary>How the cells of a raster fall into the coarser cells of a grid that fits a page.</summary>
sealed class PageBlocks
{
    /// <param name="full">The raster's grid. Rows and columns that fill no block at its edges are left out.</param>
    /// <param name="step">Cells per block in each direction; at most the grid's rows and columns.</param>
    public PageBlocks(GridDefinition full, int step)
    {
        ArgumentNullException.ThrowIfNull(full);
        ArgumentOutOfRangeException.ThrowIfLessThan(step, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(step, Math.Min(full.Shape.Rows, full.Shape.Cols));
        Step = step;
        Grid = new GridDefinition(
            full.Crs, full.OriginX, full.OriginY, step * full.CellWidth, step * full.CellHeight,
            new Shape(full.Shape.Rows / step, full.Shape.Cols / step));
        Count = checked((int)Grid.Shape.CellCount);
    }

    /// <summary>Cells per block in each direction.</summary>
    public int Step { get; }

    /// <summary>The coarse grid.</summary>
    public GridDefinition Grid { get; }

    /// <summary>How many blocks there are.</summary>
    public int Count { get; }

    /// <summary>The parts of a tile's rows that lie in blocks.</summary>
    /// <param name="window">The tile's place on the full grid; it may reach beyond.</param>
    public IEnumerable<BlockRow> RowsOf(Window window)
    {
        var covered = window.Intersect(new Window(0, 0, Grid.Shape.Rows * Step, Grid.Shape.Cols * Step));
        for (var row = covered.Row; row < covered.EndRow; row++)
        {
            var start = ((row - window.Row) * window.Cols) + (covered.Col - window.Col);
            yield return new BlockRow(start, covered.Cols, covered.Col, row / Step * Grid.Shape.Cols);
        }
    }
}

/// <summary>A part of a tile's row.</summary>
/// <param name="Start">Its first cell in the tile, row-major.</param>
/// <param name="Cols">How many cells it has.</param>
/// <param name="FirstCol">The column of its first cell on the full grid.</param>
/// <param name="FirstBlock">The first block of its row of blocks.</param>
readonly record struct BlockRow(int Start, int Cols, int FirstCol, int FirstBlock);
