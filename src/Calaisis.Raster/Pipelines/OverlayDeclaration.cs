using Calaisis.Raster.Parameters;
using Calaisis.Raster.Sources;
using Calaisis.Raster.Texts;

namespace Calaisis.Raster.Pipelines;

/// <summary>Features drawn over the grid on maps.</summary>
/// <param name="Dataset">The dataset that holds them.</param>
/// <param name="Layer">Its layer; null for a dataset with one.</param>
/// <param name="Where">Only features for which this holds, in OGR SQL; null for all.</param>
/// <param name="Kind">What they are drawn as.</param>
public sealed record OverlayDeclaration(Location Dataset, string? Layer, string? Where, OverlayKind Kind)
{
    static readonly Key<Location> Vector = Key<Location>.Required(
        "vector",
        new PathSpec($"a vector file or database that GDAL opens"),
        "The dataset with the features",
        "networks.gpkg");

    static readonly Key<string> LayerKey = Key<string>.Optional(
        "layer", new TextSpec(), "Its layer, in a dataset with several", "coast");

    static readonly Key<string> WhereKey = Key<string>.Optional(
        "where", FilterSpec.Spec, "Only features for which this holds, in OGR SQL", "\"NATURE = 'Autoroute'\"");

    static readonly Key<OverlayKind> As = Key<OverlayKind>.Required(
        "as",
        new ChoiceSpec<OverlayKind>(
            ("sea", OverlayKind.Sea),
            ("coast", OverlayKind.Coast),
            ("water", OverlayKind.Water),
            ("boundary", OverlayKind.Boundary),
            ("road", OverlayKind.Road),
            ("railway", OverlayKind.Railway),
            ("motorway", OverlayKind.Motorway),
            ("urban", OverlayKind.Urban)),
        "What they are drawn as; urban areas on maps of networks only",
        "motorway");

    public static RecordSpec<OverlayDeclaration> Spec { get; } = new(
        "overlay",
        "Features drawn over the grid on maps",
        [Vector, LayerKey, WhereKey, As, SourceKeys.Encoding],
        f => new OverlayDeclaration(f.Get(Vector), f.Find(LayerKey), f.Find(WhereKey), f.Get(As))
        {
            WhereAt = new(f.PlaceOf(WhereKey)),
            Encoding = f.Find(SourceKeys.Encoding),
        });

    /// <summary>Where its filter was declared.</summary>
    public DeclaredAt WhereAt { get; init; }

    /// <summary>
    /// How the texts of a shapefile are encoded, which its filter is compared with; null for what the file itself says.
    /// </summary>
    public TextEncoding? Encoding { get; init; }
}

/// <summary>What features over a map are drawn as.</summary>
public enum OverlayKind
{
    /// <summary>An area that hides the grid beneath.</summary>
    Sea,
    Coast,
    Water,
    Boundary,
    Road,
    Railway,
    Motorway,

    /// <summary>Built-up areas, beneath networks; not on maps of resistance, whose values they would hide.</summary>
    Urban,
}
