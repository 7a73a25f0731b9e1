using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Resistance;

/// <summary>
/// s = (exp(c x) - 1) / (exp(c) - 1) with x = clamp((v - from) / (to - from), 0, 1): the negative
/// exponential, which gives R = 1 + (Rmax - 1)(exp(c x) - 1)/(exp(c) - 1) with a range of 1 to Rmax. Stress
/// stays low for long and then rises steeply; a negative c rises first; c = 0 is linear.
/// </summary>
public sealed record ExponentialCurve : Curve
{
    const double LargestC = 100;

    // Nearer to 0 the curve is linear within the precision of a float, and the formula would lose its digits.
    const double SmallestC = 1e-7;

    public ExponentialCurve(double from, double to, double c)
    {
        Linear = new LinearCurve(from, to);
        if (!(Math.Abs(c) <= LargestC))
        {
            throw new UnfitException(
                $"'c' of the exponential curve is {c}, expected a number from -{LargestC} to {LargestC}");
        }

        C = c;
    }

    /// <summary>What brings the value to x.</summary>
    public LinearCurve Linear { get; }

    /// <summary>How bent the curve is.</summary>
    public double C { get; }

    internal override void Bend(ReadOnlySpan<float> values, ResistanceRange? range, Span<float> results)
    {
        var (from, span) = (Linear.From, Linear.To - Linear.From);
        if (Math.Abs(C) < SmallestC) Linear.Bend(values, range, results);
        else if (!ExponentialBetween.Suits(from, span, C))
            Map(new ExponentialFormula(from, span, C), values, range, results);
        else if (from == 0) Map(new ExponentialFromZero(span, C), values, range, results);
        else Map(new ExponentialBetween(from, span, C), values, range, results);
    }
}
