using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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
    const int Turns = 8;

    // Not a multiple of 4096 bytes: processors compare the lower bits of addresses to see whether a load waits for a store.
    const int Stride = AllNumbers + 80;

    const int Piece = 2048;
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
        // In pieces that stay near the processor between the two loops.
        for (var rest = bits; rest.Length > 0; rest = rest[Math.Min(Piece, rest.Length)..])
        {
            var piece = rest[..Math.Min(Piece, rest.Length)];
            Widen(ref min, ref max, piece);
            Count(piece, _turns);
        }

        for (var bin = min >> Shift; bin <= max >> Shift; bin++) _cells[bin] += Take(bin);
        return Take(InfinityBin);
    }

    static void Widen(ref int min, ref int max, ReadOnlySpan<int> bits)
    {
        var vectors = MemoryMarshal.Cast<int, Vector<int>>(bits);
        var smallest = new Vector<int>(min);
        var largest = new Vector<int>(max);
        foreach (var values in vectors)
        {
            // As unsigned numbers, infinity and NaN are larger than all that is finite.
            var unsigned = Vector.AsVectorUInt32(values);
            var isFinite = Vector.AsVectorInt32(Vector.LessThan(unsigned, new Vector<uint>(Infinity)));
            smallest = Vector.AsVectorInt32(Vector.Min(Vector.AsVectorUInt32(smallest), unsigned));
            largest = Vector.Max(largest, values & isFinite);
        }

        for (var lane = 0; lane < Vector<int>.Count; lane++)
        {
            if (smallest[lane] < Infinity) min = Math.Min(min, smallest[lane]);
            max = Math.Max(max, largest[lane]);
        }

        foreach (var value in bits[(vectors.Length * Vector<int>.Count)..])
        {
            if ((uint)value >= Infinity) continue;
            min = Math.Min(min, value);
            max = Math.Max(max, value);
        }
    }

    /// <summary>Those that hold cells, in ascending order.</summary>
    public IEnumerable<ResistanceBin> Filled() => Enumerable.Range(0, InfinityBin)
        .Where(bin => _cells[bin] > 0)
        .Select(bin => new ResistanceBin(
            BitConverter.Int32BitsToSingle(bin << Shift), BitConverter.Int32BitsToSingle((bin + 1) << Shift), _cells[bin]));

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
    // bin's number has as many bits as the array has room for, so it needs no check.
    static void Count(ReadOnlySpan<int> bits, int[] turns)
    {
        ref var counts = ref MemoryMarshal.GetArrayDataReference(turns);
        ref var value = ref MemoryMarshal.GetReference(bits);
        var rest = bits.Length;
        for (; rest >= Turns; rest -= Turns)
        {
            CountOne(ref counts, value, 0);
            CountOne(ref counts, Unsafe.Add(ref value, 1), 1);
            CountOne(ref counts, Unsafe.Add(ref value, 2), 2);
            CountOne(ref counts, Unsafe.Add(ref value, 3), 3);
            CountOne(ref counts, Unsafe.Add(ref value, 4), 4);
            CountOne(ref counts, Unsafe.Add(ref value, 5), 5);
            CountOne(ref counts, Unsafe.Add(ref value, 6), 6);
            CountOne(ref counts, Unsafe.Add(ref value, 7), 7);
            value = ref Unsafe.Add(ref value, Turns);
        }

        foreach (var last in bits[^rest..]) CountOne(ref counts, last, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void CountOne(ref int counts, int bits, int turn) =>
        Unsafe.Add(ref Unsafe.Add(ref counts, turn * Stride), (nuint)((uint)bits >> Shift))++;
}
