using System.Globalization;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Processing.Machine;
using Calaisis.Raster.Processing.PipelineFiles;
using Calaisis.Raster.Processing.Sensitivities;
using Calaisis.Raster.Sensitivity;
using Calaisis.Raster.SystemTests.Pipelines;
using OSGeo.GDAL;
using Xunit;

namespace Calaisis.Raster.SystemTests.Scenarios;

/// <summary>Sensitivity analyses of the small region.</summary>
public sealed class SensitivityTests
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

    const string Ranges = """
        sensitivity:
          draws: 6
          seed: 3
          scenarios: [base, dark]
          ranges:
            - { friction: "trames.verte.layers[cover]", factor: [0.5, 2], classes: [2, 4] }
            - { set: "trames.verte.layers[light].background", between: [0, 5] }
        scenarios:
          dark: { title: Dark, edits: [{ change: light, multiply: 0.1 }] }

        """;

    /// <summary>What is to be preserved changes no path, no corridor and no figure.</summary>
    const string WithoutEffect = "sensitivity: { draws: 3, ranges: [{ set: trames.verte.corridors.preserve-from, "
        + "between: [0.1, 0.2] }] }\n";

    [Fact]
    public async Task The_same_seed_gives_the_same_results_whatever_the_machine()
    {
        using var world = new SmallWorld();
        var (one, other) = (await Run(world, Ranges, jobs: 1), await Run(world, Ranges, jobs: 3));
        Assert.Equal(Csv(SensitivityTables.Figures(one.Trames)), Csv(SensitivityTables.Figures(other.Trames)));
        Assert.Equal(Shares(one.Trames[0]), Shares(other.Trames[0]));
        Assert.NotEqual(Csv(SensitivityTables.Figures(one.Trames)), Csv(SensitivityTables.Figures(
            (await Run(world, Ranges.Replace("seed: 3", "seed: 4", StringComparison.Ordinal))).Trames)));
    }

    [Fact]
    public async Task A_draw_is_the_pipeline_with_the_drawn_values_written_into_it()
    {
        using var world = new SmallWorld();
        var outcome = await Run(world, Ranges);
        for (var draw = 0; draw < 6; draw++)
        {
            var values = outcome.Values[draw];
            var layers = Layers
                .Replace(
                    "source: cover }",
                    string.Create(CultureInfo.InvariantCulture, $"source: cover, adjust: [{{ classes: [2], factor: "
                        + $"{values[0]:R} }}, {{ classes: [4], factor: {values[1]:R} }}] }}"),
                    StringComparison.Ordinal)
                .Replace(
                    "source: light,",
                    FormattableString.Invariant($"source: light, background: {values[2]:R},"),
                    StringComparison.Ordinal);
            var written = await Run(world, WithoutEffect, layers);
            foreach (var name in outcome.Trames[0].FigureNames)
                Assert.Equal(written.Trames[0].Reference.Figures[name], outcome.Trames[0].Figure(draw, name));
        }
    }

    [Fact]
    public async Task Corridor_shares_are_counted_over_the_draws_and_parameters_without_effect_spread_nothing()
    {
        using var world = new SmallWorld();
        var outcome = await Run(world, WithoutEffect);
        var trame = Assert.Single(outcome.Trames);
        Assert.Contains(Shares(trame), share => share == 1);
        Assert.All(Shares(trame), share => Assert.True(share == 1 || float.IsNaN(share)));
        foreach (var name in trame.FigureNames)
        {
            var spread = trame.SpreadOf(name);
            Assert.Equal((trame.Reference.Figures[name], trame.Reference.Figures[name]), (spread.Min, spread.Max));
        }

        Assert.All(trame.ReferenceLinks, link => Assert.Equal((3, link.Cost, link.Cost), (
            trame.SpreadOf(link).Count, trame.SpreadOf(link).Min, trame.SpreadOf(link).Max)));
    }

    [Fact]
    public async Task Draws_without_core_areas_are_counted_and_told()
    {
        using var world = new SmallWorld();
        var outcome = await Run(world, "sensitivity: { draws: 4, seed: 2, ranges: [{ set: "
            + "trames.verte.habitats.min-area, between: [0.05, 100], scale: log }] }\n");
        var failed = outcome.Trames[0].Failed.ToList();
        Assert.NotEmpty(failed);
        Assert.True(failed.Count < 4);
        Assert.All(
            failed, draw => Assert.Contains("found no core area", draw.Why.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Draws_with_too_few_links_to_fit_a_cost_to_are_counted_and_told()
    {
        using var world = new SmallWorld();
        // Four patches of wood in a row, farther apart from west to east; the two eastern ones are smaller.
        world.WriteRaster(
            "cover.tif", SmallWorld.Every((row, col) => IsWood(row, col) ? 1 : 2), type: DataType.GDT_Byte);
        var outcome = await Run(
            world,
            "sensitivity: { draws: 4, ranges: [{ set: trames.verte.habitats.min-area, between: [0.05, 0.2] }] }\n",
            trame: Trame.Replace("{ cost: 2000 }", "{ metres: 50, conversion: log-log }", StringComparison.Ordinal));
        var failed = outcome.Trames[0].Failed.ToList();
        Assert.InRange(failed.Count, 1, 3);
        Assert.All(failed, draw => Assert.Contains(
            "log-log rule: found 1 link with", draw.Why.ToString(), StringComparison.Ordinal));

        static bool IsWood(int row, int col) =>
            row is >= 10 and < 14 && (col is < 6 or (>= 8 and < 14) or (>= 18 and < 21) or (>= 30 and < 33));
    }

    [Fact]
    public async Task Cells_can_be_wider_than_the_grid_says()
    {
        using var world = new SmallWorld();
        var outcome = await Run(world, Ranges.Replace("draws: 6", "draws: 2\n  cell: 20", StringComparison.Ordinal));
        Assert.Equal(new Shape(15, 20), outcome.Grid.Shape);
    }

    [Fact]
    public async Task Results_of_an_earlier_analysis_do_not_stay_beside_new_ones()
    {
        using var world = new SmallWorld();
        File.AppendAllText(world[world.WritePipeline(Sources, Layers, Trame)], Ranges);
        (await world.RunAsync("sensitivity", "small.yaml", "--quiet")).EndedWith(0);
        File.WriteAllText(world["out/small-sensitivity/notes.txt"], "mine");
        File.WriteAllText(
            world["small.yaml"],
            File.ReadAllText(world["small.yaml"]).Replace("[base, dark]", "[base]", StringComparison.Ordinal));
        (await world.RunAsync("sensitivity", "small.yaml", "--quiet")).EndedWith(0);
        Assert.True(File.Exists(world["out/small-sensitivity/base/verte/links.gpkg"]));
        Assert.False(Directory.Exists(world["out/small-sensitivity/dark"]));
        Assert.True(File.Exists(world["out/small-sensitivity/notes.txt"]));
    }

    [Fact]
    public async Task An_analysis_without_a_single_network_is_an_error()
    {
        using var world = new SmallWorld();
        File.AppendAllText(
            world[world.WritePipeline(Sources, Layers, Trame)],
            "sensitivity: { draws: 2, ranges: [{ set: trames.verte.habitats.min-area, between: [900, 1000] }] }\n");
        var said = (await world.RunAsync("sensitivity", "small.yaml", "--quiet")).EndedWith(3);
        Assert.Contains("no draw leads to a network, in any scenario and trame", said.Errors, StringComparison.Ordinal);
        Assert.Contains("found no core area", said.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_leaves_shares_links_and_tables()
    {
        using var world = new SmallWorld();
        File.AppendAllText(world[world.WritePipeline(Sources, Layers, Trame)], Ranges);
        (await world.RunAsync("sensitivity", "small.yaml", "--quiet")).EndedWith(0);
        Assert.Equal(
            [
                "out/small-sensitivity/base/verte/corridor-share.tif", "out/small-sensitivity/base/verte/links.gpkg",
                "out/small-sensitivity/csv-metadata.json",
                "out/small-sensitivity/dark/verte/corridor-share.tif", "out/small-sensitivity/dark/verte/links.gpkg",
                "out/small-sensitivity/draws.csv",
                "out/small-sensitivity/figure_spread.csv",
                "out/small-sensitivity/influence.csv",
            ],
            world.Files("out"));
        foreach (var file in world.Files("out").Where(file => !file.EndsWith(".json", StringComparison.Ordinal)))
        {
            var said = (await world.RunAsync("explain", file)).EndedWith(0).Output;
            foreach (var pair in new[]
            {
                "CALAISIS_PIPELINE: small\n", "CALAISIS_STEP: sensitivity\n", "CALAISIS_DRAWS: 6, seed ",
            })
            {
                Assert.Contains(pair, said, StringComparison.Ordinal);
            }
        }

        var shares = world.Read("out/small-sensitivity/base/verte/corridor-share.tif")
            .Where(share => !float.IsNaN(share)).ToList();
        Assert.NotEmpty(shares);
        Assert.All(shares, share => Assert.Equal(Math.Round(share * 6), share * 6, 1e-5));
    }

    [Theory]
    [InlineData(
        "{ set: sources.light.scale, between: [1, 2] }", "found 'sources.light.scale', expected a key of a trame")]
    [InlineData(
        "{ set: \"trames.verte.layers[light].halo.radius\", between: [50, 100] }",
        "found 'trames.verte.layers[light].halo.radius', expected a key that changes no source")]
    [InlineData(
        "{ set: trames.verte.corridors.preserve-from, between: [0.5, 0.5] }",
        "found 0.5 to 0.5, expected the smaller number first")]
    [InlineData(
        "{ set: trames.verte.corridors.preserve-from, between: [0, 0.5], scale: log }",
        "found 0 on a logarithmic scale")]
    [InlineData(
        "{ set: trames.verte.corridors.preserve-from, between: [0.5, 2] }",
        "found the number 2, expected a number from 0 to 1")]
    [InlineData(
        "{ set: trames.vert.corridors.preserve-from, between: [0.5, 2] }",
        "this range cannot be drawn: there is no 'vert' in 'trames': did you mean 'verte'?")]
    [InlineData(
        "{ friction: \"trames.verte.layers[cover]\", factor: [0.5, 2], classes: [9] }",
        "found the class '9' to adjust, which the table")]
    [InlineData(
        "{ friction: \"trames.verte.layers[light]\", factor: [0.5, 2] }",
        "this range cannot be drawn: 'trames.verte.layers[light]' is no table layer")]
    [InlineData(
        "{ friction: \"trames.verte.layers[cover]\", factor: [0.5, 2], classes: [\"1.1\", 11] }",
        "found the class '11' a second time")]
    [InlineData(
        "{ set: \"trames.verte.layers[light].background\", between: [0, 5] }, { set: "
            + "\"trames.verte.layers[2].background\", between: [1, 2] }",
        "found a second range of one key ('trames.verte.layers[2].background')")]
    [InlineData(
        "{ friction: \"trames.verte.layers[cover]\", factor: [0.5, 2], classes: [1, 2] }, { friction: "
            + "\"trames.verte.layers[1]\", factor: [1, 2], classes: [2] }",
        "found a second range of one key ('trames.verte.layers[1] 2')")]
    [InlineData(
        "{ set: trames.verte.habitats.neighbours, between: [4, 8] }",
        "this range cannot be drawn, only its ends: found the number 5.52786, expected one of 4, 8")]
    [InlineData(
        "{ set: trames.verte.habitats.max-patches, between: [4, 8] }",
        "this range cannot be drawn, only its ends: found the number 5.52786, expected a whole number")]
    [InlineData(
        "{ set: trames.verte.title, between: [1, 2] }",
        "this range cannot be drawn: found the number 1, expected a text\n")]
    public async Task A_range_that_makes_no_sense_gets_a_sentence_before_anything_is_computed(
        string range, string sentence)
    {
        using var world = new SmallWorld();
        File.AppendAllText(
            world[world.WritePipeline(Sources, Layers, Trame)], $"sensitivity: {{ ranges: [{range}] }}\n");
        var line = File.ReadAllLines(world["small.yaml"]).Length;
        var errors = (await world.RunAsync("check", "small.yaml")).EndedWith(2).Errors;
        Assert.Contains(sentence, errors, StringComparison.Ordinal);
        Assert.All(errors.Split('\n').Where(said => said.Contains("small.yaml(", StringComparison.Ordinal)), said =>
            Assert.Contains($"small.yaml({line},", said, StringComparison.Ordinal));
    }

    static async Task<SensitivityOutcome> Run(
        SmallWorld world, string text, string layers = Layers, int jobs = 2, string trame = Trame)
    {
        var file = world[world.WritePipeline(Sources, layers, trame)];
        File.AppendAllText(file, text);
        var loaded = PipelineFile.Load(file);
        var run = new SensitivityRun(file, loaded, loaded.Pipeline.Sensitivity!, new Resources(jobs, 64 << 20, 64));
        return await run.RunAsync(world.Path, new Silence(), TestContext.Current.CancellationToken);
    }

    static float[] Shares(TrameSensitivity trame)
    {
        var shares = new float[SmallWorld.Rows * SmallWorld.Cols];
        trame.Frequency.Read(new Window(0, 0, SmallWorld.Rows, SmallWorld.Cols), shares);
        return shares;
    }

    static string Csv(Raster.Tables.FeatureTable table) =>
        System.Text.Encoding.UTF8.GetString(Raster.Tables.FeatureCsv.Bytes(table));

    sealed class Silence : IRunListener
    {
        public void Hear(RunEvent happened)
        {
        }
    }
}
