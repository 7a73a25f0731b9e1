using Calaisis.Raster.Faults;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Circuits.Windows;

/// <summary>
/// Moves a window over all blocks: what lies within a radius sends current to the block's centre, and the currents of
/// all windows are added up (McRae and others 2016).
/// </summary>
public sealed class WindowCircuits
{
    /// <summary>Windows that are solved before they are added, in their order.</summary>
    const int Together = 64;

    // Of a window's cell: circuit, equations, factor and vectors, and what it gives.
    const long BytesOfCell = 1300;
    const long MapsOfGrid = 8;

    readonly WindowTask _task;
    readonly double[]? _factors;
    readonly Lazy<WindowCircuit> _alike;
    readonly CancellationToken _cancel;

    WindowCircuits(WindowTask task, CancellationToken cancel)
    {
        (_task, _cancel) = (task, cancel);
        _factors = task.Rules is { CorrectArtifacts: true, BlockSize: > 1 }
            ? WindowCorrection.Of(task.Rules, cancel)
            : null;
        // All windows that no edge cuts are the same circuit where all cells conduct alike.
        _alike = new Lazy<WindowCircuit>(
            () => Alike(new Shape(task.Rules.Side, task.Rules.Side), task.Rules.Side * task.Rules.Side / 2));
    }

    /// <summary>Solves all windows.</summary>
    /// <exception cref="RasterException">No block draws current.</exception>
    /// <exception cref="PipelineException">It takes more memory than it may.</exception>
    public static WindowCurrents Solve(WindowTask task, IProgress<double>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(task);
        RequireMemory(task);
        var targets = WindowTarget.Of(task);
        if (targets.Count == 0)
        {
            throw new RasterException($"found no block of {task.Rules.BlockSize} x {task.Rules.BlockSize} cells with "
                + $"a source, expected at least one; lower the thresholds of sources, or give smaller blocks");
        }

        return new WindowCircuits(task, cancel).Solve(targets, progress);
    }

    WindowCurrents Solve(List<WindowTarget> targets, IProgress<double>? progress)
    {
        var shape = _task.Conductances.Shape;
        var sum = new double[shape.CellCount];
        var potential = _task.Rules.WantsPotential ? new double[shape.CellCount] : null;
        var solved = new Solved[Together];
        var residual = 0.0;
        for (var first = 0; first < targets.Count; first += Together)
        {
            var count = Math.Min(Together, targets.Count - first);
            var start = first;
            Parallel.For(
                0, count,
                new ParallelOptions
                {
                    MaxDegreeOfParallelism = _task.Rules.Workers,
                    CancellationToken = _cancel,
                },
                i => solved[i] = SolveOne(targets[start + i]));
            for (var i = 0; i < count; i++)
            {
                Add(solved[i].Currents, solved[i].Window, targets[first + i], sum);
                if (potential is not null) Add(solved[i].Potential, solved[i].Window, targets[first + i], potential);
                residual = Math.Max(residual, solved[i].Residual);
            }

            progress?.Report((first + count) / (double)targets.Count);
        }

        return new WindowCurrents(sum, potential, targets.Count, residual);
    }

    Solved SolveOne(WindowTarget target)
    {
        var (rules, shape) = (_task.Rules, _task.Conductances.Shape);
        var window = WindowTarget.Block(target.Cell, rules.Reach).Intersect(shape.Whole);
        if (WindowSources.Of(_task, target, window) is not { } amperes) return new Solved(window, null, null, 0);
        var at = ((target.Cell.Row - window.Row) * window.Cols) + target.Cell.Col - window.Col;
        var circuit = WindowCircuit.Of(
            new Shape(window.Rows, window.Cols), ConductancesOf(target, window), at, rules.Circuit, _cancel);
        var currents = circuit?.Currents(amperes);
        var residual = circuit?.Residual ?? 0;
        if (!rules.WantsPotential) return new Solved(window, currents, null, residual);
        var alike = window.Rows == rules.Side && window.Cols == rules.Side
            ? _alike.Value
            : Alike(new Shape(window.Rows, window.Cols), at);
        return new Solved(window, currents, alike.Currents(amperes), residual);
    }

    WindowCircuit Alike(Shape shape, int target)
    {
        var conductances = new double[shape.CellCount];
        Array.Fill(conductances, 1);
        return WindowCircuit.Of(shape, conductances, target, _task.Rules.Circuit, _cancel)!;
    }

    double[] ConductancesOf(WindowTarget target, Window window)
    {
        var (values, cols) = (_task.Conductances.Values, _task.Conductances.Shape.Cols);
        var conductances = new double[window.CellCount];
        for (var i = 0; i < conductances.Length; i++)
        {
            var (row, col) = (window.Row + (i / window.Cols), window.Col + (i % window.Cols));
            if (WindowDisc.Holds(row - target.Cell.Row, col - target.Cell.Col, _task.Rules.Reach))
                conductances[i] = values[(row * cols) + col];
        }

        return conductances;
    }

    void Add(double[]? currents, Window window, WindowTarget target, double[] sum)
    {
        if (currents is null) return;
        var (cols, reach, side) = (_task.Conductances.Shape.Cols, _task.Rules.Reach, _task.Rules.Side);
        for (var i = 0; i < currents.Length; i++)
        {
            var (row, col) = (window.Row + (i / window.Cols), window.Col + (i % window.Cols));
            var place = ((row - target.Cell.Row + reach) * side) + col - target.Cell.Col + reach;
            sum[(row * cols) + col] += currents[i] * (_factors?[place] ?? 1);
        }
    }

    static void RequireMemory(WindowTask task)
    {
        var (rules, cells) = (task.Rules, task.Conductances.Shape.CellCount);
        var ofWindow = Math.Min(cells, (long)rules.Side * rules.Side);
        var needed = (MapsOfGrid * sizeof(double) * cells)
            + (ofWindow * ((BytesOfCell * (rules.Workers + 1)) + (2L * sizeof(double) * Together)));
        if (needed <= rules.MemoryBytes) return;
        throw new PipelineException([new Fault(
            "--memory", 0, 0,
            $"found {rules.MemoryBytes >> 20} MB, expected {(needed >> 20) + 1} MB for windows of "
            + $"{rules.Side} x {rules.Side} cells; set it higher, or give a smaller radius")]);
    }

    sealed record Solved(Window Window, double[]? Currents, double[]? Potential, double Residual);
}
