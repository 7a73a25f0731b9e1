using Calaisis.Raster.Parameters;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Pipelines;

/// <summary>
/// Where core areas and stepping stones take their names from: one of several sources, the first that has a name gives
/// it.
/// </summary>
public abstract record NameSourceDeclaration
{
    /// <summary>The key of a pipeline and of a trame's habitats.</summary>
    internal const string KeyName = "names";

    /// <summary>The keys whose value is a dataset.</summary>
    internal const string AreasName = "areas";

    /// <inheritdoc cref="AreasName"/>
    internal const string PlacesName = "places";

    static readonly Key<Location> Areas = Key<Location>.Required(
        AreasName,
        new PathSpec($"a vector file or database that GDAL opens"),
        "A dataset of areas with names: forests, marshes",
        "forets.gpkg");

    static readonly Key<Location> Places = Key<Location>.Required(
        PlacesName,
        new PathSpec($"a vector file or database that GDAL opens"),
        "A dataset of places: villages, hamlets, named spots",
        "units.gpkg");

    static readonly Key<string> Zones = Key<string>.Required(
        "zones", new TextSpec { Meaning = $"the name of a zone layer" },
        "A zone layer of this pipeline: the zone that holds most of the patch names it", "commune");

    static readonly Key<string> Layer = Key<string>.Optional(
        "layer", new TextSpec(), "Its layer, in a dataset with several", "lieu");

    static readonly Key<string> Name = Key<string>.Required(
        "name", new TextSpec(), "The attribute that holds the names", "NOM");

    static readonly Key<string> Where = Key<string>.Optional(
        "where", FilterSpec.Spec, "Only features for which this holds, in OGR SQL", "\"NATURE = 'Bois'\"");

    static readonly Key<double> Covers = Key<double>.WithDefault(
        "covers",
        new NumberSpec { Above = 0, AtMost = 1 },
        0.5,
        "The least share of a patch's cells that lies in the area whose name it takes; "
            + "the area that holds most of them counts",
        "0.3");

    static readonly Key<double> Within = Key<double>.Required(
        "within", new NumberSpec { Above = 0 },
        "How far the nearest place may be from the patch, from its edge, in metres", "1000");

    static readonly Key<string> Rank = Key<string>.Optional(
        "rank", new TextSpec(), "The numeric attribute that ranks places, 1 the most important: "
            + "of places in one patch the first counts; by feature id when left out", "RANG");

    static readonly Spec<NameSourceDeclaration> Item = new UnionSpec<NameSourceDeclaration>(
        "source of names",
        new RecordSpec<NameSourceDeclaration>(
            "named areas",
            "A patch takes the name of the area that holds most of its cells",
            [Areas, Layer, Name, Where, Covers, SourceKeys.Encoding, SourceKeys.Crs],
            fields => new NamesOfAreas(
                SettingsOf(fields, fields.Get(Areas)) with { NumberedBy = fields.Get(Name), AreasOnly = true },
                fields.Get(Covers))),
        new RecordSpec<NameSourceDeclaration>(
            "named places",
            "A patch takes the name of the place nearest to it",
            [Places, Layer, Name, Where, Within, Rank, SourceKeys.Encoding, SourceKeys.Crs],
            fields => new NamesOfPlaces(
                SettingsOf(fields, fields.Get(Places)), fields.Get(Name), fields.Find(Rank), fields.Get(Within))),
        new RecordSpec<NameSourceDeclaration>(
            "named zones", "A patch takes the name of the zone that holds most of its cells", [Zones], OfZones));

    /// <summary>How a pipeline, or a trame's habitats, declares them.</summary>
    internal static Key<IReadOnlyList<NameSourceDeclaration>> Key { get; } =
        Key<IReadOnlyList<NameSourceDeclaration>>.Optional(
            KeyName,
            new ListSpec<NameSourceDeclaration>(Item),
            "Where core areas and stepping stones take their names from, after the given reservoirs they lie in: "
                + "the first of these that has one; "
                + "links are named by their ends. A trame's habitats may have their own list. "
                + "No other names when left out",
            "[{ places: units.gpkg, layer: lieu, name: NOM, within: 1000 }, { zones: commune }]");

    static NamesOfZones OfZones(Fields fields)
    {
        var (zones, mark, reading) = (fields.Get(Zones), fields.MarkOf(Zones), fields.Reading);
        reading.Defer(() =>
        {
            var declared = reading.Declared(ZoneLayerDeclaration.Declared);
            if (declared.ContainsKey(zones)) return;
            var those = declared.Count == 0
                ? (Sentence)$" (it declares none)"
                : $": {string.Join(", ", declared.Keys)}";
            reading.Add(mark, $"found the zone layer '{zones}' in 'names', expected one that 'zones' declares{those}");
        });
        return new NamesOfZones(zones);
    }

    static VectorSourceSettings SettingsOf(Fields fields, Location dataset) => new(KeyName, dataset.Full)
    {
        DeclaredPath = dataset.Declared,
        Layer = fields.Find(Layer),
        Where = fields.Find(Where),
        WhereAt = new(fields.PlaceOf(Where)),
        At = new(fields.Place),
        Encoding = fields.Find(SourceKeys.Encoding),
        DeclaredCrs = fields.Find(SourceKeys.Crs),
    };
}

/// <summary>Names of areas: the one that holds most of a patch's cells.</summary>
/// <param name="Settings">The layer, numbered by the names.</param>
/// <param name="Covers">The least share of the patch's cells that lies in it.</param>
public sealed record NamesOfAreas(VectorSourceSettings Settings, double Covers) : NameSourceDeclaration;

/// <summary>Names of places: the nearest one.</summary>
/// <param name="Settings">The layer.</param>
/// <param name="NameAttribute">The attribute with the names.</param>
/// <param name="RankAttribute">The attribute that ranks them, 1 the most important; null ranks by feature id.</param>
/// <param name="WithinMetres">How far from the patch's edge it may be.</param>
public sealed record NamesOfPlaces(
    VectorSourceSettings Settings, string NameAttribute, string? RankAttribute,
    double WithinMetres) : NameSourceDeclaration;

/// <summary>Names of the zones of a layer: the one that holds most of a patch's cells.</summary>
/// <param name="Layer">The layer's name in the pipeline.</param>
public sealed record NamesOfZones(string Layer) : NameSourceDeclaration;
