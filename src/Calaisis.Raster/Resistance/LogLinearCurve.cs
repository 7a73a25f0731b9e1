using System.Numerics;

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

    internal override void Stress(ReadOnlySpan<float> values, Span<float> stress) =>
        RowKernel.Map(new Formula(L0, ExpLog.Log(1 + (Lmax / L0))), values, stress);

    readonly struct Formula(double l0, double whole) : IRowFunction
    {
        public Vector<double> Of(Vector<double> values)
        {
            var ratio = Vector.Max(values, Vector<double>.Zero) / new Vector<double>(l0);
            return Unit.Clamp(ExpLog.Log(Vector<double>.One + ratio) / new Vector<double>(whole));
        }
    }
}
