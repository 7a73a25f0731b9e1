using Calaisis.Raster.CostDistance.Searches;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.CostDistance.Fields;

/// <summary>
/// The accumulated costs out from one set of cells, on the tiles where a <see cref="FieldSearch"/> found any that
/// matter; +Infinity everywhere else. Costs are 0 on the cells it began at and nowhere else.
/// </summary>
/// <param name="grid">The tiles there are.</param>
/// <param name="tiles">Tiles with a page, ascending.</param>
/// <param name="pages">Their costs, row-major, as many columns as a whole tile has.</param>
/// <param name="lowest">The least cost on each page.</param>
/// <param name="reach">Costs up to this are here, unless a floor kept them out.</param>
/// <remarks>Thread rule: never changes; any number of readers while its pages are in memory.</remarks>
sealed class CostField(TileGrid grid, int[] tiles, double[][] pages, double[] lowest, double reach) : ICostLookup
{
    /// <summary>The tiles there are.</summary>
    public TileGrid Grid => grid;

    /// <summary>Its tiles, ascending.</summary>
    public ReadOnlySpan<int> Tiles => tiles;

    /// <summary>Its pages, in the order of <see cref="Tiles"/>; null while they are in a scratch file.</summary>
    public double[]?[] Pages { get; } = pages;

    /// <summary>The least cost on each page, in the order of <see cref="Tiles"/>.</summary>
    public ReadOnlySpan<double> Lowest => lowest;

    /// <summary>Costs up to this are here, unless a floor kept them out; what is not here costs more.</summary>
    public double Reach => reach;

    /// <summary>The costs of a tile, row-major, as many columns as a whole tile has; null where it has none.</summary>
    public double[]? Page(int tile)
    {
        var index = tiles.AsSpan().BinarySearch(tile);
        return index < 0 ? null : Pages[index];
    }

    public double CostAt(int row, int col)
    {
        var cells = grid.Frame.Cells;
        var page = Page((row / cells * grid.Across) + (col / cells));
        return page is null ? double.PositiveInfinity : page[(row % cells * cells) + (col % cells)];
    }

    public bool IsStart(Cell cell) => CostAt(cell.Row, cell.Col).Equals(0.0);

    /// <summary>
    /// The least cost on cells of a row, and the first of the columns that have it; +Infinity where there is none.
    /// </summary>
    public (double Cost, int Col) LeastOn(CellRun run)
    {
        var cells = grid.Frame.Cells;
        var (least, at) = (double.PositiveInfinity, run.Col);
        for (var col = run.Col; col < run.EndCol;)
        {
            var end = Math.Min(run.EndCol, ((col / cells) + 1) * cells);
            if (Page((run.Row / cells * grid.Across) + (col / cells)) is { } page)
            {
                var line = page.AsSpan(run.Row % cells * cells, cells);
                for (; col < end; col++)
                {
                    if (line[col % cells] < least) (least, at) = (line[col % cells], col);
                }
            }

            col = end;
        }

        return (least, at);
    }
}
