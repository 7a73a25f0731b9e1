using System.Text;
using System.Text.Json;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Summaries;
using Calaisis.Raster.Tables;
using Calaisis.Raster.Tests.Packages;
using Calaisis.Raster.Tests.Resistance;
using Calaisis.Raster.Zones;
using Xunit;

namespace Calaisis.Raster.Tests.Summaries;

public sealed class SummaryTests
{
    /// <summary>Columns 0 to 29 are one zone, 30 to 79 of rows 0 to 49 another; the rest lies in none.</summary>
    static int ZoneAt(Cell cell) => cell.Col < 30 ? 1 : cell is { Row: < 50, Col: < 80 } ? 2 : 0;

    static TrameSummary Summary(int workers = 2)
    {
        var layer = new ZoneLayer(
            "commune", new ArraySource("commune", (row, col) => ZoneAt(new Cell(row, col)) is > 0 and var zone ? zone : float.NaN), ["Guînes", "Calais"]);
        var labels = new ArraySource("habitats", (row, col) => ModelTrame.LabelAt(new Cell(row, col)));
        var corridors = new ArraySource("corridors", (row, col) => ModelTrame.IsCorridor(new Cell(row, col)) ? 0 : float.NaN);
        var zones = ZoneFigures.Count(
            layer, ModelTrame.Grid, labels, 3, corridors, ModelTrame.Links, ModelTrame.Conflicts, workers, TestContext.Current.CancellationToken);
        return TrameSummaries.Of(
            "verte", ModelTrame.Patches, ModelTrame.Links, ModelTrame.Corridors, 13.4, ModelTrame.Conflicts, ModelTrame.Indicators, [zones]);
    }

    [Fact]
    public void Zones_hold_what_lies_in_them_and_together_they_hold_everything()
    {
        var summary = Summary();
        var zones = summary.ZoneLayers[0].Zones;
        Assert.Equal(["Guînes", "Calais", null], zones.Select(zone => zone.Zone));
        for (var zone = 0; zone <= 2; zone++)
        {
            var place = zone == 0 ? 2 : zone - 1;
            var cells = Enumerable.Range(0, 10_000).Select(i => ModelTrame.Grid.Shape.CellAt(i)).Where(cell => ZoneAt(cell) == zone).ToList();
            Assert.Equal(cells.Count(cell => ModelTrame.LabelAt(cell) is >= 1 and <= 3) / 100.0, zones[place].CoreHectares, 9);
            Assert.Equal(cells.Count(ModelTrame.IsCorridor) / 100.0, zones[place].CorridorHectares, 9);
        }

        Assert.Equal(summary.CoreHectares, zones.Sum(zone => zone.CoreHectares), 9);
        Assert.Equal(summary.CorridorHectares, zones.Sum(zone => zone.CorridorHectares), 9);
        Assert.Equal(summary.LinkKilometres, zones.Sum(zone => zone.LinkKilometres), 9);
        Assert.Equal(summary.Conflicts, zones.Sum(zone => zone.Conflicts));
        Assert.Equal((1, 1), (zones[0].Conflicts, zones[1].Conflicts));
    }

    [Fact]
    public void Sums_count_active_links_and_core_areas_only()
    {
        var summary = Summary();
        Assert.Equal((3, 2, 2, 1, 2), (summary.Cores, summary.SteppingStones, summary.Links, summary.InactiveLinks, summary.Conflicts));
        Assert.Equal(9.3, summary.CoreHectares, 9);
        Assert.Equal(0.1, summary.SteppingStoneHectares, 9);
        Assert.Equal((2122.5, 1061.25), (summary.TotalLinkCost, summary.MeanLinkCost));
        Assert.Equal(summary.LinkKilometres, summary.PreserveKilometres + summary.RestoreKilometres, 12);
        Assert.Equal(7.071, summary.Network!.EcHectares, 9);
    }

    [Fact]
    public void Workers_change_no_byte_and_the_file_is_as_kept()
    {
        var bytes = SummaryJson.Bytes(Summary(1));
        Assert.Equal(bytes, SummaryJson.Bytes(Summary(7)));
        GoldenFile.Compare(Path.Combine(Repository.Root, "tests", "Calaisis.Raster.Tests", "Summaries", "summary.json"), Encoding.UTF8.GetString(bytes));
    }

    [Fact]
    public void Table_and_JSON_tell_the_same_numbers()
    {
        var summary = Summary();
        using var json = JsonDocument.Parse(SummaryJson.Bytes(summary));
        var faults = new List<Fault>();
        var csv = CsvTable.Parse(Encoding.UTF8.GetString(FeatureCsv.Bytes(SummaryTable.Of([summary]))), "summary.csv", faults);
        Assert.Empty(faults);
        Assert.Equal(21 + (3 * 4), csv.Rows.Count);
        foreach (var row in csv.Rows)
        {
            var (layer, zone, figure) = (csv.TextOf(row, "zone_layer"), csv.TextOf(row, "zone"), csv.TextOf(row, "figure"));
            var place = layer.Length == 0
                ? json.RootElement
                : json.RootElement.GetProperty("zones").GetProperty(layer).EnumerateArray()
                    .Single(entry => (entry.GetProperty("zone").GetString() ?? "") == zone);
            Assert.Equal(place.GetProperty(figure).GetDouble(), double.Parse(csv.TextOf(row, "value"), System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void Without_links_the_mean_is_none()
    {
        var summary = TrameSummaries.Of("noire", [], [], [], 0, [], null, []);
        using var json = JsonDocument.Parse(SummaryJson.Bytes(summary));
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("mean_link_cost").ValueKind);
        Assert.Null(SummaryTable.Of([summary]).Rows.Single(row => (string)row.Values[3]! == "mean_link_cost").Values[4]);
    }
}
