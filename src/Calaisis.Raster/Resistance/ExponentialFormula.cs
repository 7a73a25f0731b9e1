using System.Runtime.CompilerServices;
using Calaisis.Raster.Arithmetic;

namespace Calaisis.Raster.Resistance;

/// <summary>
/// The exponential curve from anywhere to anywhere and however bent; <see cref="ExponentialBetween"/> is faster where
/// it suits.
/// </summary>
readonly struct ExponentialFormula : ICurveFormula
{
    // e^100 is more than a float holds: such powers are divided on the way.
    const double LargestC = 80;
    const int Halvings = 64;

    // e^-83 is so little that it is nothing beside one.
    const double LeastTwos = -120;
    const double FarPower = 1e37;
    const double FarValue = 1e30;

    readonly SplitNumber _from;
    readonly SplitNumber _slope;
    readonly float _far;
    readonly float _leastTwos;
    readonly float _mostTwos;
    readonly float _perWhole;
    readonly float _last;

    internal ExponentialFormula(double from, double span, double c)
    {
        var slope = c / span / ExpLog.Ln2;
        _from = new SplitNumber(from);
        _slope = new SplitNumber(slope);
        // Values further out are as good as this one, and no product becomes infinite.
        _far = (float)Math.Min(FarValue, FarPower / Math.Abs(slope));
        var twos = Math.Round(c / ExpLog.Ln2);
        _leastTwos = Rounded(Math.Max(Math.Min(twos, 0), LeastTwos));
        _mostTwos = Rounded(Math.Max(twos, 0));
        var halvings = c > LargestC ? Halvings : 0;
        _last = (float)Math.ScaleB(1, -halvings);
        _perWhole = PerWhole(c, halvings);
        while (Of(NarrowLanes.All(Outer(from + span, span > 0))).First < 1) _perWhole = Further(_perWhole);
    }

    /// <summary>1 / (e^c - 1), times so many twos.</summary>
    internal static float PerWhole(double c, int twos)
    {
        // The series where the difference would lose digits.
        var whole = Math.Abs(c) < 1e-5 ? c + (c * c / 2) : ExpLog.Exp(c) - 1;
        return (float)Math.ScaleB(1 / whole, twos);
    }

    /// <summary>The next float away from zero.</summary>
    internal static float Further(float number) =>
        number > 0 ? MathF.BitIncrement(number) : MathF.BitDecrement(number);

    /// <summary>The nearest float that is not below the number, or not above it.</summary>
    internal static float Outer(double number, bool isAbove)
    {
        var nearest = (float)number;
        if (isAbove) return nearest < number ? MathF.BitIncrement(nearest) : nearest;
        return nearest > number ? MathF.BitDecrement(nearest) : nearest;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T>(T values)
        where T : struct, ILanes<T>
    {
        // What the difference loses is handed on, as errors of a large power would be errors of the stress.
        var far = T.All(_far);
        values = T.Min(T.Max(values, -far), far);
        var from = T.All(_from.Head);
        var above = values - from;
        var back = above - values;
        var lost = (values - (above - back)) - (from + back) - T.All(_from.Tail);
        var slope = T.All(_slope.Head);
        // Beyond the ends the fraction says nothing: a half leads past the end, where stress is cut.
        var half = T.All(0.505f);
        // Where few floats lie between the ends, what was lost may be near a whole power of two: it counts before
        // rounding.
        var rounded = T.Min(T.Max(SingleExpLog.Round(above + lost, slope), T.All(_leastTwos)), T.All(_mostTwos));
        var fraction = T.Fused(above, T.All(_slope.Tail), SingleExpLog.Fraction(above, slope, rounded));
        fraction = T.Min(T.Max(T.Fused(lost, slope, fraction), -half), half);
        var perWhole = T.All(_perWhole);
        return Unit.Clamp(SingleExpLog.TwoToLess(rounded, fraction, perWhole, perWhole) * T.All(_last));
    }

    static float Rounded(double whole) => SingleExpLog.Round(NarrowLanes.All((float)whole), NarrowLanes.All(1)).First;
}
