using System.Runtime.CompilerServices;
using Calaisis.Raster.Arithmetic;

namespace Calaisis.Raster.Resistance;

/// <summary>
/// s = 1 / (1 + (L50/L)^k): a threshold at L50, the sharper the larger k. Zero and negative
/// values give 0.
/// </summary>
/// <remarks>
/// Stress below 1e-15 and values below 1e-33 count as 0. Relative error below 1e-6 for k up to 12; beyond, it grows as
/// k.
/// </remarks>
public sealed record LogisticCurve : Curve
{
    readonly Power _power;

    public LogisticCurve(double l50, double k)
    {
        RequirePositive(l50, "l50");
        RequirePositive(k, "k");
        L50 = l50;
        K = k;
        _power = new Power(k, l50);
    }

    /// <summary>The value of stress one half.</summary>
    public double L50 { get; }

    /// <summary>Steepness.</summary>
    public double K { get; }

    internal override void Bend(ReadOnlySpan<float> values, ResistanceRange? range, Span<float> results)
    {
        switch (K)
        {
            case 1: Map(new Formula<First>((float)L50, default), values, range, results); break;
            case 2: Map(new Formula<Second>((float)L50, default), values, range, results); break;
            case 3: Map(new Formula<Third>((float)L50, default), values, range, results); break;
            case 4: Map(new Formula<Fourth>((float)L50, default), values, range, results); break;
            default: Map(new AnyFormula(in _power), values, range, results); break;
        }
    }

    // Divisions by zero and infinity end at stress 0 and 1 by themselves.
    readonly struct Formula<TPower>(float l50, TPower power) : ICurveFormula
        where TPower : struct, ICurveFormula
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Of<T>(T values)
            where T : struct, ILanes<T>
        {
            var light = T.Max(values, T.All(0)) + T.All(0);
            return T.All(1) / (T.All(1) + power.Of(T.All(l50) / light));
        }
    }

    readonly struct First : ICurveFormula
    {
        public T Of<T>(T ratio)
            where T : struct, ILanes<T> => ratio;
    }

    readonly struct Second : ICurveFormula
    {
        public T Of<T>(T ratio)
            where T : struct, ILanes<T> => ratio * ratio;
    }

    readonly struct Third : ICurveFormula
    {
        public T Of<T>(T ratio)
            where T : struct, ILanes<T> => ratio * ratio * ratio;
    }

    readonly struct Fourth : ICurveFormula
    {
        public T Of<T>(T ratio)
            where T : struct, ILanes<T> => ratio * ratio * (ratio * ratio);
    }

    readonly struct AnyFormula(in Power power) : ICurveFormula
    {
        readonly Power _power = power;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Of<T>(T values)
            where T : struct, ILanes<T>
        {
            var power = _power.Of(values);
            return power / (power + T.All(1));
        }
    }
}
