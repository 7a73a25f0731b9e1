using Calaisis.Raster.Corridors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Habitats;
using Calaisis.Raster.Links;
using Calaisis.Raster.Networks;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Packages;

/// <summary>
/// The layers for reading and drawing: what is written of patches, links, corridors and conflicts, and what they are
/// to each other.
/// </summary>
sealed class NetworkLayers(TrameContent content)
{
    const string OnlyNamed = "only where something may give names";
    const string OnlyInTerritory = "only where a territory is declared";

    readonly IReadOnlyDictionary<int, string> _names = content.LinkNames();
    readonly Dictionary<int, Link> _links = content.Links.ToDictionary(link => link.Id);
    readonly Dictionary<int, Corridor> _corridors = content.Corridors.ToDictionary(corridor => corridor.Link);
    readonly Dictionary<int, PatchImportance> _patchImportances =
        (content.Indicators?.PatchImportances ?? []).ToDictionary(patch => patch.Patch);
    readonly Dictionary<int, LinkImportance> _importances =
        (content.Indicators?.LinkImportances ?? []).ToDictionary(link => link.Link);
    readonly Table<Link> _linkTable = LinkTable.Of(content.CostUnits);
    readonly Table<Corridor> _corridorTable = CorridorTable.Of(content.CostUnits).ForPeople;

    /// <summary>In the order of the GeoPackage.</summary>
    internal static IEnumerable<FeatureTable> Of(TrameContent content)
    {
        var layers = new NetworkLayers(content);
        return
        [
            layers.Habitats(), layers.SteppingStones(), layers.Corridors(), layers.CorridorArea(), layers.Links(),
            layers.Conflicts(),
        ];
    }

    FeatureTable Habitats()
    {
        var degrees = content.Links.Where(link => link.State == LinkState.Active)
            .SelectMany(link => new[] { link.PatchA, link.PatchB }).CountBy(patch => patch).ToDictionary();
        var costUnit = LinkTable.UnitOf(content.CostUnits);
        var importances = ImportanceTables.Patches(costUnit, content.Indices, Dispersal).ForPeople;
        var table = Patches().With(
        [
            Column<HabitatPatch>.Whole("links", "Links", "Number of active links that end here",
                patch => degrees.GetValueOrDefault(patch.Id)),
            .. importances.Columns.Select(column =>
                column.Of<HabitatPatch>(patch => _patchImportances.GetValueOrDefault(patch.Id))),
        ]);
        return Written(With(table, patch => patch.Id), PatchesOf(PatchRole.Core), ShapeOf, patch => patch.Zones);
    }

    FeatureTable SteppingStones() => Written(
        Patches() with { Name = LayerNames.SteppingStones }, PatchesOf(PatchRole.SteppingStone), ShapeOf,
        patch => patch.Zones);

    FeatureTable Links()
    {
        var importances = ImportanceTables.Links(content.Indices, Dispersal).ForPeople;
        var table = _linkTable
            .After("id", LinkNames<Link>(link => link.Id))
            .After("state", _corridorTable["quality"].Of<Link>(link => _corridors.GetValueOrDefault(link.Id)))
            .After("length_m", Inside(inside => Column<Link>.Number(
                "territory_m", "Length in the territory (m)", "m",
                $"Length of its path inside the territory; {OnlyInTerritory}",
                link => inside.LinkMetres.GetValueOrDefault(link.Id))))
            .With(importances.Columns.Select(column =>
                column.Of<Link>(link => _importances.GetValueOrDefault(link.Id))));
        return Written(
            With(table, link => link.Id),
            content.Links.OrderBy(link => link.Id),
            link => LineWkb.Of(link.Path, content.Grid),
            link => content.LinkZones.GetValueOrDefault(link.Id) ?? []);
    }

    FeatureTable Corridors()
    {
        var table = _corridorTable
            .After("link",
            [
                .. LinkNames<Corridor>(corridor => corridor.Link),
                _linkTable["patch_a"].Of<Corridor>(corridor => _links[corridor.Link]),
                _linkTable["patch_b"].Of<Corridor>(corridor => _links[corridor.Link]),
            ])
            .After("area_ha",
                Hectares<Corridor>((inside, corridor) => inside.CorridorHectares.GetValueOrDefault(corridor.Link)))
            .After("min_width_m", Column<Corridor>.Whole(
                "one_cell", "One cell wide", "1: a single cell wide where it is narrowest; 0: wider; empty: not known",
                corridor => double.IsNaN(corridor.MinWidthMetres) ? null : IsOneCell(corridor) ? 1 : 0));
        return Written(
            With(table, corridor => corridor.Link), content.Corridors.OrderBy(corridor => corridor.Link),
            corridor => content.CorridorShapes.GetValueOrDefault(corridor.Link),
            corridor => content.CorridorZones.GetValueOrDefault(corridor.Link) ?? []);
    }

    // A cut through one cell is a cell long, on a diagonal 1.41 times that; one through two is at least twice as long.
    bool IsOneCell(Corridor corridor) => corridor.MinWidthMetres < 1.5 * content.Grid.CellWidth;

    FeatureTable CorridorArea()
    {
        var area = _corridorTable["area_ha"].As<ReadOnlyMemory<byte>>(shape =>
            WkbReader.Read(shape.Span).Area / Hectare.SquareMetres);
        return new Table<ReadOnlyMemory<byte>>(LayerNames.CorridorArea, FeatureShape.MultiPolygon, [area])
            .Of(content.CorridorArea.IsEmpty ? [] : [content.CorridorArea], shape => shape, content.Language);
    }

    FeatureTable Conflicts()
    {
        var name = Column<Conflict>.Text("name", "Name",
            $"Name of the link that crosses here, of the one that carries most of PC, of equals the lowest number; "
            + OnlyNamed,
            conflict => conflict.Links.Where(_names.ContainsKey)
                .OrderByDescending(link => _importances.GetValueOrDefault(link)?.DpcPercent ?? 0)
                .ThenBy(link => link).Select(link => _names[link]).FirstOrDefault());
        var opened = Column<Conflict>.Text("opened_by", "Opened by",
            "What opens it there, by the title of the source; empty: nothing",
            conflict => conflict.OpenedBy.Count == 0 ? null : string.Join(", ", conflict.OpenedBy.Select(TitleOf)));
        var table = ConflictTable.Of([], content.CostUnits).ForPeople
            .After("id", Named(name))
            .After("opened", opened)
            .After("opening_m", Inside(inside => Column<Conflict>.Whole(
                "in_territory", "In the territory",
                $"1: its point lies inside the territory; 0: not; {OnlyInTerritory}",
                conflict => inside.Conflicts.Contains(conflict.Id) ? 1 : 0)));
        return Written(
            table, content.Conflicts.OrderBy(conflict => conflict.Id), ConflictTable.PointOf,
            conflict => conflict.Zones);

        string TitleOf(string source) => content.SourceTitles.GetValueOrDefault(source, source);
    }

    Table<HabitatPatch> Patches() => HabitatTable.Of([]).ForPeople
        .After("id", Named(Column<HabitatPatch>.Text("name", "Name",
            "Name of the given reservoir it mostly consists of, else the first that 'names' gives; of several with "
            + $"one name the largest keeps it and the others take a number; empty: none; {OnlyNamed}",
            patch => patch.Name)))
        .After("area_ha", Hectares<HabitatPatch>((inside, patch) => inside.PatchHectares.GetValueOrDefault(patch.Id)));

    /// <summary>What numbers rest on that rest on probabilities to disperse; null where there is no network.</summary>
    Sentence? Dispersal => content.Indicators?.Parameters.DispersalText;

    IEnumerable<HabitatPatch> PatchesOf(PatchRole role) =>
        content.Patches.Where(patch => patch.Role == role).OrderBy(patch => patch.Id);

    ReadOnlyMemory<byte> ShapeOf(HabitatPatch patch) => content.PatchShapes.GetValueOrDefault(patch.Id);

    Table<T> With<T>(Table<T> table, Func<T, int> idOf) => table.With(content.More
        .Where(column => column.Layer == table.Name)
        .Select(column => new Column<T>(
            column.Name, ColumnType.Number, thing => column.ById.TryGetValue(idOf(thing), out var value) ? value : null)
        {
            Title = column.Title,
            Unit = column.Unit,
            Meaning = column.Meaning,
        }));

    FeatureTable Written<T>(
        Table<T> table, IEnumerable<T> things, Func<T, ReadOnlyMemory<byte>> shapeOf,
        Func<T, IReadOnlyList<string?>> zonesOf) =>
        table.WithZones(content.ZoneLayers, zonesOf).Of(things, shapeOf, content.Language);

    IEnumerable<Column<T>> LinkNames<T>(Func<T, int> linkOf) => Named(Column<T>.Text("name", "Name",
        $"Names of the core areas at both ends; empty: one of them has none; {OnlyNamed}",
        thing => _names.GetValueOrDefault(linkOf(thing))));

    /// <summary>No column where nothing gives names.</summary>
    IEnumerable<Column<T>> Named<T>(Column<T> name) => content.HasNames ? [name] : [];

    /// <summary>What lies in the territory; no column where none is declared.</summary>
    IEnumerable<Column<T>> Inside<T>(Func<TerritoryShares, Column<T>> columnOf) =>
        content.Territory is { } inside ? [columnOf(inside)] : [];

    IEnumerable<Column<T>> Hectares<T>(Func<TerritoryShares, T, double> hectaresOf) =>
        Inside(inside => Column<T>.Number("territory_ha", "Area in the territory (ha)", "ha",
            $"Area of its cells inside the territory; {OnlyInTerritory}", thing => hectaresOf(inside, thing)));
}
