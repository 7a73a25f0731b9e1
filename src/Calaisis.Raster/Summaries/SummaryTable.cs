using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Summaries;

/// <summary>A summary as one long table: a row per figure, of the whole trame first, then of each zone.</summary>
public static class SummaryTable
{
    /// <summary>The table's name.</summary>
    public const string Name = "summary";

    /// <summary>Columns <c>trame</c>, <c>zone_layer</c> and <c>zone</c> (empty for the whole), <c>figure</c>, <c>value</c>, <c>unit</c>.</summary>
    public static FeatureTable Of(IReadOnlyList<TrameSummary> summaries)
    {
        ArgumentNullException.ThrowIfNull(summaries);
        return new FeatureTable(
            Name,
            FeatureShape.None,
            [
                new Column("trame", ColumnType.Text),
                new Column("zone_layer", ColumnType.Text) { Meaning = "empty for the whole trame" },
                new Column("zone", ColumnType.Text) { Meaning = "empty for what lies in no zone of the layer" },
                new Column("figure", ColumnType.Text),
                new Column("value", ColumnType.Number),
                new Column("unit", ColumnType.Text),
            ],
            [.. summaries.SelectMany(Rows)]);
    }

    static IEnumerable<FeatureRow> Rows(TrameSummary summary)
    {
        foreach (var figure in SummaryFigures.Of(summary)) yield return Row(summary, null, null, figure);
        foreach (var layer in summary.ZoneLayers)
        {
            foreach (var zone in layer.Zones)
            {
                foreach (var figure in SummaryFigures.Of(zone)) yield return Row(summary, layer.Layer, zone.Zone, figure);
            }
        }
    }

    static FeatureRow Row(TrameSummary summary, string? layer, string? zone, SummaryFigure figure) =>
        new([summary.Trame, layer, zone, figure.Name, double.IsNaN(figure.Value) ? null : figure.Value, figure.Unit.Length == 0 ? null : figure.Unit]);
}
