using Calaisis.Raster.Resistance;
using CsCheck;
using Xunit;

namespace Calaisis.Raster.Tests.Resistance;

/// <summary>
/// Resistances by curves, over all magnitudes that pipelines use, against the formulas in double precision and the C
/// library's functions, none of which the kernels use.
/// </summary>
public sealed class CurvePrecisionTests
{
    const double Promised = 1e-6;

    static readonly Gen<double> Magnitude = Gen.Double[-4, 4].Select(power => Math.Pow(10, power));

    static readonly float[] Values =
    [
        0, -1e-3f, -7, .. Enumerable.Range(0, 300).Select(i => 0.73f * i),
        .. Enumerable.Range(0, 300).Select(i => 1e-8f * MathF.Pow(1.117f, i)),
    ];

    [Fact]
    public void Linear_curves_keep_what_is_promised() =>
        Gen.Select(Gen.Double[-50, 50], Magnitude, Gen.Bool).Sample((from, span, falls) =>
        {
            var to = from + (falls ? -span : span);
            Check(new LinearCurve(from, to), v => (v - from) / (to - from), (float)from, (float)to);
        });

    [Fact]
    public void Log_linear_curves_keep_what_is_promised() =>
        Gen.Select(Magnitude, Magnitude).Sample((l0, lmax) => Check(
            new LogLinearCurve(l0, lmax), v => v <= 0 ? 0 : Log(v / l0) / Log(lmax / l0), (float)lmax));

    [Fact]
    public void Logistic_curves_keep_what_is_promised() =>
        Gen.Select(Magnitude, Gen.OneOf(Gen.Double[0.2, 12], Gen.Int[1, 5].Select(k => (double)k))).Sample((l50, k) =>
            Check(new LogisticCurve(l50, k), v => v <= 0 ? 0 : 1 / (1 + Math.Pow(l50 / v, k)), (float)l50));

    [Fact]
    public void Exponential_curves_keep_what_is_promised() =>
        Gen.Select(
            Gen.OneOf(Gen.Double[-50, 50], Gen.Const(0.0)),
            Magnitude,
            Gen.Double[-100, 100].Where(c => Math.Abs(c) > 1e-6),
            Gen.Bool).Sample((from, span, c, falls) =>
        {
            var to = from + (falls ? -span : span);
            Check(
                new ExponentialCurve(from, to, c),
                v => Exp(c * Math.Clamp((v - from) / (to - from), 0, 1)) / Exp(c), (float)from, (float)to);
        });

    /// <summary>
    /// Fifty floats lie between the ends: what the first of two floats of 'from' leaves is half a power of two.
    /// </summary>
    [Fact]
    public void Exponential_curves_with_few_floats_between_their_ends_keep_what_is_promised()
    {
        const double from = 30.279631334113663, to = from - 1e-4, c = 29.496436825563194;
        Check(
            new ExponentialCurve(from, to, c),
            v => Exp(c * Math.Clamp((v - from) / (to - from), 0, 1)) / Exp(c),
            [.. Enumerable.Range(0, 60).Select(i => (float)(to + (i * 2e-6)))]);
    }

    [Fact]
    public void Trapezoid_curves_keep_what_is_promised() =>
        Gen.Select(Gen.Double[-50, 50], Magnitude, Magnitude, Magnitude).Sample((a, rise, flat, fall) =>
        {
            var (b, c, d) = (a + rise, a + rise + flat, a + rise + flat + fall);
            Check(
                new TrapezoidCurve(new Trapezoid(a, b, c, d)),
                v => v < b ? (b - v) / (b - a) : v > c ? (v - c) / (d - c) : 0, (float)a, (float)b, (float)c, (float)d);
        });

    [Fact]
    public void Bends_of_the_range_keep_what_is_promised()
    {
        var stress = Enumerable.Range(0, 2000).Select(i => i < 1000 ? i / 999f : MathF.Pow(0.93f, i - 1000)).ToArray();
        Gen.Select(Magnitude, Magnitude, Gen.Double[0.2, 6]).Sample((min, span, gamma) =>
        {
            var resistance = World.Of(stress)
                .Evaluate(new CurveLayer("s", new LinearCurve(0, 1), new ResistanceRange(min, min + span, gamma)));
            for (var i = 0; i < stress.Length; i++)
            {
                var expected = min + (span * Math.Pow(stress[i], gamma));
                Assert.Equal(expected, resistance[i], expected * Promised);
            }
        }, iter: 40);
    }

    // Errors of the stress count as the span of resistances is wide: up to 10 000 times the best, as in our field.
    static void Check(Curve curve, Func<double, double> formula, params float[] ends)
    {
        float[] values =
        [
            .. Values,
            .. ends.SelectMany(
                end => new[] { end, MathF.BitDecrement(end), MathF.BitIncrement(end), end * 0.999f, end * 1.001f }),
        ];
        foreach (var max in new[] { 20.0, 10_000 })
        {
            var resistance = World.Of(values).Evaluate(new CurveLayer("s", curve, new ResistanceRange(1, max)));
            for (var i = 0; i < values.Length; i++)
            {
                var expected = 1 + ((max - 1) * Math.Clamp(formula(values[i]), 0, 1));
                Assert.True(
                    Math.Abs(resistance[i] - expected) <= expected * Promised,
                    $"{curve} to {max}, value {values[i]:R}: {resistance[i]:R}, expected {expected:R}");
            }
        }
    }

    // ln(1 + x) and e^x - 1 without the digits that the one takes.
    static double Log(double x) => 1 + x == 1 ? x : Math.Log(1 + x) * (x / (1 + x - 1));

    static double Exp(double x) =>
        Math.Exp(x) == 1 ? x : Math.Abs(x) > 1 ? Math.Exp(x) - 1 : (Math.Exp(x) - 1) * (x / Math.Log(Math.Exp(x)));
}
