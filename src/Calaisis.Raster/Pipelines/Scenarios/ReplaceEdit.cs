using Calaisis.Raster.Parameters;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Pipelines.Scenarios;

/// <summary><c>replace</c>: another declaration of a source: another year, another product.</summary>
sealed record ReplaceEdit(MappingNode Node, string Source) : ScenarioEdit(Node)
{
    const string WithName = "with";

    static readonly Key<string> Replace = EditKeys.Source("replace", "The source that is replaced", "light");

    static readonly Key<SourceSettings> With = Key<SourceSettings>.Required(
        WithName,
        SourceSpecs.Spec,
        "Its declaration in full; edits made to the old one before go with it",
        "{ raster: viirs-2015.tif, preset: viirs-vnl }");

    public static RecordSpec<ScenarioEdit> Spec { get; } = new(
        "replace edit",
        "Replaces a source by another one: another year",
        [Replace, With],
        fields => new ReplaceEdit(fields.Node, EditKeys.Use(fields, Replace, Holding.Anything)));

    internal override void Apply(ScenarioDraft draft) => draft.ReplaceSource(Source, Node.Find(WithName)!.Value);
}
