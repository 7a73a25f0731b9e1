using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Calaisis.Raster.Resistance;

/// <summary>
/// Counts resistances. Whole numbers only, so tallies of tiles add up to the same in any order. Values are counted one
/// by one until there are too many different ones, then in bins; which of the two depends on all values together only.
/// </summary>
sealed class ResistanceTally
{
    const int Slots = 4 * ResistanceHistogram.MaxValues;

    readonly int[] _keys = new int[Slots];
    readonly long[] _counts = new long[Slots];
    readonly ResistanceBins _bins = new();
    int _distinct;
    int _min;
    int _max;

    public ResistanceTally() => Clear();

    /// <summary>Cells that cannot be crossed.</summary>
    public long Barriers { get; private set; }

    /// <summary>All cells counted, NaN among them.</summary>
    public long Cells { get; private set; }

    bool IsByValue => _distinct <= ResistanceHistogram.MaxValues;

    public void Clear()
    {
        Array.Clear(_counts);
        _bins.Clear();
        (_distinct, _min, _max) = (0, int.MaxValue, 0);
        (Barriers, Cells) = (0, 0);
    }

    /// <summary>Counts a tile's resistances: positive, infinite for barriers, NaN where nothing is known.</summary>
    public void Add(ReadOnlySpan<float> resistance)
    {
        Cells += resistance.Length;
        var bits = MemoryMarshal.Cast<float, int>(resistance);
        if (IsByValue) bits = bits[AddRuns(bits)..];
        if (IsByValue || bits.Length == 0) return;
        Barriers += _bins.Add(bits, ref _min, ref _max);
    }

    public void Add(ResistanceTally other)
    {
        Cells += other.Cells;
        Barriers += other.Barriers;
        if (other._max == 0) return;
        (_min, _max) = (Math.Min(_min, other._min), Math.Max(_max, other._max));
        if (other.IsByValue)
        {
            for (var slot = 0; slot < Slots; slot++)
            {
                if (other._counts[slot] > 0) AddFinite(other._keys[slot], other._counts[slot]);
            }
        }
        else
        {
            if (IsByValue) GiveUpValues();
            _bins.Add(other._bins);
        }
    }

    /// <summary>Smallest and largest finite resistance; NaN where there is none.</summary>
    public (float Min, float Max) Range => _max == 0
        ? (float.NaN, float.NaN)
        : (BitConverter.Int32BitsToSingle(_min), BitConverter.Int32BitsToSingle(_max));

    public ResistanceHistogram ToHistogram() => IsByValue
        ? new(true, [.. Values().OrderBy(bin => bin.From)])
        : new(false, [.. _bins.Filled()]);

    IEnumerable<ResistanceBin> Values()
    {
        for (var slot = 0; slot < Slots; slot++)
        {
            var value = BitConverter.Int32BitsToSingle(_keys[slot]);
            if (_counts[slot] > 0) yield return new ResistanceBin(value, value, _counts[slot]);
        }
    }

    // Land is made of patches: most cells have their left neighbour's value, and one look serves all of a run. Where
    // runs begin is found for many cells at once. Returns how many were counted: not all, where there are too many
    // values.
    int AddRuns(ReadOnlySpan<int> bits)
    {
        if (bits.Length == 0) return 0;
        ref var first = ref MemoryMarshal.GetReference(bits);
        var (start, cell) = (0, 1);
        for (; cell <= bits.Length - Vector512<int>.Count && IsByValue; cell += Vector512<int>.Count)
        {
            var own = Vector512.LoadUnsafe(ref first, (nuint)cell);
            var left = Vector512.LoadUnsafe(ref first, (nuint)cell - 1);
            for (var begins = (~Vector512.Equals(
                own, left)).ExtractMostSignificantBits(); begins != 0; begins &= begins - 1)
            {
                var next = cell + BitOperations.TrailingZeroCount(begins);
                Add(bits[start], next - start);
                start = next;
            }
        }

        for (; cell < bits.Length && IsByValue; cell++)
        {
            if (bits[cell] == bits[start]) continue;
            Add(bits[start], cell - start);
            start = cell;
        }

        if (!IsByValue) return start;
        Add(bits[start], bits.Length - start);
        return bits.Length;
    }

    void Add(int bits, int cells)
    {
        if (bits == ResistanceBins.Infinity) Barriers += cells;
        else if ((uint)bits < ResistanceBins.Infinity) AddFinite(bits, cells);
    }

    void AddFinite(int bits, long cells)
    {
        if (!IsByValue)
        {
            Widen(bits);
            _bins.Add(bits, cells);
            return;
        }

        var slot = SlotOf(bits);
        _counts[slot] += cells;
        if (_counts[slot] == cells) Begin(slot, bits);
    }

    // Only a value not seen before may be the least or the largest, or one too many.
    void Begin(int slot, int bits)
    {
        Widen(bits);
        _keys[slot] = bits;
        _distinct++;
        if (!IsByValue) GiveUpValues();
    }

    void Widen(int bits)
    {
        _min = Math.Min(_min, bits);
        _max = Math.Max(_max, bits);
    }

    int SlotOf(int bits)
    {
        // Values of tables differ in their upper bits only: a multiplication spreads them over the slots.
        var slot = (int)(((uint)bits * 0x9E37_79B1u) >> 22);
        while (_counts[slot] > 0 && _keys[slot] != bits) slot = (slot + 1) % Slots;
        return slot;
    }

    void GiveUpValues()
    {
        for (var slot = 0; slot < Slots; slot++)
        {
            if (_counts[slot] > 0) _bins.Add(_keys[slot], _counts[slot]);
        }

        _distinct = ResistanceHistogram.MaxValues + 1;
    }
}
