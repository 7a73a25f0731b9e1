using Calaisis.Raster.Resistance;
using CsCheck;
using Xunit;

namespace Calaisis.Raster.Tests.Resistance;

public sealed class CurveLayerTests
{
    const double Open = double.PositiveInfinity;

    static readonly float[] Radiances =
    [
        float.NaN, -1e30f, -3, -0.15f, 0, 1e-30f, 1e-6f, 0.1f, 0.49f, 0.5f, 1, 2, 4.999f, 5, 5.001f, 12, 20, 49.9f, 50,
        50.1f, 115.3f, 1e4f, 1e30f, float.MaxValue, float.PositiveInfinity, float.NegativeInfinity,
    ];

    [Theory]
    [InlineData(0, 50)]
    [InlineData(-2, 7.5)]
    [InlineData(100, 0)]
    public void The_linear_curve_is_its_formula(double from, double to) =>
        Agree(new LinearCurve(from, to), v => (v - from) / (to - from));

    [Theory]
    [InlineData(0.5, 50)]
    [InlineData(0.01, 1000)]
    [InlineData(30, 2)]
    public void The_log_linear_curve_is_its_formula(double l0, double lmax) =>
        Agree(new LogLinearCurve(l0, lmax), v => v <= 0 ? 0 : LogOfOneMore(v / l0) / LogOfOneMore(lmax / l0));

    [Theory]
    [InlineData(5, 2)]
    [InlineData(0.7, 0.3)]
    [InlineData(20, 12.5)]
    public void The_logistic_curve_is_its_formula(double l50, double k) =>
        Agree(
            new LogisticCurve(l50, k),
            v => v <= 0 ? 0 : 1 / (1 + Math.Pow(l50 / v, k)),
            stressTold: k < 1 ? 1e-11 : 1e-30);

    [Theory]
    [InlineData(0, 50, 4)]
    [InlineData(50, 0, 4)]
    [InlineData(0, 20, -3)]
    [InlineData(0, 20, 100)]
    [InlineData(1, 9, 1e-4)]
    public void The_exponential_curve_is_its_formula(double from, double to, double c) =>
        Agree(new ExponentialCurve(from, to, c), v =>
            ExpLessOne(c * Math.Clamp((v - from) / (to - from), 0, 1)) / ExpLessOne(c));

    [Theory]
    [InlineData(0)]
    [InlineData(1e-9)]
    [InlineData(-1e-12)]
    public void The_exponential_curve_without_bend_is_linear(double c) =>
        Agree(new ExponentialCurve(0, 50, c), v => v / 50);

    [Fact]
    public void The_trapezoid_curve_stresses_what_does_not_suit() =>
        Agree(new TrapezoidCurve(new Trapezoid(0.5, 2, 5, 50)), v =>
            v is >= 2 and <= 5 ? 0 : v < 2 ? 1 - ((v - 0.5) / 1.5) : 1 - ((50 - v) / 45));

    [Fact]
    public void Half_stress_is_exactly_at_L50() =>
        Assert.Equal([0.5f], Stress(new LogisticCurve(5, 2), 5));

    [Fact]
    public void Full_stress_is_exactly_at_Lmax() =>
        Assert.Equal([1f, 0f], Stress(new LogLinearCurve(0.5, 50), 50, 0));

    [Fact]
    public void Rising_curves_never_fall()
    {
        var values = Enumerable.Range(0, 4000).Select(i => MathF.Pow(1.01f, i - 2000)).ToArray();
        Curve[] curves =
        [
            new LinearCurve(0, 50), new LogLinearCurve(0.5, 50),
            new LogisticCurve(5, 2), new ExponentialCurve(0, 50, 4),
        ];
        foreach (var curve in curves)
        {
            var stress = Stress(curve, values);
            for (var i = 1; i < stress.Length; i++) Assert.True(stress[i] >= stress[i - 1], $"{curve} at {values[i]}");
        }
    }

    [Fact]
    public void A_cell_has_the_same_bits_wherever_it_stands_in_its_row()
    {
        var random = new Random(7);
        Curve[] curves = [new LogLinearCurve(0.5, 50), new LogisticCurve(5, 2.2), new ExponentialCurve(0, 50, 4)];
        foreach (var curve in curves)
        {
            var values = Enumerable.Range(0, 67).Select(_ => (float)(random.NextDouble() * 60)).ToArray();
            var range = new ResistanceRange(1, 700, 1.7);
            var whole = World.Of(values).Evaluate(new CurveLayer("s", curve, range));
            foreach (var tileCols in new[] { 1, 3, 8, 64 })
            {
                Assert.Equal(whole, World.Of(values).Evaluate(new CurveLayer("s", curve, range), 1, tileCols));
            }
        }
    }

    [Theory]
    [InlineData(1, 100, 1)]
    [InlineData(1, 1000, 2)]
    [InlineData(2, 5000, 0.35)]
    [InlineData(3, 3, 4.5)]
    public void Resistance_is_rmin_plus_the_span_times_stress_to_the_gamma(double min, double max, double gamma)
    {
        var stress = Enumerable.Range(0, 401).Select(i => i / 400f).ToArray();
        var resistance = World.Of(stress)
            .Evaluate(new CurveLayer("s", new LinearCurve(0, 1), new ResistanceRange(min, max, gamma)));
        for (var i = 0; i < stress.Length; i++)
        {
            var expected = min + ((max - min) * Math.Pow(stress[i], gamma));
            Assert.Equal(expected, resistance[i], expected * 1e-6);
        }

        Assert.Equal((float)min, resistance[0]);
        Assert.Equal((float)max, resistance[^1]);
    }

    [Fact]
    public void The_background_is_taken_off_and_noise_below_it_counts_as_darkness()
    {
        var layer = new CurveLayer("s", new LinearCurve(0, 10), new ResistanceRange(1, 11), background: 0.5);
        var world = World.Of(-0.15f, 0.2f, 0.5f, 1, 99, float.NaN);
        Assert.Equal([1f, 1f, 1f, 1.5f, 11f, float.NaN], world.Evaluate(layer));
    }

    [Fact]
    public void Without_background_negative_values_are_values() =>
        Assert.Equal([0.25f], Stress(new LinearCurve(-10, 10), -5));

    [Fact]
    public void Above_a_threshold_the_layer_is_a_barrier()
    {
        var range = new ResistanceRange(1, 11);
        var layer = new CurveLayer("s", new LinearCurve(0, 10), range, background: 1, barrierFrom: 6);
        Assert.Equal([6.5f, float.PositiveInfinity, float.NaN], World.Of(6.5f, 7, float.NaN).Evaluate(layer));
    }

    [Fact]
    public void Wrong_settings_are_refused_with_a_sentence()
    {
        Says("'from' and 'to'", () => new LinearCurve(3, 3));
        Says("'l0' of the curve is 0", () => new LogLinearCurve(0, 50));
        Says("'lmax' of the curve is -1", () => new LogLinearCurve(1, -1));
        Says("'k' of the curve is 0", () => new LogisticCurve(5, 0));
        Says("'l50' of the curve is NaN", () => new LogisticCurve(double.NaN, 2));
        Says("'c' of the exponential curve is 101", () => new ExponentialCurve(0, 1, 101));
        Says("expected a <= b <= c <= d", () => new Trapezoid(1, 0, 2, 3));
        Says("a side with a foot needs a top", () => new Trapezoid(1, Open, Open, Open));
        Says("open on both sides", () => new Trapezoid(-Open, 0, 1, Open));
        Says("0 < min <= max", () => new ResistanceRange(0, 5));
        Says("0 < min <= max", () => new ResistanceRange(6, 5));
        Says("'gamma' is 0", () => new ResistanceRange(1, 5, 0));
        Says("'background'", () => new CurveLayer("s", new LinearCurve(0, 1), null, double.NaN));
    }

    static void Says(string words, Func<object> make) =>
        Assert.Contains(words, Assert.ThrowsAny<ArgumentException>(make).Message, StringComparison.Ordinal);

    // Without the digits that 1 + x loses.
    static double LogOfOneMore(double x) => 1 + x == 1 ? x : Math.Log(1 + x) * (x / (1 + x - 1));

    static double ExpLessOne(double x) =>
        Math.Exp(x) == 1 ? x : Math.Abs(x) > 1 ? Math.Exp(x) - 1 : (Math.Exp(x) - 1) * (x / Math.Log(Math.Exp(x)));

    static float[] Stress(Curve curve, params float[] values) =>
        World.Of(values).Evaluate(new CurveLayer("s", curve, range: null));

    /// <summary>
    /// Compares with a formula restated in plain double arithmetic, to within what Curve promises.
    /// </summary>
    static void Agree(Curve curve, Func<double, double> formula, double stressTold = 1e-30)
    {
        Check(Radiances);
        Gen.Float[-5, 120].Array[1, 40].Sample(Check, iter: 50);

        void Check(float[] values)
        {
            var stress = Stress(curve, values);
            for (var i = 0; i < values.Length; i++)
            {
                if (float.IsNaN(values[i]))
                {
                    Assert.True(float.IsNaN(stress[i]));
                    continue;
                }

                var expected = Math.Clamp(formula(Math.Clamp(values[i], -float.MaxValue, float.MaxValue)), 0, 1);
                Assert.Equal(expected, stress[i], (expected * 1e-6) + stressTold);
            }
        }
    }
}
