using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Resistance;

/// <summary>A source's values through a curve: night light, slope, any quantity whose effect is gradual.</summary>
public sealed class CurveLayer : RowLayer
{
    /// <param name="source">The source that holds the values.</param>
    /// <param name="curve">From value to stress.</param>
    /// <param name="range">From stress to resistance; null writes stress itself (0 to 1), for looking at it.</param>
    /// <param name="background">
    /// Natural level, in units of the value, taken off first; what is below it counts as 0 (negative radiances are
    /// noise of the sensor). Null leaves the values as they are.
    /// </param>
    /// <param name="barrierFrom">
    /// The value, after the background is taken off, from which the layer is a barrier.
    /// </param>
    public CurveLayer(
        string source, Curve curve, ResistanceRange? range, double? background = null, double? barrierFrom = null)
        : base(source)
    {
        ArgumentNullException.ThrowIfNull(curve);
        RequireNumber(background, "background");
        RequireNumber(barrierFrom, "barrier-from");
        Curve = curve;
        Range = range;
        Background = background;
        BarrierFrom = barrierFrom;
    }

    public Curve Curve { get; }

    public ResistanceRange? Range { get; }

    public double? Background { get; }

    public double? BarrierFrom { get; }

    internal static void RequireNumber(double? value, string key)
    {
        if (value is { } number && !double.IsFinite(number)) throw new UnfitException($"'{key}' is not a number");
    }

    protected override void EvaluateRow(
        TileInputs inputs, int row, ReadOnlySpan<float> values, Span<float> results, ResistanceScratch scratch)
    {
        ArgumentNullException.ThrowIfNull(scratch);
        if (Background is { } background)
        {
            var above = scratch.Floats(0, values.Length);
            ValueKernel.TakeOff((float)background, values, above);
            values = above;
        }

        Curve.Bend(values, Range, results);
        if (BarrierFrom is { } barrier) ValueKernel.SetBarriers((float)barrier, values, results);
    }
}
