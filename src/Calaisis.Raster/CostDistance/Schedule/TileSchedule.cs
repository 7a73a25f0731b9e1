namespace Calaisis.Raster.CostDistance.Schedule;

/// <summary>
/// Which tile is visited next: of the active regions, the one with the lowest cost waiting; when they have none left,
/// the regions with the lowest cost waiting become active. A tile is with one worker at a time.
/// </summary>
/// <remarks>Thread rule: all members may be called by any worker.</remarks>
sealed class TileSchedule
{
    readonly object _gate = new();
    readonly TileRegions _regions;
    readonly double[] _due;
    // The cost a tile was taken with; +Infinity while nobody visits it.
    readonly double[] _visited;
    readonly TileHeap _heap;
    readonly double[] _regionDue;
    readonly int[] _regionVisits;
    readonly List<int> _active = [];
    readonly bool[] _isActive;
    int _working;
    bool _stopped;

    public TileSchedule(int tiles, TileRegions regions)
    {
        _regions = regions;
        _due = new double[tiles];
        _due.AsSpan().Fill(double.PositiveInfinity);
        _visited = new double[tiles];
        _visited.AsSpan().Fill(double.PositiveInfinity);
        _heap = new TileHeap(_due);
        _regionDue = new double[regions.Count];
        _regionDue.AsSpan().Fill(double.PositiveInfinity);
        _regionVisits = new int[regions.Count];
        _isActive = new bool[regions.Count];
    }

    /// <summary>Visits so far.</summary>
    public long Visits { get; private set; }

    /// <summary>A cost of <paramref name="lowest"/> waits to be spread in the tile.</summary>
    public void Raise(int tile, double lowest)
    {
        lock (_gate)
        {
            if (lowest >= _due[tile]) return;
            _due[tile] = lowest;
            if (double.IsPositiveInfinity(_visited[tile])) Enter(tile);
        }
    }

    /// <summary>
    /// Takes the tile that is due first, waiting for one while other workers are on visits that may raise one; -1
    /// when no tile is due and none is being visited, or after <see cref="Stop"/>.
    /// </summary>
    public int Take()
    {
        lock (_gate)
        {
            while (!_stopped && _heap.Count == 0 && !Activate() && _working > 0) Monitor.Wait(_gate);
            if (_stopped || _heap.Count == 0) return -1;
            var tile = _heap.TakeFirst();
            _visited[tile] = _due[tile];
            _due[tile] = double.PositiveInfinity;
            _regionVisits[_regions.Of(tile)]++;
            _working++;
            Visits++;
            return tile;
        }
    }

    /// <summary>The visit is over; if news came meanwhile, the tile is due again.</summary>
    public void Finish(int tile)
    {
        lock (_gate)
        {
            _visited[tile] = double.PositiveInfinity;
            _regionVisits[_regions.Of(tile)]--;
            _working--;
            if (!double.IsPositiveInfinity(_due[tile])) Enter(tile);
            if (_heap.Count == 0) Monitor.PulseAll(_gate);
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

    /// <summary>
    /// The lowest cost that waits or is being spread anywhere. As steps only add, it never falls: costs up to it are
    /// final.
    /// </summary>
    public double Floor()
    {
        lock (_gate)
        {
            var floor = double.PositiveInfinity;
            for (var tile = 0; tile < _due.Length; tile++)
                floor = Math.Min(floor, Math.Min(_due[tile], _visited[tile]));
            return floor;
        }
    }

    void Enter(int tile)
    {
        var region = _regions.Of(tile);
        if (_isActive[region]) _heap.Raise(tile);
        else _regionDue[region] = Math.Min(_regionDue[region], _due[tile]);
        Monitor.Pulse(_gate);
    }

    /// <summary>Makes waiting regions active, lowest first, as many as may be; true if a tile is due then.</summary>
    bool Activate()
    {
        for (var index = _active.Count - 1; index >= 0; index--)
        {
            var region = _active[index];
            if (_regionVisits[region] > 0) continue;
            _isActive[region] = false;
            _active.RemoveAt(index);
        }

        while (_active.Count < _regions.Active && Next() is var region and >= 0)
        {
            _active.Add(region);
            _isActive[region] = true;
            _regionDue[region] = double.PositiveInfinity;
            foreach (var tile in _regions.TilesOf(region))
            {
                if (!double.IsPositiveInfinity(_due[tile]) && double.IsPositiveInfinity(_visited[tile]))
                    _heap.Raise(tile);
            }
        }

        return _heap.Count > 0;
    }

    int Next()
    {
        var next = -1;
        for (var region = 0; region < _regionDue.Length; region++)
        {
            if (double.IsPositiveInfinity(_regionDue[region])) continue;
            if (next < 0 || _regionDue[region] < _regionDue[next]) next = region;
        }

        return next;
    }
}
