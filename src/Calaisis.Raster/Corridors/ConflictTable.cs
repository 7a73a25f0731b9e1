using System.Globalization;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Corridors;

/// <summary>Conflicts as a table of points and back, without loss; columns of zones follow the others, named as their layers.</summary>
public static class ConflictTable
{
    /// <summary>The layer's name.</summary>
    public const string Name = "conflicts";

    /// <summary>The table of conflicts.</summary>
    /// <param name="conflicts">In order of their ids.</param>
    /// <param name="zoneLayers">Names of the zone layers, in the order of the conflicts' zones.</param>
    /// <param name="costUnit">The unit of costs.</param>
    public static FeatureTable ToTable(IReadOnlyList<Conflict> conflicts, IReadOnlyList<string> zoneLayers, string costUnit)
    {
        ArgumentNullException.ThrowIfNull(conflicts);
        ArgumentNullException.ThrowIfNull(zoneLayers);
        return new FeatureTable(
            Name,
            FeatureShape.Point,
            [.. Fixed(costUnit), .. zoneLayers.Select(layer => new Column(layer, ColumnType.Text) { Meaning = "zone it lies in" })],
            [.. conflicts.Select(conflict => new FeatureRow(ValuesOf(conflict), WkbWriter.Point(conflict.X, conflict.Y)))]);
    }

    /// <summary>The conflicts of such a table.</summary>
    /// <exception cref="KeyNotFoundException">A column is missing.</exception>
    public static IReadOnlyList<Conflict> FromTable(FeatureTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var places = Fixed("").ToDictionary(column => column.Name, column => table.IndexOf(column.Name), StringComparer.Ordinal);
        var zones = Enumerable.Range(0, table.Columns.Count).Where(column => !places.ContainsValue(column)).ToList();
        return [.. table.Rows.Select(row => ToConflict(row, places, zones))];
    }

    static IReadOnlyList<Column> Fixed(string costUnit) =>
    [
        new("id", ColumnType.WholeNumber) { IsKey = true },
        new("obstacle", ColumnType.Text) { Meaning = "name of the obstacle in the pipeline" },
        new("code", ColumnType.Text) { Meaning = "TYPE_OBST of the national SRCE standard", Width = 2 },
        new("label", ColumnType.Text) { Meaning = "what the obstacle is called on maps" },
        new("crossings", ColumnType.WholeNumber) { Meaning = "how many crossings of paths were grouped" },
        new("link_count", ColumnType.WholeNumber),
        new("links", ColumnType.Text) { Meaning = "ids of the links that cross here" },
        new("max_resistance", ColumnType.Number) { Meaning = "highest resistance on the crossings" },
        new("cost", ColumnType.Number) { Unit = costUnit, Meaning = "what all paths together pay on the crossings; 0 where all slip between two cells of what is not closed" },
        new("opening_m", ColumnType.Number) { Unit = "m", Meaning = "distance to the nearest existing opening; empty: none near" },
        new("opened", ColumnType.WholeNumber) { Meaning = "crossings on which the obstacle is opened" },
        new("opened_by", ColumnType.Text) { Meaning = "sources that open it there" },
        new("place", ColumnType.WholeNumber) { Meaning = "the lowest id of the conflicts at this place" },
    ];

    static IReadOnlyList<object?> ValuesOf(Conflict conflict) =>
    [
        (long)conflict.Id,
        conflict.Obstacle,
        conflict.Code,
        conflict.Label,
        (long)conflict.Crossings,
        (long)conflict.Links.Count,
        string.Join(' ', conflict.Links.Select(link => link.ToString(CultureInfo.InvariantCulture))),
        conflict.MaxResistance,
        conflict.Cost,
        conflict.OpeningMetres,
        (long)conflict.Opened,
        conflict.OpenedBy.Count == 0 ? null : string.Join(' ', conflict.OpenedBy),
        (long)conflict.Place,
        .. conflict.Zones,
    ];

    static Conflict ToConflict(FeatureRow row, Dictionary<string, int> places, List<int> zones)
    {
        var point = WkbReader.Read(row.Wkb.Span).Parts[0][0];
        return new Conflict
        {
            Id = (int)(long)Value("id")!,
            Obstacle = (string)Value("obstacle")!,
            Code = (string?)Value("code"),
            Label = (string?)Value("label"),
            Crossings = (int)(long)Value("crossings")!,
            Links = [.. ((string)Value("links")!).Split(' ').Select(link => int.Parse(link, CultureInfo.InvariantCulture))],
            MaxResistance = (double)Value("max_resistance")!,
            Cost = (double)Value("cost")!,
            OpeningMetres = (double?)Value("opening_m"),
            Opened = (int)(long)Value("opened")!,
            OpenedBy = ((string?)Value("opened_by"))?.Split(' ') ?? [],
            Place = (int)(long)Value("place")!,
            X = point[0],
            Y = point[1],
            Zones = [.. zones.Select(zone => (string?)row.Values[zone])],
        };

        object? Value(string column) => row.Values[places[column]];
    }
}
