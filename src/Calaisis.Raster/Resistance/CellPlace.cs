using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Resistance;

/// <summary>How messages name a cell: by row and column, and by the map coordinates of its centre.</summary>
static class CellPlace
{
    internal static Sentence Of(GridDefinition grid, Cell cell)
    {
        var x = grid.XOfColumnEdge(cell.Col) + (grid.CellWidth / 2);
        var y = grid.YOfRowEdge(cell.Row) - (grid.CellHeight / 2);
        return $"{cell} (x {x:0.##}, y {y:0.##})";
    }

    /// <summary>The cell at a place of a tile's row.</summary>
    internal static Sentence Of(TileInputs inputs, int row, int col) =>
        Of(inputs.Grid, new Cell(inputs.Window.Row + row, inputs.Window.Col + col));
}
