using System.CommandLine;
using Calaisis.Raster.Cli.Reporting;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Outputs;
using Calaisis.Raster.Processing.PipelineFiles;
using Calaisis.Raster.Processing.Sensitivities;

namespace Calaisis.Raster.Cli.Commands;

/// <summary>
/// <c>sensitivity PIPELINE</c>: everything again with drawn parameters, to see how far results depend on them.
/// </summary>
static class SensitivityCommand
{
    public static Command Create()
    {
        var file = CommonOptions.Pipeline();
        var command = new Command("sensitivity", "Draws uncertain parameters many times and says how results spread: "
            + "corridors, link costs, figures, ranking")
        {
            file, CommonOptions.Out, CommonOptions.Jobs, CommonOptions.Memory, CommonOptions.Quiet,
            CommonOptions.Verbose,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var path = parsed.GetValue(file)!;
            var loaded = PipelineFile.Load(path);
            if (loaded.Pipeline.Sensitivity is not { } declared)
            {
                throw new PipelineException([new Fault(path, 0, 0, $"the key 'sensitivity' is missing: "
                    + $"it says what is drawn, and from which ranges; pipelines/README.md shows how")]);
            }

            var folder = Path.GetFullPath(
                Path.Combine(parsed.GetValue(CommonOptions.Out)!, $"{loaded.Pipeline.Name}-sensitivity"));
            OutputFolder.Make(folder);
            using var journal = new Journal(CommonOptions.VerbosityOf(parsed), null, TimeProvider.System);
            var resources = CommonOptions.ResourcesOf(parsed);
            journal.Info($"{path}: {declared.Draws} draws of {declared.Dimensions.Count} "
                + $"[parameter|parameters], results go to {folder}");
            await journal.WatchAsync(async () =>
            {
                var outcome = await new SensitivityRun(path, loaded, declared, resources)
                    .RunAsync(folder, journal, cancel);
                foreach (var trame in outcome.Trames)
                {
                    var failed = trame.Failed.ToList();
                    if (failed.Count > 0)
                    {
                        journal.Hear(new Warning($"{trame.Scenario}, {trame.Trame}: no network in {failed.Count} of "
                            + $"{declared.Draws} draws, in draw {failed[0].Draw + 1}: {failed[0].Why}"));
                    }
                }

                if (outcome.Trames.All(trame => trame.Failed.Count() == declared.Draws))
                {
                    throw new RasterException($"{path}: no draw leads to a network, in any scenario and trame "
                        + $"({outcome.Trames[0].Failed.First().Why}); check the ranges of 'sensitivity'");
                }

                await Task.Run(
                    () => SensitivityFiles.Write(outcome, loaded.Pipeline.Name, folder, resources.Jobs, cancel),
                    cancel);
            });
            return ExitCode.Done;
        });
        return command;
    }
}
