using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Networks;

/// <summary>Indicators as tables, and back without loss.</summary>
public static class NetworkTables
{
    /// <summary>Name of the table of patches.</summary>
    public const string PatchTable = "patch_importance";

    /// <summary>Name of the table of links.</summary>
    public const string LinkTable = "link_importance";

    /// <summary>Name of the table of one row.</summary>
    public const string NetworkTable = "network";

    const string SquareMetres = "m2";

    /// <summary>One row: the network as a whole, and what it was told.</summary>
    public static FeatureTable Of(NetworkIndicators indicators, NetworkParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(indicators);
        ArgumentNullException.ThrowIfNull(parameters);
        var distance = parameters.Distance;
        var cost = distance.Units == CostUnits.Map ? "resistance x m" : "resistance x cells";
        (Column Column, object? Value)[] cells =
        [
            (Whole("patches", "Core areas"), (long)indicators.Patches),
            (Whole("links", "Active links"), (long)indicators.Links),
            (Number("habitat_m2", SquareMetres, "Sum of all core areas"), indicators.HabitatSquareMetres),
            (Number("study_area_m2", SquareMetres, "Area that PC and IIC are related to"), indicators.StudyAreaSquareMetres),
            (Number("pc", "", "Probability of connectivity, 0 to 1"), indicators.Pc),
            (Number("ec_m2", SquareMetres, "Equivalent connectivity EC(PC)"), indicators.EcSquareMetres),
            (Number("iic", "", "Integral index of connectivity, 0 to 1"), indicators.Iic),
            (Whole("components", "Groups of core areas that links connect"), (long)indicators.Components),
            (Number("largest_component_m2", SquareMetres, "Habitat area of the largest component"), indicators.LargestComponentSquareMetres),
            (Number("total_link_cost", cost, "Sum of the costs of all active links"), indicators.TotalLinkCost),
            (Number("mean_link_cost", cost, "Mean cost of the active links; empty without links"), double.IsNaN(indicators.MeanLinkCost) ? null : indicators.MeanLinkCost),
            (Number("distance_cost", cost, "Cost at which the probability applies"), distance.Cost),
            (Number("distance_m", "m", "Distance it was made from; empty where a cost was declared"), distance.Declared.Metres),
            (new Column("distance_rule", ColumnType.Text) { Meaning = "How the distance became a cost" }, distance.Formula),
            (Number("probability", "", "Probability to cover the distance"), parameters.Probability),
            (Number("beta", "", "Exponent of areas in flux and betweenness"), parameters.Beta),
        ];
        return new FeatureTable(
            NetworkTable, FeatureShape.None, [.. cells.Select(cell => cell.Column)], [new FeatureRow([.. cells.Select(cell => cell.Value)])]);
    }

    /// <summary>One row per patch, in the order of ids.</summary>
    public static FeatureTable Patches(IReadOnlyList<PatchImportance> importances) => new(
        PatchTable,
        FeatureShape.None,
        [
            Whole("patch", "Id of the core area"),
            Whole("component", "Its component, 1 to n"),
            Number("dpc_percent", "%", "Loss of PC without it"),
            Number("dpc_intra_percent", "%", "Part of it: its own area"),
            Number("dpc_flux_percent", "%", "Part of it: between it and the others"),
            Number("dpc_connector_percent", "%", "Part of it: between others, through it"),
            Number("betweenness", "", "BC: pairs whose best path crosses it, areas (m2) to the power of beta times probability"),
            Number("flux", "", "F: areas (m2) of the others to the power of beta times probability"),
        ],
        [
            .. importances.Select(patch => new FeatureRow(
            [
                (long)patch.Patch, (long)patch.Component, patch.DpcPercent, patch.IntraPercent, patch.FluxPercent,
                patch.ConnectorPercent, patch.Betweenness, patch.Flux,
            ])),
        ]);

    /// <summary>One row per link, in the order of ids.</summary>
    public static FeatureTable Links(IReadOnlyList<LinkImportance> importances) => new(
        LinkTable,
        FeatureShape.None,
        [
            Whole("link", "Id of the link"),
            Number("dpc_percent", "%", "Loss of PC without it"),
            Number("betweenness", "", "Pairs whose best path uses it, areas (m2) to the power of beta times probability"),
        ],
        [.. importances.Select(link => new FeatureRow([(long)link.Link, link.DpcPercent, link.Betweenness]))]);

    /// <summary>The indicators that three such tables hold, whatever the order of their columns.</summary>
    /// <exception cref="KeyNotFoundException">A column is missing.</exception>
    public static NetworkIndicators Read(FeatureTable network, FeatureTable patches, FeatureTable links)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (network.Rows is not [var row]) throw new ArgumentException($"found {network.Rows.Count} rows, expected one", nameof(network));
        return new NetworkIndicators
        {
            Patches = WholeIn(network, row, "patches"),
            Links = WholeIn(network, row, "links"),
            HabitatSquareMetres = NumberIn(network, row, "habitat_m2"),
            StudyAreaSquareMetres = NumberIn(network, row, "study_area_m2"),
            Pc = NumberIn(network, row, "pc"),
            EcSquareMetres = NumberIn(network, row, "ec_m2"),
            Iic = NumberIn(network, row, "iic"),
            Components = WholeIn(network, row, "components"),
            LargestComponentSquareMetres = NumberIn(network, row, "largest_component_m2"),
            TotalLinkCost = NumberIn(network, row, "total_link_cost"),
            MeanLinkCost = NumberIn(network, row, "mean_link_cost"),
            PatchImportances = [.. patches.Rows.Select(patch => PatchIn(patches, patch))],
            LinkImportances =
            [
                .. links.Rows.Select(link => new LinkImportance(
                    WholeIn(links, link, "link"), NumberIn(links, link, "dpc_percent"), NumberIn(links, link, "betweenness"))),
            ],
        };
    }

    static PatchImportance PatchIn(FeatureTable table, FeatureRow row) => new(
        WholeIn(table, row, "patch"),
        WholeIn(table, row, "component"),
        NumberIn(table, row, "dpc_percent"),
        NumberIn(table, row, "dpc_intra_percent"),
        NumberIn(table, row, "dpc_flux_percent"),
        NumberIn(table, row, "dpc_connector_percent"),
        NumberIn(table, row, "betweenness"),
        NumberIn(table, row, "flux"));

    static Column Whole(string name, string meaning) => new(name, ColumnType.WholeNumber) { Meaning = meaning };

    static Column Number(string name, string unit, string meaning) => new(name, ColumnType.Number) { Unit = unit, Meaning = meaning };

    static int WholeIn(FeatureTable table, FeatureRow row, string column) => checked((int)(long)row.Values[table.IndexOf(column)]!);

    static double NumberIn(FeatureTable table, FeatureRow row, string column) =>
        row.Values[table.IndexOf(column)] is double value ? value : double.NaN;
}
