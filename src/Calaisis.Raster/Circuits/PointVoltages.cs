namespace Calaisis.Raster.Circuits;

/// <summary>
/// The voltages that an ampere into each focal node makes, with the first one of its component at 0 V. All that flows
/// between two is the difference of theirs.
/// </summary>
sealed class PointVoltages
{
    readonly Dictionary<int, Dictionary<int, double>> _atPoints = [];
    readonly Dictionary<int, double[]> _all = [];

    PointVoltages()
    {
    }

    /// <summary>Solves for all points but one of each component.</summary>
    public static PointVoltages Of(
        JoinedCircuit circuit, IReadOnlyList<FocalPoint> points, bool keepAll, PairResistances found)
    {
        var voltages = new PointVoltages();
        var nodes = points.Select(circuit.NodeOf).Where(node => node >= 0).Distinct().ToList();
        circuit.RequireMemory(keepAll ? nodes.Count : GroundedCircuit.AtOnce);
        foreach (var together in nodes.GroupBy(circuit.Components.Of).Where(group => group.Count() > 1))
        {
            var members = together.ToList();
            var solver = circuit.Grounded(together.Key, members[0]);
            voltages._atPoints[members[0]] = members.ToDictionary(node => node, _ => 0.0);
            foreach (var some in members.Skip(1).Chunk(GroundedCircuit.AtOnce))
            {
                var solved = solver.Solve([.. some.Select(node => new[] { new NodeCurrent(node, 1) })]);
                for (var k = 0; k < some.Length; k++)
                {
                    var all = solved[k];
                    voltages._atPoints[some[k]] = members.ToDictionary(node => node, node => all[node]);
                    if (keepAll) voltages._all[some[k]] = all;
                }
            }

            found.Residual = Math.Max(found.Residual, solver.Residual);
        }

        return voltages;
    }

    /// <summary>Between two nodes of a component.</summary>
    public double Resistance(int ground, int source)
    {
        var (a, b) = (_atPoints[ground], _atPoints[source]);
        return b[source] - b[ground] - (a[source] - a[ground]);
    }

    /// <summary>
    /// The voltages of a component's nodes when an ampere enters at one and leaves at another, at 0 V; 0 beyond.
    /// </summary>
    public double[] Between(int ground, int source, ReadOnlySpan<int> component)
    {
        var enters = _all.GetValueOrDefault(source);
        var leaves = _all.GetValueOrDefault(ground);
        var voltages = new double[Math.Max(enters?.Length ?? 0, leaves?.Length ?? 0)];
        var atGround = (enters?[ground] ?? 0) - (leaves?[ground] ?? 0);
        foreach (var node in component)
            voltages[node] = (enters?[node] ?? 0) - (leaves?[node] ?? 0) - atGround;
        return voltages;
    }
}
