using Calaisis.Raster.Circuits.Solving;
using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Circuits;

/// <summary>A component of a circuit with what leads to ground, to be solved for currents that enter it.</summary>
public sealed class GroundedCircuit
{
    /// <summary>What may be left of a right side, relative to it; above, no voltages are given.</summary>
    public const double MostResidual = 1e-6;

    /// <summary>Right sides solved at once.</summary>
    public const int AtOnce = 8;

    readonly SoughtNodes _sought;
    readonly int[] _rowOf;
    readonly ConjugateGradients _solver;
    readonly int _component;

    /// <param name="circuit">The circuit.</param>
    /// <param name="components">Its components.</param>
    /// <param name="component">Which of them.</param>
    /// <param name="isFixed">Which nodes are at 0 V.</param>
    /// <param name="groundOf">What conducts from each other node to ground; 0 for most.</param>
    /// <param name="rules">How many work at it.</param>
    /// <param name="cancel">Stops it.</param>
    public GroundedCircuit(
        CellCircuit circuit, CircuitComponents components, int component, Func<int, bool> isFixed,
        Func<int, double> groundOf, CircuitRules rules, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(components);
        ArgumentNullException.ThrowIfNull(rules);
        _component = component;
        var parts = new Parts(rules.Workers, cancel);
        _sought = new SoughtNodes(circuit, components.NodesOf(component), isFixed);
        (var factor, _rowOf) = FactorAssembly.Of(_sought, groundOf, parts, cancel);
        _solver = new ConjugateGradients(
            MatrixAssembly.Of(_sought, groundOf, _rowOf, parts), factor, parts);
    }

    /// <summary>The largest residual of all solutions so far, relative to the right side.</summary>
    public double Residual { get; private set; }

    /// <summary>
    /// Voltages for several sets of currents, each solved for itself: of every node of the circuit, 0 beyond the
    /// component.
    /// </summary>
    /// <exception cref="RasterException">The equations could not be solved.</exception>
    public IReadOnlyList<double[]> Solve(IReadOnlyList<IReadOnlyList<NodeCurrent>> currents)
    {
        ArgumentNullException.ThrowIfNull(currents);
        var all = new List<double[]>();
        for (var first = 0; first < currents.Count; first += AtOnce)
            all.AddRange(SolveTogether([.. currents.Skip(first).Take(AtOnce)]));
        return all;
    }

    double[][] SolveTogether(IReadOnlyList<NodeCurrent>[] currents)
    {
        // Lanes come by fours; what a right side gives does not depend on those beside it.
        var width = currents.Length == 1 ? 1 : currents.Length <= 4 ? 4 : AtOnce;
        var given = new double[_rowOf.Length * width];
        for (var k = 0; k < currents.Length; k++)
        {
            foreach (var (node, amperes) in currents[k])
            {
                var number = _sought.NumberOf(node);
                if (number >= 0) given[(_rowOf[number] * width) + k] += amperes;
            }
        }

        var (solution, residuals) = _solver.Solve(given, width);
        Require(residuals);
        var voltages = new double[currents.Length][];
        for (var k = 0; k < voltages.Length; k++)
        {
            voltages[k] = new double[_sought.Circuit.Nodes.Count];
            for (var number = 0; number < _rowOf.Length; number++)
                voltages[k][_sought.Nodes[number]] = solution[(_rowOf[number] * width) + k];
        }

        return voltages;
    }

    void Require(double[] residuals)
    {
        var worst = residuals.Aggregate(Math.Max);
        Residual = Math.Max(Residual, worst);
        if (worst <= MostResidual) return;
        var contrast = ContrastOf(_sought);
        throw new RasterException(
            $"the currents of component {_component + 1} ({_sought.Nodes.Length} nodes) cannot be found: "
            + $"{worst:0.#e+0} of them are left over, expected at most {MostResidual:0.#e+0}; conductances differ "
            + $"by a factor of {contrast:0.#e+0}: bring the resistances nearer to each other");
    }

    static double ContrastOf(SoughtNodes sought)
    {
        var (least, most) = (double.PositiveInfinity, 0.0);
        var room = new Branch[CellCircuit.MostNeighbours];
        foreach (var node in sought.Nodes)
        {
            foreach (var branch in sought.Circuit.Branches(node, room))
                (least, most) = (Math.Min(least, branch.Conductance), Math.Max(most, branch.Conductance));
        }

        return most / least;
    }
}

/// <summary>A current that enters a circuit at a node; negative where it leaves.</summary>
public readonly record struct NodeCurrent(int Node, double Amperes);
