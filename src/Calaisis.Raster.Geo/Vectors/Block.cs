using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Geo.Vectors;

/// <summary>
/// One of the squares of cells that vectors are burned in, counted from the one whose first cell is the grid's (0, 0).
/// Negative numbers lie above or left of the grid. The squares are fixed: what is burned in a cell can therefore not
/// depend on the window it is read with.
/// </summary>
readonly record struct Block(int Row, int Col)
{
    /// <summary>Rows and columns of a block: a megabyte of cells; few blocks to index, enough to share out.</summary>
    public const int Size = 512;

    public Window Cells => new(Row * Size, Col * Size, Size, Size);

    /// <summary>The blocks that hold a window's cells, as a window that counts blocks instead of cells.</summary>
    public static Window Covering(Window cells)
    {
        var row = FloorDivide(cells.Row);
        var col = FloorDivide(cells.Col);
        return new Window(row, col, FloorDivide(cells.EndRow - 1) - row + 1, FloorDivide(cells.EndCol - 1) - col + 1);
    }

    /// <summary>The blocks of such a window, row after row.</summary>
    public static IEnumerable<Block> In(Window blocks)
    {
        for (var row = blocks.Row; row < blocks.EndRow; row++)
        {
            for (var col = blocks.Col; col < blocks.EndCol; col++) yield return new Block(row, col);
        }
    }

    static int FloorDivide(int cell) => cell >= 0 ? cell / Size : -1 - ((-1 - cell) / Size);
}
