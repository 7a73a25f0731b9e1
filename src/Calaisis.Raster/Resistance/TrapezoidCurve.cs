using System.Numerics;

namespace Calaisis.Raster.Resistance;

/// <summary>
/// s = 1 - suitability: no stress where the value suits best, full stress where it does not suit at all.
/// </summary>
public sealed record TrapezoidCurve(Trapezoid Trapezoid) : Curve
{
    internal override void Stress(ReadOnlySpan<float> values, Span<float> stress) =>
        RowKernel.Map(new Formula(Trapezoid), values, stress);

    readonly struct Formula(Trapezoid trapezoid) : IRowFunction
    {
        public Vector<double> Of(Vector<double> values) => Vector<double>.One - trapezoid.Suitability(values);
    }
}
