using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Calaisis.Raster.CostDistance.Kernels;

/// <summary>
/// Eight cells at a time. Additions, products and minima lane by lane, never fused and never across lanes: so every
/// machine, with or without wide registers, gives the same bits.
/// </summary>
static unsafe class Lanes
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Costs(double* at) => Vector512.Load(at);

    /// <summary>
    /// The costs one column to the left. From whole blocks where registers are wide enough: a load across two blocks
    /// that were stored a moment ago would have to wait until both stores have left the processor's store queue.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> CostsLeft(double* at) => Avx512F.IsSupported
        ? Avx512F.AlignRight64(Vector512.Load(at).AsInt64(), Vector512.Load(at - 8).AsInt64(), 7).AsDouble()
        : Vector512.Load(at - 1);

    /// <summary>The costs one column to the right; see <see cref="CostsLeft"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> CostsRight(double* at) => Avx512F.IsSupported
        ? Avx512F.AlignRight64(Vector512.Load(at + 8).AsInt64(), Vector512.Load(at).AsInt64(), 1).AsDouble()
        : Vector512.Load(at + 1);

    /// <summary>The costs two columns to the left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> CostsTwoLeft(double* at) => Avx512F.IsSupported
        ? Avx512F.AlignRight64(Vector512.Load(at).AsInt64(), Vector512.Load(at - 8).AsInt64(), 6).AsDouble()
        : Vector512.Load(at - 2);

    /// <summary>The costs two columns to the right.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> CostsTwoRight(double* at) => Avx512F.IsSupported
        ? Avx512F.AlignRight64(Vector512.Load(at + 8).AsInt64(), Vector512.Load(at).AsInt64(), 2).AsDouble()
        : Vector512.Load(at + 2);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Resistances(float* at)
    {
        if (Avx512F.IsSupported) return Avx512F.ConvertToVector512Double(Vector256.Load(at));
        if (Avx.IsSupported)
        {
            return Vector512.Create(
                Avx.ConvertToVector256Double(Vector128.Load(at)), Avx.ConvertToVector256Double(Vector128.Load(at + 4)));
        }

        var (lower, upper) = Vector256.Widen(Vector256.Load(at));
        return Vector512.Create(lower, upper);
    }

    /// <summary>
    /// Lowers the eight costs to the candidates where these are less; a bit for each lane that was lowered.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Lower(double* cost, Vector512<double> candidate)
    {
        var here = Vector512.Load(cost);
        var less = Vector512.LessThan(candidate, here);
        var lanes = (uint)less.ExtractMostSignificantBits();
        if (lanes != 0) Vector512.Store(Vector512.MinNative(candidate, here), cost);
        return lanes;
    }

    /// <summary>The candidates, but +Infinity where both cells beside the diagonal step are impassable.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Unless(
        Vector512<double> candidate, Vector512<double> besideA, Vector512<double> besideB)
    {
        var infinity = Vector512.Create(double.PositiveInfinity);
        var blocked = Vector512.Equals(Vector512.MinNative(besideA, besideB), infinity);
        return Vector512.ConditionalSelect(blocked, infinity, candidate);
    }
}
