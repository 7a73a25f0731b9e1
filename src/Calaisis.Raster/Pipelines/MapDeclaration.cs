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
        "edition",
        new TextSpec(),
        "A date or edition printed on the maps; none is printed when left out",
        "\"novembre 2026\"");

    static readonly Key<string> CreditsKey = Key<string>.Optional(
        "credits", new TextSpec(), "Who made the maps, printed below the sources", "\"Pays du Calaisis\"");

    static readonly Key<PlacesDeclaration> PlacesKey = Key<PlacesDeclaration>.Optional(
        "places",
        PlacesDeclaration.Spec,
        "The towns to write on the maps",
        "{ vector: units.gpkg, layer: places, name: name }");

    static readonly Key<IReadOnlyList<OverlayDeclaration>> OverlaysKey =
        Key<IReadOnlyList<OverlayDeclaration>>.WithDefault(
            "overlays",
            new ListSpec<OverlayDeclaration>(OverlayDeclaration.Spec),
            [],
            "Features drawn over the grid, to find the way",
            "[{ vector: roads.gpkg, as: road }]");

    /// <summary>How conflicts are told apart on maps when nothing is declared.</summary>
    public const double UsualMajorFrom = 1000;

    static readonly Key<UrbanDeclaration> UrbanKey = Key<UrbanDeclaration>.Optional(
        "urban", UrbanDeclaration.Spec, "Built-up land beneath the networks, from a source",
        "{ source: land-cover, values: [111, 112] }");

    static readonly Key<SheetPaper> SheetsKey = Key<SheetPaper>.WithDefault(
        "sheets",
        new ChoiceSpec<SheetPaper>(("A3", SheetPaper.A3), ("A4", SheetPaper.A4), ("none", SheetPaper.None)),
        SheetPaper.A3,
        "Paper of the map of each trame's network, written as PNG and PDF; none writes no such maps",
        "A3");

    static readonly Key<AtlasDeclaration> AtlasKey = Key<AtlasDeclaration>.Optional(
        "atlas", AtlasDeclaration.Spec, "One PDF of all networks; none is made when left out",
        "{ zones: ecodistrict }");

    static readonly Key<double> MajorFromKey = Key<double>.WithDefault(
        "major-from",
        new NumberSpec { Above = 0 },
        UsualMajorFrom,
        "Conflicts that meet at least this resistance are drawn as major, the others as medium",
        "1000");

    /// <summary>Built-up land from a source; null for none.</summary>
    public UrbanDeclaration? Urban { get; init; }

    /// <summary>Paper of the maps of networks.</summary>
    public SheetPaper Sheets { get; init; } = SheetPaper.A3;

    /// <summary>The atlas; null for none.</summary>
    public AtlasDeclaration? Atlas { get; init; }

    /// <summary>The least resistance that makes a conflict a major one.</summary>
    public double MajorFrom { get; init; } = UsualMajorFrom;

    /// <summary>How a pipeline file declares its maps.</summary>
    public static RecordSpec<MapDeclaration> Spec { get; } = new(
        "map",
        "What the maps show beside the resistance",
        [EditionKey, CreditsKey, PlacesKey, OverlaysKey, UrbanKey, SheetsKey, AtlasKey, MajorFromKey],
        fields => new MapDeclaration(
            fields.Find(EditionKey), fields.Find(CreditsKey), fields.Find(PlacesKey), fields.Get(OverlaysKey))
        {
            Urban = fields.Find(UrbanKey),
            Sheets = fields.Get(SheetsKey),
            Atlas = fields.Find(AtlasKey),
            MajorFrom = fields.Get(MajorFromKey),
        })
    {
        Moved = new Dictionary<string, Sentence>
        {
            [TerritoryDeclaration.KeyName] = $"at the top of the file, beside 'zones': "
                + $"figures are given for it, not only maps",
        },
    };

    /// <summary>Maps without places, overlays or edition.</summary>
    public static MapDeclaration Plain { get; } = new(null, null, null, []);
}

/// <summary>Paper of the maps of networks.</summary>
public enum SheetPaper
{
    /// <summary>No such maps.</summary>
    None,
    A4,
    A3,
}
