using Calaisis.Raster.Parameters;

namespace Calaisis.Raster.Pipelines.Scenarios;

/// <summary>A future as the pipeline file declares it: what it builds on, and what changes.</summary>
/// <param name="Name">Its name in the file, part of file names.</param>
/// <param name="Title">Its name on maps and in reports.</param>
/// <param name="Parents">The scenarios whose edits come first, in this order; empty for the pipeline as it is.</param>
/// <param name="Edits">Its own edits, in the order they are made.</param>
public sealed record ScenarioDeclaration(
    string Name, string Title, IReadOnlyList<string> Parents, IReadOnlyList<ScenarioEdit> Edits)
{
    /// <summary>Whether maps, sheets, atlas and project of it are drawn too.</summary>
    public bool DrawsMaps { get; init; }
}

/// <summary>One change of a pipeline file: from document to document.</summary>
/// <param name="Node">The edit as it is written.</param>
public abstract record ScenarioEdit(MappingNode Node)
{
    /// <summary>Makes the change; what is wrong with it goes to the draft's reading.</summary>
    internal abstract void Apply(ScenarioDraft draft);
}

/// <summary>An edit that a source keeps and makes whenever it is read.</summary>
/// <param name="Node">The edit as it is written.</param>
/// <param name="Source">The source.</param>
sealed record SourceEditing(MappingNode Node, string Source) : ScenarioEdit(Node)
{
    internal override void Apply(ScenarioDraft draft) => draft.AddEdit(Source, Node);
}

/// <summary>A pipeline, read and checked, with the edits of a scenario made to it.</summary>
/// <param name="Name">The scenario's name; <see cref="BaseName"/> for the pipeline as it is.</param>
/// <param name="Title">Its name on maps and in reports.</param>
/// <param name="Pipeline">What it runs.</param>
/// <param name="Document">What that was read from: the pipeline file with the edits made to it.</param>
public sealed record Scenario(string Name, string Title, Pipeline Pipeline, Node Document)
{
    /// <summary>The name of the pipeline without any edit.</summary>
    public const string BaseName = "base";

    /// <summary>The folder of what compares scenarios; it stands beside those of the scenarios.</summary>
    public const string ComparisonFolder = "comparison";

    /// <summary>The report of all scenarios; its step stands beside those of the scenarios.</summary>
    public const string ReportStep = "report";

    /// <summary>The QGIS project of all scenarios; its step stands beside those of the scenarios.</summary>
    public const string ProjectStep = "qgis-project";

    /// <summary>The names that no scenario of a file can have.</summary>
    internal static IReadOnlyList<string> ReservedNames { get; } =
        [BaseName, ComparisonFolder, ReportStep, ProjectStep];

    /// <summary>Whether maps, sheets, atlas and project of it are drawn; always so for the pipeline as it is.</summary>
    public bool DrawsMaps { get; init; } = true;
}
