using System.Runtime.CompilerServices;
using Calaisis.Raster.Arithmetic;

namespace Calaisis.Raster.Resistance;

/// <summary>
/// s = 1 - suitability: no stress where the value suits best, full stress where it does not suit at all.
/// </summary>
public sealed record TrapezoidCurve(Trapezoid Trapezoid) : Curve
{
    internal override void Bend(ReadOnlySpan<float> values, ResistanceRange? range, Span<float> results)
    {
        var (rises, falls) = (double.IsFinite(Trapezoid.A), double.IsFinite(Trapezoid.D));
        var rising = new Side(Trapezoid.B, Trapezoid.B - Trapezoid.A);
        var falling = new Side(Trapezoid.C, Trapezoid.D - Trapezoid.C);
        if (rises && falls) Map(new Both(rising, falling), values, range, results);
        else if (rises) Map(new Rising(rising), values, range, results);
        else Map(new Falling(falling), values, range, results);
    }

    readonly struct Both(Side rising, Side falling) : ICurveFormula
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Of<T>(T values)
            where T : struct, ILanes<T> =>
            Unit.Clamp(T.Max(-rising.Over(values), falling.Over(values)));
    }

    readonly struct Rising(Side side) : ICurveFormula
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Of<T>(T values)
            where T : struct, ILanes<T> => Unit.Clamp(-side.Over(values));
    }

    readonly struct Falling(Side side) : ICurveFormula
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Of<T>(T values)
            where T : struct, ILanes<T> => Unit.Clamp(side.Over(values));
    }

    readonly struct Side(double top, double width)
    {
        readonly SplitNumber _top = new(top);

        // A step is so narrow that no float lies on it.
        readonly float _width = Math.Max((float)width, SingleExpLog.Least);

        /// <summary>How far a value lies above the top, in widths of the side.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal T Over<T>(T values)
            where T : struct, ILanes<T> =>
            ((values - T.All(_top.Head)) - T.All(_top.Tail)) / T.All(_width);
    }
}
