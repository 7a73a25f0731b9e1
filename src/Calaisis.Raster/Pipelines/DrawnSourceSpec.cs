using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines.Scenarios;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Pipelines;

/// <summary><c>drawn</c>: a shape drawn in the pipeline file, burned on the grid.</summary>
static class DrawnSourceSpec
{
    static readonly Key<Shapes> Drawn = Key<Shapes>.Required(
        "drawn", EditShapes.Drawn, "The shape", "{ line: [[620000, 7090000], [620100, 7090000]] }");

    public static RecordSpec<SourceSettings> Spec { get; } = new(
        "drawn source",
        "A shape drawn in the pipeline file, burned on the grid: cells it covers take the value 1",
        [Drawn, .. EditKeys.Sizes, SourceKeys.Edits],
        fields => EditKeys.ToFeatures(fields, Drawn) with { Edits = fields.Get(SourceKeys.Edits) });
}
