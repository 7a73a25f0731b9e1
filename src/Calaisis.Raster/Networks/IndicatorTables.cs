using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Networks;

/// <summary>Indicators as tables, and back without loss.</summary>
public static class IndicatorTables
{
    /// <summary>Name of the table of one row.</summary>
    public const string NetworkTable = "network";

    const string SquareMetres = "m2";

    static readonly NetworkTotals NoTotals = new(0, 0, 0, 0, 0, 0, 0);

    /// <summary>The network as a whole; then its core areas and its links in the order of their ids.</summary>
    public static IReadOnlyList<FeatureTable> Of(NetworkIndicators indicators)
    {
        ArgumentNullException.ThrowIfNull(indicators);
        var (unit, indices) = (indicators.Parameters.Distance.Unit, indicators.Parameters.Indices);
        return
        [
            Network(unit).Of([indicators]),
            ImportanceTables.Patches(unit, indices).Of(indicators.PatchImportances),
            ImportanceTables.Links(indices).Of(indicators.LinkImportances),
        ];
    }

    /// <summary>The indicators that such tables hold, whatever the order of their columns.</summary>
    /// <param name="network">The network as a whole.</param>
    /// <param name="patches">Its core areas.</param>
    /// <param name="links">Its links.</param>
    /// <param name="parameters">What it was told.</param>
    /// <exception cref="KeyNotFoundException">A column is missing.</exception>
    public static NetworkIndicators Read(
        FeatureTable network, FeatureTable patches, FeatureTable links, NetworkParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(parameters);
        if (network.Rows is not [var row])
            throw new ArgumentException($"found {network.Rows.Count} rows, expected one", nameof(network));
        var (unit, indices) = (parameters.Distance.Unit, parameters.Indices);
        var hasTerritory = row.Values[network.IndexOf("territory_habitat_m2")] is not null;
        return Network(unit).Read(network, new NetworkIndicators
        {
            Parameters = parameters,
            Patches = 0,
            Links = 0,
            Whole = Totals("", unit).Read(network, NoTotals)[0],
            Territory = hasTerritory ? Totals("territory_", unit).Read(network, NoTotals)[0] : null,
            TotalLinkCost = 0,
            MeanLinkCost = double.NaN,
            PatchImportances = ImportanceTables.Patches(unit, indices)
                .Read(patches, ImportanceTables.BlankPatch(indices)),
            LinkImportances = ImportanceTables.Links(indices).Read(links, ImportanceTables.BlankLink),
        })[0];
    }

    static Table<NetworkIndicators> Network(string unit) => new(NetworkTable, FeatureShape.None,
    [
        Column<NetworkIndicators>.Whole("patches", "", "Core areas",
            network => network.Patches, (network, count) => network with { Patches = (int)count }),
        Column<NetworkIndicators>.Whole("links", "", "Active links",
            network => network.Links, (network, count) => network with { Links = (int)count }),
        .. Totals("", unit).Columns.Select(column => column.Of<NetworkIndicators>(network => network.Whole)),
        .. Totals("territory_",
            unit).Columns.Select(column => column.Of<NetworkIndicators>(network => network.Territory)),
        Column<NetworkIndicators>.Number("total_link_cost", "", unit, "Sum of the costs of all active links",
            network => network.TotalLinkCost, (network, cost) => network with { TotalLinkCost = cost }),
        Column<NetworkIndicators>.Number("mean_link_cost", "", unit,
            "Mean cost of the active links; empty without links",
            network => network.MeanLinkCost, (network, cost) => network with { MeanLinkCost = cost }).Optional,
    ]);

    static Table<NetworkTotals> Totals(string prefix, string unit) => new(NetworkTable, FeatureShape.None,
    [
        Column<NetworkTotals>.Number($"{prefix}habitat_m2", "", SquareMetres, "Sum of all core areas",
            all => all.HabitatSquareMetres, (all, area) => all with { HabitatSquareMetres = area }),
        Column<NetworkTotals>.Number($"{prefix}study_area_m2", "", SquareMetres, "Area that PC and IIC are related to",
            all => all.StudyAreaSquareMetres, (all, area) => all with { StudyAreaSquareMetres = area }),
        Column<NetworkTotals>.Number($"{prefix}pc", "", "", "Probability of connectivity, 0 to 1",
            all => all.Pc, (all, pc) => all with { Pc = pc }),
        Column<NetworkTotals>.Number($"{prefix}ec_m2", "", SquareMetres, "Equivalent connectivity EC(PC)",
            all => all.EcSquareMetres, (all, area) => all with { EcSquareMetres = area }),
        Column<NetworkTotals>.Number($"{prefix}iic", "", "", "Integral index of connectivity, 0 to 1",
            all => all.Iic, (all, iic) => all with { Iic = iic }),
        Column<NetworkTotals>.Whole($"{prefix}components", "", "Groups of core areas that links connect",
            all => all.Components, (all, count) => all with { Components = (int)count }),
        Column<NetworkTotals>.Number($"{prefix}largest_component_m2", "", SquareMetres,
            "Habitat area of the largest component",
            all => all.LargestComponentSquareMetres, (all, area) => all with { LargestComponentSquareMetres = area }),
        Column<NetworkTotals>.Number($"{prefix}harary", "", "",
            "H: pairs of core areas by the fewest links between them; empty where not asked for",
            all => all.Harary, (all, harary) => all with { Harary = harary }).Optional,
        Column<NetworkTotals>.Number($"{prefix}diameter_cost", "", unit,
            "GD: greatest cost of a best path; empty where not asked for",
            all => all.DiameterCost, (all, cost) => all with { DiameterCost = cost }).Optional,
    ]);
}
