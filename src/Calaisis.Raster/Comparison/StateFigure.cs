using Calaisis.Raster.Faults;
using Calaisis.Raster.Summaries;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Comparison;

/// <summary>One number of a trame in one scenario.</summary>
/// <param name="ZoneLayer">The zone's layer; null for territory and extent.</param>
/// <param name="Zone">
/// The zone's name; null for territory and extent, and for what lies in no zone of the layer.
/// </param>
/// <param name="Name">The figure's name.</param>
/// <param name="Unit">Empty for counts and pure numbers.</param>
/// <param name="Value">NaN for none.</param>
public sealed record StateFigure(string? ZoneLayer, string? Zone, string Name, string Unit, double Value)
{
    /// <summary>Whether it is of the territory; else of the zone, or of the whole extent.</summary>
    public bool IsTerritory { get; init; }

    /// <summary>The word for what a figure is of.</summary>
    internal static string AreaOf(bool isTerritory, string? zoneLayer) =>
        isTerritory ? AreaWords.Territory : zoneLayer is null ? AreaWords.Extent : AreaWords.Zone;

    /// <summary>
    /// The figures in a CSV file that <see cref="SummaryTable"/> makes: the territory where one is declared, the
    /// extent,
    /// then zone by zone.
    /// </summary>
    /// <exception cref="PipelineException">It is none of ours.</exception>
    public static IReadOnlyList<StateFigure> Read(string path)
    {
        var faults = new List<Fault>();
        var csv = CsvTable.Parse(CsvTable.ReadText(path), path, faults);
        if (faults.Count > 0) throw new PipelineException(faults);
        return
        [
            .. csv.Rows.Select(row => new StateFigure(
                TextOf(row, "zone_layer"),
                TextOf(row, "zone"),
                csv.TextOf(row, "figure"),
                csv.TextOf(row, "unit"),
                TextOf(row, "value") is { } value
                    ? double.Parse(value, System.Globalization.CultureInfo.InvariantCulture)
                    : double.NaN)
            {
                IsTerritory = csv.TextOf(row, "area") == AreaWords.Territory,
            }),
        ];

        string? TextOf(CsvRow row, string column) => csv.TextOf(row, column) is { Length: > 0 } text ? text : null;
    }
}
