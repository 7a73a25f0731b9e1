using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Circuits.Windows;

/// <summary>The circuit of a window, with its target at 0 V.</summary>
sealed class WindowCircuit
{
    readonly CellCircuit _circuit;
    readonly CircuitComponents _components;
    readonly GroundedCircuit _grounded;
    readonly CircuitRules _rules;
    readonly int _ground;
    readonly CancellationToken _cancel;

    WindowCircuit(CellCircuit circuit, int ground, CircuitRules rules, CancellationToken cancel)
    {
        (_circuit, _ground, _rules, _cancel) = (circuit, ground, rules, cancel);
        _components = new CircuitComponents(circuit);
        _grounded = new GroundedCircuit(
            circuit, _components, _components.Of(ground), node => node == ground, _ => 0, rules, cancel);
    }

    /// <summary>The largest residual so far.</summary>
    public double Residual => _grounded.Residual;

    /// <summary>The circuit of conductances; null where the target does not conduct.</summary>
    public static WindowCircuit? Of(
        Shape shape, double[] conductances, int target, CircuitRules rules, CancellationToken cancel)
    {
        var cells = new Conductances(shape, conductances);
        var nodes = new CellNodes(cells, new CellGroups());
        return nodes.Of(target) is >= 0 and var ground
            ? new WindowCircuit(new CellCircuit(cells, nodes, rules), ground, rules, cancel)
            : null;
    }

    /// <summary>Currents of cells; null where nothing gets to the target.</summary>
    public double[]? Currents(double[] amperes)
    {
        var (nodes, component) = (_circuit.Nodes, _components.Of(_ground));
        var sources = new List<NodeCurrent>();
        for (var cell = 0; cell < amperes.Length; cell++)
        {
            if (amperes[cell] > 0 && nodes.Of(cell) is >= 0 and var node && node != _ground
                && _components.Of(node) == component)
            {
                sources.Add(new NodeCurrent(node, amperes[cell]));
            }
        }

        if (sources.Count == 0) return null;
        var voltages = _grounded.Solve([sources])[0];
        var currents = NodeCurrents.Of(
            _circuit, _components.NodesOf(component), voltages, null, _rules, _cancel);
        var cells = new double[amperes.Length];
        new CircuitMap([], nodes, voltages, currents).CurrentsOfCells(cells);
        return cells;
    }
}
