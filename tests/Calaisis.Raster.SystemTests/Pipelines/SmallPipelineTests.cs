using System.Text.Json;
using Xunit;

namespace Calaisis.Raster.SystemTests.Pipelines;

/// <summary>
/// A small pipeline from its inputs to its results, with every cell worked out a second time by the test.
/// </summary>
public sealed class SmallPipelineTests
{
    const string Sources = """
        cover: { raster: cover.tif, kind: classes }
        light: { raster: light.tif, kind: values }
        road: { vector: road.gpkg, value: { attribute: class }, width: { attribute: width } }
        """;

    const string Layers = """
        - { table: friction.csv, column: foret, source: cover }
        - { curve: { linear: { from: 0, to: 10 } }, source: light, background: 2, resistance: [1, 5],
            combine: multiply }
        - { table: roads.csv, column: foret, source: road, combine: max }
        """;

    [Fact]
    public async Task Every_cell_has_the_resistance_that_its_cover_light_and_road_give()
    {
        using var world = World();
        (await world.RunAsync("run", "small.yaml", "--quiet")).EndedWith(0);
        Assert.Equal(Expected(), world.Read("out/small/base/verte/resistance.tif"));
    }

    [Fact]
    public async Task The_results_lie_where_they_are_promised_and_nothing_lies_beside_them()
    {
        using var world = World();
        (await world.RunAsync("run", "small.yaml", "--out", "results")).EndedWith(0);
        Assert.Equal(
            [
                "results/small/base/run.json", "results/small/base/verte/resistance.png",
                "results/small/base/verte/resistance.tif", "results/small/project.qgz", "results/small/report.html",
                "results/small/run.json",
            ],
            world.Results("results"));
        Assert.Equal(
            [".calaisis", "small"],
            Directory.EnumerateFileSystemEntries(world["results"]).Select(entry => Path.GetFileName(entry)).Order());
        Assert.Empty(world.Scratch("results"));
    }

    [Theory]
    [InlineData("--jobs", "1")]
    [InlineData("--jobs", "7")]
    [InlineData("--tile", "3")]
    [InlineData("--tile", "64")]
    [InlineData("--memory", "16M")]
    [InlineData("--memory", "2G")]
    public async Task Speed_options_change_no_byte_of_any_result(string option, string value)
    {
        using var world = World();
        (await world.RunAsync("run", "small.yaml", "--out", "a", "--jobs", "2", "--tile", "512")).EndedWith(0);
        (await world.RunAsync("run", "small.yaml", "--out", "b", option, value)).EndedWith(0);
        foreach (var file in new[] { "run.json", "verte/resistance.png", "verte/resistance.tif" })
        {
            Assert.True(
                File.ReadAllBytes(world["a/small/base/" + file])
                    .SequenceEqual(File.ReadAllBytes(world["b/small/base/" + file])),
                $"{file} differs with {option} {value}");
        }
    }

    [Fact]
    public async Task The_manifest_names_inputs_and_outputs_with_the_hashes_they_have()
    {
        using var world = World();
        (await world.RunAsync("run", "small.yaml")).EndedWith(0);
        using var manifest = JsonDocument.Parse(await File.ReadAllTextAsync(
            world["out/small/base/run.json"], TestContext.Current.CancellationToken));
        var root = manifest.RootElement;
        foreach (var input in root.GetProperty("inputs").EnumerateArray()) AssertHash(world.Path, input);
        Assert.Equal(
            ["cover.tif", "light.tif", "road.gpkg", "friction.csv", "roads.csv"],
            root.GetProperty("inputs").EnumerateArray().Select(input => input.GetProperty("path").GetString()));
        foreach (var output in root.GetProperty("outputs").EnumerateArray())
            AssertHash(world["out/small/base"], output);
        Assert.Equal(
            ["../project.qgz", "../report.html", "verte/resistance.png", "verte/resistance.tif"],
            root.GetProperty("outputs").EnumerateArray().Select(output => output.GetProperty("path").GetString()!)
                .Order(StringComparer.Ordinal));
        var trame = root.GetProperty("trames")[0];
        Assert.Equal(1200, trame.GetProperty("cells").GetInt64());
        Assert.Equal(Expected().Count(float.IsNaN), trame.GetProperty("impassableCells").GetInt64());
        Assert.Equal(Expected().Where(float.IsFinite).Max(), trame.GetProperty("maxResistance").GetSingle());
    }

    static SmallWorld World()
    {
        var world = new SmallWorld();
        world.WriteVectors(
            "road.gpkg",
            SmallWorld.Road(11, ("class", 1), ("width", 10.0)),
            SmallWorld.Road(20, ("class", 2), ("width", 30.0)));
        world.WritePipeline(Sources, Layers, "range: [1, 4000]");
        return world;
    }

    static float[] Expected() => SmallWorld.Every((row, col) =>
    {
        var cover = SmallWorld.CoverAt(row, col) switch { 1 => 1f, 2 => 50f, 3 => float.PositiveInfinity, _ => 100f };
        var stress = Math.Clamp(Math.Max(SmallWorld.LightAt(row, col) - 2f, 0f) / 10.0, 0, 1);
        var lit = cover * (float)(1 + (stress * 4));
        var road = row == 11 ? 5000f : row is >= 19 and <= 21 ? 80f : 0f;
        var resistance = Math.Max(lit, road);
        return float.IsInfinity(resistance) ? float.NaN : Math.Clamp(resistance, 1f, 4000f);
    });

    static void AssertHash(string folder, JsonElement file)
    {
        var bytes = File.ReadAllBytes(Path.Combine(folder, file.GetProperty("path").GetString()!));
        Assert.Equal(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)),
            file.GetProperty("sha256").GetString());
        Assert.Equal(bytes.Length, file.GetProperty("bytes").GetInt64());
    }
}
