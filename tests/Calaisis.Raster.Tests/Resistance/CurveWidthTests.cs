using Calaisis.Raster.Arithmetic;
using Calaisis.Raster.Resistance;
using Calaisis.Raster.Tests.Arithmetic;
using CsCheck;
using Xunit;

namespace Calaisis.Raster.Tests.Resistance;

/// <summary>Formulas of curves give the same bits with narrow vectors and with wide ones, so on any machine.</summary>
public sealed class CurveWidthTests
{
    static readonly float[] Values =
    [
        0, -1e-3f, -7, float.PositiveInfinity, float.NegativeInfinity, float.NaN, 1e38f, 1e-42f,
        .. Enumerable.Range(0, 500).Select(i => 0.73f * i),
        .. Enumerable.Range(0, 300).Select(i => 1e-8f * MathF.Pow(1.117f, i)),
    ];

    [Fact]
    public void Powers_are_the_same_with_any_width() =>
        Gen.Select(Gen.Double[0.01, 40], Gen.Double[1e-3, 1e3])
            .Sample((k, unit) => Same(new Raised(new Power(k, unit))));

    [Fact]
    public void Exponentials_are_the_same_with_any_width() =>
        Gen.Select(Gen.Double[-50, 50], Gen.Double[0.1, 1e3], Gen.Double[-80, 80].Where(c => Math.Abs(c) > 1e-6))
            .Sample((from, span, c) =>
            {
                Same(new ExponentialFromZero(span, c));
                Same(new ExponentialBetween(from, span, c));
                Same(new ExponentialFormula(from, span, c));
            });

    [Fact]
    public void Both_ways_to_an_exponential_agree() =>
        Gen.Select(Gen.Double[0.1, 1e3], Gen.Double[-80, 80].Where(c => Math.Abs(c) > 1e-6)).Sample((span, c) =>
        {
            var anyhow = Bent<ExponentialFormula, NarrowLanes>(new(0, span, c));
            var between = Bent<ExponentialBetween, NarrowLanes>(new(0, span, c));
            var fromZero = Bent<ExponentialFromZero, NarrowLanes>(new(span, c));
            for (var i = 0; i < Values.Length; i++)
            {
                Assert.Equal(anyhow[i], between[i], 1e-6f);
                Assert.Equal(anyhow[i], fromZero[i], 1e-6f);
            }
        });

    static void Same<T>(T formula)
        where T : struct, ICurveFormula
    {
        // The software fallback of wide vectors rounds as the hardware does, so this says something on any machine.
        var narrow = Bent<T, NarrowLanes>(formula);
        var wide = Bent<T, WideLanes>(formula);
        for (var i = 0; i < Values.Length; i++)
        {
            Assert.Equal(BitConverter.SingleToInt32Bits(narrow[i]), BitConverter.SingleToInt32Bits(wide[i]));
        }
    }

    static float[] Bent<T, TLanes>(T formula)
        where T : struct, ICurveFormula
        where TLanes : struct, ILanes<TLanes>
    {
        var results = new float[Values.Length];
        CurveKernel.Map<T, TLanes>(formula, Values, results);
        return results;
    }
}
