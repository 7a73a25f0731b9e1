using System.Numerics;

namespace Calaisis.Raster.Resistance;

/// <summary>
/// s = 1 / (1 + (L50/L)^k): a threshold at L50, the sharper the larger k. Zero and negative
/// values give 0.
/// </summary>
public sealed record LogisticCurve : Curve
{
    public LogisticCurve(double l50, double k)
    {
        RequirePositive(l50, "l50");
        RequirePositive(k, "k");
        L50 = l50;
        K = k;
    }

    /// <summary>The value of stress one half.</summary>
    public double L50 { get; }

    /// <summary>Steepness.</summary>
    public double K { get; }

    internal override void Stress(ReadOnlySpan<float> values, Span<float> stress) =>
        RowKernel.Map(new Formula(ExpLog.Log(L50), K), values, stress);

    readonly struct Formula(double logL50, double k) : IRowFunction
    {
        public Vector<double> Of(Vector<double> values)
        {
            var positive = Vector.GreaterThan(values, Vector<double>.Zero);
            var logL = ExpLog.Log(Vector.ConditionalSelect(positive, values, Vector<double>.One));
            var power = ExpLog.Exp((new Vector<double>(logL50) - logL) * new Vector<double>(k));
            var stress = Vector<double>.One / (Vector<double>.One + power);
            return Vector.ConditionalSelect(positive, stress, Vector<double>.Zero);
        }
    }
}
