using Calaisis.Raster.Parameters;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Pipelines.Scenarios;

/// <summary>What may change in a source when it is read.</summary>
static class SourceEditSpecs
{
    public static IReadOnlyList<RecordSpec<SourceEdit>> All { get; } =
        [BurnEdit.Spec, ChangeEdit.Spec, RemoveEdit.Spec];

    public static Spec<SourceEdit> Spec { get; } = new UnionSpec<SourceEdit>("source edit", [.. All]);
}

/// <summary>What may change in a scenario: sources, and everything else.</summary>
/// <remarks>
/// A class of its own: a replaced source needs the specs of sources, which need those of their edits.
/// </remarks>
static class ScenarioEditSpecs
{
    public static Spec<ScenarioEdit> Spec { get; } = new UnionSpec<ScenarioEdit>(
        "edit",
        [
            .. SourceEditSpecs.All.Select(
                spec => spec.As<ScenarioEdit>((fields, edit) => new SourceEditing(fields.Node, edit.Place.Source))),
            CrossingEdit.Spec,
            ReplaceEdit.Spec,
            SetEdit.Spec,
        ]);
}
