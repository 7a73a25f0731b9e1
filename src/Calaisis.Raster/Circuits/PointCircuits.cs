namespace Calaisis.Raster.Circuits;

/// <summary>
/// Each focal point against all others at once: it sends current to them, which are at 0 V (one to all), or they send
/// theirs to it (all to one).
/// </summary>
public sealed class PointCircuits
{
    readonly CircuitTask _task;
    readonly bool _allToOne;
    readonly CancellationToken _cancel;

    PointCircuits(CircuitTask task, bool allToOne, CancellationToken cancel) =>
        (_task, _allToOne, _cancel) = (task, allToOne, cancel);

    /// <summary>Solves for every point.</summary>
    /// <param name="task">Points, conductances and rules; regions are joined in all solutions.</param>
    /// <param name="allToOne">Whether the others send current to the point.</param>
    /// <param name="take">Takes the map of each point, if the task wants maps.</param>
    /// <param name="progress">Hears the share that is done.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="Faults.RasterException">The points are not as expected, or cannot be solved for.</exception>
    public static PointResistances Solve(
        CircuitTask task, bool allToOne, CircuitMapTaker take, IProgress<double>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(take);
        return new PointCircuits(task, allToOne, cancel).Solve(take, progress);
    }

    PointResistances Solve(CircuitMapTaker take, IProgress<double>? progress)
    {
        var points = _task.Taking();
        var circuit = new JoinedCircuit(_task, points, _cancel);
        _task.RequireSeveralNodes(circuit.Nodes, points);
        circuit.RequireMemory(2);
        var (values, residual) = (new double[points.Count], 0.0);
        for (var i = 0; i < points.Count; i++)
        {
            _cancel.ThrowIfCancellationRequested();
            var (voltages, currents) = (Array.Empty<double>(), Array.Empty<double>());
            values[i] = double.NaN;
            if (Problem(circuit, points, i) is var (component, isFixed, sources))
            {
                var solver = circuit.Grounded(component, isFixed, _ => 0);
                voltages = solver.Solve([sources])[0];
                residual = Math.Max(residual, solver.Residual);
                values[i] = _allToOne ? 0 : voltages[sources[0].Node] / sources[0].Amperes;
                if (_task.WantsMaps)
                {
                    currents = NodeCurrents.Of(
                        circuit.Circuit, circuit.Components.NodesOf(component), voltages, null, _task.Rules, _cancel);
                }
            }

            if (_task.WantsMaps) take(new CircuitMap([points[i].Id], circuit.Nodes, voltages, currents));
            progress?.Report((i + 1.0) / points.Count);
        }

        return new PointResistances([.. points.Select(point => point.Id)], values, residual);
    }

    /// <summary>What is solved for a point; null where no current flows.</summary>
    (int Component, Func<int, bool> IsFixed, IReadOnlyList<NodeCurrent> Sources)? Problem(
        JoinedCircuit circuit, IReadOnlyList<FocalPoint> points, int at)
    {
        var point = points[at];
        var node = circuit.NodeOf(point);
        if (node < 0) return null;
        var component = circuit.Components.Of(node);
        var others = points.Where(other => other != point && circuit.NodeOf(other) is >= 0 and var place
            && place != node && circuit.Components.Of(place) == component).ToList();
        if (!_allToOne)
        {
            var grounds = others.Where(other => !_task.Excludes(point, other)).Select(circuit.NodeOf).ToHashSet();
            var strength = _task.StrengthOf(point);
            return grounds.Count == 0 || strength == 0
                ? null
                : (component, grounds.Contains, [new NodeCurrent(node, strength)]);
        }

        var sources = others.Select(other => new NodeCurrent(circuit.NodeOf(other), SentTo(point, other)))
            .Where(source => source.Amperes != 0).ToList();
        return sources.Count == 0 || others.TrueForAll(other => _task.Excludes(point, other))
            ? null
            : (component, other => other == node, sources);
    }

    // Circuitscape lets the points of an excluded pair send an ampere all the same.
    double SentTo(FocalPoint point, FocalPoint other) =>
        !_task.Excludes(point, other) ? _task.StrengthOf(other) : _task.Rules.LikeCircuitscape ? 1 : 0;
}

/// <summary>The effective resistance from each point to all others; NaN where no current flows.</summary>
/// <param name="Ids">The points.</param>
/// <param name="Values">One for each point; 0 for all to one.</param>
/// <param name="Residual">The largest residual of the solutions.</param>
public sealed record PointResistances(IReadOnlyList<int> Ids, IReadOnlyList<double> Values, double Residual);
