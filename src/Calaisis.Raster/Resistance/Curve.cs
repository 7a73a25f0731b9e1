using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Resistance;

/// <summary>
/// A shape that turns a value into stress: 0 harmless, 1 as bad as it gets. Stress and resistance are computed in
/// single precision, within 1e-6 of the formula (relative to the result) unless the curve says otherwise.
/// </summary>
public abstract record Curve
{
    // Beyond, values of rasters say nothing, and the formulas' products would overflow.
    const double Smallest = 1e-20;
    const double Largest = 1e20;

    /// <summary>
    /// Writes the resistance of each value, or its stress where no range is given; NaN where the value is NaN. Both may
    /// be the same span.
    /// </summary>
    internal abstract void Bend(ReadOnlySpan<float> values, ResistanceRange? range, Span<float> results);

    /// <summary>Runs a formula of stress, and the range after it, in one pass.</summary>
    private protected static void Map<TStress>(
        TStress stress, ReadOnlySpan<float> values, ResistanceRange? range, Span<float> results)
        where TStress : struct, ICurveFormula
    {
        if (range is null) CurveKernel.Map(stress, values, results);
        else range.Map(stress, values, results);
    }

    private protected static void RequireFinite(double value, string key)
    {
        if (!double.IsFinite(value)) throw new UnfitException($"'{key}' of the curve is not a number");
        if (Math.Abs(value) > Largest)
        {
            throw new UnfitException(
                $"'{key}' of the curve is {value}, expected a number from -{Largest} to {Largest}");
        }
    }

    private protected static void RequirePositive(double value, string key)
    {
        if (!double.IsFinite(value) || value <= 0)
        {
            throw new UnfitException($"'{key}' of the curve is {value}, expected a number above 0");
        }

        if (value < Smallest || value > Largest)
        {
            throw new UnfitException(
                $"'{key}' of the curve is {value}, expected a number from {Smallest} to {Largest}");
        }
    }
}
