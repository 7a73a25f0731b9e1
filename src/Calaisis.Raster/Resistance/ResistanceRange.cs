using System.Runtime.CompilerServices;
using Calaisis.Raster.Arithmetic;
using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Resistance;

/// <summary>
/// R = Rmin + (Rmax - Rmin) s^gamma: the resistance at no stress, at full stress, and the bend between.
/// </summary>
/// <remarks>As factors of a layer below, 1 to M gives 1 + (M - 1) s, the usual weight of light on land cover.</remarks>
public sealed record ResistanceRange
{
    readonly Power _power;

    public ResistanceRange(double min, double max, double gamma = 1)
    {
        if (!(min > 0) || !double.IsFinite(max) || !(min <= max))
        {
            throw new UnfitException($"the resistance goes from {min} to {max}, expected 0 < min <= max");
        }

        if (!double.IsFinite(gamma) || gamma <= 0)
        {
            throw new UnfitException($"'gamma' is {gamma}, expected a number above 0");
        }

        Min = min;
        Max = max;
        Gamma = gamma;
        _power = new Power(gamma, 1);
    }

    /// <summary>Rmin, at stress 0.</summary>
    public double Min { get; }

    /// <summary>Rmax, at stress 1.</summary>
    public double Max { get; }

    /// <summary>Above 1, little stress counts for less; below 1, for more.</summary>
    public double Gamma { get; }

    /// <summary>Turns stress into resistance, in place; NaN stays.</summary>
    internal void Apply(Span<float> stress) => Map(default(Same), stress, stress);

    /// <summary>From values by stress to resistance, in one pass; NaN stays.</summary>
    internal void Map<TStress>(TStress stress, ReadOnlySpan<float> values, Span<float> resistance)
        where TStress : struct, ICurveFormula
    {
        var (min, span) = ((float)Min, (float)(Max - Min));
        switch (Gamma)
        {
            case 1: CurveKernel.Map(new Straight<TStress>(stress, min, span), values, resistance); break;
            case 2: CurveKernel.Map(new Squared<TStress>(stress, min, span), values, resistance); break;
            default: CurveKernel.Map(new Bent<TStress>(stress, min, span, in _power), values, resistance); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T Between<T>(T share, float min, float span)
        where T : struct, ILanes<T> => T.Fused(share, T.All(span), T.All(min));

    readonly struct Same : ICurveFormula
    {
        public T Of<T>(T values)
            where T : struct, ILanes<T> => values;
    }

    readonly struct Straight<TStress>(TStress stress, float min, float span) : ICurveFormula
        where TStress : struct, ICurveFormula
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Of<T>(T values)
            where T : struct, ILanes<T> => Between(stress.Of(values), min, span);
    }

    readonly struct Squared<TStress>(TStress stress, float min, float span) : ICurveFormula
        where TStress : struct, ICurveFormula
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Of<T>(T values)
            where T : struct, ILanes<T>
        {
            var s = stress.Of(values);
            return Between(s * s, min, span);
        }
    }

    readonly struct Bent<TStress>(TStress stress, float min, float span, in Power power) : ICurveFormula
        where TStress : struct, ICurveFormula
    {
        readonly Power _power = power;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Of<T>(T values)
            where T : struct, ILanes<T> => Between(_power.Of(stress.Of(values)), min, span);
    }
}
