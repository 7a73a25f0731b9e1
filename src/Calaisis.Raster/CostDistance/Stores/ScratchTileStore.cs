using Calaisis.Raster.CostDistance.Kernels;

namespace Calaisis.Raster.CostDistance.Stores;

/// <summary>
/// The tiles in a scratch file, and as many as fit in slots of memory. The slot released longest ago is taken for the
/// next tile; what changed is written first, and only that: resistances once, costs when lowered.
/// </summary>
sealed unsafe class ScratchTileStore : ITileStore
{
    const int None = -1;

    readonly object _gate = new();
    readonly BlockLayout _layout;
    readonly ScratchFile _file;
    // Costs of all tiles, then resistances, so that what is written most lies close together.
    readonly long _costArea;
    readonly long _resistanceStride;
    readonly double _unreached;
    readonly int[] _slotOf;
    readonly TileChange[] _stored;
    readonly bool[] _moving;
    readonly BlockSlabs _slabs;
    readonly int _slots;
    readonly int[] _tileIn;
    readonly int[] _holders;
    readonly TileChange[] _unsaved;
    readonly SlotQueue _idle;
    readonly SparseSeeds _seeds;
    readonly bool[] _packed;
    int _used;
    Exception? _failure;

    public ScratchTileStore(BlockLayout layout, int tiles, int slots, double unreached, string folder)
    {
        _layout = layout;
        _unreached = unreached;
        _costArea = (long)Lowered * tiles;
        _resistanceStride = Math.Max(layout.ResistanceBytes, ResistancePalette.Bytes(layout.Frame.Length));
        _slotOf = new int[tiles];
        _slotOf.AsSpan().Fill(None);
        _stored = new TileChange[tiles];
        _moving = new bool[tiles];
        _slots = slots;
        _slabs = new BlockSlabs(slots, layout.Bytes);
        _tileIn = new int[slots];
        _holders = new int[slots];
        _unsaved = new TileChange[slots];
        _idle = new SlotQueue(slots);
        _packed = new bool[tiles];
        // A twentieth of what the slots take.
        _seeds = new SparseSeeds(layout.Frame, tiles, (long)slots * layout.Bytes / 20 / SparseSeeds.SeedBytes);
        _file = new ScratchFile(folder, _costArea + (_resistanceStride * tiles));
    }

    /// <summary>Bytes of what a search lowers: costs and labels, which lie together.</summary>
    int Lowered => _layout.CostBytes + _layout.LabelBytes;

    /// <summary>The scratch file; it is gone when the store is disposed.</summary>
    public string Path => _file.Path;

    public TileBlock Acquire(int tile)
    {
        int slot;
        int evicted;
        lock (_gate)
        {
            while (_moving[tile]) Wait();
            slot = _slotOf[tile];
            if (slot != None)
            {
                if (_holders[slot]++ == 0) _idle.Remove(slot);
                return Block(slot);
            }

            // Said before waiting for a slot: another holder must not load the same tile into a second one.
            _moving[tile] = true;
            slot = FreeSlot(out evicted);
            _slotOf[tile] = slot;
            _tileIn[slot] = tile;
            _holders[slot] = 1;
            if (evicted != None) _moving[evicted] = true;
        }

        try
        {
            if (evicted != None) Save(evicted, slot);
            _unsaved[slot] = TileChange.None;
            Load(tile, slot);
        }
        catch (Exception exception)
        {
            Fail(exception);
            throw;
        }

        lock (_gate)
        {
            _moving[tile] = false;
            Monitor.PulseAll(_gate);
        }

        return Block(slot);
    }

    public void Release(int tile, TileChange change)
    {
        lock (_gate)
        {
            var slot = _slotOf[tile];
            if (change > _unsaved[slot]) _unsaved[slot] = change;
            if (--_holders[slot] > 0) return;
            _idle.Add(slot);
            Monitor.PulseAll(_gate);
        }
    }

    public void Dispose()
    {
        _file.Dispose();
        _slabs.Dispose();
    }

    int FreeSlot(out int evicted)
    {
        evicted = None;
        if (_used < _slots)
        {
            _ = _slabs[_used];
            return _used++;
        }

        while (_idle.IsEmpty) Wait();
        var slot = _idle.TakeFirst();
        evicted = _tileIn[slot];
        _slotOf[evicted] = None;
        return slot;
    }

    void Wait()
    {
        if (_failure is null) Monitor.Wait(_gate);
        if (_failure is not null)
            throw new InvalidOperationException("the scratch file failed another worker", _failure);
    }

    /// <summary>Those who wait for a tile under way must not wait for ever.</summary>
    void Fail(Exception exception)
    {
        lock (_gate)
        {
            _failure ??= exception;
            Monitor.PulseAll(_gate);
        }
    }

    void Save(int tile, int slot)
    {
        var change = _unsaved[slot];
        var block = Block(slot);
        if (change == TileChange.Lowered) _seeds.Forget(tile);
        if (change == TileChange.Lowered || (change == TileChange.Seeded && !_seeds.TryKeep(tile, block, _unreached)))
        {
            _file.Write(block.Cost, Lowered, (long)Lowered * tile);
        }

        if (_stored[tile] == TileChange.None && change != TileChange.None) SaveResistances(tile, block);
        lock (_gate)
        {
            if (change > _stored[tile]) _stored[tile] = change;
            _moving[tile] = false;
            Monitor.PulseAll(_gate);
        }
    }

    void Load(int tile, int slot)
    {
        var block = Block(slot);
        if (_stored[tile] == TileChange.Lowered || (_stored[tile] == TileChange.Seeded && !_seeds.Has(tile)))
        {
            _file.Read(block.Cost, Lowered, (long)Lowered * tile);
        }
        else
        {
            new Span<double>(block.Cost, _layout.Frame.Length).Fill(_unreached);
            new Span<byte>(block.Label, _layout.LabelBytes).Clear();
            _seeds.Restore(tile, block);
        }

        if (_stored[tile] != TileChange.None) LoadResistances(tile, block);
    }

    void SaveResistances(int tile, TileBlock block)
    {
        var packed = stackalloc byte[ResistancePalette.Bytes(_layout.Frame.Length)];
        _packed[tile] = ResistancePalette.TryPack(
            new ReadOnlySpan<float>(block.Resistance, _layout.Frame.Length), packed);
        var offset = _costArea + (_resistanceStride * tile);
        if (_packed[tile]) _file.Write(packed, ResistancePalette.Bytes(_layout.Frame.Length), offset);
        else _file.Write(block.Resistance, _layout.ResistanceBytes, offset);
    }

    void LoadResistances(int tile, TileBlock block)
    {
        var offset = _costArea + (_resistanceStride * tile);
        if (!_packed[tile])
        {
            _file.Read(block.Resistance, _layout.ResistanceBytes, offset);
            return;
        }

        var packed = stackalloc byte[ResistancePalette.Bytes(_layout.Frame.Length)];
        _file.Read(packed, ResistancePalette.Bytes(_layout.Frame.Length), offset);
        ResistancePalette.Unpack(packed, new Span<float>(block.Resistance, _layout.Frame.Length));
    }

    TileBlock Block(int slot) => _layout.At(_slabs[slot]);
}
