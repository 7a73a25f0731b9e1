namespace Calaisis.Raster.Circuits.Solving;

/// <summary>What the elimination of a tile leaves: columns, edges and grounds of nodes between the tiles.</summary>
/// <param name="Columns">Of the nodes inside, by their numbers.</param>
/// <param name="Edges">Drawn between nodes between the tiles, by their numbers.</param>
/// <param name="Grounds">What leads from these to ground besides.</param>
sealed record EliminatedTile(
    Columns Columns, IReadOnlyList<(int One, int Other, double Weight)> Edges,
    IReadOnlyList<(int Number, double Ground)> Grounds)
{
    const int EdgesOfNode = 4;

    /// <summary>Eliminates the nodes inside a tile, which sees its own branches only.</summary>
    public static EliminatedTile Of(SoughtNodes sought, int tile, Func<int, double> groundOf, CancellationToken cancel)
    {
        var (from, to) = (sought.TileStarts[tile], sought.TileStarts[tile + 1]);
        var (numbers, slots) = BordersOf(sought, from, to);
        var elimination = new Elimination(
            [.. numbers.Select(number => sought.Nodes[number])], EdgesOfNode * (to - from));
        Span<Branch> room = stackalloc Branch[CellCircuit.MostNeighbours];
        for (var number = from; number < to; number++)
        {
            var node = sought.Nodes[number];
            elimination.Grounds[number - from] += groundOf(node);
            foreach (var branch in sought.Circuit.Branches(node, room))
            {
                var other = sought.NumberOf(branch.Node);
                if (other < 0)
                    elimination.Grounds[number - from] += branch.Conductance;
                else if (other >= to)
                    elimination.Join(number - from, slots[other], branch.Conductance);
                else if (other > number)
                    elimination.Join(number - from, other - from, branch.Conductance);
            }
        }

        var inside = to - from;
        var columns = elimination.Eliminate(inside, cancel).Renamed(numbers);
        return new EliminatedTile(
            columns,
            [.. elimination.Left(inside).Select(edge => (numbers[edge.One], numbers[edge.Other], edge.Weight))],
            [.. Enumerable.Range(inside, numbers.Count - inside)
                .Select(slot => (numbers[slot], elimination.Grounds[slot]))]);
    }

    /// <summary>The numbers inside, then those of the borders that they touch, in order.</summary>
    static (List<int> Numbers, Dictionary<int, int> Slots) BordersOf(SoughtNodes sought, int from, int to)
    {
        var borders = new SortedSet<int>();
        Span<Branch> room = stackalloc Branch[CellCircuit.MostNeighbours];
        for (var number = from; number < to; number++)
        {
            foreach (var branch in sought.Circuit.Branches(sought.Nodes[number], room))
            {
                if (sought.NumberOf(branch.Node) is var other && other >= to) borders.Add(other);
            }
        }

        var numbers = Enumerable.Range(from, to - from).Concat(borders).ToList();
        return (numbers, borders.Select((number, i) => (number, i)).ToDictionary(
            border => border.number, border => to - from + border.i));
    }
}
