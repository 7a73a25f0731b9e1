using Calaisis.Raster.Circuits.Windows;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Processing.Costs;
using Calaisis.Raster.Processing.Processes;

namespace Calaisis.Raster.Processing.Circuits;

/// <summary><c>omniscape</c>: currents everywhere, without focal points, by a moving window.</summary>
static class OmniscapeProcess
{
    public static ProcessDefinition Definition { get; } = ProcessDefinition.Of(
        "omniscape",
        "Finds the currents between all cells of a moving window, added up over its places, as Omniscape does",
        OmniscapeKeys.All,
        fields =>
        {
            OmniscapeFields.Check(fields);
            return (context, cancel) => Task.Run(() => Do(fields, context, cancel), cancel);
        });

    static void Do(Fields fields, ProcessContext context, CancellationToken cancel)
    {
        var machine = new WindowRules
        {
            Radius = 1,
            LikeOmniscape = fields.Has(OmniscapeKeys.Compat),
            Workers = context.Resources.Jobs,
            MemoryBytes = context.Resources.MemoryBytes,
        };
        if (fields.Find(OmniscapeKeys.Ini) is { } file)
        {
            var ini = OmniscapeIni.Read(file);
            var read = OmniscapeIni.Files(ini, machine).Read();
            OmniscapeOutputs.Write(ini, read, Solve(read));
            return;
        }

        var project = OmniscapeFields.Files(fields, machine).Read();
        using var outputs = new WindowOutputs(fields, project);
        outputs.Write(Solve(project), cancel);

        WindowCurrents Solve(OmniscapeProject project)
        {
            var progress = new SearchProgress(context.Listener, $"omniscape");
            var currents = WindowCircuits.Solve(project.Task, progress, cancel);
            progress.Finish();
            return currents;
        }
    }
}
