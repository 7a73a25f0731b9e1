using System.CommandLine;
using Calaisis.Raster.Cli.Reporting;
using Calaisis.Raster.Cli.Runs;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Operation.Storage;
using Calaisis.Raster.Processing.PipelineFiles;

namespace Calaisis.Raster.Cli.Commands;

/// <summary><c>run PIPELINE</c>: from its inputs to its results, doing what has changed.</summary>
static class RunCommand
{
    public static Command Create()
    {
        var file = CommonOptions.Pipeline();
        var command = new Command(
            "run", "Runs a pipeline: reads its inputs, writes its results; does only what has changed, and says why")
        {
            file, RunOptionSet.Scenario, RunOptionSet.NoMaps, CommonOptions.Out, RunOptionSet.WhenChanged,
            RunOptionSet.BaseFirst, RunOptionSet.KeepGoing, RunOptionSet.Wait, RunOptionSet.Keep,
            RunOptionSet.KeepDays, RunOptionSet.TrustTimes, ConfineOptions.Confine, ConfineOptions.Allow,
            CommonOptions.Jobs, CommonOptions.Memory, CommonOptions.Tile, CommonOptions.Quiet, CommonOptions.Verbose,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var path = parsed.GetValue(file)!;
            // Loading GDAL takes a tenth of a second, and nothing of the pipeline file needs it.
            _ = Task.Run(GdalRuntime.EnsureStarted, CancellationToken.None);
            var options = RunOptionSet.Read(parsed) with { Places = ConfineOptions.PlacesOf(parsed, path) };
            var loaded = PipelineFile.Load(path, options.Places);
            ConfineOptions.Begin(options.Places);
            var folder = new OperationFolder(parsed.GetValue(CommonOptions.Out)!, loaded.Pipeline.Name);
            using var journal = new Journal(CommonOptions.VerbosityOf(parsed), folder.Log, TimeProvider.System);
            journal.Info($"{path}: {loaded.Pipeline.Trames.Count} [trame|trames] from {loaded.Pipeline.Sources.Count} "
                + $"[source|sources], results go to {folder.Results}");
            var resources = CommonOptions.ResourcesOf(parsed);
            if (options.WhenChanged && folder.PublishedRun is not null)
            {
                using var look = new PipelineRun(loaded, path, folder, resources, options, journal);
                if (!look.PlanOnly(cancel).ToRun.Any())
                {
                    journal.Info(
                        $"nothing has changed: the results in {folder.Results} are up to date, no run was begun");
                    return ExitCode.Done;
                }
            }

            var stages = RunStages.Of(loaded, options, folder);
            if (stages.Count > 1)
            {
                journal.Info($"the base first, which is shown as soon as it is whole; then all "
                    + $"{loaded.Chosen(options.Scenarios).Count} scenarios");
            }

            foreach (var stage in stages)
            {
                using var run = new PipelineRun(loaded, path, folder, resources, stage, journal);
                await journal.WatchAsync(() => run.RunAsync(cancel));
            }

            return ExitCode.Done;
        });
        return command;
    }
}
