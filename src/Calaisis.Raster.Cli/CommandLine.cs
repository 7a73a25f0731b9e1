using System.CommandLine;
using Calaisis.Raster.Cli.Arguments;
using Calaisis.Raster.Cli.Commands;
using Calaisis.Raster.Cli.Reporting;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Processing.Speaking;

namespace Calaisis.Raster.Cli;

/// <summary>From arguments to exit code: the one place where failures become sentences and numbers.</summary>
static class CommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        StandardStream.Begin();
        var root = Root();
        SpokenHelp.Translate(root, Speech.Language);
        // What begins with @ is a value like any other, no file of further arguments.
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0 && parsed.Action is not System.CommandLine.Help.HelpAction)
        {
            foreach (var sentence in ArgumentFaults.Of(parsed)) await SayAsync(sentence);
            await SayAsync($"'./calaisis --help' lists the commands, './calaisis COMMAND --help' the options of one");
            return ExitCode.WrongArguments;
        }

        // A command whose keys are read by ourselves would offer "additional arguments" of some other program.
        if (parsed.Action is System.CommandLine.Help.HelpAction)
            parsed.CommandResult.Command.TreatUnmatchedTokensAsErrors = true;
        using var stop = new StopSignals(parsed.CommandResult.Command.Name == ScheduleCommand.Name
            ? StopSignals.PatienceForOthers
            : StopSignals.Patience);
        try
        {
            // Its own handling of signals would cut a command that still cleans up; ours asks it to end by itself.
            var configuration = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };
            if (parsed.Action is System.CommandLine.Help.HelpAction)
                return SpokenHelp.Show(parsed, configuration, Speech.Language);
            return await parsed.InvokeAsync(configuration, stop.Token);
        }
        catch (Exception problem)
        {
            return await ReportAsync(CalaisisException.FirstIn(problem), stop.Token.IsCancellationRequested);
        }
    }

    internal static RootCommand Root() =>
        new("Calaisis.Raster: from land cover, night light and soil to resistance grids of ecological networks")
        {
            RunCommand.Create(),
            PlanCommand.Create(),
            ScheduleCommand.Create(),
            CheckCommand.Create(),
            CompareCommand.Create(),
            ActCommand.Create(),
            SensitivityCommand.Create(),
            RunsCommand.Create(),
            ExplainCommand.Create(),
            ProcessCommand.Create(),
            SchemaCommand.Create(),
            DoctorCommand.Create(),
        };

    /// <summary>Work that was cancelled though nobody asked for it is a bug, not a stop.</summary>
    static async Task<int> ReportAsync(Exception problem, bool stopped)
    {
        switch (problem)
        {
            case OperationCanceledException when stopped:
                await SayAsync($"stopped; nothing half-written is left behind");
                return ExitCode.Stopped;
            case CalaisisException known:
                foreach (var line in known.Shown) await SayAsync(line);
                return known.ExitCode;
            case ApplicationException native:
                // The binding throws these where GDAL failed and nobody nearer knew more.
                await SayAsync($"reading or writing failed ({LibraryTexts.Of(native.Message.ReplaceLineEndings(" "))}"
                    + $"); a file may be damaged: check the data");
                return ExitCode.ReadOrWriteFailed;
            case OutOfMemoryException:
                await SayAsync($"this machine does not have enough memory for that; "
                    + $"a file may claim to be larger than it is, or --memory is too high");
                return ExitCode.ReadOrWriteFailed;
            default:
                await SayAsync($"this is a bug in calaisis; please report it with the lines below");
                await Console.Error.WriteLineAsync(Redaction.Mask(problem.ToString()));
                return ExitCode.Bug;
        }
    }

    /// <summary>One sentence, one line, whatever names and texts of others it holds.</summary>
    static Task SayAsync(Sentence sentence) =>
        Console.Error.WriteLineAsync($"calaisis: {Shown.OnOneLine(Speech.Say(sentence))}");
}
