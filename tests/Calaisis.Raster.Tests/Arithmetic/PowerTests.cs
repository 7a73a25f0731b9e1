using Calaisis.Raster.Arithmetic;
using Calaisis.Raster.Resistance;
using CsCheck;
using Xunit;

namespace Calaisis.Raster.Tests.Arithmetic;

/// <summary>
/// Powers by tables against the C library's in double precision, for all units and steepnesses that curves take.
/// </summary>
public sealed class PowerTests
{
    const double Promised = 5e-7;
    const double LargestK = 12;
    const double LeastPower = 1e-15;
    const double LeastX = 1e-33;
    const double LargestX = 1e34;
    const double LargestPower = 1 << 26;

    static readonly Gen<double> Units = Gen.Double[-20, 20].Select(power => Math.Pow(10, power));
    static readonly Gen<double> Ks = Gen.OneOf(
        Gen.Double[0.01, LargestK], Gen.Double[LargestK, 200], Gen.Double[-2, 3].Select(power => Math.Pow(10, power)));

    // Around the unit, and over all magnitudes.
    static readonly double[] Ratios =
    [
        .. Enumerable.Range(-300, 600).Select(i => Math.Pow(1.013, i)),
        .. Enumerable.Range(-200, 400).Select(i => Math.Pow(1.5, i)),
    ];

    [Fact]
    public void Powers_keep_what_is_promised() => Gen.Select(Ks, Units).Sample((k, unit) =>
    {
        float[] xs =
            [.. Ratios.Select(ratio => (float)(ratio * unit)).Where(x => x is > (float)LeastX and < (float)LargestX)];
        var powers = Raise(k, unit, xs);
        for (var i = 0; i < xs.Length; i++)
        {
            var expected = Math.Pow(xs[i] / unit, k);
            var error = Promised * Math.Max(1, k / LargestK);
            if (expected < LeastPower) Assert.InRange(powers[i], 0, LeastPower * (1 + error));
            else if (expected > LargestPower) Assert.InRange(powers[i], LargestPower * (1 - 1e-4), float.MaxValue);
            else
            {
                Assert.True(
                    Math.Abs(powers[i] - expected) <= expected * error,
                    $"({xs[i]:R} / {unit:R})^{k:R} is {powers[i]:R}, expected {expected:R}");
            }
        }
    });

    [Fact]
    public void Nothing_and_less_give_zero_and_infinity_a_number() => Gen.Select(Ks, Units).Sample((k, unit) =>
    {
        var powers = Raise(k, unit, 0, -0f, -1, -1e-42f, float.NegativeInfinity, 1e-42f, float.PositiveInfinity, 1e34f);
        Assert.All(powers[..6], power => Assert.Equal(0, BitConverter.SingleToInt32Bits(power)));
        Assert.True(powers[6] >= 1 && float.IsFinite(powers[6]));
        Assert.Equal(powers[7], powers[6]);
    });

    [Fact]
    public void Powers_of_one_are_exact() =>
        Ks.Sample(k => Assert.Equal([1], Raise(k, 1, 1)));

    static float[] Raise(double k, double unit, params float[] xs)
    {
        var powers = new float[xs.Length];
        CurveKernel.Map(new Raised(new Power(k, unit)), xs, powers);
        return powers;
    }
}

/// <summary>A power as a formula of its own.</summary>
readonly struct Raised(Power power) : ICurveFormula
{
    readonly Power _power = power;

    public T Of<T>(T values)
        where T : struct, ILanes<T> => _power.Of(values);
}
