using System.Text.Json;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.SystemTests.Pipelines;
using Xunit;

namespace Calaisis.Raster.SystemTests.Scenarios;

/// <summary>Runs of the program with scenarios: all in one launch, compared and ranked.</summary>
public sealed class ScenarioRunTests
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

    const string Wall =
        "{ burn: { line: [[600200, 7000000], [600200, 7000300]] }, width: 30, on: cover, class: 3 }";

    const string Scenarios = $$"""
        scenarios:
          nothing: { title: Nothing }
          dark: { title: Dark, edits: [{ change: light, multiply: 0.1 }] }
          wall: { title: Wall, edits: [{{Wall}}] }
        comparison: { light: { source: light, above: [2, 5] } }

        """;

    [Fact]
    public async Task Scenarios_run_in_one_launch_and_one_without_edits_is_the_base_to_the_byte()
    {
        using var world = World();
        (await world.RunAsync("run", "small.yaml", "--no-maps", "--quiet")).EndedWith(0);
        foreach (var file in world.Files("out/small/base")
            .Where(file => !file.EndsWith("run.json", StringComparison.Ordinal)))
        {
            var same = file.Replace("/base/", "/nothing/", StringComparison.Ordinal);
            Assert.True(File.ReadAllBytes(world[file]).SequenceEqual(File.ReadAllBytes(world[same])), same);
        }

        Assert.All(world.Read("out/small/nothing/verte/change-resistance.tif"), value => Assert.True(
            value == 0 || float.IsNaN(value)));
        Assert.All(world.Read("out/small/nothing/verte/change-corridors.tif"), code => Assert.True(
            code == 3 || float.IsNaN(code)));
        Assert.Equal(["Rien ne change pour cette trame."], Sentences(world, "nothing"));
    }

    [Fact]
    public async Task Change_rasters_are_the_difference_of_those_of_the_two_scenarios()
    {
        using var world = World();
        (await world.RunAsync("run", "small.yaml", "--no-maps", "--quiet")).EndedWith(0);
        foreach (var (name, change) in new[] { ("resistance.tif", "change-resistance.tif"), (
            "cost.tif", "change-cost.tif") })
        {
            var (before, after) = (
                world.Read($"out/small/base/verte/{name}"), world.Read($"out/small/wall/verte/{name}"));
            Assert.Equal(before.Zip(after, (one, other) => other - one), world.Read($"out/small/wall/verte/{change}"));
        }

        var (had, has) = (
            world.Read("out/small/base/verte/corridors.tif"), world.Read("out/small/wall/verte/corridors.tif"));
        var cores = world.Read("out/small/wall/verte/change-habitats.tif").Select(code => !float.IsNaN(code));
        Assert.Equal(
            had.Zip(has, (one, other) => (float.IsNaN(one), float.IsNaN(other)) switch
            {
                (true, true) => float.NaN,
                (true, false) => 1,
                (false, true) => 2,
                _ => 3,
            })
                // What is core area in one of them gains or loses no corridor.
                .Zip(cores, (code, isCore) => isCore && code != 3 ? float.NaN : code),
            world.Read("out/small/wall/verte/change-corridors.tif"));
    }

    [Fact]
    public async Task Figures_are_those_of_the_summaries_and_lit_shares_those_of_the_rasters()
    {
        using var world = World();
        (await world.RunAsync("run", "small.yaml", "--no-maps", "--quiet")).EndedWith(0);
        var figures = Rows(world, "figures").Where(row => row.GetProperty("scenario").GetString() == "dark"
            && row.GetProperty("zone_layer").ValueKind == JsonValueKind.Null)
            .ToDictionary(row => row.GetProperty("figure").GetString()!);
        foreach (var (scenario, key) in new[] { ("base", "before"), ("dark", "after") })
        {
            using var summary = JsonDocument.Parse(
                File.ReadAllBytes(world[$"out/small/{scenario}/verte/summary.json"]));
            foreach (var name in new[] { "core_ha", "corridor_ha", "ec_ha", "mean_link_cost", "conflicts" })
            {
                Assert.Equal(
                    summary.RootElement.GetProperty(name).GetDouble(), figures[name].GetProperty(key).GetDouble());
            }

            var corridor = world.Read($"out/small/{scenario}/verte/corridors.tif")
                .Select(value => !float.IsNaN(value)).ToArray();
            var light = SmallWorld.Every((row, col) => SmallWorld.LightAt(row, col) * (scenario == "dark" ? 0.1f : 1));
            var lit = corridor.Zip(light).Count(cell => cell is { First: true, Second: > 2 });
            Assert.Equal(
                (double)lit / corridor.Count(cell => cell),
                figures["corridor_above_2_nw_share"].GetProperty(key).GetDouble(),
                1e-12);
        }
    }

    [Fact]
    public async Task Less_light_ranks_before_a_wall()
    {
        using var world = World();
        var said = (await world.RunAsync("compare", "small.yaml", "--with", "wall,dark", "--no-maps", "--quiet"))
            .EndedWith(0);
        Assert.StartsWith("1. Dark (+", said.Output, StringComparison.Ordinal);
        Assert.Contains("2. Wall (", said.Output, StringComparison.Ordinal);
        Assert.Contains("La connectivité équivalente passe de", said.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(world["out/small/nothing"]));
    }

    [Fact]
    public async Task Ground_that_became_harder_is_told_in_hectares_as_the_rasters_have_it()
    {
        using var world = World();
        (await world.RunAsync("run", "small.yaml", "--no-maps", "--quiet", "--scenario", "base,wall")).EndedWith(0);
        var (before, after) = (
            world.Read("out/small/base/verte/resistance.tif"), world.Read("out/small/wall/verte/resistance.tif"));
        var harder = before.Zip(after).Count(cell => cell.Second > cell.First);
        var closed = before.Zip(after).Count(cell => float.IsFinite(cell.First) && float.IsNaN(cell.Second));
        Assert.True(harder + closed > 0);
        var figures = ShownNetwork.Rows(world["out/small/comparison/figures.csv"])
            .Where(row => row["zone_layer"].Length == 0).ToDictionary(row => row["figure"], row => row["after"]);
        Assert.Equal((Hectares(harder), Hectares(closed)), (
            Number(figures["resistance_higher_ha"]), Number(figures["closed_ha"])));
        Assert.Contains(
            Sentences(world, "wall"), sentence => sentence.StartsWith("Terrain : ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_makes_no_difference_that_counts_has_no_rank_and_every_row_says_why()
    {
        using var world = World();
        var said = (await world.RunAsync("compare", "small.yaml", "--no-maps", "--quiet")).EndedWith(0);
        Assert.Contains("\n-. Nothing (no difference that counts)\n", said.Output, StringComparison.Ordinal);
        var rows = ShownNetwork.Rows(world["out/small/comparison/ranking.csv"]);
        Assert.All(rows, row => Assert.EndsWith(".", row["why"], StringComparison.Ordinal));
        Assert.All(rows.Where(row => row["scenario"] == "nothing"), row => Assert.Equal(
            ("", "no_difference", "0"), (row["rank"], row["verdict"], row["points"])));
        // The light is read by a layer, so it counts; corridors that both have are darker.
        var light = rows.Single(row => row["scenario"] == "dark" && row["criterion"] == "corridor-light");
        Assert.True(Number(light["after"]) < Number(light["before"]));
        Assert.Equal(100 * (Number(light["before"]) - Number(light["after"])), Number(light["change"]), 1e-9);
    }

    [Fact]
    public async Task A_trame_without_anything_to_measure_ranks_nothing_and_a_weight_that_ranks_nothing_is_an_error()
    {
        using var world = World(trame: "");
        var said = (await world.RunAsync("compare", "small.yaml", "--no-maps", "--quiet")).EndedWith(0);
        Assert.Contains("-. Dark (nothing to rank by)\n", said.Output, StringComparison.Ordinal);
        Assert.All(ShownNetwork.Rows(world["out/small/comparison/ranking.csv"]), row => Assert.Equal(
            ("", "nothing_measured", ""), (row["rank"], row["verdict"], row["why"])));
        File.WriteAllText(world["small.yaml"], File.ReadAllText(world["small.yaml"])
            .Replace("comparison: {", "comparison: { weights: { trames: { verte: 0 } },", StringComparison.Ordinal));
        Assert.Contains(
            "found weights by which no trame can be ranked",
            (await world.RunAsync("check", "small.yaml")).EndedWith(2).Errors,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_run_does_nothing_and_a_change_of_one_scenario_leaves_the_others()
    {
        using var world = World();
        (await world.RunAsync("run", "small.yaml", "--no-maps", "--quiet")).EndedWith(0);
        Assert.Contains(
            "nothing has changed",
            (await world.RunAsync("run", "small.yaml", "--no-maps")).EndedWith(0).Errors,
            StringComparison.Ordinal);
        File.WriteAllText(
            world["small.yaml"],
            File.ReadAllText(world["small.yaml"]).Replace("multiply: 0.1", "multiply: 0.2", StringComparison.Ordinal));
        var plan = (await world.RunAsync("plan", "small.yaml", "--no-maps", "--json")).EndedWith(0);
        using var json = JsonDocument.Parse(plan.Output);
        var steps = json.RootElement.GetProperty("steps").EnumerateArray()
            .Where(step => step.GetProperty("state").GetString() == "to run")
            .Select(step => step.GetProperty("step").GetString()!).ToList();
        Assert.Contains("dark/verte/resistance", steps);
        Assert.All(steps, step => Assert.True(
            step.StartsWith("dark/", StringComparison.Ordinal) || step == "comparison/tables", step));
    }

    [Fact]
    public async Task Tables_follow_the_order_of_scenarios_in_the_file_in_a_later_run_too()
    {
        using var world = World();
        (await world.RunAsync("run", "small.yaml", "--no-maps", "--quiet")).EndedWith(0);
        var lines = File.ReadAllLines(world["small.yaml"]);
        var (dark, wall) = (
            Array.FindIndex(lines, line => line.StartsWith("  dark:", StringComparison.Ordinal)),
            Array.FindIndex(lines, line => line.StartsWith("  wall:", StringComparison.Ordinal)));
        (lines[dark], lines[wall]) = (lines[wall], lines[dark]);
        File.WriteAllLines(world["small.yaml"], lines);
        (await world.RunAsync("run", "small.yaml", "--no-maps", "--quiet")).EndedWith(0);
        (await world.RunAsync("run", "small.yaml", "--no-maps", "--quiet", "--out", "fresh")).EndedWith(0);
        foreach (var table in new[] { "figures", "statements", "ranking" })
        {
            Assert.Equal(
                File.ReadAllText(world[$"fresh/small/comparison/{table}.csv"]),
                File.ReadAllText(world[$"out/small/comparison/{table}.csv"]));
        }
    }

    [Fact]
    public async Task A_link_that_became_too_dear_is_lost_by_its_cost()
    {
        using var world = World();
        (await world.RunAsync("run", "small.yaml", "--no-maps", "--quiet", "--scenario", "base,wall")).EndedWith(0);
        var dearer = Changes(world).Where(link => link.Change == "kept").MaxBy(link => link.After / link.Before);
        Assert.True(dearer.After > dearer.Before);
        var between = (dearer.Before + dearer.After) / 2;
        File.WriteAllText(world["small.yaml"], File.ReadAllText(world["small.yaml"]).Replace(
            "links: {}",
            FormattableString.Invariant($"links: {{ max-distance: {{ cost: {between} }} }}"),
            StringComparison.Ordinal));
        (await world.RunAsync("run", "small.yaml", "--no-maps", "--quiet", "--scenario", "base,wall")).EndedWith(0);
        Assert.Contains(
            Changes(world), link => link is { Change: "lost", Why: "cost" } && link.Before == dearer.Before);
    }

    [Fact]
    public async Task A_trame_that_the_base_lacks_is_computed_and_not_compared()
    {
        using var world = World();
        File.WriteAllText(world["small.yaml"], File.ReadAllText(world["small.yaml"]).Replace(
            "  nothing: { title: Nothing }\n",
            "  nothing: { title: Nothing }\n  more: { title: More, edits: [{ set: trames.neuve, to: { title: Neuve, "
                + "layers: [{ table: friction.csv, column: foret, source: cover }] } }] }\n",
            StringComparison.Ordinal));
        (await world.RunAsync("run", "small.yaml", "--quiet", "--scenario", "base,more")).EndedWith(0);
        Assert.True(File.Exists(world["out/small/more/neuve/resistance.tif"]));
        Assert.False(File.Exists(world["out/small/more/neuve/change-resistance.tif"]));
        Assert.True(File.Exists(world["out/small/more/verte/change-resistance.tif"]));
    }

    [Fact]
    public async Task Some_scenarios_can_be_run_alone()
    {
        using var world = World();
        (await world.RunAsync("run", "small.yaml", "--no-maps", "--quiet", "--scenario", "base")).EndedWith(0);
        Assert.False(Directory.Exists(world["out/small/dark"]));
        Assert.False(Directory.Exists(world["out/small/comparison"]));
        var said = (await world.RunAsync("run", "small.yaml", "--scenario", "drak")).EndedWith(2);
        Assert.Contains(
            "found 'drak', which is no scenario of the pipeline: did you mean 'dark'?",
            said.Errors,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connectivity_and_hectares_are_those_of_the_layers()
    {
        using var world = World();
        (await world.RunAsync("run", "small.yaml", "--no-maps", "--quiet")).EndedWith(0);
        var networks = new[] { "base", "wall" }
            .Select(name => ShownNetwork.Of(world[$"out/small/{name}/verte"], SmallWorld.CellMetres)).ToList();
        Assert.All(networks, network => Assert.InRange(network.Links.Count, 2, int.MaxValue));
        var (before, after) = (
            networks[0].EquivalentConnectivity(2000, 0.5), networks[1].EquivalentConnectivity(2000, 0.5));
        var row = ShownNetwork.Rows(world["out/small/comparison/connectivity.csv"])
            .Single(row => row["scenario"] == "wall");
        var area = 100 * ((networks[1].Areas.Sum() / networks[0].Areas.Sum()) - 1);
        Assert.NotEqual(0, Number(row["dec_percent"]));
        Assert.Equal(100 * ((after / before) - 1), Number(row["dec_percent"]), 1e-6);
        Assert.Equal(area, Number(row["area_percent"]), 1e-6);
        Assert.Equal((100 * ((after / before) - 1)) - area, Number(row["connectivity_percent"]), 1e-6);

        var figures = ShownNetwork.Rows(world["out/small/comparison/figures.csv"])
            .Where(figure => figure["scenario"] == "wall" && figure["zone_layer"].Length == 0)
            .ToDictionary(figure => figure["figure"], figure => Number(figure["after"]));
        var corridors = Pairs(world, "corridors.tif", (_, value) => !float.IsNaN(value)).ToList();
        var cores = Pairs(world, "habitats.tif", (scenario, value) => value >= 1
            && value <= networks[scenario == "base" ? 0 : 1].Areas.Length).ToList();
        var outside = corridors.Zip(cores).Where(pair => pair.Second is { First: false, Second: false })
            .Select(pair => pair.First).ToList();
        Assert.Equal(
            Hectares(outside.Count(pair => pair is { First: false, Second: true })),
            figures["corridor_gained_ha"],
            1e-9);
        Assert.Equal(
            Hectares(outside.Count(pair => pair is { First: true, Second: false })), figures["corridor_lost_ha"], 1e-9);
        Assert.Equal(
            Hectares(cores.Count(pair => pair is { First: true, Second: false })), figures["core_lost_ha"], 1e-9);
        Assert.True(figures["core_lost_ha"] + figures["corridor_lost_ha"] + figures["corridor_gained_ha"] > 0);
    }

    [Fact]
    public async Task Other_light_redoes_what_reads_light_and_nothing_else()
    {
        using var world = World(
            "- { table: friction.csv, column: prairie, source: cover }",
            Trame.Replace("min-area: 0.1 }", "min-area: 0.1, radiance: light }", StringComparison.Ordinal));
        var plan = (await world.RunAsync("plan", "small.yaml", "--no-maps", "--json", "--scenario", "base,dark"))
            .EndedWith(0);
        using var json = JsonDocument.Parse(plan.Output);
        var steps = json.RootElement.GetProperty("steps").EnumerateArray()
            .Where(step => step.GetProperty("state").GetString() == "to run")
            .Select(step => step.GetProperty("step").GetString()!);
        Assert.Equal(
            ["dark/verte/comparison", "dark/verte/package", "dark/verte/radiance"],
            steps.Where(step => step.StartsWith("dark/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_run_says_what_each_scenario_took_and_draws_maps_of_those_that_ask_for_them()
    {
        using var world = World();
        File.WriteAllText(world["small.yaml"], File.ReadAllText(world["small.yaml"])
            .Replace("title: Dark,", "title: Dark, maps: true,", StringComparison.Ordinal));
        var said = (await world.RunAsync("run", "small.yaml", "--scenario", "base,dark,wall")).EndedWith(0);
        Assert.Matches(@"base: \d+ of \d+ steps done, 0 shared; \d+\.\d s, \d+\.\d MB", said.Errors);
        Assert.Matches(@"wall: \d+ of \d+ steps done, \d+ shared; ", said.Errors);
        Assert.Matches(@"the steps of the other 2 together took \d+\.\d times as long as those of base", said.Errors);
        Assert.True(File.Exists(world["out/small/base/verte/resistance.png"]));
        Assert.True(File.Exists(world["out/small/dark/verte/resistance-dark.png"]));
        Assert.False(File.Exists(world["out/small/wall/verte/resistance-wall.png"]));
        Assert.True(File.Exists(world["out/small/project.qgz"]));
    }

    [Theory]
    [InlineData(
        "--with", "base", "--with: found 'base' on both sides, expected another scenario to compare with 'base'")]
    [InlineData("--base", "bsae", "--base: found 'bsae', which is no scenario of the pipeline: did you mean 'base'?")]
    [InlineData("--with", "dark,wal", "--with: found 'wal', which is no scenario of the pipeline: "
        + "did you mean 'wall'? (there are: base, nothing, dark, wall)")]
    public async Task Unknown_scenarios_are_not_compared(string option, string names, string sentence)
    {
        using var world = World();
        var said = (await world.RunAsync("compare", "small.yaml", option, names)).EndedWith(2);
        Assert.Contains(sentence, said.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(world["out/small"]));
    }

    [Fact]
    public async Task Maps_of_a_scenario_carry_its_name_and_its_edits_are_layers()
    {
        using var world = World();
        // What is edited is drawn beneath, too: the picture says of itself what it was made of.
        File.WriteAllText(world["small.yaml"], File.ReadAllText(world["small.yaml"])
            .Replace("title: Wall,", "title: Wall, maps: true,", StringComparison.Ordinal)
            + "outputs: { map: { urban: { source: cover, values: [2] }, atlas: {} } }\n");
        (await world.RunAsync("run", "small.yaml", "--quiet", "--scenario", "base,wall")).EndedWith(0);
        foreach (var name in new[] { "network.png", "network.pdf", "resistance.png" })
        {
            var named = name.Replace(".", "-wall.", StringComparison.Ordinal);
            Assert.True(
                File.Exists(world[$"out/small/base/verte/{name}"])
                    && File.Exists(world[$"out/small/wall/verte/{named}"]), name);
            Assert.False(
                File.Exists(world[$"out/small/base/verte/{named}"])
                    || File.Exists(world[$"out/small/wall/verte/{name}"]), named);
        }

        Assert.True(
            File.Exists(world["out/small/base/atlas.pdf"]) && File.Exists(world["out/small/wall/atlas-wall.pdf"]));
        var lines = FeatureFile.Read(world["out/small/wall/edits.gpkg"], "edit_lines");
        var line = Assert.Single(
            Calaisis.Raster.Tables.WkbReader.Read(Assert.Single(lines.Rows).Wkb.Span).Parts.SelectMany(part => part));
        Assert.Equal([600200, 7000000, 600200, 7000300], line);
        Assert.Empty(FeatureFile.Read(world["out/small/wall/edits.gpkg"], "edit_areas").Rows);
        Assert.False(File.Exists(world["out/small/base/edits.gpkg"]));
        var compared = File.ReadAllBytes(world["out/small/wall/verte/network-wall.png"]);

        // Alone it has nothing to be compared with, which its sheet says in the place of what was gained and lost.
        (await world.RunAsync("run", "small.yaml", "--quiet", "--scenario", "wall")).EndedWith(0);
        Assert.NotEqual(compared, File.ReadAllBytes(world["out/small/wall/verte/network-wall.png"]));
    }

    /// <summary>
    /// What became of the links of the scenario 'wall': why, and what they cost before and afterwards.
    /// </summary>
    static IEnumerable<(string Change, string Why, double? Before, double? After)> Changes(SmallWorld world)
    {
        var table = FeatureFile.Read(world["out/small/wall/verte/change.gpkg"], "link_changes");
        return [.. table.Rows.Select(row => (
            (string)Of(row, "change")!, (string)Of(row, "why")!, (double?)Of(row, "cost_before"),
            (double?)Of(row, "cost_after")))];

        object? Of(Calaisis.Raster.Tables.FeatureRow row, string column) => row.Values[table.IndexOf(column)];
    }

    static double Hectares(int cells) => cells * SmallWorld.CellMetres * SmallWorld.CellMetres / 10_000;

    static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What holds in each cell of a raster of the base and of the wall.</summary>
    static IEnumerable<(bool First, bool Second)> Pairs(
        SmallWorld world, string raster, Func<string, float, bool> holds) =>
        world.Read($"out/small/base/verte/{raster}").Select(value => holds("base", value))
            .Zip(world.Read($"out/small/wall/verte/{raster}").Select(value => holds("wall", value)));

    static SmallWorld World(string layers = Layers, string trame = Trame)
    {
        var world = new SmallWorld();
        File.AppendAllText(world[world.WritePipeline(Sources, layers, trame)], Scenarios);
        return world;
    }

    static List<string> Sentences(SmallWorld world, string scenario) =>
        [.. Rows(world, "statements").Where(row => row.GetProperty("scenario").GetString() == scenario)
            .Select(row => row.GetProperty("sentence").GetString()!)];

    static List<JsonElement> Rows(SmallWorld world, string table)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(world["out/small/comparison/comparison.json"]));
        return [.. json.RootElement.GetProperty(table).EnumerateArray().Select(row => row.Clone())];
    }
}
