using System.Numerics;

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
            throw new ArgumentException(FormattableString.Invariant(
                $"'from' and 'to' of the linear curve are both {from}, expected two different values"));
        }

        From = from;
        To = to;
    }

    /// <summary>The value without stress.</summary>
    public double From { get; }

    /// <summary>The value of full stress.</summary>
    public double To { get; }

    internal override void Stress(ReadOnlySpan<float> values, Span<float> stress) =>
        RowKernel.Map(new Formula(From, To - From), values, stress);

    readonly struct Formula(double from, double span) : IRowFunction
    {
        public Vector<double> Of(Vector<double> values) =>
            Unit.Clamp((values - new Vector<double>(from)) / new Vector<double>(span));
    }
}
