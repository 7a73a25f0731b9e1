using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Circuits;

/// <summary>Currents from given sources to given grounds.</summary>
public static class AdvancedCircuit
{
    /// <summary>Solves each component that has both.</summary>
    /// <param name="task">Conductances, polygons and rules; points are not looked at.</param>
    /// <param name="given">Sources and grounds.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="RasterException">Sources or grounds are not as expected, or cannot be solved for.</exception>
    public static AdvancedCurrents Solve(
        CircuitTask task, SourcesAndGrounds given, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(given);
        var alike = task.Rules.LikeCircuitscape;
        var circuit = new JoinedCircuit(task, [], cancel);
        circuit.RequireMemory(2);
        var (sources, grounds) = given.OfNodes(circuit.Nodes, alike);
        if (!alike)
        {
            SourcesAndGrounds.Require($"sources", given.Sources, sources, circuit.Nodes);
            SourcesAndGrounds.Require($"grounds", given.Grounds, grounds, circuit.Nodes);
        }

        var (voltages, currents) = (new double[circuit.Nodes.Count], new double[circuit.Nodes.Count]);
        var residual = 0.0;
        foreach (var component in Enumerable.Range(0, circuit.Components.Count))
        {
            if (!IsSolved(circuit, component, sources, grounds, alike)) continue;
            var nodes = circuit.Components.NodesOf(component);
            var solver = circuit.Grounded(
                component, node => double.IsInfinity(grounds[node]), Finite);
            var solved = solver.Solve([SourcesOf(nodes, sources)])[0];
            var flows = NodeCurrents.Of(circuit.Circuit, nodes, solved, Finite, task.Rules, cancel);
            foreach (var node in nodes) (voltages[node], currents[node]) = (solved[node], flows[node]);
            residual = Math.Max(residual, solver.Residual);
        }

        return new AdvancedCurrents(
            new CircuitMap([], circuit.Nodes, voltages, currents), residual,
            SourcesAndGrounds.Barred(given.Sources, circuit.Nodes),
            SourcesAndGrounds.Barred(given.Grounds, circuit.Nodes));

        double Finite(int node) => double.IsFinite(grounds[node]) ? grounds[node] : 0;
    }

    static List<NodeCurrent> SourcesOf(ReadOnlySpan<int> nodes, double[] sources)
    {
        var found = new List<NodeCurrent>();
        foreach (var node in nodes)
        {
            if (sources[node] != 0) found.Add(new NodeCurrent(node, sources[node]));
        }

        return found;
    }

    /// <summary>Whether it has sources and grounds; Circuitscape wants a sum of sources, too.</summary>
    static bool IsSolved(JoinedCircuit circuit, int component, double[] sources, double[] grounds, bool alike)
    {
        var (sum, hasSources, hasGrounds) = (0.0, false, false);
        foreach (var node in circuit.Components.NodesOf(component))
        {
            sum += sources[node];
            hasSources |= sources[node] != 0;
            hasGrounds |= grounds[node] != 0;
        }

        if (alike) return sum != 0 && hasGrounds;
        if (!hasSources || hasGrounds) return hasSources;
        throw new RasterException(
            $"sources: found some in a part of the circuit (component {component + 1} of "
            + $"{circuit.Components.Count}) that has no ground, expected a ground for each; "
            + $"add one there, or leave these sources out");
    }
}

/// <summary>What flows from sources to grounds.</summary>
/// <param name="Map">Currents and voltages.</param>
/// <param name="Residual">The largest residual of the solutions.</param>
/// <param name="BarredSources">How many cells with sources conduct nothing, and are left out.</param>
/// <param name="BarredGrounds">How many cells with grounds.</param>
public sealed record AdvancedCurrents(CircuitMap Map, double Residual, int BarredSources, int BarredGrounds);
