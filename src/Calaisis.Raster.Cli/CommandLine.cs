using System.CommandLine;
using Calaisis.Raster.Cli.Commands;
using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Cli;

/// <summary>From arguments to exit code: the one place where failures become sentences and numbers.</summary>
static class CommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Root().Parse(args);
        if (parsed.Errors.Count > 0 && parsed.Action is not System.CommandLine.Help.HelpAction)
        {
            foreach (var sentence in ArgumentFaults.Of(parsed)) await Console.Error.WriteLineAsync($"calaisis: {sentence}");
            await Console.Error.WriteLineAsync("calaisis: './calaisis --help' lists the commands, './calaisis COMMAND --help' the options of one");
            return ExitCode.WrongArguments;
        }

        // A command whose keys are read by ourselves would offer "additional arguments" of some other program.
        if (parsed.Action is System.CommandLine.Help.HelpAction) parsed.CommandResult.Command.TreatUnmatchedTokensAsErrors = true;
        using var stop = new StopSignals();
        try
        {
            // Its own handling of signals would cut a command that still cleans up; ours asks it to end by itself.
            var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return await parsed.InvokeAsync(configuration, stop.Token);
        }
        catch (Exception problem)
        {
            return await ReportAsync(CalaisisException.FirstIn(problem), stop.Token.IsCancellationRequested);
        }
    }

    static RootCommand Root() => new("Calaisis.Raster: from land cover, night light and soil to resistance grids of ecological networks")
    {
        RunCommand.Create(),
        PlanCommand.Create(),
        ScheduleCommand.Create(),
        CheckCommand.Create(),
        CompareCommand.Create(),
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
                await Console.Error.WriteLineAsync("calaisis: stopped; nothing half-written is left behind");
                return ExitCode.Stopped;
            case PipelineException wrong:
                foreach (var fault in wrong.Faults) await Console.Error.WriteLineAsync($"calaisis: {Redaction.Mask(fault.ToString())}");
                return wrong.ExitCode;
            case CalaisisException known:
                await Console.Error.WriteLineAsync($"calaisis: {Redaction.Mask(known.Message)}");
                return known.ExitCode;
            default:
                await Console.Error.WriteLineAsync($"calaisis: this is a bug of ours, please report it with the lines below\n{Redaction.Mask(problem.ToString())}");
                return ExitCode.Bug;
        }
    }
}
