using Calaisis.Raster.Operation.Schedules;
using Calaisis.Raster.Processing.PipelineFiles;

namespace Calaisis.Raster.Cli.Commands;

/// <summary>What a schedule was told on the command line.</summary>
sealed record SchedulePlan
{
    public required IReadOnlyList<string> Pipelines { get; init; }

    public required Timetable Timetable { get; init; }

    public required string Out { get; init; }

    public TimeSpan Jitter { get; init; }

    public int Retries { get; init; }

    public TimeSpan RetryAfter { get; init; }

    public int? HealthPort { get; init; }

    /// <summary>May hold a secret: its text is never told.</summary>
    public Uri? ReportUrl { get; init; }

    public string? ReportCommand { get; init; }

    public bool Once { get; init; }

    public bool Systemd { get; init; }

    /// <summary>What the pipelines may read; null where they are not confined.</summary>
    public IReadOnlyList<string>? Allowed { get; init; }

    /// <summary>Options handed on to each run, as they were given.</summary>
    public required IReadOnlyList<string> RunArguments { get; init; }

    /// <summary>The program that does one round of the same, for systemd.</summary>
    public required IReadOnlyList<string> OnceArguments { get; init; }

    public string Log => Path.Combine(Path.GetFullPath(Out), ".calaisis", "schedule", "schedule-.clef");

    /// <summary>Where the last time that was seen to is kept; one file for each set of pipelines.</summary>
    public string Memory => Path.Combine(
        Path.GetFullPath(Out),
        ".calaisis",
        "schedule",
        string.Join('-', Pipelines.Select(pipeline => Path.GetFileNameWithoutExtension(pipeline))) + ".last");

    public AllowedPlaces? PlacesOf(string pipeline) =>
        Allowed is null ? null : new AllowedPlaces(Path.GetDirectoryName(Path.GetFullPath(pipeline))!, Allowed);

    /// <summary>The program and its arguments for one run of a pipeline.</summary>
    public IReadOnlyList<string> ArgumentsOf(string pipeline) =>
        [.. Program, "run", pipeline, "--quiet", "--out", Out, "--wait", "1h", .. RunArguments];

    /// <summary>
    /// The program by a path that stays when it is built again, which its wrapper tells it: each build has a folder of
    /// its own, and that of this process is gone some day.
    /// </summary>
    public static IReadOnlyList<string> StandingProgram =>
        Environment.GetEnvironmentVariable("CALAISIS_PROGRAM") is { Length: > 0 } path && File.Exists(path)
            ? [path]
            : Program;

    /// <summary>This program, however it was started.</summary>
    public static IReadOnlyList<string> Program { get; } =
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
            ? [Environment.ProcessPath!, typeof(SchedulePlan).Assembly.Location]
            : [Environment.ProcessPath!];
}
