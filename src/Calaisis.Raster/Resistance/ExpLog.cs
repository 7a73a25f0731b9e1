using System.Numerics;

namespace Calaisis.Raster.Resistance;

/// <summary>
/// Exponential and natural logarithm made of single IEEE 754 operations: the same bits on every machine, whatever the
/// width of its vectors. Those of the C library and of the hardware differ from machine to machine in the last digit,
/// which would show in the files. The relative error is below 1e-15.
/// </summary>
static class ExpLog
{
    const double Ln2 = 0.693147180559945309417;

    // Adding it rounds a double to a whole number, which then stands in the lowest bits.
    const double Rounder = 6755399441055744.0;
    const long RounderBits = 0x4338000000000000;
    const long ExponentOfOne = 1023;
    const int MantissaBits = 52;
    const long SquareRootOfHalfBits = 0x3FE6A09E667F3BCD;

    // ln 2 in two parts: the first has so few digits that its products with exponents are exact.
    static readonly double Ln2Head = BitConverter.Int64BitsToDouble(0x3FE62E42FEE00000);
    static readonly double Ln2Tail = 1.90821492927058770002e-10;

    /// <summary>e to the power of each value; values beyond -708 and 709 are taken as these.</summary>
    internal static Vector<double> Exp(Vector<double> power)
    {
        var x = Vector.Min(Vector.Max(power, new Vector<double>(-708)), new Vector<double>(709));
        var rounded = (x * new Vector<double>(1 / Ln2)) + new Vector<double>(Rounder);
        var twos = rounded - new Vector<double>(Rounder);
        var r = x - (twos * new Vector<double>(Ln2Head)) - (twos * new Vector<double>(Ln2Tail));
        // The series of e^r, of which 14 terms suffice for |r| <= ln(2) / 2.
        var sum = new Vector<double>(1.0 / 13);
        for (var n = 12; n >= 1; n--) sum = (((sum * r) + Vector<double>.One) * new Vector<double>(1.0 / n));
        sum = (sum * r) + Vector<double>.One;
        var scale = Vector.ShiftLeft(
            Vector.AsVectorInt64(rounded) + new Vector<long>(ExponentOfOne), MantissaBits);
        return sum * Vector.AsVectorDouble(scale);
    }

    /// <summary>The natural logarithm of each value, which must be positive, finite and not subnormal.</summary>
    internal static Vector<double> Log(Vector<double> values)
    {
        var bits = Vector.AsVectorInt64(values);
        var twos = Vector.ShiftRightArithmetic(bits - new Vector<long>(SquareRootOfHalfBits), MantissaBits);
        var m = Vector.AsVectorDouble(bits - Vector.ShiftLeft(twos, MantissaBits));
        // ln m = 2 artanh((m - 1) / (m + 1)), of whose series 12 terms suffice for sqrt(1/2) <= m < sqrt(2).
        var s = (m - Vector<double>.One) / (m + Vector<double>.One);
        var z = s * s;
        var sum = new Vector<double>(1.0 / 23);
        for (var n = 21; n >= 1; n -= 2) sum = (sum * z) + new Vector<double>(1.0 / n);
        var exponent = Vector.AsVectorDouble(twos + new Vector<long>(RounderBits)) - new Vector<double>(Rounder);
        return (exponent * new Vector<double>(Ln2Head))
            + ((exponent * new Vector<double>(Ln2Tail)) + ((s + s) * sum));
    }

    /// <summary>The exponential of one number.</summary>
    internal static double Exp(double power) => Exp(new Vector<double>(power))[0];

    /// <summary>The natural logarithm of one number.</summary>
    internal static double Log(double value) => Log(new Vector<double>(value))[0];
}
