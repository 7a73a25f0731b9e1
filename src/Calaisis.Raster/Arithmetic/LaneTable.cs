using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Calaisis.Raster.Arithmetic;

/// <summary>
/// Sixteen floats, of which each lane of a vector looks up one: that whose number stands in the lane's lowest four
/// bits, whatever stands in the others. They fit into the processor's registers; nothing is computed, so widths give
/// equal bits.
/// </summary>
readonly record struct LaneTable(Vector512<float> Entries)
{
    internal const int Count = 16;

    const int FourthBitToSign = 28;

    internal LaneTable(ReadOnlySpan<float> entries)
        : this(Vector512.Create(entries))
    {
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Vector512<float> Look(Vector512<int> places) => Avx512F.IsSupported
        ? Avx512F.PermuteVar16x32(Entries, places)
        : Vector512.Create(Look(places.GetLower()), Look(places.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Vector256<float> Look(Vector256<int> places) => Avx2.IsSupported
        ? Avx.BlendVariable(
            Avx2.PermuteVar8x32(Entries.GetLower(), places),
            Avx2.PermuteVar8x32(Entries.GetUpper(), places),
            Vector256.ShiftLeft(places, FourthBitToSign).AsSingle())
        : Vector256.Create(Look(places.GetLower()), Look(places.GetUpper()));

    internal Vector128<float> Look(Vector128<int> places) =>
        Vector128.Create(Entry(places[0]), Entry(places[1]), Entry(places[2]), Entry(places[3]));

    float Entry(int place) => Entries[place & (Count - 1)];
}
