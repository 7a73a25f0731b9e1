namespace Calaisis.Raster.CostDistance.Schedule;

/// <summary>
/// Which tile is visited next: the one with the lowest cost waiting. As steps only add, that cost never falls over time:
/// what lies at or below it is settled. A tile is with one worker at a time.
/// </summary>
/// <remarks>Thread rule: all members may be called by any worker.</remarks>
sealed class TileSchedule
{
    readonly object _gate = new();
    readonly double[] _due;
    readonly int[] _place;
    readonly int[] _heap;
    readonly bool[] _visited;
    int _count;
    int _working;
    bool _stopped;

    public TileSchedule(int tiles)
    {
        _due = new double[tiles];
        _due.AsSpan().Fill(double.PositiveInfinity);
        _place = new int[tiles];
        _place.AsSpan().Fill(-1);
        _heap = new int[tiles];
        _visited = new bool[tiles];
    }

    /// <summary>A cost of <paramref name="lowest"/> waits to be spread in the tile.</summary>
    public void Raise(int tile, double lowest)
    {
        lock (_gate)
        {
            if (lowest >= _due[tile]) return;
            _due[tile] = lowest;
            if (!_visited[tile]) Rise(tile);
        }
    }

    /// <summary>
    /// Takes the tile that is due first, waiting for one while other workers are on visits that may raise one; -1 when no
    /// tile is due and none is being visited, or after <see cref="Stop"/>.
    /// </summary>
    /// <param name="lowest">The cost that waits there.</param>
    public int Take(out double lowest)
    {
        lock (_gate)
        {
            lowest = double.PositiveInfinity;
            while (_count == 0 && _working > 0 && !_stopped) Monitor.Wait(_gate);
            if (_count == 0 || _stopped) return -1;
            var tile = _heap[0];
            lowest = _due[tile];
            RemoveFirst();
            _due[tile] = double.PositiveInfinity;
            _visited[tile] = true;
            _working++;
            return tile;
        }
    }

    /// <summary>Sends every worker home: one has failed or the user stopped the run.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _stopped = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>The visit is over; if news came meanwhile, the tile is due again.</summary>
    public void Finish(int tile)
    {
        lock (_gate)
        {
            _visited[tile] = false;
            _working--;
            if (!double.IsPositiveInfinity(_due[tile])) Rise(tile);
            if (_working == 0 && _count == 0) Monitor.PulseAll(_gate);
        }
    }

    void Rise(int tile)
    {
        var place = _place[tile];
        if (place < 0) place = _count++;
        while (place > 0)
        {
            var parent = (place - 1) >> 1;
            if (!Before(tile, _heap[parent])) break;
            Put(_heap[parent], place);
            place = parent;
        }

        Put(tile, place);
        Monitor.Pulse(_gate);
    }

    void RemoveFirst()
    {
        _place[_heap[0]] = -1;
        var tile = _heap[--_count];
        if (_count == 0) return;
        var place = 0;
        while (true)
        {
            var child = (2 * place) + 1;
            if (child >= _count) break;
            if (child + 1 < _count && Before(_heap[child + 1], _heap[child])) child++;
            if (!Before(_heap[child], tile)) break;
            Put(_heap[child], place);
            place = child;
        }

        Put(tile, place);
    }

    bool Before(int a, int b) => _due[a] < _due[b] || (_due[a].Equals(_due[b]) && a < b);

    void Put(int tile, int place)
    {
        _heap[place] = tile;
        _place[tile] = place;
    }
}
