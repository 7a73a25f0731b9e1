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
static class StandardTables
{
    const int IdWidth = 15;
    const int NameWidth = 254;
    const int MilieuWidth = 50;
    const int CodeWidth = 2;

    const string Geographic = "DG";
    const string Schematic = "DS";

    internal static FeatureTable Reservoirs(TrameContent content, ColumnBook book)
    {
        var codes = content.Standard;
        var plan = new LayerPlan<HabitatPatch>(codes.Table(LayerNames.Reservoirs), FeatureShape.MultiPolygon);
        plan.Add(Id(book, "ID_RESV"), patch => codes.Id("RS", patch.Id));
        plan.Add(book.Text("ID_SRCE", IdWidth), _ => codes.Document);
        plan.Add(book.Text("NOM_RESV", NameWidth), patch => patch.Name);
        AddShared(plan, book, codes, _ => LayerWords.PreserveCode, Geographic);
        plan.Add(book.Number("SURF_M2"), patch => patch.AreaSquareMetres);
        var cores = content.Patches.Where(patch => patch.Role == PatchRole.Core).OrderBy(patch => patch.Id);
        return plan.Of(cores, patch => content.PatchShapes.GetValueOrDefault(patch.Id));
    }

    /// <summary>Corridors as surfaces; one without a cell outside its core areas is a line only.</summary>
    internal static FeatureTable CorridorSurfaces(TrameContent content, ColumnBook book)
    {
        var links = content.Links.ToDictionary(link => link.Id);
        var plan = new LayerPlan<Corridor>(content.Standard.Table(LayerNames.CorridorSurfaces), FeatureShape.MultiPolygon);
        AddCorridorColumns(plan, content, book, "CS", corridor => corridor, Geographic);
        plan.Add(book.Number("SURF_M2"), corridor => corridor.AreaSquareMetres);
        AddLinkColumns(plan, content, book, corridor => links[corridor.Link]);
        var surfaces = content.Corridors.Where(corridor => !ShapeOf(corridor).IsEmpty).OrderBy(corridor => corridor.Link);
        return plan.Of(surfaces, ShapeOf);

        ReadOnlyMemory<byte> ShapeOf(Corridor corridor) => content.CorridorShapes.GetValueOrDefault(corridor.Link);
    }

    internal static FeatureTable CorridorLines(TrameContent content, ColumnBook book)
    {
        var corridors = content.Corridors.ToDictionary(corridor => corridor.Link);
        var plan = new LayerPlan<Link>(content.Standard.Table(LayerNames.CorridorLines), FeatureShape.MultiLine);
        AddCorridorColumns(plan, content, book, "CL", link => corridors[link.Id], Schematic);
        AddLinkColumns(plan, content, book, link => link);
        var lines = content.Links.Where(link => corridors.ContainsKey(link.Id)).OrderBy(link => link.Id);
        return plan.Of(lines, link => LineWkb.Of(link.Path, content.Grid));
    }

    internal static FeatureTable Obstacles(TrameContent content, ColumnBook book)
    {
        var codes = content.Standard;
        var plan = new LayerPlan<Conflict>(codes.Table(LayerNames.Obstacles), FeatureShape.Point);
        plan.Add(Id(book, "ID_OBST"), conflict => codes.Id("OP", conflict.Id));
        plan.Add(book.Text("ID_SRCE", IdWidth), _ => codes.Document);
        plan.Add(book.Text("NOM_OBST", NameWidth), _ => "obstacle à la fonctionnalité des corridors");
        plan.Add(book.Text("TYPE_OBST", CodeWidth), CodeOf);
        plan.Add(book.Text("LIB_OBST", NameWidth), conflict => conflict.Label ?? conflict.Obstacle);
        plan.Add(book.Number("COUT_LOCAL"), conflict => conflict.Cost);
        plan.Add(book.Whole("NB_FRANCH"), conflict => conflict.Crossings);
        plan.Add(book.Text("ID_CORRS"), conflict => string.Join(' ', conflict.Links.Select(link => codes.Id("CL", link))));
        return plan.Of(content.Conflicts.Where(conflict => !conflict.IsOpened).OrderBy(conflict => conflict.Id), conflict => WkbWriter.Point(conflict.X, conflict.Y));
    }

    static Column Id(ColumnBook book, string name) => book.Text(name, IdWidth) with { IsKey = true };

    static string? CodeOf(Conflict conflict) => conflict.Code is null || conflict.Code.Length <= CodeWidth
        ? conflict.Code
        : throw new RasterException($"obstacle '{conflict.Obstacle}': found the code '{conflict.Code}', expected two digits (TYPE_OBST), such as 01");

    static void AddCorridorColumns<T>(
        LayerPlan<T> plan, TrameContent content, ColumnBook book, string kind, Func<T, Corridor> corridorOf, string delimitation)
    {
        var (codes, names) = (content.Standard, content.LinkNames());
        plan.Add(Id(book, "ID_CORR"), thing => codes.Id(kind, corridorOf(thing).Link));
        plan.Add(book.Text("ID_SRCE", IdWidth), _ => codes.Document);
        plan.Add(book.Text("NOM_CORR", NameWidth), thing => names.GetValueOrDefault(corridorOf(thing).Link));
        AddShared(
            plan, book, codes, thing => corridorOf(thing).Quality == CorridorQuality.Preserve ? LayerWords.PreserveCode : LayerWords.RestoreCode, delimitation);
    }

    static void AddShared<T>(LayerPlan<T> plan, ColumnBook book, StandardCodes codes, Func<T, string> objectiveOf, string delimitation)
    {
        plan.Add(book.Text("OBJ_ASSI", CodeWidth), objectiveOf);
        plan.Add(book.Text("MILMAJ_NAT", MilieuWidth), _ => codes.Main);
        plan.Add(book.Text("MILMAJ_REG", NameWidth), _ => codes.Regional);
        plan.Add(book.Text("MILASO_NAT", NameWidth), _ => codes.Associated);
        plan.Add(book.Text("MILASO_REG", NameWidth), _ => codes.AssociatedRegional);
        plan.Add(book.Text("DELIMIT", CodeWidth), _ => delimitation);
        plan.Add(book.Text("INTERREG", 1), _ => null);
    }

    static void AddLinkColumns<T>(LayerPlan<T> plan, TrameContent content, ColumnBook book, Func<T, Link> linkOf)
    {
        var codes = content.Standard;
        plan.Add(book.Number("LONG_M"), thing => linkOf(thing).LengthMetres);
        plan.Add(book.Number("COUT"), thing => linkOf(thing).Cost);
        plan.Add(book.Text("ID_RESV_A", IdWidth), thing => codes.Id("RS", linkOf(thing).PatchA));
        plan.Add(book.Text("ID_RESV_B", IdWidth), thing => codes.Id("RS", linkOf(thing).PatchB));
    }
}
