using System.Numerics;
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
    const int InfinityBin = Infinity >> Shift;

    readonly long[] _cells = new long[AllNumbers];
    readonly long[] _more = new long[AllNumbers];

    public void Clear() => Array.Clear(_cells);

    /// <summary>Counts cells of one finite value, given as its bits.</summary>
    public void Add(int bits, long cells) => _cells[bits >> Shift] += cells;

    public void Add(ResistanceBins other)
    {
        for (var bin = 0; bin < InfinityBin; bin++) _cells[bin] += other._cells[bin];
    }

    /// <summary>Counts values, given as their bits; returns how many of them are infinite. NaN is not counted.</summary>
    public long Add(ReadOnlySpan<int> bits)
    {
        Count(bits, _cells, _more);
        for (var bin = 0; bin <= InfinityBin; bin++) _cells[bin] += _more[bin];
        Array.Clear(_more);
        var infinite = _cells[InfinityBin];
        _cells.AsSpan(InfinityBin).Clear();
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
            var isFinite = Vector.AsVectorInt32(
                Vector.LessThan(Vector.AsVectorUInt32(values), new Vector<uint>(Infinity)));
            smallest = Vector.Min(smallest, Vector.ConditionalSelect(isFinite, values, smallest));
            largest = Vector.Max(largest, Vector.ConditionalSelect(isFinite, values, largest));
        }

        for (var lane = 0; lane < Vector<int>.Count; lane++)
        {
            min = Math.Min(min, smallest[lane]);
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

    static void Count(ReadOnlySpan<int> bits, Span<long> cells, Span<long> more)
    {
        // Neighbours often share a bin. Counted in two arrays by turns, one does not wait until the other is stored.
        for (var i = 1; i < bits.Length; i += 2)
        {
            cells[(int)((uint)bits[i - 1] >> Shift)]++;
            more[(int)((uint)bits[i] >> Shift)]++;
        }

        if (bits.Length % 2 == 1) cells[(int)((uint)bits[^1] >> Shift)]++;
    }
}
