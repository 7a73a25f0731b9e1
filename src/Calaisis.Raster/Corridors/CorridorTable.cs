using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Links;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Corridors;

/// <summary>Corridors as a table with their polygons, and back, without loss.</summary>
public static class CorridorTable
{
    public const string Name = "corridors";

    /// <summary>The corridors by their link's id.</summary>
    /// <param name="corridors">Any corridors.</param>
    /// <param name="polygons">For each corridor, in the same order, its multi-polygon as WKB; empty where it has no cell.</param>
    /// <param name="units">The unit of their costs.</param>
    public static FeatureTable From(
        IReadOnlyList<Corridor> corridors, IReadOnlyList<ReadOnlyMemory<byte>> polygons, CostUnits units)
    {
        ArgumentNullException.ThrowIfNull(corridors);
        ArgumentNullException.ThrowIfNull(polygons);
        if (polygons.Count != corridors.Count) throw new ArgumentException("is one for each corridor", nameof(polygons));
        return new FeatureTable(
            Name, FeatureShape.MultiPolygon, Columns(units),
            [.. corridors.Zip(polygons).OrderBy(pair => pair.First.Link).Select(pair => new FeatureRow(Values(pair.First), pair.Second))]);
    }

    /// <summary>The corridors of such a table.</summary>
    /// <exception cref="FormatException">A row is not as <see cref="From"/> writes it.</exception>
    public static IReadOnlyList<Corridor> To(FeatureTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return [.. table.Rows.Select(row => Read(table, row))];
    }

    /// <summary>OBJ_ASSI of the national data standard (COVADIS SRCE 1.0): 01 à préserver, 02 à remettre en bon état.</summary>
    public static string CodeOf(CorridorQuality quality) => quality == CorridorQuality.Preserve ? "01" : "02";

    static List<Column> Columns(CostUnits units) =>
    [
        new("link", ColumnType.WholeNumber) { Meaning = "Id of the link" },
        new("quality", ColumnType.Text) { Width = 2, Meaning = "OBJ_ASSI of the national standard: 01 à préserver, 02 à remettre en bon état" },
        new("area_m2", ColumnType.Number) { Unit = "m2" },
        new("length_m", ColumnType.Number) { Unit = "m", Meaning = "Length of the link's path" },
        new("mean_width_m", ColumnType.Number) { Unit = "m", Meaning = "Area over the length of the path outside the core areas" },
        new("min_width_m", ColumnType.Number) { Unit = "m", Meaning = "Shortest straight cut across the corridor through a cell of the path" },
        new("cost", ColumnType.Number) { Unit = LinkTable.UnitOf(units), Meaning = "The link's cost" },
        new("low_share", ColumnType.Number) { Meaning = "Share of the path's length on low resistance, 0 to 1" },
    ];

    static object?[] Values(Corridor corridor) =>
    [
        (long)corridor.Link, CodeOf(corridor.Quality), corridor.AreaSquareMetres, corridor.LengthMetres,
        OrNull(corridor.MeanWidthMetres), OrNull(corridor.MinWidthMetres), corridor.Cost, corridor.LowResistanceShare,
    ];

    static double? OrNull(double value) => double.IsNaN(value) ? null : value;

    static Corridor Read(FeatureTable table, FeatureRow row)
    {
        object? Any(string column) => row.Values[table.IndexOf(column)];
        T Value<T>(string column) => Any(column) is T value
            ? value
            : throw new FormatException($"table '{table.Name}', column '{column}': found {Any(column) ?? "nothing"}, expected a {typeof(T).Name}");
        return new Corridor
        {
            Link = (int)Value<long>("link"),
            Quality = Value<string>("quality") switch
            {
                "01" => CorridorQuality.Preserve,
                "02" => CorridorQuality.Restore,
                var found => throw new FormatException($"table '{table.Name}', column 'quality': found '{found}', expected 01 or 02"),
            },
            AreaSquareMetres = Value<double>("area_m2"),
            LengthMetres = Value<double>("length_m"),
            MeanWidthMetres = Any("mean_width_m") is null ? double.NaN : Value<double>("mean_width_m"),
            MinWidthMetres = Any("min_width_m") is null ? double.NaN : Value<double>("min_width_m"),
            Cost = Value<double>("cost"),
            LowResistanceShare = Value<double>("low_share"),
        };
    }
}
