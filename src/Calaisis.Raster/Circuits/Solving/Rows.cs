using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Calaisis.Raster.Circuits.Solving;

/// <summary>
/// Rows of several right sides that lie beside each other: one, or a multiple of four. No product is fused with its
/// sum, so that all machines find the same bits.
/// </summary>
static class Rows
{
    const int Lanes = 4;

    /// <summary>to += factor x from.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddScaled(ref double to, double factor, ref double from, int width)
    {
        if (width == 1)
        {
            to += factor * from;
            return;
        }

        var factors = Vector256.Create(factor);
        for (nuint i = 0; i < (nuint)width; i += Lanes)
        {
            var sum = Vector256.LoadUnsafe(ref to, i) + (factors * Vector256.LoadUnsafe(ref from, i));
            sum.StoreUnsafe(ref to, i);
        }
    }

    /// <summary>to = factor x from.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SetScaled(ref double to, double factor, ref double from, int width)
    {
        if (width == 1)
        {
            to = factor * from;
            return;
        }

        var factors = Vector256.Create(factor);
        for (nuint i = 0; i < (nuint)width; i += Lanes)
            (factors * Vector256.LoadUnsafe(ref from, i)).StoreUnsafe(ref to, i);
    }

    /// <summary>to += factors x from, a factor for each right side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProducts(ref double to, ref double factors, ref double from, int width)
    {
        if (width == 1)
        {
            to += factors * from;
            return;
        }

        for (nuint i = 0; i < (nuint)width; i += Lanes)
        {
            var product = Vector256.LoadUnsafe(ref factors, i) * Vector256.LoadUnsafe(ref from, i);
            (Vector256.LoadUnsafe(ref to, i) + product).StoreUnsafe(ref to, i);
        }
    }

    /// <summary>to = from + factors x to, a factor for each right side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddTo(ref double to, ref double factors, ref double from, int width)
    {
        if (width == 1)
        {
            to = from + (factors * to);
            return;
        }

        for (nuint i = 0; i < (nuint)width; i += Lanes)
        {
            var product = Vector256.LoadUnsafe(ref factors, i) * Vector256.LoadUnsafe(ref to, i);
            (Vector256.LoadUnsafe(ref from, i) + product).StoreUnsafe(ref to, i);
        }
    }
}
