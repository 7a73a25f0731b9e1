using Calaisis.Raster.CostDistance.Stores;

namespace Calaisis.Raster.CostDistance.Fields;

/// <summary>
/// Keeps finished fields until each has met all its partners. Beyond a number of bytes the fields that are wanted last
/// go to a scratch file until they are wanted.
/// </summary>
/// <remarks>Thread rule: any number of workers.</remarks>
sealed class FieldShelf : IDisposable
{
    readonly PagePool _pool;
    readonly long _mostBytes;
    readonly string _scratchFolder;
    readonly int[] _rank;
    readonly Entry?[] _entries;
    readonly Lock _gate = new();
    readonly Stack<long> _freeSlots = [];
    ScratchFile? _scratch;
    long _bytes;
    long _slots;

    /// <param name="pool">Where pages come from and go back to.</param>
    /// <param name="mostBytes">Bytes of pages that may wait here in memory.</param>
    /// <param name="scratchFolder">The folder of the scratch file, where one is needed.</param>
    /// <param name="rank">
    /// For each number of a field, when it is searched; of those that are not, it does not matter.
    /// </param>
    public FieldShelf(PagePool pool, long mostBytes, string scratchFolder, int[] rank)
    {
        _pool = pool;
        _mostBytes = mostBytes;
        _scratchFolder = scratchFolder;
        _rank = rank;
        _entries = new Entry?[rank.Length];
    }

    /// <summary>Most bytes that were here at once.</summary>
    public long PeakBytes { get; private set; }

    /// <summary>Bytes written to the scratch file.</summary>
    public long SpilledBytes { get; private set; }

    /// <summary>Puts a field up. Two fields meet if each names the other as a partner.</summary>
    /// <returns>The partners that are here already, ascending: each has to be borrowed with it once.</returns>
    public List<int> Put(int number, CostField field, IReadOnlyCollection<int> partners)
    {
        lock (_gate)
        {
            var entry = new Entry(field, [.. partners]) { Open = partners.Count };
            var ready = new List<int>();
            foreach (var partner in partners)
            {
                if (_entries[partner] is not { } other) continue;
                if (other.Partners.Contains(number)) ready.Add(partner);
                else entry.Open--;
            }

            // Those that wait for this one in vain.
            foreach (var other in _entries)
            {
                if (other is null || !other.Partners.Contains(number) || entry.Partners.Contains(other.Number))
                    continue;
                other.Open--;
                ReleaseIfDone(other);
            }

            entry.Number = number;
            _entries[number] = entry;
            Count((long)field.Pages.Length * _pool.PageBytes);
            ReleaseIfDone(entry);
            SpillBeyondBudget();
            ready.Sort();
            return ready;
        }
    }

    /// <summary>Two fields with their pages in memory, until they are given back.</summary>
    public (CostField, CostField) Borrow(int one, int other)
    {
        lock (_gate)
        {
            var (first, second) = (_entries[one]!, _entries[other]!);
            first.Borrowers++;
            second.Borrowers++;
            Load(first);
            Load(second);
            SpillBeyondBudget();
            return (first.Field!, second.Field!);
        }
    }

    /// <summary>The two have met.</summary>
    public void GiveBack(int one, int other)
    {
        lock (_gate)
        {
            foreach (var entry in new[] { _entries[one]!, _entries[other]! })
            {
                entry.Borrowers--;
                entry.Open--;
                ReleaseIfDone(entry);
            }
        }
    }

    public void Dispose() => _scratch?.Dispose();

    void Count(long bytes)
    {
        _bytes += bytes;
        PeakBytes = Math.Max(PeakBytes, _bytes);
    }

    void ReleaseIfDone(Entry entry)
    {
        if (entry.Open > 0 || entry.Borrowers > 0 || entry.Field is not { } field) return;
        if (entry.Slots is { } slots)
        {
            foreach (var slot in slots) _freeSlots.Push(slot);
        }
        else
        {
            foreach (var page in field.Pages) _pool.Return(page!);
            Count(-(long)field.Pages.Length * _pool.PageBytes);
        }

        (entry.Field, entry.Slots) = (null, null);
    }

    void SpillBeyondBudget()
    {
        while (_bytes > _mostBytes && WantedLast() is { } entry) Spill(entry);
    }

    Entry? WantedLast()
    {
        Entry? last = null;
        var lastRank = -1;
        foreach (var entry in _entries)
        {
            if (entry is not { Field: not null, Slots: null, Borrowers: 0 }) continue;
            var next = NextRank(entry);
            if (next > lastRank) (last, lastRank) = (entry, next);
        }

        return last;
    }

    /// <summary>When its next partner is searched; 0 where only partners remain that are here.</summary>
    int NextRank(Entry entry)
    {
        var next = int.MaxValue;
        foreach (var partner in entry.Partners)
        {
            if (_entries[partner] is null) next = Math.Min(next, _rank[partner]);
        }

        return next == int.MaxValue ? 0 : next;
    }

    unsafe void Spill(Entry entry)
    {
        _scratch ??= new ScratchFile(_scratchFolder, 0);
        var pages = entry.Field!.Pages;
        entry.Slots = new long[pages.Length];
        for (var index = 0; index < pages.Length; index++)
        {
            if (!_freeSlots.TryPop(out var slot)) slot = _slots++;
            entry.Slots[index] = slot;
            fixed (double* page = pages[index]) _scratch.Write(page, _pool.PageBytes, slot * _pool.PageBytes);
            _pool.Return(pages[index]!);
            pages[index] = null;
        }

        SpilledBytes += (long)pages.Length * _pool.PageBytes;
        Count(-(long)pages.Length * _pool.PageBytes);
    }

    unsafe void Load(Entry entry)
    {
        if (entry.Slots is not { } slots) return;
        var pages = entry.Field!.Pages;
        for (var index = 0; index < pages.Length; index++)
        {
            var page = _pool.Rent();
            fixed (double* to = page) _scratch!.Read(to, _pool.PageBytes, slots[index] * _pool.PageBytes);
            pages[index] = page;
            _freeSlots.Push(slots[index]);
        }

        entry.Slots = null;
        Count((long)pages.Length * _pool.PageBytes);
    }

    sealed class Entry(CostField field, HashSet<int> partners)
    {
        public int Number { get; set; }

        /// <summary>Null once it has met all its partners.</summary>
        public CostField? Field { get; set; } = field;

        public HashSet<int> Partners { get; } = partners;

        /// <summary>Partners it has not met yet.</summary>
        public int Open { get; set; }

        public int Borrowers { get; set; }

        /// <summary>Where its pages lie in the scratch file; null while they are in memory.</summary>
        public long[]? Slots { get; set; }
    }
}
