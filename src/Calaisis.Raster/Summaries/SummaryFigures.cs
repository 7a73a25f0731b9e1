namespace Calaisis.Raster.Summaries;

/// <summary>One number of a summary under the name that JSON and CSV share.</summary>
/// <param name="Name">With the unit at its end where it has one.</param>
/// <param name="Value">NaN for none.</param>
/// <param name="Unit">Empty for counts and pure numbers.</param>
/// <param name="IsWhole">Whether it is a count.</param>
public sealed record SummaryFigure(string Name, double Value, string Unit, bool IsWhole);

/// <summary>The numbers of summaries as lists, in the order they are written.</summary>
public static class SummaryFigures
{
    public static IReadOnlyList<SummaryFigure> Of(TrameSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        return
        [
            Count("cores", summary.Cores),
            Measure("core_ha", summary.CoreHectares, "ha"),
            Count("stepping_stones", summary.SteppingStones),
            Measure("stepping_stone_ha", summary.SteppingStoneHectares, "ha"),
            Count("links", summary.Links),
            Count("inactive_links", summary.InactiveLinks),
            Measure("link_km", summary.LinkKilometres, "km"),
            Measure("total_link_cost", summary.TotalLinkCost, ""),
            Measure("mean_link_cost", summary.MeanLinkCost, ""),
            Measure("corridor_ha", summary.CorridorHectares, "ha"),
            Count("corridors_to_preserve", summary.Preserve),
            Measure("preserve_km", summary.PreserveKilometres, "km"),
            Count("corridors_to_restore", summary.Restore),
            Measure("restore_km", summary.RestoreKilometres, "km"),
            Count("conflicts", summary.Conflicts),
            .. summary.Network is { } network ? Of(network) : [],
        ];
    }

    public static IReadOnlyList<SummaryFigure> Of(ZoneSummary zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return
        [
            Measure("core_ha", zone.CoreHectares, "ha"),
            Measure("corridor_ha", zone.CorridorHectares, "ha"),
            Measure("link_km", zone.LinkKilometres, "km"),
            Count("conflicts", zone.Conflicts),
        ];
    }

    static IReadOnlyList<SummaryFigure> Of(NetworkFigures network) =>
    [
        Measure("pc", network.Pc, ""),
        Measure("ec_ha", network.EcHectares, "ha"),
        Measure("iic", network.Iic, ""),
        Count("components", network.Components),
        Measure("largest_component_ha", network.LargestComponentHectares, "ha"),
        Measure("study_area_ha", network.StudyAreaHectares, "ha"),
    ];

    static SummaryFigure Count(string name, int value) => new(name, value, "", true);

    static SummaryFigure Measure(string name, double value, string unit) => new(name, value, unit, false);
}
