using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Links;
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

    /// <summary>Before the names of what is said of the territory.</summary>
    const string InTerritory = "territory_";

    /// <summary>One row: the network as a whole, and what it was told.</summary>
    public static FeatureTable Of(NetworkIndicators indicators)
    {
        ArgumentNullException.ThrowIfNull(indicators);
        var parameters = indicators.Parameters;
        var distance = parameters.Distance;
        var cost = distance.Unit;
        (Column Column, object? Value)[] cells =
        [
            (Whole("patches", "Core areas"), (long)indicators.Patches),
            (Whole("links", "Active links"), (long)indicators.Links),
            .. CellsOf(indicators.Whole, ""),
            .. CellsOf(indicators.Territory, InTerritory),
            (Number("total_link_cost", cost, "Sum of the costs of all active links"), indicators.TotalLinkCost),
            (Number("mean_link_cost", cost, "Mean cost of the active links; empty without links"), double.IsNaN(indicators.MeanLinkCost) ? null : indicators.MeanLinkCost),
            (Number("distance_cost", cost, "Cost at which the probability applies"), distance.Cost),
            (Whole("cost_units", "0: costs are resistance x m; 1: resistance x cells"), distance.Units == CostUnits.Map ? 0L : 1L),
            (Number("distance_m", "m", "Distance it was made from; empty where a cost was declared"), distance.Declared.Metres),
            (Text("distance_conversion", "Rule that made it a cost, as pipeline files name it"), distance.RuleName),
            (Text("distance_rule", "How the distance became a cost"), distance.Formula.ToString()),
            (Number("distance_resistance", "", "Resistance that declared metres were multiplied by"), distance.Declared.Resistance),
            (Number("fit_intercept", "", "a of ln(cost) = a + b ln(metres); empty for other rules"), distance.Fit?.A),
            (Number("fit_slope", "", "b of it"), distance.Fit?.B),
            (Number("fit_r_squared", "", "Share of the variance that it explains"), distance.Fit?.RSquared),
            (Whole("fit_links", "Links it was fitted on"), (long?)distance.Fit?.Links),
            (Number("probability", "", "Probability to cover the distance"), parameters.Probability),
            (Number("beta", "", "Exponent of areas in flux and betweenness"), parameters.Beta),
            (Number("pc_beta", "", "Exponent of areas in PC, EC and dPC"), parameters.PcBeta),
            (Whole("intra_patch", "1: paths pay for crossing core areas; 0: not"), parameters.IntraPatch ? 1L : 0L),
            (Whole("indices", "Indices asked for, as a sum of powers of two"), (long)parameters.Indices),
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
            Number("betweenness", "", "BC: pairs whose best path crosses it, areas (m2) to the power of beta times probability; of equal best paths one counts, by lowest ids"),
            Number("flux", "", "F: areas (m2) of the others to the power of beta times probability"),
            Number("interaction_flux", "", "IF: areas (m2) of both to the power of beta times probability, itself included; empty where not asked for"),
            Number("closeness_cost", "", "CCe: mean cost to those it can reach; empty for none and where not asked for"),
            Number("current_flow", "", "CF: currents through it, areas (m2) to the power of beta; empty where not asked for"),
            Number("diic_percent", "%", "Loss of IIC without it; empty where not asked for"),
        ],
        [
            .. importances.Select(patch => new FeatureRow(
            [
                (long)patch.Patch, (long)patch.Component, patch.DpcPercent, patch.IntraPercent, patch.FluxPercent,
                patch.ConnectorPercent, patch.Betweenness, patch.Flux, patch.InteractionFlux, Finite(patch.ClosenessCost), patch.CurrentFlow,
                patch.DiicPercent,
            ])),
        ]);

    /// <summary>One row per link, in the order of ids.</summary>
    public static FeatureTable Links(IReadOnlyList<LinkImportance> importances) => new(
        LinkTable,
        FeatureShape.None,
        [
            Whole("link", "Id of the link"),
            Number("dpc_percent", "%", "Loss of PC without it"),
            Number("betweenness", "", "Pairs whose best path uses it, areas (m2) to the power of beta times probability; of equal best paths one counts, by lowest ids"),
            Number("current_flow", "", "CF: currents through it, areas (m2) to the power of beta; empty where not asked for"),
            Number("diic_percent", "%", "Loss of IIC without it; empty where not asked for"),
        ],
        [.. importances.Select(link => new FeatureRow([(long)link.Link, link.DpcPercent, link.Betweenness, link.CurrentFlow, link.DiicPercent]))]);

    /// <summary>The indicators that three such tables hold, whatever the order of their columns.</summary>
    /// <exception cref="KeyNotFoundException">A column is missing.</exception>
    public static NetworkIndicators Read(FeatureTable network, FeatureTable patches, FeatureTable links)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(patches);
        ArgumentNullException.ThrowIfNull(links);
        if (network.Rows is not [var row]) throw new ArgumentException($"found {network.Rows.Count} rows, expected one", nameof(network));
        return new NetworkIndicators
        {
            Parameters = ParametersIn(network, row),
            Patches = WholeIn(network, row, "patches"),
            Links = WholeIn(network, row, "links"),
            Whole = TotalsIn(network, row, "")!,
            Territory = TotalsIn(network, row, InTerritory),
            TotalLinkCost = NumberIn(network, row, "total_link_cost"),
            MeanLinkCost = NumberIn(network, row, "mean_link_cost"),
            PatchImportances = [.. patches.Rows.Select(patch => PatchIn(patches, patch, WholeIn(network, row, "indices")))],
            LinkImportances =
            [
                .. links.Rows.Select(link => new LinkImportance(
                    WholeIn(links, link, "link"), NumberIn(links, link, "dpc_percent"), NumberIn(links, link, "betweenness"))
                {
                    CurrentFlow = FindIn(links, link, "current_flow"),
                    DiicPercent = FindIn(links, link, "diic_percent"),
                }),
            ],
        };
    }

    static NetworkParameters ParametersIn(FeatureTable network, FeatureRow row)
    {
        var metres = NumberIn(network, row, "distance_m");
        var declared = (string)row.Values[network.IndexOf("distance_conversion")]! switch
        {
            "cost" => Reach.OfCost(NumberIn(network, row, "distance_cost")),
            "declared" => Reach.OfMetres(metres, NumberIn(network, row, "distance_resistance")),
            "log-log" => Reach.Fitted(metres),
            _ => Reach.Fitted(metres, LinkLength.Straight),
        };
        var fit = !declared.NeedsFit ? null : new CostFit(
            NumberIn(network, row, "fit_intercept"),
            NumberIn(network, row, "fit_slope"),
            NumberIn(network, row, "fit_r_squared"),
            WholeIn(network, row, "fit_links"));
        var distance = new LinkReach(
            declared,
            NumberIn(network, row, "distance_cost"),
            WholeIn(network, row, "cost_units") == 0 ? CostUnits.Map : CostUnits.Cells,
            fit);
        return new NetworkParameters(
            distance, NumberIn(network, row, "probability"), NumberIn(network, row, "beta"), NumberIn(network, row, "study_area_m2"))
        {
            PcBeta = NumberIn(network, row, "pc_beta"),
            IntraPatch = WholeIn(network, row, "intra_patch") == 1,
            Indices = (NetworkIndices)WholeIn(network, row, "indices"),
        };
    }

    // Empty where there are none.
    static IEnumerable<(Column Column, object? Value)> CellsOf(NetworkTotals? totals, string prefix) =>
    [
        (Number($"{prefix}habitat_m2", SquareMetres, "Sum of all core areas"), totals?.HabitatSquareMetres),
        (Number($"{prefix}study_area_m2", SquareMetres, "Area that PC and IIC are related to"), totals?.StudyAreaSquareMetres),
        (Number($"{prefix}pc", "", "Probability of connectivity, 0 to 1"), totals?.Pc),
        (Number($"{prefix}ec_m2", SquareMetres, "Equivalent connectivity EC(PC)"), totals?.EcSquareMetres),
        (Number($"{prefix}iic", "", "Integral index of connectivity, 0 to 1"), totals?.Iic),
        (Whole($"{prefix}components", "Groups of core areas that links connect"), (long?)totals?.Components),
        (Number($"{prefix}largest_component_m2", SquareMetres, "Habitat area of the largest component"), totals?.LargestComponentSquareMetres),
        (Number($"{prefix}harary", "", "H: pairs of core areas by the fewest links between them; empty where not asked for"), totals?.Harary),
        (Number($"{prefix}diameter_cost", "", "GD: greatest cost of a best path; empty where not asked for"), totals?.DiameterCost),
    ];

    static NetworkTotals? TotalsIn(FeatureTable network, FeatureRow row, string prefix) =>
        row.Values[network.IndexOf($"{prefix}habitat_m2")] is null ? null : new NetworkTotals(
            NumberIn(network, row, $"{prefix}habitat_m2"),
            NumberIn(network, row, $"{prefix}study_area_m2"),
            NumberIn(network, row, $"{prefix}pc"),
            NumberIn(network, row, $"{prefix}ec_m2"),
            NumberIn(network, row, $"{prefix}iic"),
            WholeIn(network, row, $"{prefix}components"),
            NumberIn(network, row, $"{prefix}largest_component_m2"))
        {
            Harary = FindIn(network, row, $"{prefix}harary"),
            DiameterCost = FindIn(network, row, $"{prefix}diameter_cost"),
        };

    static PatchImportance PatchIn(FeatureTable table, FeatureRow row, int indices) => new(
        WholeIn(table, row, "patch"),
        WholeIn(table, row, "component"),
        NumberIn(table, row, "dpc_percent"),
        NumberIn(table, row, "dpc_intra_percent"),
        NumberIn(table, row, "dpc_flux_percent"),
        NumberIn(table, row, "dpc_connector_percent"),
        NumberIn(table, row, "betweenness"),
        NumberIn(table, row, "flux"))
    {
        InteractionFlux = FindIn(table, row, "interaction_flux"),
        // That of a core area that can reach none is a number, too.
        ClosenessCost = ((NetworkIndices)indices).HasFlag(NetworkIndices.Closeness) ? NumberIn(table, row, "closeness_cost") : null,
        CurrentFlow = FindIn(table, row, "current_flow"),
        DiicPercent = FindIn(table, row, "diic_percent"),
    };

    static Column Whole(string name, string meaning) => new(name, ColumnType.WholeNumber) { Meaning = meaning };

    static Column Text(string name, string meaning) => new(name, ColumnType.Text) { Meaning = meaning };

    static Column Number(string name, string unit, string meaning) => new(name, ColumnType.Number) { Unit = unit, Meaning = meaning };

    static int WholeIn(FeatureTable table, FeatureRow row, string column) => checked((int)(long)row.Values[table.IndexOf(column)]!);

    static double? FindIn(FeatureTable table, FeatureRow row, string column) => (double?)row.Values[table.IndexOf(column)];

    static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;

    static double NumberIn(FeatureTable table, FeatureRow row, string column) =>
        row.Values[table.IndexOf(column)] is double value ? value : double.NaN;
}
