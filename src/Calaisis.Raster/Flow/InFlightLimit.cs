namespace Calaisis.Raster.Flow;

/// <summary>
/// At most so many items between two places of a graph, however many stages and branches lie in between: they enter with
/// <see cref="FlowEnds.Enter"/> and leave when the last one to use them says so.
/// </summary>
/// <remarks>Thread rule: any number of callers.</remarks>
public sealed class InFlightLimit : IDisposable
{
    readonly SemaphoreSlim _room;

    public InFlightLimit(int items)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(items, 1);
        Items = items;
        _room = new SemaphoreSlim(items, items);
    }

    public int Items { get; }

    /// <summary>How many items are inside at this moment.</summary>
    public int Inside => Items - _room.CurrentCount;

    /// <summary>Waits for room.</summary>
    public Task EnterAsync(CancellationToken stopping) => _room.WaitAsync(stopping);

    /// <summary>Makes room for another item; once for each that entered.</summary>
    /// <exception cref="SemaphoreFullException">More items left than entered.</exception>
    public void Leave() => _room.Release();

    public void Dispose() => _room.Dispose();
}
