using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Networks;

/// <summary>
/// What each core area and each link contributes, as columns: of the tables that steps hand on, and of those for
/// people.
/// </summary>
public static class ImportanceTables
{
    /// <summary>Name of the table of patches.</summary>
    public const string PatchTable = "patch_importance";

    /// <summary>Name of the table of links.</summary>
    public const string LinkTable = "link_importance";

    static readonly Dictionary<string, NetworkIndices> OnDemand = new(StringComparer.Ordinal)
    {
        ["interaction_flux_m4"] = NetworkIndices.InteractionFlux,
        ["closeness_cost"] = NetworkIndices.Closeness,
        ["current_flow_m2"] = NetworkIndices.CurrentFlow,
        ["diic"] = NetworkIndices.DeltaIic,
    };

    /// <summary>A link of which nothing is known.</summary>
    internal static LinkImportance BlankLink { get; } = new(0, 0, 0);

    /// <summary>What is written of a core area.</summary>
    /// <param name="costUnit">The unit of costs.</param>
    /// <param name="indices">The indices that were asked for: others have no column.</param>
    /// <param name="dispersal">Said of what rests on probabilities to disperse: which.</param>
    public static Table<PatchImportance> Patches(string costUnit, NetworkIndices indices, Sentence? dispersal = null) =>
        new Table<PatchImportance>(PatchTable, FeatureShape.None,
        [
            Column<PatchImportance>.Key("patch", "", "",
                patch => patch.Patch, (patch, id) => patch with { Patch = id }).Internal,
            Column<PatchImportance>.Whole("component", "Component",
                "Component of the network, numbered by its lowest core area",
                patch => patch.Component, (patch, number) => patch with { Component = (int)number }),
            Column<PatchImportance>.Number("dpc", "dPC (%)", "%", "Share of PC lost without it",
                patch => patch.DpcPercent, (patch, share) => patch with { DpcPercent = share }).With(dispersal),
            Column<PatchImportance>.Number("dpc_intra", "dPC intra (%)", "%", "Part due to its own area",
                patch => patch.IntraPercent, (patch, share) => patch with { IntraPercent = share }).With(dispersal),
            Column<PatchImportance>.Number("dpc_flux", "dPC flux (%)", "%", "Part due to exchange with the others",
                patch => patch.FluxPercent, (patch, share) => patch with { FluxPercent = share }).With(dispersal),
            Column<PatchImportance>.Number("dpc_connector", "dPC connector (%)", "%",
                "Part due to exchange between others that runs through it",
                patch => patch.ConnectorPercent,
                (patch, share) => patch with { ConnectorPercent = share }).With(dispersal),
            Column<PatchImportance>.Number("betweenness", "Betweenness", "m4",
                "Area products times probabilities of the pairs whose best path runs through it; of best paths of "
                + "exactly equal cost one counts (the rule of the lowest numbers), so between core areas of a few "
                + "cells the value rests on that choice",
                patch => patch.Betweenness, (patch, sum) => patch with { Betweenness = sum }).With(dispersal),
            Column<PatchImportance>.Number("flux_m2", "Flux (m²)", "m2",
                "Area of the other core areas times the probability to reach them",
                patch => patch.Flux, (patch, flux) => patch with { Flux = flux }).With(dispersal),
            Column<PatchImportance>.Number("interaction_flux_m4", "Interaction flux IF (m⁴)", "m4",
                "Sum over all core areas, itself included, of their area times its own times the probability to "
                + "reach them (Graphab); only where indices has IF",
                patch => patch.InteractionFlux, (patch, flux) => patch with { InteractionFlux = flux }).With(dispersal),
            Column<PatchImportance>.Number("closeness_cost", "Closeness CCe", costUnit,
                "Mean cost of the best paths to the core areas it can reach (Graphab); empty: none; only where "
                + "indices has CCe",
                patch => patch.ClosenessCost, (patch, cost) => patch with { ClosenessCost = cost }).Optional,
            Column<PatchImportance>.Number("current_flow_m2", "Current flow CF (m²)", "m2",
                "Sum of the currents through it while each core area in turn receives what all others of its "
                + "component send, each its area, links resisting as much as they cost (Graphab); only where indices "
                + "has CF",
                patch => patch.CurrentFlow, (patch, flow) => patch with { CurrentFlow = flow }),
            Column<PatchImportance>.Number("diic", "dIIC (%)", "%",
                "Share of IIC lost without it; only where indices has dIIC",
                patch => patch.DiicPercent, (patch, share) => patch with { DiicPercent = share }),
        ]).Without(column => IsUnasked(column.Name, indices));

    /// <summary>What is written of a link.</summary>
    /// <inheritdoc cref="Patches" path="/param"/>
    public static Table<LinkImportance> Links(NetworkIndices indices, Sentence? dispersal = null)
    {
        var patches = Patches("", NetworkIndices.All, dispersal);
        return new Table<LinkImportance>(LinkTable, FeatureShape.None,
        [
            Column<LinkImportance>.Key("link", "", "", link => link.Link,
                (link, id) => link with { Link = id }).Internal,
            patches["dpc"].As<LinkImportance>(link => link.DpcPercent,
                (link, share) => link with { DpcPercent = share }),
            patches["betweenness"].As<LinkImportance>(link => link.Betweenness,
                (link, sum) => link with { Betweenness = sum }),
            patches["current_flow_m2"].As<LinkImportance>(link => link.CurrentFlow,
                (link, flow) => link with { CurrentFlow = flow }),
            patches["diic"].As<LinkImportance>(link => link.DiicPercent,
                (link, share) => link with { DiicPercent = share }),
        ]).Without(column => IsUnasked(column.Name, indices));
    }

    /// <summary>A core area of which nothing is known; no closeness that was asked for is no number.</summary>
    internal static PatchImportance BlankPatch(NetworkIndices indices) => new(0, 0, 0, 0, 0, 0, 0, 0)
    {
        ClosenessCost = indices.HasFlag(NetworkIndices.Closeness) ? double.NaN : null,
    };

    static bool IsUnasked(string column, NetworkIndices indices) =>
        OnDemand.TryGetValue(column, out var index) && !indices.HasFlag(index);
}
