using System.CommandLine;
using Calaisis.Raster.Cli.Reporting;
using Calaisis.Raster.Preflight;
using Calaisis.Raster.Processing.Checks;
using Calaisis.Raster.Processing.PipelineFiles;
using Calaisis.Raster.Processing.Speaking;

namespace Calaisis.Raster.Cli.Commands;

/// <summary>
/// <c>check PIPELINE</c>: whether the data are what the pipeline says in each scenario, before anything is computed.
/// </summary>
static class CheckCommand
{
    public static Command Create()
    {
        var file = CommonOptions.Pipeline();
        var command = new Command(
            "check", "Checks a pipeline and its data, and says in one report what would go wrong (exit code 0 or 3)")
        {
            file, RunOptionSet.Scenario, CommonOptions.Jobs, CommonOptions.Memory, CommonOptions.Tile,
            CommonOptions.Quiet, CommonOptions.Verbose,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var loaded = PipelineFile.Load(parsed.GetValue(file)!);
            using var journal = new Journal(CommonOptions.VerbosityOf(parsed), null, TimeProvider.System);
            var scenarios = loaded.Chosen(RunOptionSet.NamesIn(parsed.GetValue(RunOptionSet.Scenario)));
            PreflightReport? report = null;
            var before = new CheckedBefore();
            await journal.WatchAsync(async () =>
            {
                foreach (var scenario in scenarios)
                {
                    var declared = new DeclaredText(scenario.Pipeline, scenario.Document);
                    var check = new PipelineCheck(
                        scenario.Pipeline, declared, CommonOptions.ResourcesOf(parsed), journal);
                    var found = await check.RunAsync(withTrames: true, before, cancel);
                    report = report?.And(scenario.Name, found) ?? found;
                }
            });
            Console.Write(Redaction.Mask(PreflightText.Format(report!, Speech.Language)));
            return report!.HasErrors ? ExitCode.WrongData : ExitCode.Done;
        });
        return command;
    }
}
