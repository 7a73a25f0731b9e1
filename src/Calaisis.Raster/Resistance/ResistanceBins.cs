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
    const int Turns = 4;
    const int InfinityBin = Infinity >> Shift;

    readonly long[] _cells = new long[AllNumbers];
    readonly int[] _turns = new int[Turns * AllNumbers];

    public void Clear() => Array.Clear(_cells);

    /// <summary>Counts cells of one finite value, given as its bits.</summary>
    public void Add(int bits, long cells) => _cells[bits >> Shift] += cells;

    public void Add(ResistanceBins other)
    {
        for (var bin = 0; bin < InfinityBin; bin++) _cells[bin] += other._cells[bin];
    }

    /// <summary>
    /// Counts values, given as their bits, of which the finite ones lie from min to max; returns how many are infinite.
    /// NaN is not counted.
    /// </summary>
    public long Add(ReadOnlySpan<int> bits, int min, int max)
    {
        Count(bits, _turns);
        for (var bin = min >> Shift; bin <= max >> Shift; bin++) _cells[bin] += CountOf(bin);
        var infinite = CountOf(InfinityBin);
        Array.Clear(_turns);
        return infinite;
    }

    /// <summary>Smallest and largest finite value, as bits; nothing finite leaves the range given.</summary>
    public static (int Min, int Max) Widen(int min, int max, ReadOnlySpan<int> bits)
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

        return (min, max);
    }

    /// <summary>Those that hold cells, in ascending order.</summary>
    public IEnumerable<ResistanceBin> Filled() => Enumerable.Range(0, InfinityBin)
        .Where(bin => _cells[bin] > 0)
        .Select(bin => new ResistanceBin(
            BitConverter.Int32BitsToSingle(bin << Shift), BitConverter.Int32BitsToSingle((bin + 1) << Shift), _cells[bin]));

    long CountOf(int bin)
    {
        var cells = 0L;
        for (var turn = 0; turn < Turns; turn++) cells += _turns[(turn * AllNumbers) + bin];
        return cells;
    }

    // Neighbours often share a bin. Counted in four arrays by turns, one does not wait until the other is stored. A bin's
    // number has as many bits as the arrays have room for, so it needs no check.
    static void Count(ReadOnlySpan<int> bits, int[] turns)
    {
        ref var first = ref MemoryMarshal.GetArrayDataReference(turns);
        ref var second = ref Unsafe.Add(ref first, AllNumbers);
        ref var third = ref Unsafe.Add(ref second, AllNumbers);
        ref var fourth = ref Unsafe.Add(ref third, AllNumbers);
        var values = MemoryMarshal.Cast<int, uint>(bits);
        for (; values.Length >= Turns; values = values[Turns..])
        {
            Unsafe.Add(ref first, values[0] >> Shift)++;
            Unsafe.Add(ref second, values[1] >> Shift)++;
            Unsafe.Add(ref third, values[2] >> Shift)++;
            Unsafe.Add(ref fourth, values[3] >> Shift)++;
        }

        foreach (var value in values) Unsafe.Add(ref first, value >> Shift)++;
    }
}
