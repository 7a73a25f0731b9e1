using System.Globalization;

namespace Calaisis.Raster.Preflight;

/// <summary>How the report writes numbers.</summary>
static class Amounts
{
    const double SmallestShare = 0.001;

    // From here on a number has more digits than it holds.
    const double Long = 1e15;

    /// <summary><c>1,234 cells (0.4 %)</c>.</summary>
    internal static Sentence CellsAndShare(long cells, long ofCells) =>
        $"{cells:#,0} [cell|cells] ({Share(cells, ofCells)})";

    /// <summary><c>0.4 %</c>; a few are never shown as none, nor nearly all as all.</summary>
    internal static Sentence Share(long cells, long ofCells)
    {
        var share = cells / (double)ofCells;
        if (cells > 0 && share < SmallestShare) return $"< {0.1} %";
        if (cells < ofCells && share > 1 - SmallestShare) return $"> {99.9} %";
        return $"{100 * share:0.#} %";
    }

    /// <summary>A value as pipeline files write it.</summary>
    internal static string Written(double value) =>
        value.ToString(Math.Abs(value) < Long ? "0.######" : "R", CultureInfo.InvariantCulture);

    /// <summary>A value as people write it.</summary>
    internal static Sentence Spoken(double value) =>
        Math.Abs(value) < Long ? $"{value:0.######}" : (Sentence)$"{Written(value)}";

    internal static Sentence Range(double min, double max, string unit) =>
        unit.Length == 0 ? (Sentence)$"{min:0.######} to {max:0.######}" : $"{min:0.######} to {max:0.######} {unit}";
}
