using System.Globalization;

namespace Calaisis.Raster.Preflight;

/// <summary>How the report writes numbers.</summary>
static class Amounts
{
    const double SmallestShare = 0.001;

    static readonly NumberFormatInfo French = new() { NumberDecimalSeparator = "," };

    /// <summary><c>1234 cells (0.4 %)</c>.</summary>
    internal static string CellsAndShare(long cells, long ofCells) =>
        $"{Count(cells, "cell", "cells")} ({Share(cells, ofCells)})";

    /// <summary><c>1234 cellules (0,4 %)</c>.</summary>
    internal static string FrenchCellsAndShare(long cells, long ofCells) =>
        $"{Count(cells, "cellule", "cellules")} ({Share(cells, ofCells).Replace('.', ',')})";

    /// <summary><c>x 1,5 à 2, y 3 à 4</c>.</summary>
    internal static string FrenchBounds(Grids.MapBounds bounds) =>
        string.Create(French, $"x {bounds.MinX:0.##} à {bounds.MaxX:0.##}, y {bounds.MinY:0.##} à {bounds.MaxY:0.##}");

    /// <summary><c>0.4 %</c>; a few are never shown as none, nor nearly all as all.</summary>
    internal static string Share(long cells, long ofCells)
    {
        var share = cells / (double)ofCells;
        if (cells > 0 && share < SmallestShare) return "< 0.1 %";
        if (cells < ofCells && share > 1 - SmallestShare) return "> 99.9 %";
        return string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.#} %");
    }

    internal static string Count(long count, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");

    internal static string Value(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    internal static string Range(double min, double max, string unit) =>
        unit.Length == 0 ? $"{Value(min)} to {Value(max)}" : $"{Value(min)} to {Value(max)} {unit}";
}
