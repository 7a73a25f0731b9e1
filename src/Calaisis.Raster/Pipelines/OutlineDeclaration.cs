using Calaisis.Raster.Parameters;

namespace Calaisis.Raster.Pipelines;

/// <summary>An area outlined on maps.</summary>
/// <param name="Dataset">The dataset that holds it.</param>
/// <param name="Layer">Its layer; null for a dataset with one.</param>
/// <param name="Where">Only features for which this holds, in OGR SQL; null for all.</param>
public sealed record OutlineDeclaration(Location Dataset, string? Layer, string? Where)
{
    static readonly Key<Location> Vector = Key<Location>.Required(
        "vector", new PathSpec("a vector file or database that GDAL opens"), "The dataset with the area", "units.gpkg");

    static readonly Key<string> LayerKey = Key<string>.Optional("layer", new TextSpec(), "Its layer, in a dataset with several", "commune");

    static readonly Key<string> WhereKey = Key<string>.Optional(
        "where", new TextSpec(), "Only features for which this holds, in OGR SQL", "\"EPCI <> ''\"");

    public static RecordSpec<OutlineDeclaration> Spec { get; } = new(
        "territory",
        "An area outlined on maps",
        [Vector, LayerKey, WhereKey],
        fields => new OutlineDeclaration(fields.Get(Vector), fields.Find(LayerKey), fields.Find(WhereKey)));
}
