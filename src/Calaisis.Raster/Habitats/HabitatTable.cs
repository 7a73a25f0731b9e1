using Calaisis.Raster.Grids;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Habitats;

/// <summary>Patches as a table and back, without loss; columns of zones follow the others, named as their layers.</summary>
public static class HabitatTable
{
    /// <summary>The layer's name.</summary>
    public const string Name = "habitats";

    const string RadianceColumn = "mean_radiance";
    const string CoreWord = "core";
    const string StoneWord = "stepping-stone";

    static readonly IReadOnlyList<Column> Fixed =
    [
        new("id", ColumnType.WholeNumber) { IsKey = true, Meaning = "label in the raster of habitats" },
        new("role", ColumnType.Text) { Meaning = "core: core area, a node of the network; stepping-stone: smaller, listed apart", Width = 14 },
        new("name", ColumnType.Text) { Meaning = "given reservoir it mostly consists of" },
        new("area_ha", ColumnType.Number) { Unit = "ha" },
        new("area_m2", ColumnType.Number) { Unit = "m2" },
        new("perimeter_m", ColumnType.Number) { Unit = "m", Meaning = "length of all cell edges to what is not the patch, holes included" },
        new("compactness", ColumnType.Number) { Meaning = "4 pi A / P^2: pi / 4 for a square, towards 0 for a ribbon" },
        new("mean_resistance", ColumnType.Number),
        new(RadianceColumn, ColumnType.Number) { Unit = "nW/cm2/sr" },
        new("centroid_x", ColumnType.Number) { Unit = "m", Meaning = "mean of its cells' centres; may lie outside the patch" },
        new("centroid_y", ColumnType.Number) { Unit = "m", Meaning = "mean of its cells' centres; may lie outside the patch" },
        new("cells", ColumnType.WholeNumber),
        new("first_row", ColumnType.WholeNumber) { Meaning = "row of its first cell, row by row, from 0 at the top" },
        new("first_col", ColumnType.WholeNumber) { Meaning = "column of its first cell, from 0 at the left" },
        new("min_row", ColumnType.WholeNumber),
        new("min_col", ColumnType.WholeNumber),
        new("rows", ColumnType.WholeNumber),
        new("cols", ColumnType.WholeNumber),
    ];

    /// <summary>The table of patches.</summary>
    /// <param name="patches">In order of their ids.</param>
    /// <param name="zoneLayers">Names of the zone layers, in the order of the patches' zones.</param>
    /// <param name="wkbOf">The shape of a patch as multi-polygon; null for a table without shapes.</param>
    public static FeatureTable ToTable(
        IReadOnlyList<HabitatPatch> patches, IReadOnlyList<string> zoneLayers, Func<HabitatPatch, ReadOnlyMemory<byte>>? wkbOf = null)
    {
        ArgumentNullException.ThrowIfNull(patches);
        ArgumentNullException.ThrowIfNull(zoneLayers);
        return new FeatureTable(
            Name,
            wkbOf is null ? FeatureShape.None : FeatureShape.MultiPolygon,
            [.. Fixed, .. zoneLayers.Select(layer => new Column(layer, ColumnType.Text) { Meaning = "zone most of its cells lie in" })],
            [.. patches.Select(patch => new FeatureRow(ValuesOf(patch), wkbOf is null ? default : wkbOf(patch)))]);
    }

    /// <summary>The same table with the mean radiance of each patch, in order of their ids; NaN for none.</summary>
    public static FeatureTable WithRadiance(FeatureTable table, IReadOnlyList<double> means)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(means);
        var place = table.IndexOf(RadianceColumn);
        return table with
        {
            Rows = [.. table.Rows.Zip(means, (row, mean) => row with { Values = [.. row.Values.Take(place), NumberOrNull(mean), .. row.Values.Skip(place + 1)] })],
        };
    }

    /// <summary>The patches of such a table.</summary>
    /// <exception cref="KeyNotFoundException">A column is missing.</exception>
    public static IReadOnlyList<HabitatPatch> FromTable(FeatureTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var places = Fixed.ToDictionary(column => column.Name, column => table.IndexOf(column.Name), StringComparer.Ordinal);
        var zones = Enumerable.Range(0, table.Columns.Count).Where(column => !places.ContainsValue(column)).ToList();
        return [.. table.Rows.Select(row => ToPatch(row.Values, places, zones))];
    }

    static IReadOnlyList<object?> ValuesOf(HabitatPatch patch) =>
    [
        (long)patch.Id,
        patch.Role == PatchRole.Core ? CoreWord : StoneWord,
        patch.Name,
        patch.AreaSquareMetres / 10_000,
        patch.AreaSquareMetres,
        patch.PerimeterMetres,
        patch.Compactness,
        NumberOrNull(patch.MeanResistance),
        NumberOrNull(patch.MeanRadiance),
        patch.CentroidX,
        patch.CentroidY,
        patch.CellCount,
        (long)patch.FirstCell.Row,
        (long)patch.FirstCell.Col,
        (long)patch.Bounds.Row,
        (long)patch.Bounds.Col,
        (long)patch.Bounds.Rows,
        (long)patch.Bounds.Cols,
        .. patch.Zones,
    ];

    static HabitatPatch ToPatch(IReadOnlyList<object?> values, Dictionary<string, int> places, List<int> zones)
    {
        return new HabitatPatch
        {
            Id = Whole("id"),
            Role = (string?)values[places["role"]] == CoreWord ? PatchRole.Core : PatchRole.SteppingStone,
            Name = (string?)values[places["name"]],
            CellCount = (long)values[places["cells"]]!,
            AreaSquareMetres = Number("area_m2"),
            PerimeterMetres = Number("perimeter_m"),
            FirstCell = new Cell(Whole("first_row"), Whole("first_col")),
            Bounds = new Window(Whole("min_row"), Whole("min_col"), Whole("rows"), Whole("cols")),
            CentroidX = Number("centroid_x"),
            CentroidY = Number("centroid_y"),
            MeanResistance = Number("mean_resistance"),
            MeanRadiance = Number(RadianceColumn),
            Zones = [.. zones.Select(zone => (string?)values[zone])],
        };

        int Whole(string column) => checked((int)(long)values[places[column]]!);

        double Number(string column) => values[places[column]] as double? ?? double.NaN;
    }

    static double? NumberOrNull(double value) => double.IsNaN(value) ? null : value;
}
