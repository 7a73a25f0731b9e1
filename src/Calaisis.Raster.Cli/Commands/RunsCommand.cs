using System.CommandLine;
using System.Globalization;
using Calaisis.Raster.Cli.Arguments;
using Calaisis.Raster.Cli.Reporting;
using Calaisis.Raster.Operation;
using Calaisis.Raster.Operation.Comparing;
using Calaisis.Raster.Processing.Scenarios;
using Calaisis.Raster.Processing.Speaking;

namespace Calaisis.Raster.Cli.Commands;

/// <summary>
/// <c>runs</c>, <c>runs show</c>, <c>runs diff</c>, <c>runs restore</c>: what was done, and what changed.
/// </summary>
static class RunsCommand
{
    static readonly Option<int> Most = new("--most")
    {
        Description = "How many runs to list, newest first",
        HelpName = "number",
        DefaultValueFactory = _ => 30,
        CustomParser = result => CommonOptions.WholeNumber(result, 1_000_000, $"how many runs to list"),
    };

    public static Command Create()
    {
        var command = new Command("runs", "Lists the runs of a pipeline; show ID, diff ID ID, restore ID")
        {
            CreateShow(), CreateDiff(), CreateRestore(), Most, CommonOptions.Out, LedgerChoice.Pipeline,
        };
        command.SetAction(parsed =>
        {
            var folder = LedgerChoice.FolderOf(parsed);
            using var ledger = LedgerChoice.Open(folder);
            Console.Write(RunsText.List(ledger.Runs(parsed.GetValue(Most)), folder));
        });
        return command;
    }

    static Command CreateShow()
    {
        var id = Id("id", "The run's number, as 'runs' lists it");
        var command = new Command(
            "show", "Says what a run did: each step, why, how long it took, what it held of memory")
        {
            id, CommonOptions.Out, LedgerChoice.Pipeline,
        };
        command.SetAction(parsed =>
        {
            var folder = LedgerChoice.FolderOf(parsed);
            using var ledger = LedgerChoice.Open(folder);
            var run = LedgerChoice.RunOf(ledger, parsed.GetValue(id));
            Console.Write(RunsText.Show(run, ledger.StepsOf(run.Id), folder));
        });
        return command;
    }

    static Command CreateDiff()
    {
        var (old, now) = (Id("old", "The number of the earlier run"), Id("new", "The number of the later run"));
        var command = new Command(
            "diff", "Says what changed between two runs: what went in, which files came out otherwise, by how much")
        {
            old, now, CommonOptions.Out, LedgerChoice.Pipeline,
        };
        command.SetAction((parsed, cancel) =>
        {
            var folder = LedgerChoice.FolderOf(parsed);
            using var ledger = LedgerChoice.Open(folder);
            var comparison = RunComparison.Of(
                ledger, folder, LedgerChoice.RunOf(ledger, parsed.GetValue(old)),
                LedgerChoice.RunOf(ledger, parsed.GetValue(now)));
            Console.Write(RunDiffText.Format(comparison, ResultsComparison.Of(comparison, folder, cancel)));
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    static Command CreateRestore()
    {
        var id = Id("id", "The run's number, as 'runs' lists it");
        var command = new Command("restore", "Shows the results of an earlier run again, as long as they are kept")
        {
            id, CommonOptions.Out, LedgerChoice.Pipeline, RunOptionSet.Wait,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var folder = LedgerChoice.FolderOf(parsed);
            var run = parsed.GetValue(id);
            // Results that are kept say themselves what they are, even where a ledger was begun anew since.
            if (!Directory.Exists(folder.Run(run)))
            {
                using var ledger = LedgerChoice.Open(folder);
                LedgerChoice.RunOf(ledger, run);
            }

            await PipelineOperation.RestoreAsync(
                folder, run, parsed.GetValue(RunOptionSet.Wait), TimeProvider.System, cancel);
            Console.WriteLine(Speech.Say($"{folder.Results} shows the results of run {run}"));
            return ExitCode.Done;
        });
        return command;
    }

    static Argument<long> Id(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            if (long.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                return id;
            result.AddError(ValueFaults.Text(
                $"{name}: found '{result.Tokens[0].Value}', expected the number of a run, as 'runs' lists them"));
            return 0;
        },
    };
}
