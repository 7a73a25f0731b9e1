using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Calaisis.Raster.Resistance;

/// <summary>Cells counted in the fixed bins of <see cref="ResistanceHistogram"/>.</summary>
/// <remarks>
/// A positive float, read as an integer, grows with its value, and its upper 12 bits change eight times per octave in
/// equal steps: they number the bins.
/// </remarks>
sealed class ResistanceBins
{
    internal const int Infinity = 0x7F80_0000;

    const int Shift = 20;
    const int AllNumbers = 1 << (32 - Shift);
    const int Turns = 4;

    // Not a multiple of 4096 bytes: processors compare the lower bits of addresses to see whether a load waits for a
    // store.
    const int Stride = AllNumbers + 80;

    const int NaN = -1;
    const int InfinityBin = Infinity >> Shift;

    readonly long[] _cells = new long[AllNumbers];
    readonly int[] _turns = new int[Turns * Stride];

    public void Clear() => Array.Clear(_cells);

    /// <summary>Counts cells of one finite value, given as its bits.</summary>
    public void Add(int bits, long cells) => _cells[bits >> Shift] += cells;

    public void Add(ResistanceBins other)
    {
        for (var bin = 0; bin < InfinityBin; bin++) _cells[bin] += other._cells[bin];
    }

    /// <summary>
    /// Counts values, given as their bits, and widens the range of finite ones to hold them; returns how many are
    /// infinite. NaN is not counted.
    /// </summary>
    public long Add(ReadOnlySpan<int> bits, ref int min, ref int max)
    {
        var whole = bits.Length - (bits.Length % Vector256<int>.Count);
        Count(bits[..whole], _turns, ref min, ref max);
        Span<int> end = stackalloc int[Vector256<int>.Count];
        end.Fill(NaN);
        bits[whole..].CopyTo(end);
        Count(end, _turns, ref min, ref max);
        for (var bin = min >> Shift; bin <= max >> Shift; bin++) _cells[bin] += Take(bin);
        return Take(InfinityBin);
    }

    /// <summary>Those that hold cells, in ascending order.</summary>
    public IEnumerable<ResistanceBin> Filled() => Enumerable.Range(0, InfinityBin)
        .Where(bin => _cells[bin] > 0)
        .Select(bin => new ResistanceBin(
            BitConverter.Int32BitsToSingle(bin << Shift),
            BitConverter.Int32BitsToSingle((bin + 1) << Shift),
            _cells[bin]));

    // What was counted in a bin, which is empty then. Bins of NaN are never taken, and never looked at.
    int Take(int bin)
    {
        var cells = 0;
        for (var turn = 0; turn < Turns; turn++)
        {
            ref var counted = ref _turns[(turn * Stride) + bin];
            cells += counted;
            counted = 0;
        }

        return cells;
    }

    // Neighbours often share a bin. Counted in several places by turns, one does not wait until the other is stored. A
    // bin's number has as many bits as the array has room for, so it needs no check. Each count takes a store, for
    // which the processor has few places: the range, by vectors, is found meanwhile.
    static void Count(ReadOnlySpan<int> bits, int[] turns, ref int min, ref int max)
    {
        ref var counts = ref MemoryMarshal.GetArrayDataReference(turns);
        ref var value = ref MemoryMarshal.GetReference(bits);
        var smallest = Vector256.Create((uint)min);
        var largest = Vector256.Create((uint)max);
        for (var rest = bits.Length; rest > 0; rest -= Vector256<int>.Count)
        {
            // As unsigned numbers, infinity and NaN are larger than all that is finite.
            var values = Vector256.LoadUnsafe(ref value).AsUInt32();
            var isFinite = Vector256.LessThan(values, Vector256.Create((uint)Infinity));
            smallest = Vector256.Min(smallest, values);
            largest = Vector256.Max(largest, values & isFinite);
            CountOne(ref counts, value, 0);
            CountOne(ref counts, Unsafe.Add(ref value, 1), 1);
            CountOne(ref counts, Unsafe.Add(ref value, 2), 2);
            CountOne(ref counts, Unsafe.Add(ref value, 3), 3);
            CountOne(ref counts, Unsafe.Add(ref value, 4), 0);
            CountOne(ref counts, Unsafe.Add(ref value, 5), 1);
            CountOne(ref counts, Unsafe.Add(ref value, 6), 2);
            CountOne(ref counts, Unsafe.Add(ref value, 7), 3);
            value = ref Unsafe.Add(ref value, Vector256<int>.Count);
        }

        for (var lane = 0; lane < Vector256<int>.Count; lane++)
        {
            if (smallest[lane] < Infinity) min = Math.Min(min, (int)smallest[lane]);
            max = Math.Max(max, (int)largest[lane]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void CountOne(ref int counts, int bits, int turn) =>
        Unsafe.Add(ref Unsafe.Add(ref counts, turn * Stride), (nuint)((uint)bits >> Shift))++;
}
