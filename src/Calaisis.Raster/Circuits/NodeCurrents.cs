using Calaisis.Raster.Circuits.Solving;

namespace Calaisis.Raster.Circuits;

/// <summary>
/// What flows through nodes: what enters or leaves by the branches, whichever is more. Branches under a hundred
/// millionth of the strongest count as noise of the solution.
/// </summary>
public static class NodeCurrents
{
    const double Noise = 1e-8;

    /// <summary>The current of each node of the circuit; 0 beyond the component.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="component">The nodes of the component.</param>
    /// <param name="voltages">Of all nodes.</param>
    /// <param name="groundOf">What conducts from a node to ground, where that is finite.</param>
    /// <param name="rules">How many work at it.</param>
    /// <param name="cancel">Stops it.</param>
    public static double[] Of(
        CellCircuit circuit, ReadOnlySpan<int> component, double[] voltages, Func<int, double>? groundOf,
        CircuitRules rules, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        ArgumentNullException.ThrowIfNull(voltages);
        ArgumentNullException.ThrowIfNull(rules);
        var nodes = component.ToArray();
        var parts = new Parts(rules.Workers, cancel);
        var strongest = new double[Parts.Count];
        parts.Each(Parts.Count, nodes.Length, part =>
            strongest[part] = Strongest(circuit, voltages, Of(nodes, part)));
        var least = strongest.Max() * Noise;
        var currents = new double[voltages.Length];
        parts.Each(Parts.Count, nodes.Length, part =>
            Sum(circuit, voltages, groundOf, Of(nodes, part), least, currents));
        return currents;
    }

    static ReadOnlySpan<int> Of(int[] nodes, int part)
    {
        var (from, to) = Parts.RowsOf(part, nodes.Length);
        return nodes.AsSpan(from, to - from);
    }

    static double Strongest(CellCircuit circuit, double[] voltages, ReadOnlySpan<int> nodes)
    {
        var strongest = 0.0;
        Span<Branch> room = stackalloc Branch[CellCircuit.MostNeighbours];
        foreach (var node in nodes)
        {
            var voltage = voltages[node];
            foreach (var branch in circuit.Branches(node, room))
                strongest = Math.Max(strongest, branch.Conductance * (voltage - voltages[branch.Node]));
        }

        return strongest;
    }

    static void Sum(
        CellCircuit circuit, double[] voltages, Func<int, double>? groundOf, ReadOnlySpan<int> nodes, double least,
        double[] currents)
    {
        Span<Branch> room = stackalloc Branch[CellCircuit.MostNeighbours];
        foreach (var node in nodes)
        {
            var (voltage, into, away) = (voltages[node], 0.0, 0.0);
            foreach (var branch in circuit.Branches(node, room))
            {
                var flow = branch.Conductance * (voltage - voltages[branch.Node]);
                if (flow >= least) away += flow;
                else if (-flow >= least) into -= flow;
            }

            if (groundOf is not null)
            {
                var flow = groundOf(node) * voltage;
                if (flow > 0) away += flow;
                else into -= flow;
            }

            currents[node] = Math.Max(into, away);
        }
    }
}
