using System.Runtime.CompilerServices;
using Calaisis.Raster.Arithmetic;
using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Resistance;

/// <summary>
/// s = clamp((v - from) / (to - from), 0, 1): no stress at <c>from</c>, full stress at <c>to</c>. With <c>from</c>
/// above <c>to</c>, high values are the harmless ones.
/// </summary>
public sealed record LinearCurve : Curve
{
    public LinearCurve(double from, double to)
    {
        RequireFinite(from, "from");
        RequireFinite(to, "to");
        if (from.Equals(to))
        {
            throw new UnfitException(
                $"'from' and 'to' of the linear curve are both {from}, expected two different values");
        }

        From = from;
        To = to;
    }

    /// <summary>The value without stress.</summary>
    public double From { get; }

    /// <summary>The value of full stress.</summary>
    public double To { get; }

    internal override void Bend(ReadOnlySpan<float> values, ResistanceRange? range, Span<float> results) =>
        Map(new Formula(new SplitNumber(From), (float)(To - From)), values, range, results);

    readonly struct Formula(SplitNumber from, float span) : ICurveFormula
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Of<T>(T values)
            where T : struct, ILanes<T>
        {
            var above = (values - T.All(from.Head)) - T.All(from.Tail);
            return Unit.Clamp(above / T.All(span));
        }
    }
}
