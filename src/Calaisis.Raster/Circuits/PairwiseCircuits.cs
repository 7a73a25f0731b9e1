namespace Calaisis.Raster.Circuits;

/// <summary>
/// An ampere from each focal point to each other one. N points take N - 1 solutions, of which every pair is a
/// difference; a region is one node in its own pairs only, so that each pair with regions has a circuit of its own.
/// </summary>
public sealed class PairwiseCircuits
{
    readonly CircuitTask _task;
    readonly CircuitMapTaker _take;
    readonly IProgress<double>? _progress;
    readonly CancellationToken _cancel;

    PairwiseCircuits(CircuitTask task, CircuitMapTaker take, IProgress<double>? progress, CancellationToken cancel) =>
        (_task, _take, _progress, _cancel) = (task, take, progress, cancel);

    /// <summary>Solves all pairs.</summary>
    /// <exception cref="Faults.RasterException">The points are not as expected, or cannot be solved for.</exception>
    public static PairResistances Solve(
        CircuitTask task, CircuitMapTaker take, IProgress<double>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(task);
        return new PairwiseCircuits(task, take, progress, cancel).Solve();
    }

    PairResistances Solve()
    {
        var points = _task.Taking();
        var found = new PairResistances([.. points.Select(point => point.Id)]);
        if (_task.JoinAllRegions || !points.Any(point => point.IsRegion))
        {
            SolveAll(points, found);
            return found;
        }

        var (done, count) = (0, points.Count * (points.Count - 1) / 2);
        for (var i = 0; i < points.Count; i++)
        {
            for (var j = i + 1; j < points.Count; j++)
            {
                if (!_task.Excludes(points[i], points[j])) SolvePair(points[i], points[j], (i, j), found);
                _progress?.Report(++done / (double)count);
            }
        }

        return found;
    }

    void SolvePair(FocalPoint one, FocalPoint other, (int I, int J) at, PairResistances found)
    {
        var circuit = new JoinedCircuit(_task, [one, other], _cancel);
        var (ground, source) = (circuit.NodeOf(one), circuit.NodeOf(other));
        if (ground < 0 || source < 0) return;
        if (ground == source)
        {
            found.Set(at.I, at.J, 0);
            Take([one.Id, other.Id], circuit, ground, []);
            return;
        }

        var component = circuit.Components.Of(ground);
        if (component != circuit.Components.Of(source)) return;
        var solver = circuit.Grounded(component, ground);
        var voltages = solver.Solve([[new NodeCurrent(source, 1)]])[0];
        found.Set(at.I, at.J, voltages[source]);
        found.Residual = Math.Max(found.Residual, solver.Residual);
        Take([one.Id, other.Id], circuit, ground, voltages);
    }

    void SolveAll(IReadOnlyList<FocalPoint> points, PairResistances found)
    {
        var circuit = new JoinedCircuit(_task, points, _cancel);
        _task.RequireSeveralNodes(circuit.Nodes, points);
        var bases = PointVoltages.Of(circuit, points, _task.WantsMaps, found);
        var (done, count) = (0, points.Count * (points.Count - 1) / 2);
        for (var i = 0; i < points.Count; i++)
        {
            for (var j = i + 1; j < points.Count; j++)
            {
                _cancel.ThrowIfCancellationRequested();
                _progress?.Report(++done / (double)count);
                var (ground, source) = (circuit.NodeOf(points[i]), circuit.NodeOf(points[j]));
                if (ground < 0 || source < 0 || _task.Excludes(points[i], points[j])) continue;
                if (circuit.Components.Of(ground) != circuit.Components.Of(source)) continue;
                found.Set(i, j, ground == source ? 0 : bases.Resistance(ground, source));
                if (!_task.WantsMaps) continue;
                var component = circuit.Components.NodesOf(circuit.Components.Of(ground));
                Take(
                    [points[i].Id, points[j].Id], circuit, ground,
                    ground == source ? [] : bases.Between(ground, source, component));
            }
        }
    }

    void Take(int[] ids, JoinedCircuit circuit, int ground, double[] voltages)
    {
        if (!_task.WantsMaps) return;
        var component = circuit.Components.NodesOf(circuit.Components.Of(ground));
        var currents = voltages.Length == 0
            ? []
            : NodeCurrents.Of(circuit.Circuit, component, voltages, null, _task.Rules, _cancel);
        _take(new CircuitMap(ids, circuit.Nodes, voltages, currents));
    }
}
