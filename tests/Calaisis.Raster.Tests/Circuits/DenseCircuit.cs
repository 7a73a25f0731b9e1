namespace Calaisis.Raster.Tests.Circuits;

/// <summary>
/// A circuit worked out the plain way, for small grids: all nodes in one matrix, Gauss's elimination. Shares nothing
/// with what it checks.
/// </summary>
sealed class DenseCircuit
{
    readonly int[] _nodeOf;
    readonly double[,] _conductances;

    /// <param name="rows">Rows of the grid.</param>
    /// <param name="resistances">Row after row; NaN is a barrier.</param>
    /// <param name="neighbours">4 or 8.</param>
    /// <param name="conductance">Whether steps average conductances.</param>
    /// <param name="groups">Cells that are one node.</param>
    public DenseCircuit(
        int rows, double[] resistances, int neighbours, bool conductance = false, params int[][] groups)
    {
        var cols = resistances.Length / rows;
        _nodeOf = new int[resistances.Length];
        for (var cell = 0; cell < _nodeOf.Length; cell++) _nodeOf[cell] = double.IsNaN(resistances[cell]) ? -1 : cell;
        foreach (var group in groups)
        {
            if (!group.Any(cell => _nodeOf[cell] >= 0)) continue;
            var names = group.Select(cell => _nodeOf[cell]).Append(group[0]).Where(name => name >= 0).ToHashSet();
            for (var cell = 0; cell < _nodeOf.Length; cell++)
            {
                if (names.Contains(_nodeOf[cell]) || group.Contains(cell)) _nodeOf[cell] = names.Min();
            }
        }

        _conductances = new double[resistances.Length, resistances.Length];
        for (var one = 0; one < resistances.Length; one++)
        {
            for (var other = 0; other < resistances.Length; other++)
            {
                var (down, right) = (Math.Abs((one / cols) - (other / cols)), Math.Abs((one % cols) - (other % cols)));
                if (one == other || Math.Max(down, right) != 1 || (neighbours == 4 && down + right == 2)) continue;
                if (double.IsNaN(resistances[one]) || double.IsNaN(resistances[other])) continue;
                var length = down + right == 2 ? Math.Sqrt(2) : 1;
                var between = conductance
                    ? ((1 / resistances[one]) + (1 / resistances[other])) / 2
                    : 1 / ((resistances[one] + resistances[other]) / 2);
                if (_nodeOf[one] != _nodeOf[other]) _conductances[_nodeOf[one], _nodeOf[other]] += between / length;
            }
        }
    }

    public int NodeOf(int cell) => _nodeOf[cell];

    /// <summary>The cells that current gets to from a cell.</summary>
    public HashSet<int> Reach(int cell)
    {
        var (nodes, open) = (new HashSet<int> { NodeOf(cell) }, new Stack<int>([NodeOf(cell)]));
        while (open.TryPop(out var node))
        {
            for (var other = 0; other < _nodeOf.Length; other++)
            {
                if (_conductances[node, other] > 0 && nodes.Add(other)) open.Push(other);
            }
        }

        return [.. Enumerable.Range(0, _nodeOf.Length).Where(one => nodes.Contains(_nodeOf[one]))];
    }

    /// <summary>Voltages of cells: amperes enter at cells, some cells are at 0 V, others lead to ground.</summary>
    public double[] Solve(
        IEnumerable<(int Cell, double Amperes)> sources, IEnumerable<int> fixedCells,
        IEnumerable<(int Cell, double Conductance)>? grounds = null)
    {
        var count = _nodeOf.Length;
        var isFixed = fixedCells.Select(NodeOf).ToHashSet();
        var matrix = new double[count, count + 1];
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < count; j++)
            {
                matrix[i, i] += _conductances[i, j];
                matrix[i, j] -= _conductances[i, j];
            }
        }

        foreach (var (cell, conductance) in grounds ?? []) matrix[NodeOf(cell), NodeOf(cell)] += conductance;
        foreach (var (cell, amperes) in sources) matrix[NodeOf(cell), count] += amperes;
        for (var i = 0; i < count; i++)
        {
            if (!isFixed.Contains(i) && matrix[i, i] > 0) continue;
            for (var j = 0; j <= count; j++) matrix[i, j] = i == j ? 1 : 0;
        }

        var voltages = Eliminate(matrix, count);
        return [.. _nodeOf.Select(node => node < 0 ? 0 : voltages[node])];
    }

    /// <summary>The current through each cell: what enters its node or leaves it, whichever is more.</summary>
    public double[] Currents(double[] voltages, IEnumerable<(int Cell, double Conductance)>? grounds = null)
    {
        var count = _nodeOf.Length;
        var at = new double[count];
        for (var cell = 0; cell < count; cell++)
        {
            if (_nodeOf[cell] >= 0) at[_nodeOf[cell]] = voltages[cell];
        }

        var (into, away) = (new double[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < count; j++) Add(i, _conductances[i, j] * (at[i] - at[j]));
        }

        foreach (var (cell, conductance) in grounds ?? []) Add(NodeOf(cell), conductance * at[NodeOf(cell)]);
        return [.. _nodeOf.Select(node => node < 0 ? 0 : Math.Max(into[node], away[node]))];

        void Add(int node, double flow)
        {
            if (flow > 0) away[node] += flow;
            else into[node] -= flow;
        }
    }

    static double[] Eliminate(double[,] matrix, int count)
    {
        for (var pivot = 0; pivot < count; pivot++)
        {
            var best = pivot;
            for (var i = pivot; i < count; i++)
            {
                if (Math.Abs(matrix[i, pivot]) > Math.Abs(matrix[best, pivot])) best = i;
            }

            for (var j = 0; j <= count; j++)
                (matrix[pivot, j], matrix[best, j]) = (matrix[best, j], matrix[pivot, j]);
            if (Math.Abs(matrix[pivot, pivot]) < 1e-300) continue;
            for (var i = pivot + 1; i < count; i++)
            {
                var factor = matrix[i, pivot] / matrix[pivot, pivot];
                if (factor == 0) continue;
                for (var j = pivot; j <= count; j++) matrix[i, j] -= factor * matrix[pivot, j];
            }
        }

        var solution = new double[count];
        for (var i = count - 1; i >= 0; i--)
        {
            var sum = matrix[i, count];
            for (var j = i + 1; j < count; j++) sum -= matrix[i, j] * solution[j];
            solution[i] = matrix[i, i] == 0 ? 0 : sum / matrix[i, i];
        }

        return solution;
    }
}
