using Calaisis.Raster.Grids;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Habitats;

/// <summary>Patches as a table and back, without loss.</summary>
public static class HabitatTable
{
    /// <summary>The layer's name.</summary>
    public const string Name = "habitats";

    const string RadianceColumn = "mean_radiance";

    static readonly HabitatPatch Blank = new()
    {
        Id = 0,
        Role = PatchRole.Core,
        CellCount = 0,
        AreaSquareMetres = 0,
        PerimeterMetres = 0,
        FirstCell = default,
        Bounds = default,
        CentroidX = 0,
        CentroidY = 0,
    };

    static readonly CodeWords<PatchRole> Roles =
        new(("core", PatchRole.Core), ("stepping-stone", PatchRole.SteppingStone));

    /// <summary>What is written of a patch; columns of zones follow the others, named as their layers.</summary>
    /// <param name="zoneLayers">Names of the zone layers, in the order of the patches' zones.</param>
    public static Table<HabitatPatch> Of(IEnumerable<string> zoneLayers) =>
        new Table<HabitatPatch>(Name, FeatureShape.MultiPolygon,
    [
        Column<HabitatPatch>.Id(patch => patch.Id, (patch, id) => patch with { Id = id }),
        Column<HabitatPatch>.Word("role", "",
            "core: core area, a node of the network; stepping-stone: smaller, listed apart", Roles,
            patch => patch.Role, (patch, role) => patch with { Role = role }).Internal with { Width = 14 },
        Column<HabitatPatch>.Text("name", "", "Name of the given reservoir it mostly consists of",
            patch => patch.Name, (patch, name) => patch with { Name = name }).Optional.Internal,
        Column<HabitatPatch>.Number("area_ha", "Area (ha)", "ha", "Area of its cells",
            patch => patch.AreaSquareMetres / Hectare.SquareMetres),
        Internal("area_m2", "m2", "", patch => patch.AreaSquareMetres,
            (patch, area) => patch with { AreaSquareMetres = area }),
        Column<HabitatPatch>.Number("perimeter_m", "Perimeter (m)", "m", "Length of all cell edges, holes included",
            patch => patch.PerimeterMetres, (patch, metres) => patch with { PerimeterMetres = metres }),
        Column<HabitatPatch>.Number("compactness", "Compactness", "",
            "4 pi A / P^2: 0.785 for a square, towards 0 for a ribbon",
            patch => patch.Compactness),
        Column<HabitatPatch>.Number("mean_resistance", "Mean resistance", "", "Mean over its passable cells",
            patch => patch.MeanResistance, (patch, mean) => patch with { MeanResistance = mean }).Optional,
        Column<HabitatPatch>.Number(RadianceColumn, "Mean radiance", "nW/cm2/sr", "Mean of night light; empty: no data",
            patch => patch.MeanRadiance, (patch, mean) => patch with { MeanRadiance = mean }).Optional,
        Internal("centroid_x", "m", "mean of its cells' centres; may lie outside the patch",
            patch => patch.CentroidX, (patch, x) => patch with { CentroidX = x }),
        Internal("centroid_y", "m", "mean of its cells' centres; may lie outside the patch",
            patch => patch.CentroidY, (patch, y) => patch with { CentroidY = y }),
        Internal("cells", "", patch => patch.CellCount, (patch, count) => patch with { CellCount = count }),
        Internal("first_row", "row of its first cell, row by row, from 0 at the top",
            patch => patch.FirstCell.Row,
            (patch, row) => patch with { FirstCell = patch.FirstCell with { Row = (int)row } }),
        Internal("first_col", "column of its first cell, from 0 at the left",
            patch => patch.FirstCell.Col,
            (patch, col) => patch with { FirstCell = patch.FirstCell with { Col = (int)col } }),
        Internal("min_row", "", patch => patch.Bounds.Row,
            (patch, row) => patch with { Bounds = patch.Bounds with { Row = (int)row } }),
        Internal("min_col", "", patch => patch.Bounds.Col,
            (patch, col) => patch with { Bounds = patch.Bounds with { Col = (int)col } }),
        Internal("rows", "", patch => patch.Bounds.Rows,
            (patch, rows) => patch with { Bounds = patch.Bounds with { Rows = (int)rows } }),
        Internal("cols", "", patch => patch.Bounds.Cols,
            (patch, cols) => patch with { Bounds = patch.Bounds with { Cols = (int)cols } }),
    ]).WithZones(zoneLayers, patch => patch.Zones, (patch, zone) => patch with { Zones = [.. patch.Zones, zone] });

    /// <summary>The table of patches.</summary>
    /// <param name="patches">In order of their ids.</param>
    /// <param name="zoneLayers">Names of the zone layers, in the order of the patches' zones.</param>
    /// <param name="wkbOf">The shape of a patch as multi-polygon; null for a table without shapes.</param>
    public static FeatureTable From(
        IReadOnlyList<HabitatPatch> patches, IReadOnlyList<string> zoneLayers,
        Func<HabitatPatch, ReadOnlyMemory<byte>>? wkbOf = null) =>
        Of(zoneLayers).Of(patches, wkbOf);

    /// <summary>The same table with the mean radiance of each patch, in order of their ids; NaN for none.</summary>
    public static FeatureTable WithRadiance(FeatureTable table, IReadOnlyList<double> means)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(means);
        var place = table.IndexOf(RadianceColumn);
        return table with { Rows = [.. table.Rows.Zip(means, With)] };

        FeatureRow With(FeatureRow row, double mean) => row with
        {
            Values = [.. row.Values.Take(place), double.IsNaN(mean) ? null : mean, .. row.Values.Skip(place + 1)],
        };
    }

    /// <summary>The patches of such a table.</summary>
    /// <exception cref="KeyNotFoundException">A column is missing.</exception>
    /// <exception cref="FormatException">A value is not as <see cref="From"/> writes it.</exception>
    public static IReadOnlyList<HabitatPatch> To(FeatureTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Of(table.NamesAfter("cols")).Read(table, Blank);
    }

    static Column<HabitatPatch> Internal(
        string name, string unit, string meaning, Func<HabitatPatch, double?> get,
        Func<HabitatPatch, double, HabitatPatch> set) =>
        Column<HabitatPatch>.Number(name, "", unit, meaning, get, set).Internal;

    static Column<HabitatPatch> Internal(
        string name, string meaning, Func<HabitatPatch, long?> get, Func<HabitatPatch, long, HabitatPatch> set) =>
        Column<HabitatPatch>.Whole(name, "", meaning, get, set).Internal;
}
