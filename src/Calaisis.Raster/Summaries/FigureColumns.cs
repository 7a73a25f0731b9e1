using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Summaries;

/// <summary>
/// The figures of summaries, each described once: JSON and CSV, the report, the comparison and what people read of them
/// come from here. A figure is one entry.
/// </summary>
public static class FigureColumns
{
    /// <summary>The figures that rest on the probability to disperse.</summary>
    internal static IReadOnlyList<string> OfDispersal { get; } = ["pc", "ec_ha"];

    /// <summary>Of the indicators of a network.</summary>
    public static IReadOnlyList<Column<NetworkFigures>> Network { get; } =
    [
        Column<NetworkFigures>.Number("pc", "Probability of connectivity (PC)", "", "",
            network => network.Pc, (network, value) => network with { Pc = value }),
        Column<NetworkFigures>.Number("ec_ha", "Equivalent connectivity EC (ha)", "ha", "",
            network => network.EcHectares, (network, value) => network with { EcHectares = value }),
        Column<NetworkFigures>.Number("iic", "Integral index of connectivity (IIC)", "", "",
            network => network.Iic, (network, value) => network with { Iic = value }),
        Column<NetworkFigures>.Whole("components", "Components of the network", "",
            network => network.Components, (network, value) => network with { Components = (int)value }),
        Column<NetworkFigures>.Number("largest_component_ha", "Largest component (ha)", "ha", "",
            network => network.LargestComponentHectares,
            (network, value) => network with { LargestComponentHectares = value }),
        Column<NetworkFigures>.Number("study_area_ha", "Study area (ha)", "ha", "",
            network => network.StudyAreaHectares, (network, value) => network with { StudyAreaHectares = value }),
        Column<NetworkFigures>.Number("harary", "Harary index (H)", "", "",
            network => network.Harary, (network, value) => network with { Harary = value }).Optional,
        Column<NetworkFigures>.Number("diameter_cost", "Graph diameter GD, in cost", "", "",
            network => network.DiameterCost, (network, value) => network with { DiameterCost = value }).Optional,
    ];

    /// <summary>Of a zone: some of those of an area, under the same names.</summary>
    public static IReadOnlyList<Column<ZoneSummary>> Zone { get; } =
    [
        Column<ZoneSummary>.Number("area_ha", "Area (ha)", "ha", "",
            zone => zone.AreaHectares, (zone, value) => zone with { AreaHectares = value }),
        Column<ZoneSummary>.Whole("cores", "Core areas", "",
            zone => zone.Cores, (zone, value) => zone with { Cores = (int)value }),
        Column<ZoneSummary>.Number("core_ha", "Area of core areas (ha)", "ha", "",
            zone => zone.CoreHectares, (zone, value) => zone with { CoreHectares = value }),
        Column<ZoneSummary>.Whole("links", "Active links", "",
            zone => zone.Links, (zone, value) => zone with { Links = (int)value }),
        Column<ZoneSummary>.Number("corridor_ha", "Area of corridors (ha)", "ha", "",
            zone => zone.CorridorHectares, (zone, value) => zone with { CorridorHectares = value }),
        Column<ZoneSummary>.Number("path_km", "Length of paths, each link for itself (km)", "km", "",
            zone => zone.PathKilometres, (zone, value) => zone with { PathKilometres = value }),
        Column<ZoneSummary>.Number("ground_km", "Length on the ground, shared ground counted once (km)", "km", "",
            zone => zone.GroundKilometres, (zone, value) => zone with { GroundKilometres = value }),
        Column<ZoneSummary>.Whole("conflicts", "Conflicts", "",
            zone => zone.Conflicts, (zone, value) => zone with { Conflicts = (int)value }),
    ];

    /// <summary>Of an area, without those of its network.</summary>
    /// <param name="costUnit">The unit of costs; empty where it is not known.</param>
    public static IReadOnlyList<Column<AreaFigures>> Area(string costUnit = "") =>
    [
        Column<AreaFigures>.Number("area_ha", "Area (ha)", "ha", "",
            area => area.AreaHectares, (area, value) => area with { AreaHectares = value }),
        Column<AreaFigures>.Whole("cores", "Core areas", "",
            area => area.Cores, (area, value) => area with { Cores = (int)value }),
        Column<AreaFigures>.Number("core_ha", "Area of core areas (ha)", "ha", "",
            area => area.CoreHectares, (area, value) => area with { CoreHectares = value }),
        Column<AreaFigures>.Whole("stepping_stones", "Stepping stones", "",
            area => area.SteppingStones, (area, value) => area with { SteppingStones = (int)value }),
        Column<AreaFigures>.Number("stepping_stone_ha", "Area of stepping stones (ha)", "ha", "",
            area => area.SteppingStoneHectares, (area, value) => area with { SteppingStoneHectares = value }),
        Column<AreaFigures>.Whole("links", "Active links", "",
            area => area.Links, (area, value) => area with { Links = (int)value }),
        Column<AreaFigures>.Whole("inactive_links", "Links left out", "",
            area => area.InactiveLinks, (area, value) => area with { InactiveLinks = (int)value }),
        Column<AreaFigures>.Number("path_km", "Length of paths, each link for itself (km)", "km", "",
            area => area.PathKilometres, (area, value) => area with { PathKilometres = value }),
        Column<AreaFigures>.Number("ground_km", "Length on the ground, shared ground counted once (km)", "km", "",
            area => area.GroundKilometres, (area, value) => area with { GroundKilometres = value }),
        Column<AreaFigures>.Number("total_link_cost", "Total cost of links (resistance × distance)", costUnit, "",
            area => area.TotalLinkCost, (area, value) => area with { TotalLinkCost = value }),
        Column<AreaFigures>.Number("mean_link_cost", "Mean cost of a link (resistance × distance)", costUnit, "",
            area => area.MeanLinkCost, (area, value) => area with { MeanLinkCost = value }),
        Column<AreaFigures>.Number("corridor_ha", "Area of corridors (ha)", "ha", "",
            area => area.CorridorHectares, (area, value) => area with { CorridorHectares = value }),
        Column<AreaFigures>.Whole("corridors_to_preserve", "Corridors to preserve", "",
            area => area.Preserve, (area, value) => area with { Preserve = (int)value }),
        Column<AreaFigures>.Number("preserve_km", "Length to preserve (km)", "km", "",
            area => area.PreserveKilometres, (area, value) => area with { PreserveKilometres = value }),
        Column<AreaFigures>.Whole("corridors_to_restore", "Corridors to restore", "",
            area => area.Restore, (area, value) => area with { Restore = (int)value }),
        Column<AreaFigures>.Number("restore_km", "Length to restore (km)", "km", "",
            area => area.RestoreKilometres, (area, value) => area with { RestoreKilometres = value }),
        Column<AreaFigures>.Whole("conflicts", "Conflicts", "",
            area => area.Conflicts, (area, value) => area with { Conflicts = (int)value }),
    ];

    /// <summary>What people read of a figure, with its unit; null for one that is none of summaries.</summary>
    public static Sentence? TitleOf(string figure) => Titles.GetValueOrDefault(figure);

    static readonly Dictionary<string, Sentence> Titles = Area().Select(column => (column.Name, column.Title))
        .Concat(Network.Select(column => (column.Name, column.Title)))
        .ToDictionary(figure => figure.Name, figure => figure.Title, StringComparer.Ordinal);
}
