using Calaisis.Raster.Parameters;

namespace Calaisis.Raster.Pipelines;

/// <summary>What the printed maps show beside the resistance itself.</summary>
/// <param name="Edition">A date or edition printed on the maps; results never carry the time of the run.</param>
/// <param name="Credits">Who made them, printed below the sources.</param>
/// <param name="Places">Named places to write on the maps; null for none.</param>
/// <param name="Overlays">Features drawn over the grid, to find the way.</param>
public sealed record MapDeclaration(
    string? Edition, string? Credits, PlacesDeclaration? Places, IReadOnlyList<OverlayDeclaration> Overlays)
{
    static readonly Key<string> EditionKey = Key<string>.Optional(
        "edition", new TextSpec(), "A date or edition printed on the maps; none is printed when left out", "\"novembre 2026\"");

    static readonly Key<string> CreditsKey = Key<string>.Optional(
        "credits", new TextSpec(), "Who made the maps, printed below the sources", "\"Pays du Calaisis\"");

    static readonly Key<PlacesDeclaration> PlacesKey = Key<PlacesDeclaration>.Optional(
        "places", PlacesDeclaration.Spec, "The towns to write on the maps", "{ vector: units.gpkg, layer: places, name: name }");

    static readonly Key<IReadOnlyList<OverlayDeclaration>> OverlaysKey = Key<IReadOnlyList<OverlayDeclaration>>.WithDefault(
        "overlays", new ListSpec<OverlayDeclaration>(OverlayDeclaration.Spec), [], "Features drawn over the grid, to find the way", "[{ vector: roads.gpkg, as: road }]");

    /// <summary>How a pipeline file declares its maps.</summary>
    public static RecordSpec<MapDeclaration> Spec { get; } = new(
        "map",
        "What the maps show beside the resistance",
        [EditionKey, CreditsKey, PlacesKey, OverlaysKey],
        fields => new MapDeclaration(
            fields.Find(EditionKey), fields.Find(CreditsKey), fields.Find(PlacesKey), fields.Get(OverlaysKey)));

    /// <summary>Maps without places, overlays or edition.</summary>
    public static MapDeclaration Plain { get; } = new(null, null, null, []);
}
