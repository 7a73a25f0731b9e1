using Calaisis.Raster.Parameters;

namespace Calaisis.Raster.Pipelines;

/// <summary>What the printed maps show beside the resistance itself.</summary>
/// <param name="Edition">A date or edition printed on the maps; results never carry the time of the run.</param>
/// <param name="Credits">Who made them, printed below the sources.</param>
/// <param name="Places">A point layer whose names are written on the maps.</param>
/// <param name="PlacesLayer">Its layer; null for a dataset with one layer.</param>
/// <param name="PlacesName">The attribute with the names.</param>
/// <param name="PlacesRank">The attribute that says how important a place is, 1 first; null takes the file's order.</param>
public sealed record MapDeclaration(
    string? Edition, string? Credits, Location? Places, string? PlacesLayer, string PlacesName, string? PlacesRank)
{
    static readonly Key<string> EditionKey = Key<string>.Optional(
        "edition", new TextSpec(), "A date or edition printed on the maps; none is printed when left out", "\"novembre 2026\"");

    static readonly Key<string> CreditsKey = Key<string>.Optional(
        "credits", new TextSpec(), "Who made the maps, printed below the sources", "\"Pays du Calaisis\"");

    static readonly Key<Location> PlacesKey = Key<Location>.Optional(
        "places", new PathSpec("a point layer"), "A point layer with the names of towns to write on the maps", "units.gpkg");

    static readonly Key<string> PlacesLayerKey = Key<string>.Optional(
        "places-layer", new TextSpec(), "The layer of places, in a dataset with several", "places");

    static readonly Key<string> PlacesNameKey = Key<string>.WithDefault(
        "places-name", new TextSpec(), "name", "The attribute of the places that holds their names", "name");

    static readonly Key<string> PlacesRankKey = Key<string>.Optional(
        "places-rank", new TextSpec(), "The attribute that ranks the places, 1 the most important; the file's order when left out", "rank");

    /// <summary>How a pipeline file declares its maps.</summary>
    public static RecordSpec<MapDeclaration> Spec { get; } = new(
        "map",
        "What the maps show beside the resistance",
        [EditionKey, CreditsKey, PlacesKey, PlacesLayerKey, PlacesNameKey, PlacesRankKey],
        fields => new MapDeclaration(
            fields.Find(EditionKey),
            fields.Find(CreditsKey),
            fields.Find(PlacesKey),
            fields.Find(PlacesLayerKey),
            fields.Get(PlacesNameKey),
            fields.Find(PlacesRankKey)));

    /// <summary>Maps without places or edition.</summary>
    public static MapDeclaration Plain { get; } = new(null, null, null, null, "name", null);
}
