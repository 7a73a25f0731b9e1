namespace Calaisis.Raster.Summaries;

/// <summary>One number of a summary under the name that JSON and CSV share.</summary>
/// <param name="Name">With the unit at its end where it has one.</param>
/// <param name="Value">NaN for none.</param>
/// <param name="Unit">Empty for counts and pure numbers.</param>
/// <param name="IsWhole">Whether it is a count.</param>
public sealed record SummaryFigure(string Name, double Value, string Unit, bool IsWhole)
{
    /// <summary>Whether it rests on the probability to disperse.</summary>
    public bool IsOfDispersal { get; init; }
}

/// <summary>The numbers of summaries as lists, in the order they are written.</summary>
public static class SummaryFigures
{
    public static IReadOnlyList<SummaryFigure> Of(AreaFigures area)
    {
        ArgumentNullException.ThrowIfNull(area);
        return
        [
            Measure("area_ha", area.AreaHectares, "ha"),
            Count("cores", area.Cores),
            Measure("core_ha", area.CoreHectares, "ha"),
            Count("stepping_stones", area.SteppingStones),
            Measure("stepping_stone_ha", area.SteppingStoneHectares, "ha"),
            Count("links", area.Links),
            Count("inactive_links", area.InactiveLinks),
            Measure("path_km", area.PathKilometres, "km"),
            Measure("ground_km", area.GroundKilometres, "km"),
            Measure("total_link_cost", area.TotalLinkCost, area.CostUnit),
            Measure("mean_link_cost", area.MeanLinkCost, area.CostUnit),
            Measure("corridor_ha", area.CorridorHectares, "ha"),
            Count("corridors_to_preserve", area.Preserve),
            Measure("preserve_km", area.PreserveKilometres, "km"),
            Count("corridors_to_restore", area.Restore),
            Measure("restore_km", area.RestoreKilometres, "km"),
            Count("conflicts", area.Conflicts),
            .. area.Network is { } network ? Of(network) : [],
        ];
    }

    public static IReadOnlyList<SummaryFigure> Of(ZoneSummary zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return
        [
            Measure("area_ha", zone.AreaHectares, "ha"),
            Count("cores", zone.Cores),
            Measure("core_ha", zone.CoreHectares, "ha"),
            Count("links", zone.Links),
            Measure("corridor_ha", zone.CorridorHectares, "ha"),
            Measure("path_km", zone.PathKilometres, "km"),
            Measure("ground_km", zone.GroundKilometres, "km"),
            Count("conflicts", zone.Conflicts),
        ];
    }

    static IReadOnlyList<SummaryFigure> Of(NetworkFigures network) =>
    [
        Measure("pc", network.Pc, "") with { IsOfDispersal = true },
        Measure("ec_ha", network.EcHectares, "ha") with { IsOfDispersal = true },
        Measure("iic", network.Iic, ""),
        Count("components", network.Components),
        Measure("largest_component_ha", network.LargestComponentHectares, "ha"),
        Measure("study_area_ha", network.StudyAreaHectares, "ha"),
        .. network.Harary is { } harary ? [Measure("harary", harary, "")] : Array.Empty<SummaryFigure>(),
        .. network.DiameterCost is { } diameter
            ? [Measure("diameter_cost", diameter, "")]
            : Array.Empty<SummaryFigure>(),
    ];

    static SummaryFigure Count(string name, int value) => new(name, value, "", true);

    static SummaryFigure Measure(string name, double value, string unit) => new(name, value, unit, false);
}
