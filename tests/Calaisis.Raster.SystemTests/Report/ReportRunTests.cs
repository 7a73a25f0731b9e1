using System.Globalization;
using System.Text.Json;
using Calaisis.Raster.SystemTests.Pipelines;
using Xunit;

namespace Calaisis.Raster.SystemTests.Report;

/// <summary>The report as a result of a run.</summary>
public sealed class ReportRunTests
{
    const string Sources = "cover: { raster: cover.tif, kind: classes }\nlight: { raster: light.tif, kind: values }";

    const string Layers = """
        - { table: friction.csv, column: prairie, source: cover }
        - { curve: { linear: { from: 0, to: 30 } }, source: light, resistance: [1, 3], combine: multiply }
        """;

    const string Trame = """
        habitats: { rule: [{ source: cover, values: [1] }], min-area: 0.1 }
        links: {}
        corridors: { cutoff: { share: 0.2 } }
        network: { distance: { cost: 2000 } }
        """;

    const string Scenarios = """
        scenarios:
          dark: { title: Dark, edits: [{ change: light, multiply: 0.1 }] }
          wall:
            title: Wall
            edits: [{ burn: { line: [[600200, 7000000], [600200, 7000300]] }, width: 30, on: cover, class: 3 }]

        """;

    [Fact]
    public async Task The_numbers_of_the_report_are_those_of_the_summaries_and_of_the_comparison()
    {
        using var world = World();
        (await world.RunAsync("run", "small.yaml", "--quiet")).EndedWith(0);
        var page = PageOf(world);
        var (names, rows) = page.Table("indicators");
        Assert.Equal(3, rows.Length);
        foreach (var (scenario, row) in new[] { "base", "dark", "wall" }.Zip(rows))
        {
            using var summary = JsonDocument.Parse(
                File.ReadAllBytes(world[$"out/small/{scenario}/verte/summary.json"]));
            var figures = names.Zip(row).Skip(2).ToList();
            Assert.True(figures.Count > 15);
            Assert.All(figures, figure =>
            {
                var expected = summary.RootElement.GetProperty(figure.First);
                if (figure.Second.Length == 0) Assert.Equal(JsonValueKind.Null, expected.ValueKind);
                else Assert.Equal(expected.GetDouble(), double.Parse(figure.Second, CultureInfo.InvariantCulture));
            });
        }

        using var comparison = JsonDocument.Parse(File.ReadAllBytes(world["out/small/comparison/comparison.json"]));
        var ranked = comparison.RootElement.GetProperty("ranking").EnumerateArray()
            .GroupBy(row => row.GetProperty("scenario").GetString()).ToList();
        var ranking = page.Table("ranking");
        Assert.Equal(["scenario", "rank", "score", "verdict", "verte"], ranking.Names);
        Assert.Equal(
            ranked.Select(scenario => $"{scenario.Key switch { "dark" => "Dark", _ => "Wall" }} "
                + $"{scenario.First().GetProperty("score").GetDouble():R}"),
            ranking.Rows.Select(row => $"{row[0]} {double.Parse(row[2], CultureInfo.InvariantCulture):R}"));
        var points = page.Table("points");
        Assert.Equal(
            comparison.RootElement.GetProperty("ranking").EnumerateArray()
                .Select(row => row.GetProperty("why").GetString()),
            points.Rows.Select(row => row[^1]));
        var text = System.Net.WebUtility.HtmlDecode(page.Html);
        Assert.All(
            comparison.RootElement.GetProperty("statements").EnumerateArray(),
            statement => Assert.Contains(
                $"<li>{statement.GetProperty("sentence").GetString()}</li>", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_stands_beside_the_scenarios_and_in_the_manifest_of_the_first()
    {
        using var world = World();
        (await world.RunAsync("run", "small.yaml", "--quiet")).EndedWith(0);
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(world["out/small/base/run.json"]));
        var output = manifest.RootElement.GetProperty("outputs").EnumerateArray()
            .Single(output => output.GetProperty("path").GetString() == "../report.html");
        Assert.Equal(
            Convert.ToHexStringLower(
                System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(world["out/small/report.html"]))),
            output.GetProperty("sha256").GetString());
        using var other = JsonDocument.Parse(File.ReadAllBytes(world["out/small/dark/run.json"]));
        Assert.DoesNotContain("../report.html", other.RootElement.GetProperty("outputs").EnumerateArray()
            .Select(one => one.GetProperty("path").GetString()));
    }

    [Fact]
    public async Task A_new_title_of_a_scenario_makes_only_report_and_project_again()
    {
        using var world = World();
        (await world.RunAsync("run", "small.yaml", "--quiet")).EndedWith(0);
        Assert.Contains(
            "nothing has changed",
            (await world.RunAsync("run", "small.yaml")).EndedWith(0).Errors,
            StringComparison.Ordinal);
        File.WriteAllText(
            world["small.yaml"],
            File.ReadAllText(world["small.yaml"]).Replace("title: Dark", "title: Darker", StringComparison.Ordinal));
        Assert.Equal(["report", "qgis-project"], await ToRun(world));
        (await world.RunAsync("run", "small.yaml", "--quiet")).EndedWith(0);
        Assert.Contains("<option value=\"1\">Darker</option>", PageOf(world).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_title_of_the_study_draws_again_and_computes_nothing()
    {
        using var world = World();
        (await world.RunAsync("run", "small.yaml", "--quiet")).EndedWith(0);
        File.WriteAllText(world["small.yaml"], File.ReadAllText(world["small.yaml"])
            .Replace("title: Petite région", "title: Autre région", StringComparison.Ordinal));
        var steps = await ToRun(world);
        Assert.Contains("report", steps);
        Assert.All(steps, step => Assert.Contains(
            step.Split('/')[^1], new[] { "report", "qgis-project", "map", "sheet", "resistance-map", "atlas" }));
    }

    [Fact]
    public async Task Files_that_scenarios_read_in_place_of_others_are_named_too()
    {
        using var world = World();
        world.WriteRaster("bright.tif", SmallWorld.Every((_, col) => col));
        File.WriteAllText(world["small.yaml"], File.ReadAllText(world["small.yaml"]).Replace(
            "edits: [{ change: light, multiply: 0.1 }]",
            "edits: [{ replace: light, with: { raster: bright.tif, kind: values } }]",
            StringComparison.Ordinal));
        (await world.RunAsync("run", "small.yaml", "--quiet", "--scenario", "base,dark")).EndedWith(0);
        var html = PageOf(world).Html;
        foreach (var file in new[] { "light.tif", "bright.tif" })
        {
            Assert.Contains(
                Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(world[file]))),
                html,
                StringComparison.Ordinal);
        }

        Assert.Contains("source light (dark)", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_maps_there_is_no_report()
    {
        using var world = World();
        (await world.RunAsync("run", "small.yaml", "--quiet", "--no-maps", "--scenario", "base")).EndedWith(0);
        Assert.False(File.Exists(world["out/small/report.html"]));
    }

    [Fact]
    public async Task A_study_with_resistance_only_has_a_report_too()
    {
        using var world = new SmallWorld();
        world.WritePipeline(Sources, Layers);
        (await world.RunAsync("run", "small.yaml", "--quiet")).EndedWith(0);
        Assert.Contains("Résistance seule", PageOf(world).Html, StringComparison.Ordinal);
    }

    static SmallWorld World()
    {
        var world = new SmallWorld();
        File.AppendAllText(world[world.WritePipeline(Sources, Layers, Trame)], Scenarios);
        return world;
    }

    static ReportPage PageOf(SmallWorld world) => new(File.ReadAllText(world["out/small/report.html"]));

    static async Task<List<string>> ToRun(SmallWorld world)
    {
        using var plan = JsonDocument.Parse((await world.RunAsync("plan", "small.yaml", "--json")).EndedWith(0).Output);
        return [.. plan.RootElement.GetProperty("steps").EnumerateArray()
            .Where(step => step.GetProperty("state").GetString() == "to run")
            .Select(step => step.GetProperty("step").GetString()!)];
    }
}
