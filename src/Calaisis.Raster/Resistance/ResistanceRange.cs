using System.Numerics;

namespace Calaisis.Raster.Resistance;

/// <summary>
/// R = Rmin + (Rmax - Rmin) s^gamma: the resistance at no stress, at full stress, and the bend between.
/// </summary>
/// <remarks>As factors of a layer below, 1 to M gives 1 + (M - 1) s, the usual weight of light on land cover.</remarks>
public sealed record ResistanceRange
{
    public ResistanceRange(double min, double max, double gamma = 1)
    {
        if (!(min > 0) || !double.IsFinite(max) || !(min <= max))
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"the resistance goes from {min} to {max}, expected 0 < min <= max"));
        }

        if (!double.IsFinite(gamma) || gamma <= 0)
        {
            throw new ArgumentException(FormattableString.Invariant($"'gamma' is {gamma}, expected a number above 0"));
        }

        Min = min;
        Max = max;
        Gamma = gamma;
    }

    /// <summary>Rmin, at stress 0.</summary>
    public double Min { get; }

    /// <summary>Rmax, at stress 1.</summary>
    public double Max { get; }

    /// <summary>Above 1, little stress counts for less; below 1, for more.</summary>
    public double Gamma { get; }

    /// <summary>Turns stress into resistance, in place; NaN stays.</summary>
    internal void Apply(Span<float> stress)
    {
        switch (Gamma)
        {
            case 1: RowKernel.Map(new Straight(Min, Max - Min), stress, stress); break;
            case 2: RowKernel.Map(new Squared(Min, Max - Min), stress, stress); break;
            default: RowKernel.Map(new Bent(Min, Max - Min, Gamma), stress, stress); break;
        }
    }

    readonly struct Straight(double min, double span) : IRowFunction
    {
        public Vector<double> Of(Vector<double> values) =>
            new Vector<double>(min) + (values * new Vector<double>(span));
    }

    readonly struct Squared(double min, double span) : IRowFunction
    {
        public Vector<double> Of(Vector<double> values) =>
            new Vector<double>(min) + (values * values * new Vector<double>(span));
    }

    readonly struct Bent(double min, double span, double gamma) : IRowFunction
    {
        public Vector<double> Of(Vector<double> values)
        {
            var positive = Vector.GreaterThan(values, Vector<double>.Zero);
            var log = ExpLog.Log(Vector.ConditionalSelect(positive, values, Vector<double>.One));
            var power = ExpLog.Exp(log * new Vector<double>(gamma));
            var bent = new Vector<double>(min) + (power * new Vector<double>(span));
            return Vector.ConditionalSelect(positive, bent, new Vector<double>(min));
        }
    }
}
