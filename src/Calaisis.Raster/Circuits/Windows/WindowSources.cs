using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Circuits.Windows;

/// <summary>What the cells of a window send to its target.</summary>
static class WindowSources
{
    /// <summary>
    /// Sources within the radius and outside the block share what the block draws; then conditions take some of them
    /// away, and their current with them. Null where nothing is sent.
    /// </summary>
    /// <param name="task">Strengths, conditions and rules.</param>
    /// <param name="target">The target.</param>
    /// <param name="window">Its window, cut at the grid.</param>
    public static double[]? Of(WindowTask task, WindowTarget target, Window window)
    {
        var (rules, cols) = (task.Rules, task.Conductances.Shape.Cols);
        var block = BlockOf(rules, target, window);
        var amperes = new double[window.CellCount];
        var sum = 0.0;
        for (var i = 0; i < amperes.Length; i++)
        {
            var cell = new Cell(window.Row + (i / window.Cols), window.Col + (i % window.Cols));
            if (block.Contains(cell)
                || !WindowDisc.Holds(cell.Row - target.Cell.Row, cell.Col - target.Cell.Col, rules.Radius))
            {
                continue;
            }

            var strength = task.Strengths[(cell.Row * cols) + cell.Col];
            if (!(strength > 0)) continue;
            amperes[i] = strength;
            sum += strength;
        }

        if (sum == 0) return null;
        for (var i = 0; i < amperes.Length; i++) amperes[i] *= target.Strength / sum;
        Condition(task, target, window, amperes);
        return amperes;
    }

    // Omniscape counts from the window's corner, as if no edge had cut it.
    static Window BlockOf(WindowRules rules, WindowTarget target, Window window) => WindowTarget.Block(
        rules.LikeOmniscape ? new Cell(window.Row + rules.Reach, window.Col + rules.Reach) : target.Cell,
        rules.HalfBlock);

    static void Condition(WindowTask task, WindowTarget target, Window window, double[] amperes)
    {
        var cols = task.Conductances.Shape.Cols;
        foreach (var condition in task.Conditions)
        {
            var value = condition.ValueOf(
                WindowTarget.CellsOf(WindowTarget.Block(target.Cell, task.Rules.HalfBlock), cols));
            for (var i = 0; i < amperes.Length; i++)
            {
                var cell = ((window.Row + (i / window.Cols)) * cols) + window.Col + (i % window.Cols);
                if (amperes[i] > 0 && !condition.Passes(cell, value)) amperes[i] = 0;
            }
        }
    }
}
