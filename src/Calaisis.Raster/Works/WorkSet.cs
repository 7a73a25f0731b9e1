using System.Numerics;

namespace Calaisis.Raster.Works;

/// <summary>Some of the works of a list, by their places in it; two sets of the same works are equal.</summary>
public readonly struct WorkSet : IEquatable<WorkSet>, IComparable<WorkSet>
{
    const int Bits = 64;

    readonly ulong[]? _words;

    WorkSet(ulong[] words) => _words = words;

    /// <summary>No work.</summary>
    public static WorkSet None => default;

    ReadOnlySpan<ulong> Words => _words;

    /// <summary>How many works it holds.</summary>
    public int Count
    {
        get
        {
            var count = 0;
            foreach (var word in Words) count += BitOperations.PopCount(word);
            return count;
        }
    }

    public bool Contains(int work) => work / Bits < Words.Length && (Words[work / Bits] >> (work % Bits) & 1) != 0;

    /// <summary>The set with one more work.</summary>
    public WorkSet With(int work)
    {
        var words = new ulong[Math.Max(Words.Length, (work / Bits) + 1)];
        Words.CopyTo(words);
        words[work / Bits] |= 1UL << (work % Bits);
        return new WorkSet(words);
    }

    /// <summary>The set without a work.</summary>
    public WorkSet Without(int work)
    {
        if (!Contains(work)) return this;
        var words = Words.ToArray();
        words[work / Bits] &= ~(1UL << (work % Bits));
        var length = words.Length;
        while (length > 0 && words[length - 1] == 0) length--;
        return new WorkSet(words[..length]);
    }

    /// <summary>The works of either.</summary>
    public WorkSet Union(WorkSet other)
    {
        if (other.Words.Length > Words.Length) return other.Union(this);
        var words = Words.ToArray();
        for (var i = 0; i < other.Words.Length; i++) words[i] |= other.Words[i];
        return new WorkSet(words);
    }

    /// <summary>Whether any work is in both.</summary>
    public bool Overlaps(WorkSet other)
    {
        for (var i = 0; i < Math.Min(Words.Length, other.Words.Length); i++)
        {
            if ((Words[i] & other.Words[i]) != 0) return true;
        }

        return false;
    }

    /// <summary>The places of its works, in their order.</summary>
    public IEnumerable<int> Works
    {
        get
        {
            for (var i = 0; i < Words.Length; i++)
            {
                for (var word = Words[i]; word != 0; word &= word - 1)
                    yield return (i * Bits) + BitOperations.TrailingZeroCount(word);
            }
        }
    }

    public bool Equals(WorkSet other) => Words.SequenceEqual(other.Words);

    /// <summary>That with the first work that the other lacks comes first.</summary>
    public int CompareTo(WorkSet other)
    {
        for (var i = 0; i < Math.Max(Words.Length, other.Words.Length); i++)
        {
            var (one, two) = (i < Words.Length ? Words[i] : 0, i < other.Words.Length ? other.Words[i] : 0);
            if (one != two) return ((one ^ two) & (0 - (one ^ two)) & one) != 0 ? -1 : 1;
        }

        return 0;
    }

    public override bool Equals(object? obj) => obj is WorkSet other && Equals(other);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var word in Words) hash.Add(word);
        return hash.ToHashCode();
    }

    public static bool operator ==(WorkSet one, WorkSet other) => one.Equals(other);

    public static bool operator !=(WorkSet one, WorkSet other) => !one.Equals(other);

    public static bool operator <(WorkSet one, WorkSet other) => one.CompareTo(other) < 0;

    public static bool operator >(WorkSet one, WorkSet other) => one.CompareTo(other) > 0;

    public static bool operator <=(WorkSet one, WorkSet other) => one.CompareTo(other) <= 0;

    public static bool operator >=(WorkSet one, WorkSet other) => one.CompareTo(other) >= 0;
}
