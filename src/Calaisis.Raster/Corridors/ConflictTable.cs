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
    /// <param name="wkbOf">The point of a conflict; null for a table without shapes.</param>
    public static FeatureTable ToTable(
        IReadOnlyList<Conflict> conflicts,
        IReadOnlyList<string> zoneLayers,
        string costUnit,
        Func<Conflict, ReadOnlyMemory<byte>>? wkbOf = null)
    {
        ArgumentNullException.ThrowIfNull(conflicts);
        ArgumentNullException.ThrowIfNull(zoneLayers);
        return new FeatureTable(
            Name,
            wkbOf is null ? FeatureShape.None : FeatureShape.Point,
            [.. Fixed(costUnit), .. zoneLayers.Select(layer => new Column(layer, ColumnType.Text) { Meaning = "zone it lies in" })],
            [.. conflicts.Select(conflict => new FeatureRow(ValuesOf(conflict), wkbOf is null ? default : wkbOf(conflict)))]);
    }

    /// <summary>The conflicts of such a table.</summary>
    /// <exception cref="KeyNotFoundException">A column is missing.</exception>
    public static IReadOnlyList<Conflict> FromTable(FeatureTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var places = Fixed("").ToDictionary(column => column.Name, column => table.IndexOf(column.Name), StringComparer.Ordinal);
        var zones = Enumerable.Range(0, table.Columns.Count).Where(column => !places.ContainsValue(column)).ToList();
        return [.. table.Rows.Select(row => ToConflict(row.Values, places, zones))];
    }

    static IReadOnlyList<Column> Fixed(string costUnit) =>
    [
        new("id", ColumnType.WholeNumber),
        new("obstacle", ColumnType.Text) { Meaning = "name of the obstacle in the pipeline" },
        new("code", ColumnType.Text) { Meaning = "TYPE_OBST of the national SRCE standard", Width = 2 },
        new("label", ColumnType.Text) { Meaning = "what the obstacle is called on maps" },
        new("crossings", ColumnType.WholeNumber) { Meaning = "how many crossings of paths were grouped" },
        new("link_count", ColumnType.WholeNumber),
        new("links", ColumnType.Text) { Meaning = "ids of the links that cross here" },
        new("max_resistance", ColumnType.Number) { Meaning = "highest resistance on the crossings" },
        new("cost", ColumnType.Number) { Unit = costUnit, Meaning = "what all paths together pay on the crossings; 0 where they slip through a corner" },
        new("x", ColumnType.Number) { Unit = "m" },
        new("y", ColumnType.Number) { Unit = "m" },
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
        conflict.X,
        conflict.Y,
        .. conflict.Zones,
    ];

    static Conflict ToConflict(IReadOnlyList<object?> values, Dictionary<string, int> places, List<int> zones)
    {
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
            X = (double)Value("x")!,
            Y = (double)Value("y")!,
            Zones = [.. zones.Select(zone => (string?)values[zone])],
        };

        object? Value(string column) => values[places[column]];
    }
}
