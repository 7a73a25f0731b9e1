namespace Calaisis.Raster.CostDistance.Schedule;

/// <summary>Tiles by the lowest cost that waits in them; of equals the lower number first.</summary>
/// <param name="due">The cost that waits in each tile; may fall while the tile is in the heap, if it is raised
/// then.</param>
sealed class TileHeap(double[] due)
{
    readonly int[] _place = Enumerable.Repeat(-1, due.Length).ToArray();
    readonly int[] _heap = new int[due.Length];

    public int Count { get; private set; }

    /// <summary>Puts a tile in, or moves it forward after its cost fell.</summary>
    public void Raise(int tile)
    {
        var place = _place[tile];
        if (place < 0) place = Count++;
        while (place > 0)
        {
            var parent = (place - 1) >> 1;
            if (!Before(tile, _heap[parent])) break;
            Put(_heap[parent], place);
            place = parent;
        }

        Put(tile, place);
    }

    public int TakeFirst()
    {
        var first = _heap[0];
        _place[first] = -1;
        var tile = _heap[--Count];
        if (Count > 0) Sink(tile);
        return first;
    }

    void Sink(int tile)
    {
        var place = 0;
        while (true)
        {
            var child = (2 * place) + 1;
            if (child >= Count) break;
            if (child + 1 < Count && Before(_heap[child + 1], _heap[child])) child++;
            if (!Before(_heap[child], tile)) break;
            Put(_heap[child], place);
            place = child;
        }

        Put(tile, place);
    }

    bool Before(int a, int b) => due[a] < due[b] || (due[a].Equals(due[b]) && a < b);

    void Put(int tile, int place)
    {
        _heap[place] = tile;
        _place[tile] = place;
    }
}
