namespace Calaisis.Raster.Circuits.Windows;

/// <summary>Cells by their distance from the centre of a full window.</summary>
static class WindowDisc
{
    /// <summary>Whether a cell lies within so many cells.</summary>
    public static bool Holds(int down, int right, int radius) =>
        ((long)down * down) + ((long)right * right) <= (long)radius * radius;

    /// <summary>A full window with a number on the cells of a disc, 0 elsewhere.</summary>
    public static double[] Filled(int reach, int radius, double number)
    {
        var side = (2 * reach) + 1;
        var cells = new double[side * side];
        for (var i = 0; i < cells.Length; i++)
        {
            if (Holds((i / side) - reach, (i % side) - reach, radius)) cells[i] = number;
        }

        return cells;
    }
}
