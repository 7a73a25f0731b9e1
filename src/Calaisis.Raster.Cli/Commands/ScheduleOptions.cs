using System.CommandLine;
using System.Text.RegularExpressions;
using Calaisis.Raster.Cli.Reporting;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Operation.Schedules;
using Calaisis.Raster.Processing.Speaking;

namespace Calaisis.Raster.Cli.Commands;

/// <summary>The options of <c>schedule</c>.</summary>
static partial class ScheduleOptions
{
    static readonly Option<string> Cron = new("--cron")
    {
        Description = "When runs are due: minute, hour, day of the month, month, day of the week",
        HelpName = "line",
        DefaultValueFactory = _ => "0 2 * * *",
    };

    static readonly Option<string> Zone = new("--tz")
    {
        Description = "The time zone of --cron; daylight saving is seen to",
        HelpName = "zone",
        DefaultValueFactory = _ => "Europe/Paris",
    };

    static readonly Option<TimeSpan?> Jitter = Time(
        "--jitter", "Begin up to so much later (30s, 10m, 2h), by chance, so that many services do not begin at once");

    static readonly Option<int> Retries = new("--retries")
    {
        Description = "How often a run is tried again when reading from a server or a database failed",
        HelpName = "number",
        DefaultValueFactory = _ => 3,
        CustomParser = result => CommonOptions.WholeNumber(result, 100, $"how often to try again", smallest: 0),
    };

    static readonly Option<TimeSpan?> RetryAfter = Time("--retry-after", "How long to wait before the first retry, "
        + "1m when left out; each next one waits twice as long");

    static readonly Option<int?> Health = new("--health")
    {
        Description = "Answer on this port of 127.0.0.1 how the service is: state, next run, last runs; "
            + "200 while all is well, else 503",
        HelpName = "port",
        CustomParser = result => CommonOptions.WholeNumber(result, 65_535, $"a port"),
    };

    static readonly Option<string?> ReportUrl = new("--report-url")
    {
        Description = "Send a short report (JSON) to this address after each run; "
            + "${NAME} takes a secret from the environment",
        HelpName = "address",
    };

    static readonly Option<string?> ReportCommand = new("--report-command")
    {
        Description = "Hand a short report (JSON) to this command after each run, "
            + "on its input and as CALAISIS_PIPELINE, CALAISIS_STATE, CALAISIS_EXIT_CODE",
        HelpName = "command",
    };

    static readonly Option<bool> Unconfined = new("--unconfined")
    {
        Description = "Let the pipelines read anything, not only what lies below their folders or is named by --allow",
    };

    static readonly Option<bool> Once =
        new("--once") { Description = "Do one round of runs now and end with the highest of their exit codes" };

    static readonly Option<bool> Systemd =
        new("--systemd") { Description = "Print a service and a timer for systemd that do the same, and run nothing" };

    /// <summary>Options that each run is given as they are.</summary>
    static readonly Option[] HandedOn =
    [
        RunOptionSet.NoMaps, RunOptionSet.WhenChanged, RunOptionSet.KeepGoing, RunOptionSet.Keep, RunOptionSet.KeepDays,
        RunOptionSet.TrustTimes,
        CommonOptions.Jobs, CommonOptions.Memory, CommonOptions.Tile,
    ];

    public static IEnumerable<Option> All =>
    [
        Cron, Zone, Jitter, RunOptionSet.WhenChanged, Health, ReportUrl, ReportCommand, Retries, RetryAfter,
        ConfineOptions.Allow, Unconfined, Once, Systemd,
        CommonOptions.Out, .. HandedOn.Where(option => option != RunOptionSet.WhenChanged), CommonOptions.Quiet,
        CommonOptions.Verbose,
    ];

    public static SchedulePlan Read(ParseResult parsed, IReadOnlyList<string> pipelines)
    {
        var allowed = parsed.GetValue(Unconfined) ? null : parsed.GetValue(ConfineOptions.Allow)!
            .Select(AsAllowed).ToList();
        var confinement = allowed is null
            ? []
            : allowed.SelectMany(place => new[] { "--allow", place }).Prepend("--confine");
        var handedOn = HandedOn.SelectMany(option => ArgumentsOf(parsed, option)).ToList();
        var files = pipelines.Select(Path.GetFullPath).ToList();
        return new SchedulePlan
        {
            Pipelines = files,
            Timetable = Timetable.Parse(parsed.GetValue(Cron)!, parsed.GetValue(Zone)!),
            Out = Path.GetFullPath(parsed.GetValue(CommonOptions.Out)!),
            Jitter = parsed.GetValue(Jitter) ?? TimeSpan.Zero,
            Retries = parsed.GetValue(Retries),
            RetryAfter = parsed.GetValue(RetryAfter) ?? TimeSpan.FromMinutes(1),
            HealthPort = parsed.GetValue(Health),
            ReportUrl = AddressOf(parsed.GetValue(ReportUrl)),
            ReportCommand = parsed.GetValue(ReportCommand),
            Once = parsed.GetValue(Once),
            Systemd = parsed.GetValue(Systemd),
            Allowed = allowed,
            RunArguments = [.. confinement, .. handedOn],
            OnceArguments =
            [
                .. SchedulePlan.StandingProgram, "schedule", .. files, "--once", "--out",
                Path.GetFullPath(parsed.GetValue(CommonOptions.Out)!),
                .. allowed is null ? ["--unconfined"] : allowed.SelectMany(place => new[] { "--allow", place }),
                .. new Option[] { Retries, RetryAfter, ReportUrl, ReportCommand }
                    .SelectMany(option => ArgumentsOf(parsed, option)),
                .. handedOn,
            ],
        };
    }

    /// <summary>An option with its values, as it was given; nothing where it was not.</summary>
    static IEnumerable<string> ArgumentsOf(ParseResult parsed, Option option) =>
        parsed.GetResult(option) is { Implicit: false } given
            ? given.Tokens.Select(token => token.Value).Prepend(option.Name)
            : [];

    static string AsAllowed(string place) =>
        place.Contains(':', StringComparison.Ordinal) ? place : Path.GetFullPath(place);

    /// <summary>The address with the variables it names put in.</summary>
    static Uri? AddressOf(string? text)
    {
        if (text is null) return null;
        var secrets = new Dictionary<string, string>(StringComparer.Ordinal);
        var address = Variable().Replace(text, match =>
        {
            var name = match.Groups[1].Value;
            if (Environment.GetEnvironmentVariable(name) is not { Length: > 0 } value)
                throw Wrong($"--report-url: the environment variable {name} is not set");
            return secrets[name] = value;
        });
        Redaction.Remember(secrets);
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? uri
            : throw Wrong($"--report-url: expected an address that begins with https:// or http://");
    }

    static Option<TimeSpan?> Time(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "time",
        CustomParser = result => Duration.Read(result, TimeSpan.FromDays(1)),
    };

    static PipelineException Wrong(Sentence sentence) => new([new Fault("schedule", 0, 0, sentence)]);

    [GeneratedRegex(@"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")]
    private static partial Regex Variable();
}
