using System.CommandLine;
using Calaisis.Raster.Cli.Reporting;
using Calaisis.Raster.Cli.Runs;
using Calaisis.Raster.Operation.Publishing;

namespace Calaisis.Raster.Cli.Commands;

/// <summary>Options of whatever runs pipelines: <c>run</c>, <c>plan</c>, <c>schedule</c>.</summary>
static class RunOptionSet
{
    public static readonly Option<bool> NoMaps =
        new("--no-maps") { Description = "Write the grids only, without maps" };

    public static readonly Option<string?> Scenario = new("--scenario")
    {
        Description = "These scenarios only, joined by commas (the pipeline as it is, is 'base'); all when left out",
        HelpName = "names",
    };

    public static readonly Option<bool> BaseFirst = new("--base-first")
    {
        Description = "Where no results are shown yet, show the pipeline as it is as soon as that is whole, "
            + "and then all scenarios; the usual for grids of 2 million cells and more",
    };

    public static readonly Option<bool> WhenChanged = new("--when-changed")
    {
        Description = "Run only if something has changed: a file's content, "
            + "what a server says of its files, a parameter, the program",
    };

    public static readonly Option<bool> TrustTimes = new("--trust-times")
    {
        Description = "Take a file of the same length and time for the same file, "
            + "without reading it: faster, but less safe",
    };

    public static readonly Option<bool> KeepGoing = new("--keep-going")
    {
        Description = "When a step fails, still do those that do not depend on it; "
            + "the results people see stay as they were",
    };

    public static readonly Option<TimeSpan> Wait = new("--wait")
    {
        Description = "Wait for another run on the same results, as long as it takes or so long (30s, 10m, 2h); "
            + "without it, leave at once with exit code 75",
        HelpName = "time",
        Arity = ArgumentArity.ZeroOrOne,
        CustomParser = result =>
            result.Tokens.Count == 0 ? Timeout.InfiniteTimeSpan : Duration.Read(result, TimeSpan.FromDays(30)),
    };

    public static readonly Option<int> Keep = new("--keep")
    {
        Description = "How many results are kept, with the new ones, so that 'runs restore' can bring them back",
        HelpName = "number",
        DefaultValueFactory = _ => RetentionRule.Usual.Runs,
        CustomParser = result => CommonOptions.WholeNumber(result, 100_000, $"how many results to keep"),
    };

    public static readonly Option<int?> KeepDays = new("--keep-days")
    {
        Description = "Keep no results that are older than so many days; those people see are always kept",
        HelpName = "days",
        CustomParser = result => CommonOptions.WholeNumber(result, 100_000, $"a number of days"),
    };

    /// <summary>Names joined by commas; none where nothing is given.</summary>
    public static IReadOnlyList<string> NamesIn(string? joined) =>
        joined?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>The options of a run.</summary>
    public static RunOptions Read(ParseResult parsed) => new()
    {
        Scenarios = NamesIn(parsed.GetValue(Scenario)),
        DrawMaps = !parsed.GetValue(NoMaps),
        TrustTimes = parsed.GetValue(TrustTimes),
        WhenChanged = parsed.GetValue(WhenChanged),
        BaseFirst = parsed.GetValue(BaseFirst),
        KeepGoing = parsed.GetValue(KeepGoing),
        Wait = parsed.GetValue(Wait),
        Retention = new RetentionRule(
            parsed.GetValue(Keep), parsed.GetValue(KeepDays) is { } days ? TimeSpan.FromDays(days) : null),
    };
}
