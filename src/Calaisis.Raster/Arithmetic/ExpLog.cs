using System.Numerics;
using System.Runtime.CompilerServices;

namespace Calaisis.Raster.Arithmetic;

/// <summary>
/// Exponential and natural logarithm made of single IEEE 754 operations: the same bits on every machine, whatever the
/// width of its vectors. Those of the C library and of the hardware differ from machine to machine in the last digit,
/// which would show in the files. The relative error is below 1e-15.
/// </summary>
static class ExpLog
{
    internal const double Ln2 = 0.693147180559945309417;

    // Adding it rounds a double to a whole number, which then stands in the lowest bits.
    const double Rounder = 6755399441055744.0;
    const long RounderBits = 0x4338000000000000;
    const long ExponentOfOne = 1023;
    const int MantissaBits = 52;
    const long SquareRootOfHalfBits = 0x3FE6A09E667F3BCD;

    // ln 2 in two parts: the first has so few digits that its products with exponents are exact.
    static readonly double Ln2Head = BitConverter.Int64BitsToDouble(0x3FE62E42FEE00000);
    static readonly double Ln2Tail = 1.90821492927058770002e-10;

    /// <summary>
    /// e to the power of each value; values beyond -690 and 690 are taken as these, so that neither the result (1e-300
    /// at least) nor what it is multiplied by becomes subnormal, which would be slow.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<double> Exp(Vector<double> power)
    {
        var x = Vector.Min(Vector.Max(power, new Vector<double>(-690)), new Vector<double>(690));
        var rounded = (x * new Vector<double>(1 / Ln2)) + new Vector<double>(Rounder);
        var twos = rounded - new Vector<double>(Rounder);
        var r = x - (twos * new Vector<double>(Ln2Head)) - (twos * new Vector<double>(Ln2Tail));
        // The series of e^r, of which 14 terms suffice for |r| <= ln(2) / 2, as even and odd powers side by side.
        var z = r * r;
        var even = new Vector<double>(1.0 / 479001600);
        even = (even * z) + new Vector<double>(1.0 / 3628800);
        even = (even * z) + new Vector<double>(1.0 / 40320);
        even = (even * z) + new Vector<double>(1.0 / 720);
        even = (even * z) + new Vector<double>(1.0 / 24);
        even = (even * z) + new Vector<double>(1.0 / 2);
        var odd = new Vector<double>(1.0 / 6227020800);
        odd = (odd * z) + new Vector<double>(1.0 / 39916800);
        odd = (odd * z) + new Vector<double>(1.0 / 362880);
        odd = (odd * z) + new Vector<double>(1.0 / 5040);
        odd = (odd * z) + new Vector<double>(1.0 / 120);
        odd = (odd * z) + new Vector<double>(1.0 / 6);
        odd = (odd * z) + Vector<double>.One;
        // The one comes last: only then do small powers keep their digits when a caller takes it off again.
        var sum = ((even * z) + (odd * r)) + Vector<double>.One;
        var scale = Vector.ShiftLeft(
            Vector.AsVectorInt64(rounded) + new Vector<long>(ExponentOfOne), MantissaBits);
        return sum * Vector.AsVectorDouble(scale);
    }

    /// <summary>The natural logarithm of each value, which must be positive, finite and not subnormal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<double> Log(Vector<double> values)
    {
        var bits = Vector.AsVectorInt64(values);
        var twos = Vector.ShiftRightArithmetic(bits - new Vector<long>(SquareRootOfHalfBits), MantissaBits);
        var m = Vector.AsVectorDouble(bits - Vector.ShiftLeft(twos, MantissaBits));
        // ln m = 2 artanh s with s = (m - 1) / (m + 1), of whose series s (1 + s^2/3 + s^4/5...) 12 terms suffice for
        // sqrt(1/2) <= m < sqrt(2); every second one side by side.
        var s = (m - Vector<double>.One) / (m + Vector<double>.One);
        var z = s * s;
        var zz = z * z;
        var even = new Vector<double>(1.0 / 21);
        even = (even * zz) + new Vector<double>(1.0 / 17);
        even = (even * zz) + new Vector<double>(1.0 / 13);
        even = (even * zz) + new Vector<double>(1.0 / 9);
        even = (even * zz) + new Vector<double>(1.0 / 5);
        even = (even * zz) + Vector<double>.One;
        var odd = new Vector<double>(1.0 / 23);
        odd = (odd * zz) + new Vector<double>(1.0 / 19);
        odd = (odd * zz) + new Vector<double>(1.0 / 15);
        odd = (odd * zz) + new Vector<double>(1.0 / 11);
        odd = (odd * zz) + new Vector<double>(1.0 / 7);
        odd = (odd * zz) + new Vector<double>(1.0 / 3);
        var sum = even + (odd * z);
        var exponent = Vector.AsVectorDouble(twos + new Vector<long>(RounderBits)) - new Vector<double>(Rounder);
        return (exponent * new Vector<double>(Ln2Head))
            + ((exponent * new Vector<double>(Ln2Tail)) + ((s + s) * sum));
    }

    /// <summary>The exponential of one number.</summary>
    internal static double Exp(double power) => Exp(new Vector<double>(power))[0];

    /// <summary>The natural logarithm of one number.</summary>
    internal static double Log(double value) => Log(new Vector<double>(value))[0];
}
