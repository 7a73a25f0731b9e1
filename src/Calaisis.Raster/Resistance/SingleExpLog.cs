using System.Runtime.CompilerServices;

namespace Calaisis.Raster.Resistance;

/// <summary>
/// Exponential and logarithm in single precision, for kernels that are to keep up with memory. Each step is one operation
/// of IEEE 754, fused multiply-adds included (one rounding, everywhere): the same bits on every machine, whatever the
/// width of its vectors. Arguments come as a float and the rest that it lost to rounding, so that errors do not grow
/// with exponents. Polynomials: minimax, fitted for this use.
/// </summary>
static class SingleExpLog
{
    /// <summary>The least number that is not subnormal.</summary>
    internal const float Least = 1.17549435e-38f;

    const float LargestTwos = 120;
    const int MantissaBits = 23;
    const int OneBits = 0x3F800000;
    const int SquareRootOfHalfBits = 0x3F3504F3;

    // Adding it rounds a float to a whole number, which then stands in the lowest bits.
    const float Rounder = 12582912;

    const float Ln2 = 0.693147180559945309f;

    // ln 2 in two parts: the first has so few digits that its products with exponents are exact.
    const float Ln2Head = 0.693359375f;
    const float Ln2Tail = -2.12194440e-4f;

    /// <summary>ln(x + rest), x positive and not subnormal, the rest at most half a unit of its last digit.</summary>
    /// <remarks>Relative error below 1.5e-7.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Log<T>(T x, T rest)
        where T : struct, ILanes<T>
    {
        var twos = Split(x, rest, out var above);
        return T.Fused(twos, T.All(Ln2), T.Fused(above * above, Bend(above), above));
    }

    /// <summary>(x + rest) to the power k, for x as in <see cref="Log"/>; powers beyond 2^120 either way become that.</summary>
    /// <remarks>Relative error below 1.5e-7 (1 + k / 4).</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Power<T>(T x, T rest, Exponent k)
        where T : struct, ILanes<T>
    {
        var twos = Split(x, rest, out var above);
        var log = T.Fused(above * above, Bend(above), above);
        // The head of k has so few digits that this product is exact, and only small numbers are rounded.
        var whole = twos * T.All(k.Head);
        var part = T.Fused(log, T.All(k.PerLn2), twos * T.All(k.Tail));
        var limit = T.All(LargestTwos);
        var sum = T.Min(T.Max(whole + part, -limit), limit);
        var rounded = sum + T.All(Rounder);
        // At the limits it may be far from the sum; then any small number does.
        var fraction = whole - (rounded - T.All(Rounder)) + part;
        fraction = T.Min(T.Max(fraction, -T.All(1)), T.All(1));
        var scale = T.AddBits(T.ShiftLeft(rounded, MantissaBits), T.AllBits(OneBits));
        return scale * (T.All(1) + PowerLessOne(fraction * T.All(Ln2)));
    }

    /// <summary>
    /// e to the power (x + rest), less one, all divided by so many powers of two; these and x must keep the result
    /// within a float.
    /// </summary>
    /// <remarks>Relative error below 2e-7.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T ExpLessOne<T>(T x, T rest, int halvings)
        where T : struct, ILanes<T>
    {
        var rounded = T.Fused(x, T.All(1 / Ln2), T.All(Rounder));
        var twos = rounded - T.All(Rounder);
        var r = T.Fused(twos, T.All(-Ln2Head), x);
        r = T.Fused(twos, T.All(-Ln2Tail), r) + rest;
        var one = T.AllBits(OneBits - (halvings << MantissaBits));
        var scale = T.AddBits(T.ShiftLeft(rounded, MantissaBits), one);
        return T.Fused(scale, PowerLessOne(r), scale - one);
    }

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

    // e^r - 1 for r within half of ln 2.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T PowerLessOne<T>(T r)
        where T : struct, ILanes<T>
    {
        var z = r * r;
        var low = T.Fused(r, T.All(0.16666538f), T.All(0.5f));
        var high = T.Fused(r, T.All(0.008367234f), T.All(0.041666266f));
        high = T.Fused(z, T.All(0.0013947574f), high);
        return T.Fused(T.Fused(high, z, low), z, r);
    }

    /// <summary>An exponent, taken apart for <see cref="Power"/>.</summary>
    internal readonly struct Exponent
    {
        const int HeadBits = unchecked((int)0xFFFFF000);

        internal Exponent(double k)
        {
            Head = BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits((float)k) & HeadBits);
            Tail = (float)(k - Head);
            PerLn2 = (float)(k / 0.693147180559945309417);
        }

        /// <summary>Its first twelve digits.</summary>
        internal float Head { get; }

        /// <summary>What they leave.</summary>
        internal float Tail { get; }

        /// <summary>Divided by ln 2.</summary>
        internal float PerLn2 { get; }
    }
}
