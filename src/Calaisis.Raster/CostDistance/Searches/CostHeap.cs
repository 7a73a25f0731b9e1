namespace Calaisis.Raster.CostDistance.Searches;

/// <summary>A cell that waits with a cost; the cell may have got cheaper since.</summary>
readonly record struct CostEntry(double Cost, int Row, int Col);

/// <summary>A heap of four children a node: fewer levels, and the children lie in one or two cache lines.</summary>
sealed class CostHeap
{
    CostEntry[] _entries = new CostEntry[256];

    public int Count { get; private set; }

    public void Clear() => Count = 0;

    public void Add(CostEntry entry)
    {
        if (Count == _entries.Length) Array.Resize(ref _entries, 2 * Count);
        var entries = _entries;
        var place = Count++;
        while (place > 0)
        {
            var parent = (place - 1) >> 2;
            if (entries[parent].Cost <= entry.Cost) break;
            entries[place] = entries[parent];
            place = parent;
        }

        entries[place] = entry;
    }

    /// <summary>The entry of least cost.</summary>
    public CostEntry Take()
    {
        var entries = _entries.AsSpan(0, Count);
        var least = entries[0];
        var last = entries[^1];
        entries = entries[..--Count];
        if (entries.Length == 0) return least;
        var place = 0;
        for (var child = 1; child < entries.Length; child = (4 * place) + 1)
        {
            var end = Math.Min(child + 4, entries.Length);
            var best = child;
            for (var other = child + 1; other < end; other++)
            {
                if (entries[other].Cost < entries[best].Cost) best = other;
            }

            if (entries[best].Cost >= last.Cost) break;
            entries[place] = entries[best];
            place = best;
        }

        entries[place] = last;
        return least;
    }
}
