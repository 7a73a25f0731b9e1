using Calaisis.Raster.Maps.Frames;

namespace Calaisis.Raster.Maps.Furniture;

/// <summary>
/// A scale bar's length on the ground and on paper, and its number of parts; every part is a round length too.
/// </summary>
/// <param name="Metres">Length on the ground.</param>
/// <param name="Mm">Length on paper.</param>
/// <param name="Parts">Parts of equal length: 4 where the length starts with 2, else 5.</param>
public readonly record struct ScaleBarChoice(double Metres, double Mm, int Parts)
{
    /// <summary>The longest bar of a round length that fits.</summary>
    /// <param name="metresPerMm">Metres on the ground per millimetre of paper.</param>
    /// <param name="longestMm">Room for the bar.</param>
    public static ScaleBarChoice Within(double metresPerMm, double longestMm)
    {
        var metres = RoundLength.AtMost(metresPerMm * longestMm);
        var leading = metres / Math.Pow(10, Math.Floor(Math.Log10(metres) + 1e-9));
        return new ScaleBarChoice(metres, metres / metresPerMm, Math.Round(leading) == 2 ? 4 : 5);
    }

    /// <summary>The scale's denominator, to three significant digits: as exact as a print is.</summary>
    public static double Denominator(double metresPerMm)
    {
        var exact = metresPerMm * 1000;
        var digits = (int)Math.Floor(Math.Log10(exact));
        return digits < 2
            ? Math.Round(exact, 2 - digits)
            : Math.Round(exact / Math.Pow(10, digits - 2)) * Math.Pow(10, digits - 2);
    }
}
