using Calaisis.Raster.Flow;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;
using Spectre.Console;

namespace Calaisis.Raster.Cli.Reporting;

/// <summary>
/// What a run says: readable lines on the terminal (stderr) and every event in a compact JSON file. Draws a bar where
/// there is a terminal to draw on, and writes plain lines where there is none.
/// </summary>
sealed class Journal : IRunListener, IDisposable
{
    readonly Logger _log;
    readonly IAnsiConsole? _console;
    readonly Verbosity _verbosity;
    readonly StepLines _lines;
    StepBars? _bars;

    /// <param name="verbosity">How much goes to the terminal.</param>
    /// <param name="logFile">Where every event is kept as compact JSON, one file a day; null keeps none.</param>
    /// <param name="clock">For durations.</param>
    public Journal(Verbosity verbosity, string? logFile, TimeProvider clock)
    {
        _verbosity = verbosity;
        var interactive = !Console.IsErrorRedirected && verbosity != Verbosity.Quiet;
        if (interactive) _console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        _log = CreateLog(verbosity, logFile, _console);
        _lines = new StepLines(this, clock);
    }

    public void Info(string message) => Write(LogEventLevel.Information, message);

    public void Detail(string message) => Write(LogEventLevel.Debug, message);

    public void Warn(string message) => Write(LogEventLevel.Warning, message);

    public void Hear(RunEvent happened)
    {
        _bars?.Hear(happened);
        _lines.Hear(happened, drawn: _bars is not null);
    }

    /// <summary>Does the work while showing its steps as they advance.</summary>
    public async Task WatchAsync(Func<Task> work)
    {
        if (_console is null || !_console.Profile.Capabilities.Interactive)
        {
            await work();
            return;
        }

        await _console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                _bars = new StepBars(context);
                try
                {
                    await work();
                }
                finally
                {
                    _bars = null;
                }
            });
    }

    public void Dispose() => _log.Dispose();

    void Write(LogEventLevel level, string message) => _log.Write(level, "{Text:l}", Redaction.Mask(message));

    static Logger CreateLog(Verbosity verbosity, string? logFile, IAnsiConsole? console)
    {
        var least = verbosity switch
        {
            Verbosity.Quiet => LogEventLevel.Warning,
            Verbosity.Verbose => LogEventLevel.Debug,
            _ => LogEventLevel.Information,
        };
        var log = new LoggerConfiguration().MinimumLevel.Debug();
        log = console is null
            ? log.WriteTo.Console(
                outputTemplate: "{Timestamp:HH:mm:ss} {Level:u4} {Message:lj}{NewLine}",
                restrictedToMinimumLevel: least,
                standardErrorFromLevel: LogEventLevel.Verbose,
                formatProvider: System.Globalization.CultureInfo.InvariantCulture)
            : log.WriteTo.Sink(new TerminalSink(console), least);
        if (logFile is not null)
        {
            log = log.WriteTo.File(
                new CompactJsonFormatter(), logFile, rollingInterval: RollingInterval.Day, retainedFileCountLimit: 31, shared: true);
        }

        return log.CreateLogger();
    }
}
