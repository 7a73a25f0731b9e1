namespace Calaisis.Raster.Resistance;

/// <summary>A shape that turns a value into stress: 0 harmless, 1 as bad as it gets.</summary>
public abstract record Curve
{
    /// <summary>Writes the stress of each value; NaN where the value is NaN. Both may be the same span.</summary>
    internal abstract void Stress(ReadOnlySpan<float> values, Span<float> stress);

    protected static void RequireFinite(double value, string key)
    {
        if (!double.IsFinite(value)) throw new ArgumentException($"'{key}' of the curve is not a number");
    }

    protected static void RequirePositive(double value, string key)
    {
        if (!double.IsFinite(value) || value <= 0)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"'{key}' of the curve is {value}, expected a number above 0"));
        }
    }
}
