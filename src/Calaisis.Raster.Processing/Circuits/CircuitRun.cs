using Calaisis.Raster.Circuits;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Processing.Costs;

namespace Calaisis.Raster.Processing.Circuits;

/// <summary>Solves a project and writes what it gives.</summary>
static class CircuitRun
{
    public static void Do(
        CircuitProject project, CircuitOutputs outputs, IRunListener listener, CancellationToken cancel)
    {
        var progress = new SearchProgress(listener, $"circuit");
        outputs.Finish(Solve(project, outputs, progress, listener, cancel), cancel);
        progress.Finish();
    }

    static double Solve(
        CircuitProject project, CircuitOutputs outputs, IProgress<double> progress, IRunListener listener,
        CancellationToken cancel)
    {
        switch (project.Mode)
        {
            case CircuitMode.Pairwise:
                var pairs = PairwiseCircuits.Solve(project.Task, outputs.Take, progress, cancel);
                outputs.Write(pairs);
                return pairs.Residual;
            case CircuitMode.Advanced:
                var found = AdvancedCircuit.Solve(project.Task, project.Given!, cancel);
                Warn(found, listener);
                outputs.Take(found.Map);
                return found.Residual;
            default:
                var points = PointCircuits.Solve(
                    project.Task, project.Mode == CircuitMode.AllToOne, outputs.Take, progress, cancel);
                outputs.Write(points);
                return points.Residual;
        }
    }

    static void Warn(AdvancedCurrents found, IRunListener listener)
    {
        if (found.BarredSources + found.BarredGrounds == 0) return;
        listener.Hear(new Warning(
            $"left out {found.BarredSources} [source|sources] and {found.BarredGrounds} [ground|grounds] on cells "
            + $"that conduct nothing; move them, or give these cells a resistance"));
    }
}
