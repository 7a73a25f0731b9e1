using System.Globalization;
using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Links;

/// <summary>Links as a table with their paths as lines, and back, without loss.</summary>
public static class LinkTable
{
    public const string Name = "links";

    static readonly (string Word, LinkState State)[] States =
    [
        ("active", LinkState.Active), ("crosses-patch", LinkState.CrossesPatch), ("too-long-straight", LinkState.TooLongStraight),
        ("not-nearest", LinkState.NotNearest), ("indirect", LinkState.Indirect), ("not-in-tree", LinkState.NotInTree),
    ];

    /// <summary>The links by id.</summary>
    /// <param name="links">Any links.</param>
    /// <param name="grid">The grid their paths lie on.</param>
    /// <param name="units">The unit of their costs.</param>
    public static FeatureTable From(IReadOnlyList<Link> links, GridDefinition grid, CostUnits units)
    {
        ArgumentNullException.ThrowIfNull(links);
        return new FeatureTable(
            Name, FeatureShape.MultiLine, Columns(units),
            [.. links.OrderBy(link => link.Id).Select(link => new FeatureRow(Values(link), LineWkb.Of(link.Path, grid)))]);
    }

    /// <summary>The links of such a table.</summary>
    /// <exception cref="FormatException">A row is not as <see cref="From"/> writes it.</exception>
    public static IReadOnlyList<Link> To(FeatureTable table, GridDefinition grid)
    {
        ArgumentNullException.ThrowIfNull(table);
        return [.. table.Rows.Select(row => Read(table, row, grid))];
    }

    /// <summary>The unit of costs as tables name it.</summary>
    public static string UnitOf(CostUnits units) => units == CostUnits.Map ? "resistance x m" : "resistance x cells";

    static List<Column> Columns(CostUnits units) =>
    [
        new("id", ColumnType.WholeNumber),
        new("patch_a", ColumnType.WholeNumber) { Meaning = "Core area with the lower id" },
        new("patch_b", ColumnType.WholeNumber) { Meaning = "Core area with the higher id" },
        new("state", ColumnType.Text) { Width = 20, Meaning = "active, or why it is not: " + string.Join(", ", States.Skip(1).Select(state => state.Word)) },
        new("cost", ColumnType.Number) { Unit = UnitOf(units), Meaning = "Least accumulated cost between the two core areas" },
        new("length_m", ColumnType.Number) { Unit = "m", Meaning = "Length of the least-cost path, cell centre to cell centre" },
        new("euclidean_m", ColumnType.Number) { Unit = "m", Meaning = "Shortest straight distance between the two core areas, edge to edge (Linkage Mapper: eucDist)" },
        new("cost_per_euclidean", ColumnType.Number) { Meaning = "Cost over straight-line distance (Linkage Mapper: cwdToEucRatio)" },
        new("cost_per_length", ColumnType.Number) { Meaning = "Cost over path length (Linkage Mapper: cwdToPathRatio)" },
        new("max_resistance", ColumnType.Number) { Meaning = "Highest resistance on the path between the core areas" },
        new("high_share", ColumnType.Number) { Meaning = "Share of the path's length above the declared low resistance, 0 to 1" },
        new("crosses", ColumnType.Text) { Meaning = "Other core areas the path passes through, ids with commas between" },
    ];

    static object?[] Values(Link link) =>
    [
        (long)link.Id, (long)link.PatchA, (long)link.PatchB, WordOf(link.State), link.Cost,
        link.LengthMetres, link.EuclideanMetres, link.CostPerEuclideanMetre, link.CostPerPathMetre, link.MaxResistance,
        link.HighResistanceShare,
        link.Crosses.Count == 0 ? null : string.Join(',', link.Crosses.Select(patch => patch.ToString(CultureInfo.InvariantCulture))),
    ];

    static Link Read(FeatureTable table, FeatureRow row, GridDefinition grid)
    {
        T Value<T>(string column) => row.Values[table.IndexOf(column)] is T value
            ? value
            : throw new FormatException($"table '{table.Name}', column '{column}': found {row.Values[table.IndexOf(column)] ?? "nothing"}, expected a {typeof(T).Name}");
        return new Link
        {
            Id = (int)Value<long>("id"),
            PatchA = (int)Value<long>("patch_a"),
            PatchB = (int)Value<long>("patch_b"),
            State = StateOf(table, Value<string>("state")),
            Cost = Value<double>("cost"),
            LengthMetres = Value<double>("length_m"),
            EuclideanMetres = Value<double>("euclidean_m"),
            MaxResistance = Value<double>("max_resistance"),
            HighResistanceShare = Value<double>("high_share"),
            Crosses = row.Values[table.IndexOf("crosses")] is string { Length: > 0 } crosses
                ? [.. crosses.Split(',').Select(patch => int.Parse(patch, CultureInfo.InvariantCulture))]
                : [],
            Path = PathShape.FromWkb(row.Wkb.Span, grid),
        };
    }

    /// <summary>The word for a state in tables.</summary>
    public static string WordOf(LinkState state) => States.First(known => known.State == state).Word;

    static LinkState StateOf(FeatureTable table, string word)
    {
        foreach (var (known, state) in States)
        {
            if (known == word) return state;
        }

        throw new FormatException(
            $"table '{table.Name}', column 'state': found '{word}', expected one of {string.Join(", ", States.Select(state => state.Word))}");
    }
}
