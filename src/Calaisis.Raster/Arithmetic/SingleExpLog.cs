using System.Runtime.CompilerServices;

namespace Calaisis.Raster.Arithmetic;

/// <summary>
/// Exponential and logarithm in single precision, for kernels that are to keep up with memory. Each step is one
/// operation of IEEE 754, fused multiply-adds included (one rounding, everywhere): the same bits on every machine,
/// whatever the width of its vectors. What rounding takes from exponents is handed on, so that errors do not grow with
/// them. Polynomials: minimax, fitted for this use.
/// </summary>
static class SingleExpLog
{
    /// <summary>The least number that is not subnormal.</summary>
    internal const float Least = 1.17549435e-38f;

    const int MantissaBits = 23;
    const int OneBits = 0x3F800000;
    const int SquareRootOfHalfBits = 0x3F3504F3;

    // Adding it rounds a float to a whole number, which then stands in the lowest bits.
    const float Rounder = 12582912;

    const float Ln2 = 0.693147180559945309f;

    /// <summary>ln(x + rest), x positive and not subnormal, the rest at most half a unit of its last digit.</summary>
    /// <remarks>Relative error below 1.5e-7.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Log<T>(T x, T rest)
        where T : struct, ILanes<T>
    {
        var twos = Split(x, rest, out var above);
        return T.Fused(twos, T.All(Ln2), T.Fused(above * above, Bend(above), above));
    }

    /// <summary>
    /// factor 2^(whole + fraction) - less, the whole number handed over in the lowest bits of a float, the fraction
    /// from -0.51 to 0.51.
    /// </summary>
    /// <remarks>Relative error below 2e-7 where factor and less are the same, and no digit is lost near zero.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T TwoToLess<T>(T rounded, T fraction, T factor, T less)
        where T : struct, ILanes<T>
    {
        var scale = Scaled(factor, rounded);
        return T.Fused(scale * fraction, TwoBend(fraction), scale - less);
    }

    /// <summary>Rounds a product to a whole number, which then stands in the lowest bits of the result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Round<T>(T left, T right)
        where T : struct, ILanes<T> => T.Fused(left, right, T.All(Rounder));

    /// <summary>The product less what <see cref="Round"/> made of it; nothing is lost but the last rounding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Fraction<T>(T left, T right, T rounded)
        where T : struct, ILanes<T> => T.Fused(left, right, T.All(Rounder) - rounded);

    // Times two to the power of the whole number in the lowest bits.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T Scaled<T>(T factor, T rounded)
        where T : struct, ILanes<T> => T.AddBits(factor, T.ShiftLeft(rounded, MantissaBits));

    // x + rest = 2^twos (1 + above), with 1 + above from sqrt(1/2) to sqrt(2).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T Split<T>(T x, T rest, out T above)
        where T : struct, ILanes<T>
    {
        var twos = T.ShiftRight(T.TakeBits(x, T.AllBits(SquareRootOfHalfBits)), MantissaBits);
        var shifted = T.ShiftLeft(twos, MantissaBits);
        var scale = T.TakeBits(T.AllBits(OneBits), shifted);
        above = T.Fused(rest, scale, T.TakeBits(x, shifted) - T.All(1));
        return T.ToFloats(twos);
    }

    // (ln(1 + a) - a) / a^2
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T Bend<T>(T a)
        where T : struct, ILanes<T>
    {
        var z = a * a;
        var low = T.Fused(a, T.All(0.3333393f), T.All(-0.49999982f));
        var next = T.Fused(a, T.All(0.19963533f), T.All(-0.2500258f));
        var high = T.Fused(a, T.All(0.14883195f), T.All(-0.16551857f));
        var last = T.Fused(a, T.All(0.08980334f), T.All(-0.14426382f));
        return T.Fused(T.Fused(last, z, high), z * z, T.Fused(next, z, low));
    }

    // (2^f - 1) / f for f within a half.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T TwoBend<T>(T f)
        where T : struct, ILanes<T>
    {
        var z = f * f;
        var low = T.Fused(f, T.All(0.24022649f), T.All(0.6931472f));
        var next = T.Fused(f, T.All(0.009618304f), T.All(0.05550366f));
        var high = T.Fused(f, T.All(0.00015386258f), T.All(0.0013388373f));
        return T.Fused(T.Fused(high, z, next), z, low);
    }
}
