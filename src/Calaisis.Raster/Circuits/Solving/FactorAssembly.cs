namespace Calaisis.Raster.Circuits.Solving;

/// <summary>Eliminates tiles, then what lies between them, and lays the factor out.</summary>
static class FactorAssembly
{
    /// <returns>The factor, and the row of each number.</returns>
    public static (ApproximateFactor Factor, int[] RowOf) Of(
        SoughtNodes sought, Func<int, double> groundOf, Parts parts, CancellationToken cancel)
    {
        var tiles = new EliminatedTile[sought.TileStarts.Length - 1];
        parts.Each(
            tiles.Length, sought.Nodes.Length,
            tile => tiles[tile] = EliminatedTile.Of(sought, tile, groundOf, cancel));
        var last = BetweenTiles(sought, groundOf, tiles, cancel);
        var rowOf = new int[sought.Nodes.Length];
        var row = 0;
        foreach (var columns in tiles.Select(tile => tile.Columns).Append(last))
        {
            foreach (var number in columns.Vertices) rowOf[number] = row++;
        }

        return (Lay([.. tiles.Select(tile => tile.Columns)], last, sought, rowOf), rowOf);
    }

    static Columns BetweenTiles(
        SoughtNodes sought, Func<int, double> groundOf, EliminatedTile[] tiles, CancellationToken cancel)
    {
        var from = sought.Between;
        var count = sought.Nodes.Length - from;
        var elimination = new Elimination(
            sought.Nodes[from..], (4 * count) + tiles.Sum(tile => tile.Edges.Count));
        Span<Branch> room = stackalloc Branch[CellCircuit.MostNeighbours];
        for (var number = from; number < sought.Nodes.Length; number++)
        {
            var node = sought.Nodes[number];
            elimination.Grounds[number - from] += groundOf(node);
            foreach (var branch in sought.Circuit.Branches(node, room))
            {
                var other = sought.NumberOf(branch.Node);
                if (other < 0)
                    elimination.Grounds[number - from] += branch.Conductance;
                else if (other > number)
                    elimination.Join(number - from, other - from, branch.Conductance);
            }
        }

        foreach (var tile in tiles)
        {
            foreach (var (one, other, weight) in tile.Edges) elimination.Join(one - from, other - from, weight);
            foreach (var (number, ground) in tile.Grounds) elimination.Grounds[number - from] += ground;
        }

        return elimination.Eliminate(count, cancel).Renamed([.. Enumerable.Range(from, count)]);
    }

    static ApproximateFactor Lay(Columns[] tiles, Columns last, SoughtNodes sought, int[] rowOf)
    {
        var (rows, between) = (sought.Nodes.Length, sought.Between);
        var pivots = new double[rows];
        var crossing = tiles.Sum(columns => columns.Targets.Count(target => target >= between));
        var (within, across) = (
            new TableBuilder(rows, tiles.Append(last).Sum(columns => columns.Targets.Count) - crossing),
            new TableBuilder(between, crossing));
        var row = 0;
        foreach (var columns in tiles.Append(last))
        {
            for (var i = 0; i < columns.Vertices.Count; i++, row++)
            {
                pivots[row] = columns.Pivots[i];
                for (var entry = columns.Starts[i]; entry < columns.Starts[i + 1]; entry++)
                {
                    var target = rowOf[columns.Targets[entry]];
                    (row < between && target >= between ? across : within).Add(target, columns.Shares[entry]);
                }

                within.End(row);
                if (row < between) across.End(row);
            }
        }

        var acrossTable = across.Table();
        return new ApproximateFactor(
            sought.TileStarts, pivots, within.Table(), acrossTable, Turned(acrossTable, between, rows - between));
    }

    static ShareTable Turned(ShareTable across, int between, int count)
    {
        var starts = new int[count + 1];
        foreach (var node in across.Nodes) starts[node - between + 1]++;
        for (var i = 0; i < count; i++) starts[i + 1] += starts[i];
        var next = (int[])starts.Clone();
        var (nodes, shares) = (new int[across.Nodes.Length], new float[across.Nodes.Length]);
        for (var row = 0; row < between; row++)
        {
            for (var i = across.Starts[row]; i < across.Starts[row + 1]; i++)
            {
                var place = next[across.Nodes[i] - between]++;
                (nodes[place], shares[place]) = (row, across.Shares[i]);
            }
        }

        return new ShareTable(starts, nodes, shares);
    }

    sealed class TableBuilder(int rows, int entries)
    {
        readonly int[] _starts = new int[rows + 1];
        readonly int[] _nodes = new int[entries];
        readonly float[] _shares = new float[entries];
        int _count;

        public void Add(int node, float share)
        {
            _nodes[_count] = node;
            _shares[_count++] = share;
        }

        public void End(int row) => _starts[row + 1] = _count;

        public ShareTable Table() => new(_starts, _nodes, _shares);
    }
}
