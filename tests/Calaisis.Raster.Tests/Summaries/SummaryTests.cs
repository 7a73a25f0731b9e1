using System.Text;
using System.Text.Json;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Links;
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

    /// <summary>Columns 20 to 69 of rows 0 to 79: it cuts all three core areas, both links and the zones.</summary>
    static bool IsInside(Cell cell) => cell is { Row: < 80, Col: >= 20 and < 70 };

    static readonly Territory Pays = new(
        "Pays", new ArraySource("territory", (row, col) => IsInside(new Cell(row, col)) ? 1 : float.NaN), 80 * 50);

    static TrameSummary Summary(int workers = 2, Territory? territory = null)
    {
        var layer = new ZoneLayer(
            "commune",
            new ArraySource("commune", (row, col) => ZoneAt(new Cell(row, col)) is > 0 and var zone ? zone : float.NaN),
            ["Guînes", "Calais", "Calais-Nord"]);
        var labels = new ArraySource("habitats", (row, col) => ModelTrame.LabelAt(new Cell(row, col)));
        var corridors = new ArraySource(
            "corridors", (row, col) => ModelTrame.IsCorridor(new Cell(row, col)) ? 0 : float.NaN);
        var rasters = new TrameRasters(labels, corridors);
        var counts = LayerCount.Of(
            [territory?.Clip(layer) ?? layer, .. territory is null ? Array.Empty<ZoneLayer>() : [territory.AsLayer]],
            ModelTrame.Results,
            rasters,
            workers,
            TestContext.Current.CancellationToken);
        return TrameSummaries.Of(
            ModelTrame.Results, 13.4, counts.ElementAtOrDefault(1), [ZoneFigures.Of(counts[0], ModelTrame.Results)]);
    }

    static List<Cell> Cells(Func<Cell, bool> isIn) =>
        [.. Enumerable.Range(0, 10_000).Select(i => ModelTrame.Grid.Shape.CellAt(i)).Where(isIn)];

    /// <summary>Half of a step counts for each of its ends, in kilometres.</summary>
    static double Kilometres(IEnumerable<(Cell, Cell)> steps, Func<Cell, bool> isIn) => steps.Sum(step =>
        double.Hypot(step.Item1.Row - step.Item2.Row, step.Item1.Col - step.Item2.Col) * 0.01
        * ((isIn(step.Item1) ? 0.5 : 0) + (isIn(step.Item2) ? 0.5 : 0)));

    static List<(Cell, Cell)> StepsOf(int link) =>
        [.. ModelTrame.Links[link - 1].Path.Zip(ModelTrame.Links[link - 1].Path.Skip(1))];

    [Fact]
    public void A_territory_counts_what_lies_inside_and_the_extent_stands_beside_it()
    {
        var summary = Summary(territory: Pays);
        var alone = Summary();
        Assert.Equal("Pays", summary.Territory);
        Assert.Equal(SummaryFigures.Of(alone), SummaryFigures.Of(summary.Extent!));
        Assert.Null(alone.Territory);
        Assert.Null(alone.Extent);

        var cells = Cells(IsInside);
        Assert.Equal(cells.Count / 100.0, summary.AreaHectares, 9);
        Assert.Equal(100, alone.AreaHectares, 9);
        var labels = cells.Select(ModelTrame.LabelAt).Where(label => label > 0).ToList();
        Assert.Equal(labels.Where(label => label <= 3).Distinct().Count(), summary.Cores);
        Assert.Equal(labels.Count(label => label <= 3) / 100.0, summary.CoreHectares, 9);
        Assert.Equal(labels.Where(label => label > 3).Distinct().Count(), summary.SteppingStones);
        Assert.Equal(labels.Count(label => label > 3) / 100.0, summary.SteppingStoneHectares, 9);
        Assert.Equal(2, summary.Cores);
        Assert.Equal(1, summary.SteppingStones);
        Assert.Equal(cells.Count(ModelTrame.IsCorridor) / 100.0, summary.CorridorHectares, 9);
        Assert.Equal((2, 1), (summary.Links, summary.InactiveLinks));
        Assert.Equal(Kilometres([.. StepsOf(1), .. StepsOf(2)], IsInside), summary.PathKilometres, 9);
        Assert.Equal(Kilometres(StepsOf(1), IsInside), summary.PreserveKilometres, 9);
        Assert.Equal(Kilometres(StepsOf(2), IsInside), summary.RestoreKilometres, 9);
        Assert.Equal((2122.5, 1061.25), (summary.TotalLinkCost, summary.MeanLinkCost));
        Assert.Equal(
            ModelTrame.Conflicts.Count(conflict => IsInside(ModelTrame.Grid.CellAt(conflict.X, conflict.Y))),
            summary.Conflicts);
        Assert.Equal(1, summary.Conflicts);
    }

    [Fact]
    public void Zones_are_cut_to_the_territory_and_those_outside_are_left_out()
    {
        var zones = Summary(territory: Pays).ZoneLayers[0].Zones;
        Assert.Equal(["Guînes", "Calais", null], zones.Select(zone => zone.Zone));
        for (var zone = 0; zone <= 2; zone++)
        {
            var found = zones[zone == 0 ? 2 : zone - 1];
            bool IsIn(Cell cell) => ZoneAt(cell) == zone && IsInside(cell);
            var cells = Cells(IsIn);
            Assert.Equal(cells.Count / 100.0, found.AreaHectares, 9);
            Assert.Equal(cells.Count(cell => ModelTrame.LabelAt(cell) is >= 1 and <= 3) / 100.0, found.CoreHectares, 9);
            Assert.Equal(
                cells.Select(ModelTrame.LabelAt).Where(label => label is >= 1 and <= 3).Distinct().Count(),
                found.Cores);
            Assert.Equal(Kilometres([.. StepsOf(1), .. StepsOf(2)], IsIn), found.PathKilometres, 9);
            Assert.Equal(new[] { 1, 2 }.Count(link => Kilometres(StepsOf(link), IsIn) > 0), found.Links);
        }
    }

    [Fact]
    public void Ground_that_paths_share_counts_once_and_both_lengths_are_named()
    {
        // The second link goes half of the first one's way, and back over it.
        var first = ModelTrame.Links[0];
        Link[] links =
            [first, ModelTrame.Links[1] with { Path = [.. first.Path.Take(20), .. first.Path.Take(19).Reverse()] }];
        var summary = TrameSummaries.Of(ModelTrame.Results with { Links = links }, 0, null, []);
        Assert.Equal(41 * 0.01, summary.GroundKilometres, 9);
        Assert.Equal(ModelTrame.Links.Take(2).Sum(link => link.LengthMetres) / 1000, summary.PathKilometres, 9);
        Assert.Equal(
            ["path_km", "ground_km"],
            SummaryFigures.Of(summary).Select(figure => figure.Name).Where(name => name is "path_km" or "ground_km"));
    }

    [Fact]
    public void Zones_hold_what_lies_in_them_and_together_they_hold_everything()
    {
        var summary = Summary();
        var zones = summary.ZoneLayers[0].Zones;
        Assert.Equal(["Guînes", "Calais", "Calais-Nord", null], zones.Select(zone => zone.Zone));
        for (var zone = 0; zone <= 2; zone++)
        {
            var place = zone == 0 ? 3 : zone - 1;
            var cells = Enumerable.Range(0, 10_000).Select(i => ModelTrame.Grid.Shape.CellAt(i))
                .Where(cell => ZoneAt(cell) == zone).ToList();
            Assert.Equal(
                cells.Count(cell => ModelTrame.LabelAt(cell) is >= 1 and <= 3) / 100.0, zones[place].CoreHectares, 9);
            Assert.Equal(cells.Count(ModelTrame.IsCorridor) / 100.0, zones[place].CorridorHectares, 9);
        }

        Assert.Equal(summary.CoreHectares, zones.Sum(zone => zone.CoreHectares), 9);
        Assert.Equal(summary.CorridorHectares, zones.Sum(zone => zone.CorridorHectares), 9);
        Assert.Equal(summary.PathKilometres, zones.Sum(zone => zone.PathKilometres), 9);
        Assert.Equal(summary.Conflicts, zones.Sum(zone => zone.Conflicts));
        Assert.Equal((1, 1), (zones[0].Conflicts, zones[1].Conflicts));
    }

    /// <summary>On cells of 0.01 ha sums of hectares are off at the last digits; sums of cells are not.</summary>
    [Fact]
    public void Areas_are_counted_in_cells_and_carry_no_noise_of_adding()
    {
        var summary = Summary(territory: Pays);
        var areas = new[] { summary, summary.Extent! }.SelectMany(SummaryFigures.Of)
            .Concat(summary.ZoneLayers.SelectMany(layer => layer.Zones).SelectMany(SummaryFigures.Of))
            .Where(figure => figure.Name is "area_ha" or "core_ha" or "stepping_stone_ha" or "corridor_ha").ToList();
        Assert.All(areas, area => Assert.Equal(Math.Round(area.Value, 2), area.Value));
        var noisy = Enumerable.Range(1, 60).Select(cells => ModelTrame.Grid.HectaresOf(cells)).ToList();
        Assert.NotEqual(Math.Round(noisy.Sum(), 2), noisy.Sum());
        Assert.All(noisy, hectares => Assert.Equal(Math.Round(hectares, 2), hectares));
    }

    [Fact]
    public void Sums_count_active_links_and_core_areas_only()
    {
        var summary = Summary();
        Assert.Equal((3, 2, 2, 1, 2), (
            summary.Cores, summary.SteppingStones, summary.Links, summary.InactiveLinks, summary.Conflicts));
        Assert.Equal(9.3, summary.CoreHectares, 9);
        Assert.Equal(0.1, summary.SteppingStoneHectares, 9);
        Assert.Equal((2122.5, 1061.25), (summary.TotalLinkCost, summary.MeanLinkCost));
        Assert.Equal(summary.PathKilometres, summary.PreserveKilometres + summary.RestoreKilometres, 12);
        Assert.Equal(7.071, summary.Network!.EcHectares, 9);
    }

    [Fact]
    public void Workers_change_no_byte_and_the_file_is_as_kept()
    {
        var bytes = SummaryJson.Bytes(Summary(1));
        Assert.Equal(bytes, SummaryJson.Bytes(Summary(7)));
        GoldenFile.Compare(
            Path.Combine(Repository.Root, "tests", "Calaisis.Raster.Tests", "Summaries", "summary.json"),
            Encoding.UTF8.GetString(bytes));
    }

    [Fact]
    public void Table_and_JSON_tell_the_same_numbers()
    {
        Tells(Summary(), 23 + (4 * 8));
        Tells(Summary(territory: Pays), (2 * 23) - 6 + (3 * 8));
    }

    static void Tells(TrameSummary summary, int rows)
    {
        using var json = JsonDocument.Parse(SummaryJson.Bytes(summary));
        var faults = new List<Fault>();
        var csv = CsvTable.Parse(
            Encoding.UTF8.GetString(FeatureCsv.Bytes(SummaryTable.Of([summary]))), "summary.csv", faults);
        Assert.Empty(faults);
        Assert.Equal(rows, csv.Rows.Count);
        // JSON has no unit of costs, all else comes back.
        var unitless = summary with
        {
            CostUnit = "",
            Extent = summary.Extent is null ? null : summary.Extent with { CostUnit = "" },
        };
        Assert.Equal(
            SummaryTable.Of([unitless]).Rows.Select(row => row.Values),
            SummaryTable.Of([SummaryJson.Read(SummaryJson.Bytes(summary))]).Rows.Select(row => row.Values));
        foreach (var row in csv.Rows)
        {
            var (layer, zone, figure) = (
                csv.TextOf(row, "zone_layer"), csv.TextOf(row, "zone"), csv.TextOf(row, "figure"));
            var area = csv.TextOf(row, "area");
            var place = layer.Length == 0
                ? area == "extent" && json.RootElement.TryGetProperty("extent", out var extent)
                    ? extent
                    : json.RootElement
                : json.RootElement.GetProperty("zones").GetProperty(layer).EnumerateArray()
                    .Single(entry => (entry.GetProperty("zone").GetString() ?? "") == zone);
            Assert.Equal(
                place.GetProperty(figure).GetDouble(),
                double.Parse(csv.TextOf(row, "value"), System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void The_summary_says_how_the_distance_of_dispersal_became_a_cost()
    {
        const string told = "p = 0.5 at exp(1.209 + 1 ln(700 m)) "
            + "= 2345 resistance x m (R2 = 0.75, n = 2, path lengths)";
        var summary = Summary(territory: Pays);
        Assert.Equal(
            new DispersalDistance(
                "log-log", 700, 2345, "resistance x m", 0.5, new DispersalFit(Math.Log(3.35), 1, 0.75, 2), told),
            summary.Dispersal);
        Assert.Equal(summary.Dispersal, SummaryJson.Read(SummaryJson.Bytes(summary)).Dispersal);
        var table = SummaryTable.Of([summary]);
        Assert.Equal(["pc", "ec_ha"], table.Rows.Where(row => told.Equals(row.Values[7])).Select(row => row.Values[4]));
        Assert.All(table.Rows.Where(row => row.Values[4] is not ("pc" or "ec_ha")), row => Assert.Null(row.Values[7]));
        var none = TrameSummaries.Of(ModelTrame.Results with { Indicators = null }, 0, null, []);
        Assert.Null(none.Dispersal);
        Assert.Null(SummaryJson.Read(SummaryJson.Bytes(none)).Dispersal);
    }

    [Fact]
    public void In_French_the_summary_says_it_in_French()
    {
        var summary = TrameSummaries.Of(ModelTrame.Results with { Language = Language.French }, 0, null, []);
        const string told = "p = 0,5 à exp(1,209 + 1 ln(700 m)) "
            + "= 2345 résistance x m (R2 = 0,75 ; n = 2 ; longueurs des chemins)";
        Assert.Equal(told, summary.Dispersal?.Text);
        Assert.Equal(
            ["pc", "ec_ha"],
            SummaryTable.Of([summary]).Rows.Where(row => told.Equals(row.Values[7])).Select(row => row.Values[4]));
    }

    [Fact]
    public void Without_links_the_mean_is_none()
    {
        var summary = TrameSummaries.Of(
            ModelTrame.Results with { Patches = [], Links = [], Corridors = [], Conflicts = [], Indicators = null }, 0,
            null, []);
        using var json = JsonDocument.Parse(SummaryJson.Bytes(summary));
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("mean_link_cost").ValueKind);
        Assert.Null(
            SummaryTable.Of([summary]).Rows.Single(row => (string)row.Values[4]! == "mean_link_cost").Values[5]);
    }
}
