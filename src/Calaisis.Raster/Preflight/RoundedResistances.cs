namespace Calaisis.Raster.Preflight;

/// <summary>
/// Numbers of a raster of resistances that single precision does not hold: resistances have seven significant digits,
/// wherever they come from.
/// </summary>
/// <param name="Cells">How many cells hold such a number.</param>
/// <param name="AreMore">Whether there are more, that were not counted.</param>
/// <param name="Value">The first of them.</param>
public sealed record RoundedResistances(long Cells, bool AreMore, double Value)
{
    /// <summary>What follows from it.</summary>
    public Sentence Sentence
    {
        get
        {
            var kept = (double)(float)Value;
            var more = AreMore ? $"more than " : Sentence.Empty;
            return double.IsFinite(kept)
                ? $"resistances are in single precision (7 digits), "
                    + $"in which {more}{Cells:#,0} [cell|cells] of this raster cannot be "
                    + $"kept to the last digit: {Value:R} is read as {kept:R}"
                : (Sentence)($"resistances are in single precision, which is too small for {more}{Cells:#,0} "
                    + $"[cell|cells] of this raster: {Value:R} is read as infinite, a barrier");
        }
    }

    /// <summary>Whether single precision does not hold a number.</summary>
    public static bool IsRounded(double value) =>
        double.IsFinite(value) && (float)value is var kept && !((double)kept).Equals(value);
}
