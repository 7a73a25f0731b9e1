using Calaisis.Raster.Corridors;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Habitats;
using Calaisis.Raster.Links;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Packages;

/// <summary>
/// The tables of COVADIS géostandard SRCE v1.0 (2014): official columns in their order, types and widths, then ours.
/// What nobody declared is left empty, never invented.
/// </summary>
sealed class StandardTables(TrameContent content)
{
    const int IdWidth = 15;
    const int NameWidth = 254;
    const int MilieuWidth = 50;
    const int CodeWidth = 2;

    const string Geographic = "DG";
    const string Schematic = "DS";

    // The standard knows it or nothing.
    const string True = "T";

    readonly StandardCodes _codes = content.Standard;
    readonly string _costUnit = LinkTable.UnitOf(content.CostUnits);

    /// <summary>In the order of the GeoPackage; those of watercourses where they are declared.</summary>
    internal static IEnumerable<FeatureTable> Of(TrameContent content)
    {
        var tables = new StandardTables(content);
        return
        [
            tables.Reservoirs(), tables.CorridorSurfaces(), tables.CorridorLines(), tables.Obstacles(),
            .. content.Watercourses is { } all
                ? [tables.Watercourses(all, isSurface: false), tables.Watercourses(all, isSurface: true)]
                : Array.Empty<FeatureTable>(),
        ];
    }

    FeatureTable Reservoirs() => Written<HabitatPatch>(
        LayerNames.Reservoirs, FeatureShape.MultiPolygon,
        [
            Id<HabitatPatch>("ID_RESV", "Id of the core area", patch => _codes.Id("RS", patch.Id)),
            Document<HabitatPatch>(),
            Text<HabitatPatch>("NOM_RESV", NameWidth, "Name of the core area", patch => patch.Name),
            .. Shared<HabitatPatch>(_ => CorridorQuality.Preserve, Geographic),
            Surface<HabitatPatch>(patch => patch.AreaSquareMetres),
        ],
        content.Patches.Where(patch => patch.Role == PatchRole.Core).OrderBy(patch => patch.Id),
        patch => content.PatchShapes.GetValueOrDefault(patch.Id));

    /// <summary>Corridors as surfaces; one without a cell outside its core areas is a line only.</summary>
    FeatureTable CorridorSurfaces()
    {
        var links = content.Links.ToDictionary(link => link.Id);
        return Written<Corridor>(
            LayerNames.CorridorSurfaces, FeatureShape.MultiPolygon,
            [
                .. CorridorColumns<Corridor>("CS", corridor => corridor, Geographic),
                Surface<Corridor>(corridor => corridor.AreaSquareMetres),
                .. LinkColumns<Corridor>(corridor => links[corridor.Link]),
            ],
            content.Corridors.Where(corridor => !ShapeOf(corridor).IsEmpty).OrderBy(corridor => corridor.Link),
            ShapeOf);

        ReadOnlyMemory<byte> ShapeOf(Corridor corridor) => content.CorridorShapes.GetValueOrDefault(corridor.Link);
    }

    FeatureTable CorridorLines()
    {
        var corridors = content.Corridors.ToDictionary(corridor => corridor.Link);
        return Written<Link>(
            LayerNames.CorridorLines, FeatureShape.MultiLine,
            [.. CorridorColumns<Link>("CL", link => corridors[link.Id], Schematic), .. LinkColumns<Link>(link => link)],
            content.Links.Where(link => corridors.ContainsKey(link.Id)).OrderBy(link => link.Id),
            link => LineWkb.Of(link.Path, content.Grid));
    }

    FeatureTable Obstacles() => Written<Conflict>(
        LayerNames.Obstacles, FeatureShape.Point,
        [
            Id<Conflict>("ID_OBST", "Id of the obstacle", conflict => _codes.Id("OP", conflict.Id)),
            Document<Conflict>(),
            Text<Conflict>("NOM_OBST", NameWidth, "What the obstacle hinders",
                _ => "obstacle à la fonctionnalité des corridors"),
            Text<Conflict>("TYPE_OBST", CodeWidth, "Kind of obstacle, national code from the pipeline file", CodeOf),
            Text<Conflict>("LIB_OBST", NameWidth, "What the obstacle is called",
                conflict => conflict.Label ?? conflict.Obstacle),
            Number<Conflict>("COUT_LOCAL", _costUnit, "What all paths together pay on the obstacle",
                conflict => conflict.Cost),
            Column<Conflict>.Whole("NB_FRANCH", "", "Number of crossings that were grouped",
                conflict => conflict.Crossings),
            Text<Conflict>("ID_CORRS", 0, "Linear corridors that cross here",
                conflict => string.Join(' ', conflict.Links.Select(link => _codes.Id("CL", link)))),
        ],
        content.Conflicts.Where(conflict => !conflict.IsOpened).OrderBy(conflict => conflict.Id),
        ConflictTable.PointOf);

    FeatureTable Watercourses(IReadOnlyList<Watercourse> all, bool isSurface) => Written<Watercourse>(
        isSurface ? LayerNames.WatercourseSurfaces : LayerNames.WatercourseLines,
        isSurface ? FeatureShape.MultiPolygon : FeatureShape.MultiLine,
        [
            Id<Watercourse>("ID_CEAU", "Id of the watercourse; the table exists only where standard has watercourses",
                water => _codes.Id(isSurface ? "HS" : "HL", water.Number)),
            Document<Watercourse>(),
            Text<Watercourse>("TYPE_CEAU", NameWidth, "Kind of watercourse, as the source has it", water => water.Type),
            Objective<Watercourse>(water => water.Objective),
            Text<Watercourse>("CLASSE1", 1,
                "T: of list 1 (L.214-17 of the environmental code); empty: not, or not said",
                water => water.IsListOne ? True : null),
            Text<Watercourse>("CLASSE2", 1, "T: of list 2; empty: not, or not said",
                water => water.IsListTwo ? True : null),
            Delimitation<Watercourse>(Geographic),
            Text<Watercourse>("EST_CORRID", 1, "T: it is a corridor; empty: not, or not said",
                water => water.IsCorridor ? True : null),
            Text<Watercourse>("EST_RESERV", 1, "T: it is a core area; empty: not, or not said",
                water => water.IsReservoir ? True : null),
            Text<Watercourse>("COMMENTAIR", NameWidth, "Comment, as the source has it", water => water.Comment),
            isSurface ? Surface<Watercourse>(water => water.Size)
                : Number<Watercourse>("LONG_M", "m", "Length", water => water.Size),
        ],
        all.Where(water => water.IsSurface == isSurface).OrderBy(water => water.Number),
        water => water.Wkb);

    static string? CodeOf(Conflict conflict) => conflict.Code is null || conflict.Code.Length <= CodeWidth
        ? conflict.Code
        : throw new RasterException($"obstacle '{conflict.Obstacle}': found the code '{conflict.Code}', "
            + $"expected two digits (TYPE_OBST), such as 01");

    IEnumerable<Column<T>> CorridorColumns<T>(string kind, Func<T, Corridor> corridorOf, string delimitation)
    {
        var names = content.LinkNames();
        return
        [
            Id<T>("ID_CORR", "Id of the corridor", thing => _codes.Id(kind, corridorOf(thing).Link)),
            Document<T>(),
            Text<T>("NOM_CORR", NameWidth, "Name of the corridor",
                thing => names.GetValueOrDefault(corridorOf(thing).Link)),
            .. Shared<T>(thing => corridorOf(thing).Quality, delimitation),
        ];
    }

    IEnumerable<Column<T>> Shared<T>(Func<T, CorridorQuality> qualityOf, string delimitation) =>
    [
        Objective<T>(thing => CorridorTable.Codes.Of(qualityOf(thing))),
        Text<T>("MILMAJ_NAT", MilieuWidth, "Main milieu, national names", _ => _codes.Main),
        Text<T>("MILMAJ_REG", NameWidth, "Main milieu, regional names", _ => _codes.Regional),
        Text<T>("MILASO_NAT", NameWidth, "Associated milieux, national names", _ => _codes.Associated),
        Text<T>("MILASO_REG", NameWidth, "Associated milieux, regional names", _ => _codes.AssociatedRegional),
        Delimitation<T>(delimitation),
        Text<T>("INTERREG", 1, "Shared with another region; not filled in", _ => null),
    ];

    IEnumerable<Column<T>> LinkColumns<T>(Func<T, Link> linkOf) =>
    [
        Number<T>("LONG_M", "m", "Length of the least-cost path", thing => linkOf(thing).LengthMetres),
        Number<T>("COUT", _costUnit, "Cost of the path", thing => linkOf(thing).Cost),
        Text<T>("ID_RESV_A", IdWidth, "Core area at one end", thing => _codes.Id("RS", linkOf(thing).PatchA)),
        Text<T>("ID_RESV_B", IdWidth, "Core area at the other end", thing => _codes.Id("RS", linkOf(thing).PatchB)),
    ];

    static Column<T> Id<T>(string name, string meaning, Func<T, string> get) =>
        Text(name, IdWidth, meaning, get) with { IsKey = true };

    Column<T> Document<T>() => Text<T>("ID_SRCE", IdWidth, "Id of the planning document", _ => _codes.Document);

    static Column<T> Objective<T>(Func<T, string?> get) =>
        Text("OBJ_ASSI", CodeWidth, "Objective: 01 to be preserved, 02 to be restored", get);

    static Column<T> Delimitation<T>(string code) =>
        Text<T>("DELIMIT", CodeWidth, "Delimitation: DG geographic, DS schematic", _ => code);

    static Column<T> Surface<T>(Func<T, double?> get) => Number("SURF_M2", "m2", "Area", get);

    static Column<T> Text<T>(string name, int width, string meaning, Func<T, string?> get) =>
        Column<T>.Text(name, "", meaning, get) with { Width = width };

    static Column<T> Number<T>(string name, string unit, string meaning, Func<T, double?> get) =>
        Column<T>.Number(name, "", unit, meaning, get);

    FeatureTable Written<T>(
        string what, FeatureShape shape, IReadOnlyList<Column<T>> columns, IEnumerable<T> things,
        Func<T, ReadOnlyMemory<byte>> shapeOf) =>
        new Table<T>(_codes.Table(what), shape, columns).Of(things, shapeOf, content.Language);
}
