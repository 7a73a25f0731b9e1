using System.Numerics;
using System.Runtime.InteropServices;

namespace Calaisis.Raster.Geo.Rasters;

/// <summary>
/// Two rows into one of half as many cells. A quantity becomes the mean of the four above it, of those that have data:
/// the sum is ((a + c) + (b + d)) of quarters, a and b above, c and d below, so a cell does not depend on where in the
/// row it stands. A label stays one of the four, the upper left.
/// </summary>
static class HalvingKernel
{
    /// <summary>NaN is no data. An odd last column stands alone; so does an odd last row, given as both rows.</summary>
    internal static void Halve(ReadOnlySpan<float> upper, ReadOnlySpan<float> lower, Span<float> halves)
    {
        lower = lower[..upper.Length];
        var above = MemoryMarshal.Cast<float, Vector<float>>(upper);
        var below = MemoryMarshal.Cast<float, Vector<float>>(lower);
        var to = MemoryMarshal.Cast<float, Vector<float>>(halves[..(upper.Length / 2)]);
        var vectors = Math.Min(to.Length, above.Length / 2);
        for (var i = 0; i < vectors; i++)
        {
            to[i] = Vector.AsVectorSingle(Vector.Narrow(
                Mean(above[2 * i], below[2 * i]), Mean(above[(2 * i) + 1], below[(2 * i) + 1])));
        }

        for (var i = vectors * Vector<float>.Count; i < halves.Length; i++)
        {
            var left = 2 * i;
            var right = left + 1 < upper.Length;
            halves[i] = Mean(
                upper[left], lower[left], right ? upper[left + 1] : float.NaN, right ? lower[left + 1] : float.NaN);
        }
    }

    /// <summary>The same in double precision.</summary>
    internal static void Halve(ReadOnlySpan<double> upper, ReadOnlySpan<double> lower, Span<double> halves)
    {
        for (var i = 0; i < halves.Length; i++)
        {
            var left = 2 * i;
            var right = left + 1 < upper.Length;
            halves[i] = Mean(
                upper[left], lower[left], right ? upper[left + 1] : double.NaN, right ? lower[left + 1] : double.NaN);
        }
    }

    /// <summary>The labels of every other column of the upper row.</summary>
    internal static void Pick<T>(ReadOnlySpan<T> upper, ReadOnlySpan<T> lower, Span<T> halves)
    {
        for (var i = 0; i < halves.Length; i++) halves[i] = upper[2 * i];
    }

    // Pairs of neighbours are the halves of a 64-bit lane; the mean is left in the lower one.
    static Vector<ulong> Mean(Vector<float> upper, Vector<float> lower)
    {
        var known = Quarters(upper) + Quarters(lower);
        var count = Ones(upper) + Ones(lower);
        known += Right(known);
        count += Right(count);
        var mean = known * (new Vector<float>(4) / count);
        return Vector.AsVectorUInt64(Vector.ConditionalSelect(
            Vector.GreaterThan(count, Vector<float>.Zero), mean, new Vector<float>(float.NaN)));
    }

    static Vector<float> Right(Vector<float> values) =>
        Vector.AsVectorSingle(Vector.ShiftRightLogical(Vector.AsVectorUInt64(values), 32));

    static Vector<float> Quarters(Vector<float> values) => Vector.ConditionalSelect(
        Vector.Equals(values, values), values * new Vector<float>(0.25f), Vector<float>.Zero);

    static Vector<float> Ones(Vector<float> values) =>
        Vector.ConditionalSelect(Vector.Equals(values, values), Vector<float>.One, Vector<float>.Zero);

    static T Mean<T>(T a, T c, T b, T d)
        where T : IBinaryFloatingPointIeee754<T>
    {
        var count = One(a) + One(c) + (One(b) + One(d));
        return count > T.Zero
            ? (Quarter(a) + Quarter(c) + (Quarter(b) + Quarter(d))) * (T.CreateTruncating(4) / count)
            : T.NaN;
    }

    static T Quarter<T>(T value)
        where T : IBinaryFloatingPointIeee754<T> => T.IsNaN(value) ? T.Zero : value * T.CreateTruncating(0.25);

    static T One<T>(T value)
        where T : IBinaryFloatingPointIeee754<T> => T.IsNaN(value) ? T.Zero : T.One;
}
