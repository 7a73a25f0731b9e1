namespace Calaisis.Raster.Circuits;

/// <summary>
/// Nodes and the branches between them. Those of a cell are worked out from the conductances each time they are asked
/// for, as a list of all would take more memory than the solution.
/// </summary>
/// <remarks>Thread rule: safe for any number of readers.</remarks>
public sealed class CellCircuit
{
    /// <summary>The most branches that a node of one cell has.</summary>
    public const int MostNeighbours = 8;

    static readonly (int Row, int Col, bool Diagonal)[] Steps =
    [
        (-1, 0, false), (0, -1, false), (0, 1, false), (1, 0, false),
        (-1, -1, true), (-1, 1, true), (1, -1, true), (1, 1, true),
    ];

    readonly double[] _values;
    readonly int _rows;
    readonly int _cols;
    readonly int _steps;
    readonly CircuitRules _rules;
    readonly Dictionary<int, Branch[]> _joined = [];

    public CellCircuit(Conductances conductances, CellNodes nodes, CircuitRules rules)
    {
        ArgumentNullException.ThrowIfNull(conductances);
        ArgumentNullException.ThrowIfNull(nodes);
        ArgumentNullException.ThrowIfNull(rules);
        (Nodes, _rules, _values) = (nodes, rules, conductances.Values);
        (_rows, _cols) = (conductances.Shape.Rows, conductances.Shape.Cols);
        _steps = rules.FourNeighbours ? 4 : MostNeighbours;
        foreach (var (node, cells) in nodes.AllJoined) _joined.Add(node, BranchesOf(node, cells));
    }

    public CellNodes Nodes { get; }

    /// <summary>Rows of the grid.</summary>
    public int Rows => _rows;

    /// <summary>Columns of the grid.</summary>
    public int Cols => _cols;

    /// <summary>The branches of a node: parallel ones as one, none that conducts nothing.</summary>
    /// <param name="node">The node.</param>
    /// <param name="room">Room for <see cref="MostNeighbours"/>.</param>
    public ReadOnlySpan<Branch> Branches(int node, Span<Branch> room)
    {
        if (_joined.Count > 0 && _joined.TryGetValue(node, out var many)) return many;
        var cell = Nodes.FirstCell(node);
        var (row, col) = Math.DivRem(cell, _cols);
        var count = 0;
        for (var i = 0; i < _steps; i++)
        {
            var (down, right, diagonal) = Steps[i];
            if ((uint)(row + down) >= (uint)_rows || (uint)(col + right) >= (uint)_cols) continue;
            var other = cell + (down * _cols) + right;
            var neighbour = Nodes.Of(other);
            if (neighbour < 0) continue;
            var conductance = Between(cell, other, diagonal);
            if (conductance <= 0) continue;
            if (_joined.Count > 0 && IndexOf(room[..count], neighbour) is >= 0 and var known)
                room[known] = new Branch(neighbour, room[known].Conductance + conductance);
            else
                room[count++] = new Branch(neighbour, conductance);
        }

        return room[..count];
    }

    /// <summary>What a step between two cells conducts.</summary>
    double Between(int one, int other, bool diagonal)
    {
        var (a, b) = (_values[one], _values[other]);
        double between;
        if (a > 0 && b > 0)
            between = _rules.AverageConductances ? (a + b) / 2 : 2 / ((1 / a) + (1 / b));
        else // A cell without data in a group: nothing leads out of it, but in Circuitscape half of the other's does.
            between = _rules.AverageConductances && _rules.LikeCircuitscape ? (a + b) / 2 : 0;
        return diagonal ? between / Math.Sqrt(2) : between;
    }

    Branch[] BranchesOf(int node, int[] cells)
    {
        var sums = new SortedDictionary<int, double>();
        foreach (var cell in cells)
        {
            var (row, col) = Math.DivRem(cell, _cols);
            foreach (var (down, right, diagonal) in Steps.AsSpan(0, _steps))
            {
                if ((uint)(row + down) >= (uint)_rows || (uint)(col + right) >= (uint)_cols) continue;
                var other = cell + (down * _cols) + right;
                var neighbour = Nodes.Of(other);
                if (neighbour < 0 || neighbour == node) continue;
                var conductance = Between(cell, other, diagonal);
                if (conductance > 0) sums[neighbour] = sums.GetValueOrDefault(neighbour) + conductance;
            }
        }

        return [.. sums.Select(sum => new Branch(sum.Key, sum.Value))];
    }

    static int IndexOf(ReadOnlySpan<Branch> branches, int node)
    {
        for (var i = 0; i < branches.Length; i++)
        {
            if (branches[i].Node == node) return i;
        }

        return -1;
    }
}
