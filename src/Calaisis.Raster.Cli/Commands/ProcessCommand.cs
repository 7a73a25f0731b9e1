using System.CommandLine;
using Calaisis.Raster.Cli.Reporting;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Processing.Catalogue;
using Calaisis.Raster.Processing.Processes;
using Calaisis.Raster.Processing.Speaking;

namespace Calaisis.Raster.Cli.Commands;

/// <summary>
/// <c>process list | help ID | run ID --key value ...</c>: the operations of a pipeline, each on its own.
/// </summary>
static class ProcessCommand
{
    public static Command Create() =>
        new("process", "Runs one operation of a pipeline on its own: list, help ID, run ID --key value ...")
        {
            CreateList(),
            CreateHelp(),
            CreateRun(),
        };

    static Command CreateList()
    {
        var command = new Command("list", "Lists the operations");
        command.SetAction(_ =>
        {
            var width = ProcessCatalogue.All.Max(process => process.Id.Length);
            foreach (var process in ProcessCatalogue.All)
                Console.WriteLine($"{process.Id.PadRight(width)}  {Speech.Say(Sentence.Of(process.Summary))}");
        });
        return command;
    }

    static Command CreateHelp()
    {
        var id = Id();
        var command = new Command("help", "Says what an operation does and what it wants") { id };
        command.SetAction(parsed => Console.Write(ProcessHelp.Write(Find(parsed.GetValue(id)!))));
        return command;
    }

    static Command CreateRun()
    {
        var id = Id();
        var rest = new Argument<string[]>("parameters")
        {
            Description = "--key value, as 'process help ID' lists them",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("run", "Runs an operation")
        {
            id, rest, CommonOptions.Jobs, CommonOptions.Memory, CommonOptions.Tile, CommonOptions.Quiet,
            CommonOptions.Verbose,
        };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(async (parsed, cancel) =>
        {
            var work = ProcessArguments.Read(
                Find(parsed.GetValue(id)!), [.. parsed.GetValue(rest) ?? [], .. parsed.UnmatchedTokens]);
            using var journal = new Journal(CommonOptions.VerbosityOf(parsed), null, TimeProvider.System);
            await journal.WatchAsync(
                () => work(new ProcessContext(CommonOptions.ResourcesOf(parsed), journal), cancel));
            return ExitCode.Done;
        });
        return command;
    }

    static Argument<string> Id() => new("id") { Description = "The operation, as 'process list' names it" };

    static ProcessDefinition Find(string id) =>
        ProcessCatalogue.All.FirstOrDefault(process => process.Id == id)
        ?? throw new PipelineException([new Fault("process", 0, 0, $"unknown operation '{id}'"
            + $"{Spelling.DidYouMean(id, ProcessCatalogue.All.Select(process => process.Id))} "
            + $"(there are: {string.Join(", ", ProcessCatalogue.All.Select(process => process.Id))})")]);
}
