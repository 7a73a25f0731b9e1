using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Circuits.Windows;

/// <summary>A target: the centre of a block, and what the cells of the block draw together.</summary>
readonly record struct WindowTarget(Cell Cell, double Strength)
{
    /// <summary>The targets of a task, row after row: of blocks that fit and draw something.</summary>
    public static List<WindowTarget> Of(WindowTask task)
    {
        var (shape, half, size) = (task.Conductances.Shape, task.Rules.HalfBlock, task.Rules.BlockSize);
        var targets = new List<WindowTarget>();
        for (var row = half; row + half < shape.Rows; row += size)
        {
            for (var col = half; col + half < shape.Cols; col += size)
            {
                var cell = new Cell(row, col);
                var strength = CellsOf(Block(cell, half), shape.Cols)
                    .Sum(one => task.Strengths[one] > 0 ? task.Strengths[one] : 0);
                if (strength > 0) targets.Add(new WindowTarget(cell, strength));
            }
        }

        return targets;
    }

    public static Window Block(Cell centre, int half) =>
        new(centre.Row - half, centre.Col - half, (2 * half) + 1, (2 * half) + 1);

    /// <summary>The positions of a window's cells, column after column.</summary>
    public static IEnumerable<int> CellsOf(Window window, int cols)
    {
        for (var col = window.Col; col < window.EndCol; col++)
        {
            for (var row = window.Row; row < window.EndRow; row++) yield return (row * cols) + col;
        }
    }
}
