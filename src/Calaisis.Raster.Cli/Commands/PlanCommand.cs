using System.CommandLine;
using Calaisis.Raster.Cli.Reporting;
using Calaisis.Raster.Cli.Runs;
using Calaisis.Raster.Operation.Storage;
using Calaisis.Raster.Processing.Machine;
using Calaisis.Raster.Processing.PipelineFiles;
using Calaisis.Raster.Processing.Speaking;

namespace Calaisis.Raster.Cli.Commands;

/// <summary><c>plan PIPELINE</c>: what a run would do, and why; computes nothing.</summary>
static class PlanCommand
{
    public static Command Create()
    {
        var file = CommonOptions.Pipeline();
        var json = new Option<bool>("--json") { Description = "Print the plan as JSON" };
        var command = new Command(
            "plan", "Says what a run would do: each step, whether it is up to date, and if not, why")
        {
            file, json, RunOptionSet.Scenario, RunOptionSet.NoMaps, CommonOptions.Out, RunOptionSet.TrustTimes,
            CommonOptions.Jobs, CommonOptions.Memory,
        };
        command.SetAction((parsed, cancel) =>
        {
            var path = parsed.GetValue(file)!;
            var loaded = PipelineFile.Load(path);
            var folder = new OperationFolder(parsed.GetValue(CommonOptions.Out)!, loaded.Pipeline.Name);
            using var journal = new Journal(Verbosity.Quiet, null, TimeProvider.System);
            var resources = new Resources(
                parsed.GetValue(CommonOptions.Jobs),
                ByteSize.Parse(parsed.GetValue(CommonOptions.Memory)!)!.Value,
                Resources.DefaultTileCells);
            using var run = new PipelineRun(loaded, path, folder, resources, RunOptionSet.Read(parsed), journal);
            var plan = run.PlanOnly(cancel);
            Console.Write(
                Redaction.Mask(parsed.GetValue(json) ? PlanText.ToJson(plan) : PlanText.Format(plan, Speech.Language)));
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }
}
