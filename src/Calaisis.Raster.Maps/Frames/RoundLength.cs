namespace Calaisis.Raster.Maps.Frames;

/// <summary>Numbers people like: 1, 2 or 5 times a power of ten.</summary>
public static class RoundLength
{
    // Logarithms and products may land a hair beside a round number that is meant to count.
    const double Tolerance = 1e-12;

    /// <summary>The greatest round number not above a positive limit.</summary>
    public static double AtMost(double limit) => Around(limit).Last(round => round <= limit * (1 + Tolerance));

    /// <summary>The least round number not below a positive limit.</summary>
    public static double AtLeast(double limit) => Around(limit).First(round => round >= limit * (1 - Tolerance));

    // From a decade below the limit to a decade above.
    static IEnumerable<double> Around(double limit)
    {
        if (!(limit is > 1e-12 and < 1e15))
            throw new ArgumentOutOfRangeException(nameof(limit), limit, "1e-12 to 1e15");
        var exponent = (int)Math.Floor(Math.Log10(limit));
        return
            from power in Enumerable.Range(exponent - 1, 4)
            from mantissa in (int[])[1, 2, 5]
            select power >= 0 ? mantissa * Math.Pow(10, power) : mantissa / Math.Pow(10, -power);
    }
}
