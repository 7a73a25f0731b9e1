using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Summaries;

/// <summary>
/// A summary as one long table: a row per figure, of the territory first, then of the extent, then of each zone.
/// </summary>
public static class SummaryTable
{
    /// <summary>The table's name.</summary>
    public const string Name = "summary";

    /// <summary>
    /// Columns <c>trame</c>, <c>area</c>, <c>zone_layer</c> and <c>zone</c> (empty for territory and extent),
    /// <c>figure</c>, <c>value</c>, <c>unit</c>, <c>note</c>.
    /// </summary>
    public static FeatureTable Of(IReadOnlyList<TrameSummary> summaries)
    {
        ArgumentNullException.ThrowIfNull(summaries);
        return new FeatureTable(
            Name,
            FeatureShape.None,
            [
                new Column("trame", ColumnType.Text),
                new Column("area", ColumnType.Text) { Meaning = AreaWords.Meaning },
                new Column("zone_layer", ColumnType.Text) { Meaning = "empty for territory and extent" },
                new Column("zone", ColumnType.Text) { Meaning = "empty for what lies in no zone of the layer" },
                new Column("figure", ColumnType.Text),
                new Column("value", ColumnType.Number),
                new Column("unit", ColumnType.Text),
                new Column("note", ColumnType.Text)
                {
                    Meaning = "of PC and EC: the probability to disperse, "
                        + "and how the distance it applies to became a cost",
                },
            ],
            [.. summaries.SelectMany(Rows)]);
    }

    static IEnumerable<FeatureRow> Rows(TrameSummary summary)
    {
        var first = summary.Territory is null ? AreaWords.Extent : AreaWords.Territory;
        foreach (var figure in SummaryFigures.Of(summary)) yield return Row(summary, first, null, null, figure);
        foreach (var figure in summary.Extent is { } extent ? SummaryFigures.Of(extent) : [])
            yield return Row(summary, AreaWords.Extent, null, null, figure);
        foreach (var layer in summary.ZoneLayers)
        {
            foreach (var zone in layer.Zones)
            {
                foreach (var figure in SummaryFigures.Of(zone))
                    yield return Row(summary, AreaWords.Zone, layer.Layer, zone.Zone, figure);
            }
        }
    }

    static FeatureRow Row(TrameSummary summary, string area, string? layer, string? zone, SummaryFigure figure) => new(
    [
        summary.Trame,
        area,
        layer,
        zone,
        figure.Name,
        double.IsNaN(figure.Value) ? null : figure.Value,
        figure.Unit.Length == 0 ? null : figure.Unit,
        figure.IsOfDispersal ? summary.Dispersal?.Text : null,
    ]);
}
