using Calaisis.Raster.Comparison;
using Calaisis.Raster.Summaries;

namespace Calaisis.Raster.Tests.Comparison;

/// <summary>The figures of a summary without the way over its file.</summary>
static class StateFigures
{
    /// <summary>The territory where one is declared, the extent, then zone by zone.</summary>
    public static IReadOnlyList<StateFigure> Of(TrameSummary summary) =>
    [
        .. SummaryFigures.Of(summary)
            .Select(figure => StateOf(null, null, figure) with { IsTerritory = summary.Territory is not null }),
        .. (summary.Extent is { } extent ? SummaryFigures.Of(extent) : [])
            .Select(figure => StateOf(null, null, figure)),
        .. from layer in summary.ZoneLayers
           from zone in layer.Zones
           from figure in SummaryFigures.Of(zone)
           select StateOf(layer.Layer, zone.Zone, figure),
    ];

    static StateFigure StateOf(string? layer, string? zone, SummaryFigure figure) =>
        new(layer, zone, figure.Name, figure.Unit, figure.Value);
}
