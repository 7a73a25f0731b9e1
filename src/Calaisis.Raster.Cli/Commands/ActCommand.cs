using System.CommandLine;
using Calaisis.Raster.Cli.Reporting;
using Calaisis.Raster.Cli.Runs;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Operation.Storage;
using Calaisis.Raster.Outputs;
using Calaisis.Raster.Pipelines.Scenarios;
using Calaisis.Raster.Processing.PipelineFiles;
using Calaisis.Raster.Processing.Works;

namespace Calaisis.Raster.Cli.Commands;

/// <summary>
/// <c>act PIPELINE</c>: what works bring, which to choose for each budget, and the networks that the plans make.
/// </summary>
static class ActCommand
{
    static readonly Option<string?> AsScenario = new("--as-scenario")
    {
        Description = "Only writes the plans, as a pipeline file with a scenario for each budget, into this folder, "
            + "and does not run it",
        HelpName = "folder",
    };

    public static Command Create()
    {
        var file = CommonOptions.Pipeline();
        var command = new Command(
            "act", "Says what works bring to the networks, chooses the best for each budget, and runs these plans as "
                + "scenarios")
        {
            file, AsScenario, RunOptionSet.NoMaps, CommonOptions.Out, RunOptionSet.Wait, RunOptionSet.Keep,
            RunOptionSet.KeepDays, RunOptionSet.TrustTimes, CommonOptions.Jobs, CommonOptions.Memory,
            CommonOptions.Tile, CommonOptions.Quiet, CommonOptions.Verbose,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var path = parsed.GetValue(file)!;
            _ = Task.Run(GdalRuntime.EnsureStarted, CancellationToken.None);
            var loaded = PipelineFile.Load(path);
            var works = RunWorks.Of(loaded, path);
            works.RequireLayers(cancel);
            var options = RunOptionSet.Read(parsed);
            var folder = new OperationFolder(parsed.GetValue(CommonOptions.Out)!, loaded.Pipeline.Name);
            using var journal = new Journal(CommonOptions.VerbosityOf(parsed), folder.Log, TimeProvider.System);
            journal.Info($"{path}: works of {works.Declared.Candidates.Count} [layer|layers] for "
                + $"{works.Trames.Count} [trame|trames] and {works.Declared.Budgets.Count} [budget|budgets], "
                + $"results go to {folder.Results}");
            var resources = CommonOptions.ResourcesOf(parsed);
            var today = options with { Scenarios = [Scenario.BaseName], Works = works };
            using (var run = new PipelineRun(loaded, path, folder, resources, today, journal))
                await journal.WatchAsync(() => run.RunAsync(cancel));
            var plan = WritePlan(
                works, path, folder,
                parsed.GetValue(AsScenario) ?? Path.Combine(folder.Root, $"{loaded.Pipeline.Name}-plan"));
            journal.Info($"the plans are scenarios of {plan}");
            if (parsed.GetValue(AsScenario) is not null) return ExitCode.Done;
            var planned = PipelineFile.Load(plan);
            using (var run = new PipelineRun(
                planned, plan, folder, resources, options with { Works = RunWorks.Of(planned, plan) }, journal))
            {
                await journal.WatchAsync(() => run.RunAsync(cancel));
            }

            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Writes the plans as a pipeline file, with the works beside it.</summary>
    static string WritePlan(RunWorks works, string pipeline, OperationFolder folder, string target)
    {
        const string package = "works.gpkg";
        OutputFolder.Make(target);
        var made = Path.Combine(folder.Results, Scenario.BaseName, PlanSteps.Package);
        WholeFile.Write(Path.Combine(target, package), File.ReadAllBytes(made));
        var file = Path.Combine(target, "plan.yaml");
        var extended = Path.GetRelativePath(Path.GetFullPath(target), Path.GetFullPath(pipeline));
        WholeFile.Write(
            file, System.Text.Encoding.UTF8.GetBytes(PlanScenarios.TextOf(works, extended, made, package)));
        return file;
    }
}
