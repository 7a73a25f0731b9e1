namespace Calaisis.Raster.CostDistance.Stores;

/// <summary>Slots in the order they were last released; any of them can be taken out.</summary>
sealed class SlotQueue
{
    readonly int[] _next;
    readonly int[] _previous;
    readonly int _end;

    public SlotQueue(int slots)
    {
        _next = new int[slots + 1];
        _previous = new int[slots + 1];
        _end = slots;
        _next[_end] = _previous[_end] = _end;
    }

    public bool IsEmpty => _next[_end] == _end;

    /// <summary>Adds a slot as the one released last.</summary>
    public void Add(int slot)
    {
        _next[slot] = _end;
        _previous[slot] = _previous[_end];
        _next[_previous[_end]] = slot;
        _previous[_end] = slot;
    }

    public void Remove(int slot)
    {
        _next[_previous[slot]] = _next[slot];
        _previous[_next[slot]] = _previous[slot];
    }

    /// <summary>Takes the slot released longest ago.</summary>
    public int TakeFirst()
    {
        var slot = _next[_end];
        Remove(slot);
        return slot;
    }
}
