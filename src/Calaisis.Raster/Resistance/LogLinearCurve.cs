using System.Runtime.CompilerServices;
using Calaisis.Raster.Arithmetic;

namespace Calaisis.Raster.Resistance;

/// <summary>
/// s = clamp(ln(1 + L/L0) / ln(1 + Lmax/L0), 0, 1): each doubling of the light above L0 adds
/// the same stress, up to Lmax. Negative values give 0.
/// </summary>
public sealed record LogLinearCurve : Curve
{
    public LogLinearCurve(double l0, double lmax)
    {
        RequirePositive(l0, "l0");
        RequirePositive(lmax, "lmax");
        L0 = l0;
        Lmax = lmax;
    }

    /// <summary>Below it the curve is nearly linear; in units of the value.</summary>
    public double L0 { get; }

    /// <summary>The value of full stress.</summary>
    public double Lmax { get; }

    internal override void Bend(ReadOnlySpan<float> values, ResistanceRange? range, Span<float> results) =>
        Map(new Formula(L0, Lmax), values, range, results);

    readonly struct Formula : ICurveFormula
    {
        readonly float _perL0;
        readonly float _perWhole;

        internal Formula(double l0, double lmax)
        {
            _perL0 = (float)(1 / l0);
            // Rounded up, so that full stress is reached at Lmax, not just before.
            var whole = Log(NarrowLanes.All((float)lmax)).First;
            _perWhole = 1 / whole;
            while (_perWhole * whole < 1) _perWhole = MathF.BitIncrement(_perWhole);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Of<T>(T values)
            where T : struct, ILanes<T> => T.Min(Log(values) * T.All(_perWhole), T.All(1));

        // ln(1 + L/L0): what the sum loses to rounding is handed on, or little light would be none.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        T Log<T>(T values)
            where T : struct, ILanes<T>
        {
            var ratio = T.Max(values, T.All(0)) * T.All(_perL0);
            ratio = T.Min(ratio, T.All(1e30f));
            var sum = T.All(1) + ratio;
            return SingleExpLog.Log(sum, ratio - (sum - T.All(1)));
        }
    }
}
