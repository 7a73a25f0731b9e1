using Calaisis.Raster.Grids;
using Calaisis.Raster.SystemTests.CostDistance;
using Calaisis.Raster.SystemTests.Rasters;
using Calaisis.Raster.SystemTests.Vectors;
using Xunit;

namespace Calaisis.Raster.SystemTests.Scenarios;

/// <summary>
/// A wildlife crossing that is drawn shorter than the road is wide leaves the road closed; check and run say so.
/// </summary>
public sealed class ShortCrossingTests : IDisposable
{
    const string Warning = "the crossing of 'crossing-1' at x 600505, y 7000525 (feature 0) ends within 'roads', "
        + "which stays closed there: it is 40 m long and has to be at least ";

    readonly Folder _folder = new();
    readonly TestLayer _roads = TestLayer.OfWkt("LINESTRING (599900 7000500, 601100 7000500)");
    readonly TestLayer _ponds = TestLayer.OfWkt("POINT (600505 7000905)");

    public ShortCrossingTests()
    {
        CostFiles.Write(
            _folder["r.tif"],
            new GridDefinition("EPSG:2154", 600_000, 7_001_000, 10, 10, new Shape(100, 100)),
            [.. Enumerable.Repeat(1f, 10_000)]);
    }

    public void Dispose()
    {
        _roads.Dispose();
        _ponds.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("barrier")]
    [InlineData("5000")]
    public void A_crossing_that_ends_in_the_road_is_told_and_one_of_the_length_that_is_asked_for_is_not(string road)
    {
        Write(road, "[600505, 7000545], [600505, 7000505]");
        var check = Command.Run(_folder.Path, "check p.yaml");
        Assert.Equal(0, check.Code);
        Assert.Contains(Warning, check.Output, StringComparison.Ordinal);
        var run = Command.Run(_folder.Path, "run p.yaml --out out --no-maps");
        Assert.True(run.Code == 0, run.Said);
        Assert.Contains($"scenario 'passage': trame 'verte': {Warning}", run.Said, StringComparison.Ordinal);
        Assert.Single(run.Said.Split('\n'), line => line.Contains(Warning, StringComparison.Ordinal));
        Assert.True(PaysForRoad());

        var asked = run.Said[(run.Said.IndexOf(Warning, StringComparison.Ordinal) + Warning.Length)..];
        var metres = int.Parse(
            asked[..asked.IndexOf(' ', StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(75, metres);
        Write(road, $"[600505, 7000545], [600505, {7000545 - metres}]");
        Assert.DoesNotContain(
            "stays closed", Command.Run(_folder.Path, "check p.yaml").Output, StringComparison.Ordinal);
        run = Command.Run(_folder.Path, "run p.yaml --out out --no-maps");
        Assert.True(run.Code == 0, run.Said);
        Assert.DoesNotContain("stays closed", run.Said, StringComparison.Ordinal);
        Assert.False(PaysForRoad());
    }

    [Fact]
    public void A_crossing_that_leads_across_the_road_is_not_told_of_a_river_in_which_it_ends()
    {
        using var rivers = TestLayer.OfWkt("LINESTRING (599900 7000400, 601100 7000400)");
        Write("barrier", "[600505, 7000545], [600505, 7000405]");
        var text = File.ReadAllText(_folder["p.yaml"])
            .Replace(
                "  ponds:", $"  rivers: {{ vector: {rivers.Path}, width: 60 }}\n  ponds:", StringComparison.Ordinal)
            .Replace(
                "combine: max }]",
                "combine: max }, { constant: 300, source: rivers, combine: max }]",
                StringComparison.Ordinal);
        File.WriteAllText(_folder["p.yaml"], text);
        var check = Command.Run(_folder.Path, "check p.yaml");
        Assert.True(check.Code == 0, check.Said + check.Output);
        Assert.DoesNotContain("stays closed", check.Output, StringComparison.Ordinal);
        // Where the road is not crossed either, both are told.
        File.WriteAllText(_folder["p.yaml"], text.Replace("7000545]", "7000495]", StringComparison.Ordinal));
        check = Command.Run(_folder.Path, "check p.yaml");
        Assert.Contains("ends within 'roads', which stays closed", check.Output, StringComparison.Ordinal);
        Assert.Contains("ends within 'rivers', which stays closed", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Land_cover_is_no_wall_a_crossing_that_ends_before_the_road_is_told_and_once_for_layers_of_one_road()
    {
        using var cover = TestLayer.OfWkt(
            "POLYGON ((600000 7000000, 601000 7000000, 601000 7001000, 600000 7001000, 600000 7000000))");
        Write("barrier", "[600505, 7000575], [600505, 7000545]");
        var text = File.ReadAllText(_folder["p.yaml"])
            .Replace(
                "width: 60 }",
                $"width: 60 }}\n  cover: {{ vector: {cover.Path} }}\n  same: {{ vector: {_roads.Path}, width: 60 }}",
                StringComparison.Ordinal)
            .Replace(
                "{ resistance-of: ready },", "{ resistance-of: ready }, { constant: 2, source: cover }, { constant: "
                    + "5000, source: same, combine: max },", StringComparison.Ordinal);
        File.WriteAllText(_folder["p.yaml"], text);
        var check = Command.Run(_folder.Path, "check p.yaml");
        Assert.True(check.Code == 0, check.Said + check.Output);
        var told = Assert.Single(
            check.Output.Split('\n'), line => line.Contains("which stays closed there", StringComparison.Ordinal));
        Assert.Contains("it is 30 m long and has to be at least 105 m;", told, StringComparison.Ordinal);

        // On open ground it lowers 2 to 1 and parts nothing: there is nothing to say.
        File.WriteAllText(_folder["p.yaml"], text.Replace(
            "[600505, 7000575], [600505, 7000545]", "[600505, 7000775], [600505, 7000745]", StringComparison.Ordinal));
        Assert.DoesNotContain(
            "stays closed", Command.Run(_folder.Path, "check p.yaml").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("neighbours: 4", 10)]
    [InlineData("neighbours: 4", 50)]
    [InlineData("no-corner-crossing: true", 50)]
    [InlineData("neighbours: 16", 50)]
    public void A_crossing_that_is_told_to_open_nothing_opens_nothing_and_others_open_a_way_for_all_steps(
        string steps, int cell)
    {
        using var roads = TestLayer.OfWkt(
            "LINESTRING (599000 6999900, 602000 7001220)", "LINESTRING (599000 6999930, 602000 7001250)");
        Write("barrier", "[600500, 7000580], [600500, 7000571]");
        var text = File.ReadAllText(_folder["p.yaml"])
            .Replace(
                "like: r.tif",
                $"extent: [600000, 7000000, 601000, 7001000], cell: {cell}, crs: EPSG:2154",
                StringComparison.Ordinal)
            .Replace($"{_roads.Path}, width: 60", $"{roads.Path}, width: 6", StringComparison.Ordinal)
            .Replace("source: ponds", $"source: ponds, {steps}", StringComparison.Ordinal);

        // The axes of the two are 30 m apart at this place, at y 7000560 and 7000590.
        foreach (var (line, isTold, opens) in new[]
        {
            ("[600500, 7000600], [600500, 7000575]", cell > 10, false),
            ("[600500, 7000600], [600500, 7000550]", false, true),
        })
        {
            File.WriteAllText(
                _folder["p.yaml"],
                text.Replace("[600500, 7000580], [600500, 7000571]", line, StringComparison.Ordinal));
            var (check, run) = (
                Command.Run(_folder.Path, "check p.yaml"), Command.Run(_folder.Path, "run p.yaml --out out --no-maps"));
            Assert.True(check.Code == 0 && run.Code == 0, check.Said + run.Said);
            const string told = "leads across feature 2 of 'roads' and ends before feature 1 of 'roads', "
                + "on cells that hold both: nothing is opened there; lead it across both, or take smaller cells";
            Assert.Equal(isTold, check.Output.Contains(told, StringComparison.Ordinal));
            Assert.Equal(isTold, run.Said.Contains(told, StringComparison.Ordinal));
            var costs = CostFiles.Read(_folder["out/p/passage/verte/cost.tif"]);
            Assert.Equal(opens, double.IsFinite(costs[^1]) && costs[^1] > 0);
        }
    }

    [Theory]
    [InlineData("en", "p.yaml(13,13): no layer gives a resistance to 1,000 of 11,000 cells")]
    [InlineData(
        "fr", "p.yaml(13,13) : cellules auxquelles aucune couche ne donne de résistance : 1\u00a0000 sur 11\u00a0000")]
    public void What_the_pipeline_leaves_uncovered_is_told_at_its_own_layers_once_and_not_of_the_crossing(
        string language, string told)
    {
        Write("barrier", "[600505, 7000545], [600505, 7000455]");
        File.WriteAllText(_folder["p.yaml"], File.ReadAllText(_folder["p.yaml"])
            .Replace(
                "like: r.tif",
                "extent: [600000, 7000000, 601100, 7001000], cell: 10, crs: EPSG:2154",
                StringComparison.Ordinal)
            .Replace("max }]", "max, nothing-below: silent }]", StringComparison.Ordinal)
            .Replace("language: en", $"language: {language}", StringComparison.Ordinal));
        var check = Command.Run(_folder.Path, "check p.yaml");
        Assert.Equal(3, check.Code);
        Assert.Single(check.Output.Split('\n'), line => line.Contains(told, StringComparison.Ordinal));
        Assert.StartsWith("1 ", check.Output.TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void An_extent_that_holds_no_whole_number_of_cells_is_told_in_French_words()
    {
        Write("barrier", "[600505, 7000545], [600505, 7000455]");
        File.WriteAllText(_folder["p.yaml"], File.ReadAllText(_folder["p.yaml"])
            .Replace(
                "like: r.tif",
                "extent: [600000, 7000000, 601015, 7001015], cell: 10, crs: EPSG:2154",
                StringComparison.Ordinal)
            .Replace("language: en", "language: fr", StringComparison.Ordinal));
        var check = Command.Run(_folder.Path, "check p.yaml");
        Assert.Equal(2, check.Code);
        Assert.Contains("une largeur de 1015", check.Said, StringComparison.Ordinal);
        Assert.Contains("une hauteur de 1015", check.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("width", check.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("height", check.Said, StringComparison.Ordinal);
    }

    /// <summary>Whether the cheapest way from the pond to the south costs more than walking there.</summary>
    bool PaysForRoad()
    {
        var costs = CostFiles.Read(_folder["out/p/passage/verte/cost.tif"]);
        return !(costs[(95 * 100) + 50] < 2000);
    }

    void Write(string road, string line) => File.WriteAllText(_folder["p.yaml"], $$"""
        name: p
        title: P
        language: en
        grid: { like: r.tif }
        sources:
          ready: { raster: r.tif, kind: values }
          roads: { vector: {{_roads.Path}}, width: 60 }
          ponds: { vector: {{_ponds.Path}} }
        trames:
          verte:
            title: Green
            range: [1, 10000]
            layers: [{ resistance-of: ready }, { constant: {{road}}, source: roads, combine: max }]
            cost: { source: ponds }
        scenarios:
          passage:
            title: A crossing
            edits: [{ crossing: { line: [{{line}}] }, width: 20, resistance: 1, trames: [verte] }]
        """);
}
