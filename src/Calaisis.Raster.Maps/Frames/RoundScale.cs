namespace Calaisis.Raster.Maps.Frames;

/// <summary>
/// Scales as maps are printed at: between powers of ten the denominators 1 to 2 in steps of 0.05, to 5 in steps of
/// 0.25, to 10 in steps of 0.5. The next scale of the series is never smaller by more than an eighth.
/// </summary>
public static class RoundScale
{
    const double Tolerance = 1e-9;

    /// <summary>
    /// The largest scale of the series not larger than a limit: the least denominator at or above it.
    /// </summary>
    public static double AtLeast(double denominator)
    {
        if (!(denominator is >= 1 and < 1e12))
            throw new ArgumentOutOfRangeException(nameof(denominator), denominator, "1 to 1e12");
        var power = Math.Pow(10, Math.Floor(Math.Log10(denominator) + Tolerance));
        // Whole multiples of a twentieth of the power are exact from 20 on.
        var twentieths = denominator / power * 20;
        var step = twentieths <= 40 + Tolerance ? 1 : twentieths <= 100 + Tolerance ? 5 : 10;
        return Math.Ceiling((twentieths / step) - Tolerance) * step * power / 20;
    }
}
