using Calaisis.Raster.Parameters;
using Calaisis.Raster.Sources;
using Calaisis.Raster.Texts;

namespace Calaisis.Raster.Pipelines;

/// <summary>A division of the territory by which results are read, as the pipeline file declares it.</summary>
/// <param name="Name">Its name in the file, part of column names.</param>
/// <param name="Dataset">The dataset with the areas.</param>
/// <param name="Layer">Its layer; null for a dataset with one.</param>
/// <param name="NameAttribute">The attribute that names zones; features of one name are one zone.</param>
public sealed record ZoneLayerDeclaration(string Name, Location Dataset, string? Layer, string NameAttribute)
{
    /// <summary>The word under which a reading knows declared zone layers.</summary>
    internal const string Declared = "zone layer";

    static readonly Key<Location> Vector = Key<Location>.Required(
        "vector",
        new PathSpec($"a vector file or database that GDAL opens"),
        "The dataset with the areas",
        "units.gpkg");

    static readonly Key<string> LayerKey = Key<string>.Optional(
        "layer", new TextSpec(), "Its layer, in a dataset with several", "commune");

    static readonly Key<string> NameKey = Key<string>.Required(
        "name", new TextSpec(), "The attribute that names the zones; features of one name are one zone", "NOM");

    static readonly Key<string> WhereKey = Key<string>.Optional(
        "where", FilterSpec.Spec, "Only features for which this holds, in OGR SQL", "\"INSEE_COM LIKE '62%'\"");

    static readonly Key<string> TitleKey = Key<string>.Optional(
        "title", new TextSpec(), "What readers call these zones, in the plural; the layer's name when left out",
        "Communes");

    /// <summary>What readers call these zones, in the plural: the title of tables and lists.</summary>
    public string Title => DeclaredTitle ?? Name;

    /// <summary>The title that the file gives; null for none.</summary>
    public string? DeclaredTitle { get; init; }

    /// <summary>Only features for which this holds, in OGR SQL; null for all.</summary>
    public string? Where { get; init; }

    /// <summary>Where that was declared.</summary>
    public DeclaredAt WhereAt { get; init; }

    /// <summary>Where the layer itself was declared.</summary>
    public DeclaredAt At { get; init; }

    /// <summary>How the texts of a shapefile are encoded; null for what the file itself says.</summary>
    public TextEncoding? Encoding { get; init; }

    /// <summary>Coordinate system of a layer that comes without one; null for the layer's own.</summary>
    public string? DeclaredCrs { get; init; }

    /// <summary>How it is opened: burned by cell centre, each name with a number of its own.</summary>
    public VectorSourceSettings Settings => new(Name, Dataset.Full)
    {
        DeclaredPath = Dataset.Declared,
        Layer = Layer,
        Where = Where,
        WhereAt = WhereAt,
        At = At,
        Encoding = Encoding,
        DeclaredCrs = DeclaredCrs,
        NumberedBy = NameAttribute,
    };

    /// <summary>How a pipeline file declares one; the name comes from outside.</summary>
    public static RecordSpec<ZoneLayerDeclaration> Spec { get; } = new(
        "zone layer",
        "Areas by which results are read: communes, écodistricts",
        [Vector, LayerKey, NameKey, TitleKey, WhereKey, SourceKeys.Encoding, SourceKeys.Crs],
        fields => new ZoneLayerDeclaration("", fields.Get(Vector), fields.Find(LayerKey), fields.Get(NameKey))
        {
            DeclaredTitle = fields.Find(TitleKey),
            Where = fields.Find(WhereKey),
            WhereAt = new(fields.PlaceOf(WhereKey)),
            At = new(fields.Place),
            Encoding = fields.Find(SourceKeys.Encoding),
            DeclaredCrs = fields.Find(SourceKeys.Crs),
        });
}
