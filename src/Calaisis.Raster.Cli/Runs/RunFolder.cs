namespace Calaisis.Raster.Cli.Runs;

/// <summary>Where the results of one pipeline go: <c>out/pipeline/scenario/trame/file</c>.</summary>
sealed class RunFolder(string root, string pipeline)
{
    /// <summary>The scenario in which nothing is changed.</summary>
    public const string BaseScenario = "base";

    public string Root { get; } = Path.GetFullPath(Path.Combine(root, pipeline));

    /// <summary>The log's name; the day is put before its ending.</summary>
    public string Log => Path.Combine(Root, "log", "run-.clef");

    public string Manifest => Path.Combine(Root, BaseScenario, "run.json");

    public string Resistance(string trame) => Path.Combine(Root, BaseScenario, trame, "resistance.tif");

    public string Cost(string trame) => Path.Combine(Root, BaseScenario, trame, "cost.tif");

    public string ResistanceMap(string trame) => Path.Combine(Root, BaseScenario, trame, "resistance.png");

    /// <summary>A result's path as the manifest shows it: from its own folder, with forward slashes.</summary>
    public string Relative(string path) => Path.GetRelativePath(Path.GetDirectoryName(Manifest)!, path).Replace('\\', '/');
}
