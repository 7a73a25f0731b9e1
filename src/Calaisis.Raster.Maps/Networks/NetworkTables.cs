using System.Globalization;
using Calaisis.Raster.Corridors;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Legends;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Maps.Networks;

/// <summary>The layers of a trame's package, as they are written, made into what its maps show.</summary>
/// <remarks>
/// Columns read: <c>area_ha</c> of habitats and stepping stones; <c>quality</c> (<c>preserve</c> or
/// <c>restore</c>; links without one are no part of the network) of links and corridors; <c>id</c> and <c>length_m</c>
/// of links; <c>obstacle</c>, <c>link_ids</c>, <c>max_resistance</c>, <c>cost</c> and, where they are known,
/// <c>crossings</c>, <c>opened</c> and <c>place</c> of conflicts; <c>name</c> of habitats, links and conflicts where
/// they have names; <c>territory_ha</c>, <c>territory_m</c> and <c>in_territory</c> where a territory is declared.
/// </remarks>
public sealed record NetworkTables
{
    public required FeatureTable Habitats { get; init; }

    // Beside villages, below towns; a map has no room for more.
    const int NameRank = 3;
    const int MostNames = 100;

    const string InsideHectares = "territory_ha";
    const string InsideMetres = "territory_m";
    const string IsInside = "in_territory";

    /// <summary>Null for a trame without.</summary>
    public FeatureTable? SteppingStones { get; init; }

    public required FeatureTable Links { get; init; }

    /// <summary>Null for a trame whose links have no corridors.</summary>
    public FeatureTable? Corridors { get; init; }

    /// <summary>Null for a trame without obstacles.</summary>
    public FeatureTable? Conflicts { get; init; }

    /// <summary>What obstacles are called on maps, by their names; others keep their names.</summary>
    public IReadOnlyDictionary<string, string> ObstacleLabels { get; init; } = new Dictionary<string, string>();

    /// <summary>The column of conflicts that says in which zone they lie; null where none is told.</summary>
    public string? ZoneColumn { get; init; }

    /// <summary>The least resistance met that makes a conflict a major one.</summary>
    public double MajorFrom { get; init; } = Pipelines.MapDeclaration.UsualMajorFrom;

    /// <summary>What a map shows, with the sums for its legend.</summary>
    /// <exception cref="KeyNotFoundException">A table lacks a column.</exception>
    /// <exception cref="FormatException">
    /// A shape is not of its table's kind, or a word of quality is unknown.
    /// </exception>
    public TrameNetwork ToNetwork(TrameStyle trame)
    {
        ArgumentNullException.ThrowIfNull(trame);
        var axes = Axes();
        var importances = Rows(Links).Where(row => row.Maybe("dpc") is not null)
            .ToDictionary(row => row.Whole("id"), row => row.Maybe("dpc")!.Value);
        return new TrameNetwork
        {
            Trame = trame,
            Cores = [.. Rows(Habitats).Select(row => row.Shape())],
            CoreNames = [.. CoreNames()],
            SteppingStones = [.. Rows(SteppingStones).Select(row => InnerPoint.Of(row.Shape()))],
            Bands = [.. Rows(Corridors, "quality").Select(BandOf)],
            Axes = axes,
            Conflicts = [.. Rows(Conflicts)
                .Select((row, i) => (row, i)).GroupBy(pair => PlaceOf(pair.row, pair.i), pair => pair.row)
                .Select(place => ConflictOf([.. place], importances))],
            Figures = new NetworkFigures
            {
                CoreHectares = Hectares(Rows(Habitats)),
                SteppingStoneHectares = Hectares(Rows(SteppingStones)),
                PreserveKilometres = Kilometres(axes, CorridorQuality.Preserve),
                RestoreKilometres = Kilometres(axes, CorridorQuality.Restore),
            },
            Inside = HasTerritory ? InTerritory() : null,
        };
    }

    /// <summary>Packages of a pipeline with a territory say what of each feature lies in it.</summary>
    bool HasTerritory => Habitats.Columns.Any(column => column.Name == InsideHectares);

    NetworkFigures InTerritory()
    {
        var cores = Inside(Rows(Habitats), InsideHectares);
        var stones = Inside(Rows(SteppingStones), InsideHectares);
        return new NetworkFigures
        {
            Cores = cores.Count,
            CoreHectares = cores.Sum(),
            SteppingStones = stones.Count,
            SteppingStoneHectares = stones.Sum(),
            PreserveKilometres = Kilometres(CorridorQuality.Preserve),
            RestoreKilometres = Kilometres(CorridorQuality.Restore),
        };

        double Kilometres(CorridorQuality quality) =>
            Inside(Rows(Links, "quality").Where(row => QualityOf(row) == quality), InsideMetres).Sum() / 1000;
    }

    static List<double> Inside(IEnumerable<TableRow> rows, string column) =>
        [.. rows.Select(row => row.Number(column)).Where(amount => amount > 0)];

    IEnumerable<CoreName> CoreNames() => Rows(Habitats).Where(row => row.MaybeText("name").Length > 0)
        .OrderByDescending(row => row.Number("area_ha"))
        .Take(MostNames)
        .Select(row => new CoreName(
            new MapPlace(row.Text("name"), InnerPoint.Of(row.Shape()), NameRank, MapPlaceKind.CoreArea),
            row.Number("area_ha"))
        {
            Number = row.Whole("id"),
        });

    List<CorridorAxis> Axes()
    {
        var corridors = (Corridors?.Rows ?? []).Select(row => new TableRow(Corridors!, row)).ToList();
        var thin = corridors.Where(row => row.Maybe("one_cell") is 1).Select(row => row.Whole("link")).ToHashSet();
        var without = corridors.Where(row => row.Maybe("area_ha") is 0).Select(row => row.Whole("link")).ToHashSet();
        return
        [
            .. Rows(Links, "quality").Select(row => new CorridorAxis(row.Shape(), QualityOf(row))
            {
                Link = row.Whole("id"),
                LengthMetres = row.Number("length_m"),
                DpcPercent = row.Maybe("dpc"),
                IsOneCell = thin.Contains(row.Whole("id")),
                IsInside = !HasTerritory || row.Number(InsideMetres) > 0,
                HasNoCell = without.Contains(row.Whole("id")),
                Name = row.MaybeText("name"),
            }),
        ];
    }

    static CorridorBand BandOf(TableRow row) => new(row.Shape(), QualityOf(row));

    /// <summary>A conflict of a table without places has one of its own.</summary>
    static long PlaceOf(TableRow row, int number) => row.Maybe("place") is { } place ? (long)place : -1 - number;

    static bool IsOpened(TableRow row) => row.Maybe("opened") is { } opened && opened == row.Maybe("crossings");

    /// <summary>
    /// Several obstacles at one place are one conflict, of those that are not opened; an opening where all are.
    /// </summary>
    ConflictPoint ConflictOf(IReadOnlyList<TableRow> place, Dictionary<long, double> importances)
    {
        var isOpened = place.All(IsOpened);
        List<TableRow> rows = [.. place.Where(row => isOpened || !IsOpened(row))];
        var links = rows.SelectMany(row =>
            row.Text("link_ids").Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries)).Distinct().ToList();
        var known = links.Select(link => long.Parse(link, CultureInfo.InvariantCulture)).Where(importances.ContainsKey)
            .Select(link => importances[link]).ToList();
        var severity = rows.Max(row => row.Number("max_resistance")) >= MajorFrom
            ? ConflictSeverity.Hard
            : ConflictSeverity.Medium;
        return new ConflictPoint(rows[0].Shape().Parts[0][0], severity)
        {
            Obstacle = string.Join(" + ", rows.Select(row => row.Text("obstacle")).Distinct()
                .Select(obstacle => ObstacleLabels.GetValueOrDefault(obstacle, obstacle))),
            Zone = ZoneColumn is { } zone && Conflicts!.Columns.Any(column => column.Name == zone)
                ? rows[0].Text(zone)
                : "",
            Name = rows[0].MaybeText("name"),
            Links = links.Count,
            Cost = rows.Sum(row => row.Number("cost")),
            IsInside = !HasTerritory || rows[0].Whole(IsInside) == 1,
            DpcPercent = known.Count == 0 ? null : known.Max(),
            OpeningMetres = rows.Min(row => row.Maybe("opening_m")),
            IsOpened = isOpened,
        };
    }

    static CorridorQuality QualityOf(TableRow row) => CorridorTable.Qualities.Read(row.Text("quality"));

    // Rows with a shape and, where one is named, a value in a column.
    static IEnumerable<TableRow> Rows(FeatureTable? table, string? needed = null) =>
        (table?.Rows ?? []).Select(row => new TableRow(table!, row))
            .Where(row => row.HasShape && (needed is null || row.Has(needed)));

    static double? Hectares(IEnumerable<TableRow> rows)
    {
        var areas = rows.Select(row => row.Number("area_ha")).ToList();
        return areas.Count == 0 ? null : areas.Sum();
    }

    static double? Kilometres(List<CorridorAxis> axes, CorridorQuality quality)
    {
        var lengths = axes.Where(axis => axis.Quality == quality).Select(axis => axis.LengthMetres).ToList();
        return lengths.Count == 0 ? null : lengths.Sum() / 1000;
    }
}
