using System.Collections.Concurrent;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Processing.Speaking;
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
    /// <summary>A log file that grows beyond this goes on in a next one.</summary>
    const long MostLogBytes = 32L << 20;

    readonly Logger _terminal;
    readonly Logger? _file;
    readonly IAnsiConsole? _console;
    readonly Verbosity _verbosity;
    readonly string? _logFile;
    readonly StepLines _lines;
    readonly TimeProvider _clock;
    readonly ConcurrentDictionary<string, bool> _heard = new(StringComparer.Ordinal);
    StepBars? _bars;

    /// <param name="verbosity">How much goes to the terminal.</param>
    /// <param name="logFile">Where every event is kept as compact JSON, one file a day; null keeps none.</param>
    /// <param name="clock">For durations.</param>
    public Journal(Verbosity verbosity, string? logFile, TimeProvider clock)
    {
        (_verbosity, _logFile, _clock) = (verbosity, logFile, clock);
        var interactive = !Console.IsErrorRedirected && verbosity != Verbosity.Quiet;
        if (interactive)
            _console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        _terminal = LogToTerminal(verbosity, _console);
        _file = logFile is null ? null : LogToFile(logFile);
        _lines = new StepLines(this, clock);
        GdalRuntime.Listen(Hear);
    }

    public void Info(Sentence message) => Write(LogEventLevel.Information, message);

    public void Detail(Sentence message) => Write(LogEventLevel.Debug, message);

    public void Warn(Sentence message) => Write(LogEventLevel.Warning, message);

    /// <summary>The scenarios of the run that change another one: warnings that only these cause name them.</summary>
    public IReadOnlyCollection<string> Changed { get; set; } = [];

    /// <summary>So many steps are to be done, and it takes about so long.</summary>
    public void Expect(int steps, TimeSpan time) => _bars?.Expect(steps, time);

    /// <summary>One of them is done.</summary>
    public void Advance() => _bars?.Advance();

    public void Hear(RunEvent happened)
    {
        if (happened is Warning warning)
        {
            // Each scenario's steps find the same.
            var message = warning.Message.ToString();
            if (_heard.ContainsKey(message)) return;
            var scenario = Changed.FirstOrDefault(
                name => warning.About?.StartsWith(name + '/', StringComparison.Ordinal) == true);
            if (!_heard.TryAdd(scenario is null ? message : $"{scenario}: {message}", true)) return;
            if (scenario is not null)
                happened = warning with { Message = $"scenario '{scenario}': {warning.Message}" };
        }

        _bars?.Hear(happened);
        _lines.Hear(happened, drawn: _bars is not null);
    }

    // What fails a call is told by whoever made it. The rest is for who looks for a reason: most of it nobody can mend,
    // and GDAL repeats itself for each opening of a file.
    void Hear(GdalMessage message)
    {
        if (_heard.TryAdd(message.Text, true)) Detail($"GDAL: {message.Text}");
    }

    /// <summary>Does the work while showing its steps as they advance; how it failed goes to the file, too.</summary>
    public async Task WatchAsync(Func<Task> work)
    {
        try
        {
            if (_console is { Profile.Capabilities.Interactive: true }) await DrawAsync(_console, work);
            else await work();
        }
        catch (Exception problem)
        {
            Keep(problem);
            throw;
        }
    }

    public void Dispose()
    {
        GdalRuntime.Listen(null);
        _terminal.Dispose();
        CloseFile();
    }

    /// <summary>What is still to be written may find no room. That ends no run, and hides not why one failed.</summary>
    void CloseFile()
    {
        try
        {
            _file?.Dispose();
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            var why = LibraryTexts.Of(refused);
            Console.Error.WriteLine("calaisis: "
                + Speech.Say($"{_logFile}: the log could not be written to its end ({why}); free some space"));
        }
    }

    async Task DrawAsync(IAnsiConsole console, Func<Task> work) => await console.Progress()
        .AutoClear(true)
        .HideCompleted(true)
        .Columns(
            new TaskDescriptionColumn { Alignment = Justify.Left },
            new ProgressBarColumn(),
            new PercentageColumn())
        .StartAsync(async context =>
        {
            using var bars = new StepBars(context, _clock);
            _bars = bars;
            try
            {
                await work();
            }
            finally
            {
                _bars = null;
            }
        });

    /// <summary>The terminal is told by whoever ends the program.</summary>
    void Keep(Exception problem)
    {
        if (problem is OperationCanceledException)
        {
            _file?.Warning("{Text:l}", "stopped");
        }
        else
        {
            _file?.Error(
                "{Text:l}", Redaction.Mask(problem is CalaisisException ? problem.Message : problem.ToString()));
        }
    }

    /// <summary>The terminal speaks to a person; logs are searched, so they stay in one language.</summary>
    void Write(LogEventLevel level, Sentence message)
    {
        _terminal.Write(level, "{Text:l}", Speech.Say(message));
        _file?.Write(level, "{Text:l}", Redaction.Mask(message.ToString()));
    }

    static Logger LogToTerminal(Verbosity verbosity, IAnsiConsole? console)
    {
        var least = verbosity switch
        {
            Verbosity.Quiet => LogEventLevel.Warning,
            Verbosity.Verbose => LogEventLevel.Debug,
            _ => LogEventLevel.Information,
        };
        var log = new LoggerConfiguration().MinimumLevel.Is(least);
        if (console is not null) return log.WriteTo.Sink(new TerminalSink(console)).CreateLogger();
        return log.WriteTo.Console(
            outputTemplate: "{Timestamp:HH:mm:ss} {Level:u4} {Message:lj}{NewLine}",
            standardErrorFromLevel: LogEventLevel.Verbose,
            formatProvider: System.Globalization.CultureInfo.InvariantCulture).CreateLogger();
    }

    static Logger LogToFile(string file) => new LoggerConfiguration()
        .MinimumLevel.Debug()
        .WriteTo.File(
            new CompactJsonFormatter(), file, rollingInterval: RollingInterval.Day, retainedFileCountLimit: 31,
            fileSizeLimitBytes: MostLogBytes, rollOnFileSizeLimit: true, shared: true)
        .CreateLogger();
}
