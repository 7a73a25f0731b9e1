using Calaisis.Raster.Parameters;
using Calaisis.Raster.Sources;
using Calaisis.Raster.Texts;

namespace Calaisis.Raster.Pipelines;

/// <summary>The territory that figures are given for first: networks are computed with all that surrounds it.</summary>
/// <param name="Dataset">The dataset with its areas.</param>
/// <param name="Layer">Its layer; null for a dataset with one.</param>
public sealed record TerritoryDeclaration(Location Dataset, string? Layer)
{
    /// <summary>The key of the pipeline file.</summary>
    internal const string KeyName = "territory";

    static readonly Key<Location> Vector = Key<Location>.Required(
        "vector",
        new PathSpec($"a vector file or database that GDAL opens"),
        "The dataset with its areas",
        "units.gpkg");

    static readonly Key<string> LayerKey = Key<string>.Optional(
        "layer", new TextSpec(), "Its layer, in a dataset with several", "commune");

    static readonly Key<string> WhereKey = Key<string>.Optional(
        "where", FilterSpec.Spec, "Only features for which this holds, in OGR SQL", "\"EPCI <> ''\"");

    static readonly Key<string> TitleKey = Key<string>.Optional(
        "title",
        new TextSpec(),
        "What it is called in tables, on maps and pages; 'Territoire' or 'Territory' when left out",
        "\"Pays du Calaisis\"");

    /// <summary>Only features for which this holds, in OGR SQL; null for all.</summary>
    public string? Where { get; init; }

    /// <summary>Where that was declared.</summary>
    public DeclaredAt WhereAt { get; init; }

    /// <summary>Where the layer itself was declared.</summary>
    public DeclaredAt At { get; init; }

    /// <summary>
    /// How the texts of a shapefile are encoded, which its filter is compared with; null for what the file itself says.
    /// </summary>
    public TextEncoding? Encoding { get; init; }

    /// <summary>Coordinate system of a layer that comes without one; null for the layer's own.</summary>
    public string? DeclaredCrs { get; init; }

    /// <summary>What it is called; null for the usual word.</summary>
    public string? Title { get; init; }

    /// <summary>What it is called in a language.</summary>
    public string TitleIn(Language language) => Title ?? (language == Language.French ? "Territoire" : "Territory");

    /// <summary>How it is opened: burned by cell centre, as zones are.</summary>
    public VectorSourceSettings Settings => new(KeyName, Dataset.Full)
    {
        DeclaredPath = Dataset.Declared,
        Layer = Layer,
        Where = Where,
        WhereAt = WhereAt,
        At = At,
        Encoding = Encoding,
        DeclaredCrs = DeclaredCrs,
        AreasOnly = true,
    };

    /// <summary>How a pipeline file declares it.</summary>
    public static RecordSpec<TerritoryDeclaration> Spec { get; } = new(
        KeyName,
        "The territory that figures are given for; outlined on maps, and veiled outside",
        [Vector, LayerKey, WhereKey, TitleKey, SourceKeys.Encoding, SourceKeys.Crs],
        fields => new TerritoryDeclaration(fields.Get(Vector), fields.Find(LayerKey))
        {
            Where = fields.Find(WhereKey),
            WhereAt = new(fields.PlaceOf(WhereKey)),
            At = new(fields.Place),
            Title = fields.Find(TitleKey),
            Encoding = fields.Find(SourceKeys.Encoding),
            DeclaredCrs = fields.Find(SourceKeys.Crs),
        });
}
