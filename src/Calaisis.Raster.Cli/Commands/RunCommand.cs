using System.CommandLine;
using Calaisis.Raster.Cli.PipelineFiles;
using Calaisis.Raster.Cli.Reporting;
using Calaisis.Raster.Cli.Runs;
using Calaisis.Raster.Operation.Storage;

namespace Calaisis.Raster.Cli.Commands;

/// <summary><c>run PIPELINE</c>: from its inputs to one resistance grid and map per trame.</summary>
static class RunCommand
{
    static readonly Option<bool> NoMaps = new("--no-maps") { Description = "Write the grids only, without maps" };

    public static Command Create()
    {
        var file = CommonOptions.Pipeline();
        var command = new Command("run", "Runs a pipeline: reads its inputs, writes one resistance grid and map per trame")
        {
            file, NoMaps, CommonOptions.Out, CommonOptions.Jobs, CommonOptions.Memory, CommonOptions.Tile, CommonOptions.Quiet, CommonOptions.Verbose,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var path = parsed.GetValue(file)!;
            var loaded = PipelineFile.Load(path);
            var folder = new OperationFolder(parsed.GetValue(CommonOptions.Out)!, loaded.Pipeline.Name);
            using var journal = new Journal(CommonOptions.VerbosityOf(parsed), folder.Log, TimeProvider.System);
            journal.Info($"{path}: {Count(loaded.Pipeline.Trames.Count, "trame")} from {Count(loaded.Pipeline.Sources.Count, "source")}, results go to {folder.Results}");
            var options = new RunOptions { DrawMaps = !parsed.GetValue(NoMaps) };
            await journal.WatchAsync(() => new PipelineRun(loaded, path, folder, CommonOptions.ResourcesOf(parsed), options, journal).RunAsync(cancel));
            return ExitCode.Done;
        });
        return command;
    }

    static string Count(int number, string what) => number == 1 ? $"1 {what}" : $"{number} {what}s";
}
