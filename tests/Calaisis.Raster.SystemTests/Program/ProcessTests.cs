using Calaisis.Raster.SystemTests.Pipelines;
using OSGeo.GDAL;
using Xunit;

namespace Calaisis.Raster.SystemTests.Program;

/// <summary>Every operation on its own, on data whose result the test works out by itself.</summary>
public sealed class ProcessTests
{
    [Fact]
    public async Task Align_takes_the_nearest_class_and_scales_values()
    {
        using var world = new SmallWorld();
        await Run(
            world, "align", "--input", "light.tif", "--kind", "values", "--scale", "10", "--offset", "3",
            "--resampling", "nearest",
            "--grid", "{ extent: [600100, 7000100, 600200, 7000200], cell: 10, crs: EPSG:2154 }");
        Assert.Equal(
            SmallWorld.Every((row, col) => (float)((SmallWorld.LightAt(row + 10, col + 10) * 10.0) + 3), 10, 10),
            world.Read("result.tif"));
    }

    [Fact]
    public async Task Rasterize_burns_a_road_at_its_width()
    {
        using var world = new SmallWorld();
        world.WriteVectors("road.gpkg", SmallWorld.Road(11, ("class", 7), ("width", 30.0)));
        await Run(
            world, "rasterize", "--input", "road.gpkg", "--grid", SmallWorld.Grid,
            "--value", "{ attribute: class }", "--width", "{ attribute: width }");
        Assert.Equal(SmallWorld.Every((row, _) => row is >= 10 and <= 12 ? 7 : float.NaN), world.Read("result.tif"));
    }

    [Fact]
    public async Task Reclassify_looks_every_class_up()
    {
        using var world = new SmallWorld();
        await Run(
            world, "reclassify", "--input", "cover.tif", "--kind", "classes", "--table", "friction.csv", "--column",
            "foret");
        Assert.Equal(
            SmallWorld.Every(
                (row, col) => SmallWorld.CoverAt(row, col) switch { 1 => 1, 2 => 50, 3 => float.NaN, _ => 100 }),
            world.Read("result.tif"));
    }

    [Fact]
    public async Task Curve_follows_its_formula()
    {
        using var world = new SmallWorld();
        await Run(
            world, "curve", "--input=light.tif", "--kind=values", "--curve={ linear: { from: 5, to: 15 } }",
            "--resistance=[2, 12]", "--barrier-from", "19");
        Assert.Equal(
            SmallWorld.Every((row, col) =>
            {
                var light = SmallWorld.LightAt(row, col);
                return light >= 19 ? float.NaN : (float)(2 + (Math.Clamp((light - 5.0) / 10.0, 0, 1) * 10));
            }),
            world.Read("result.tif"));
    }

    [Fact]
    public async Task Combine_multiplies_adds_and_keeps_what_has_no_data()
    {
        using var world = new SmallWorld();
        world.WriteRaster("a.tif", SmallWorld.Every((row, col) => row == 0 ? -1 : 1 + col), noData: -1);
        world.WriteRaster("b.tif", SmallWorld.Every((row, _) => row == 1 ? -1 : 4), noData: -1);
        await Run(world, "combine", "--inputs", "[a.tif, b.tif]", "--combine", "add");
        Assert.Equal(
            SmallWorld.Every((row, col) => row switch { 0 => 4, 1 => 1 + col, _ => 5 + col }),
            world.Read("result.tif"));
        await Run(world, "combine", "--inputs", "[a.tif, b.tif]", "--combine", "multiply", "--range", "[1, 100]");
        Assert.Equal(
            SmallWorld.Every(
                (row, col) => row switch { 0 => float.NaN, 1 => 1 + col, _ => Math.Min(100, 4 * (1 + col)) }),
            world.Read("result.tif"));
    }

    [Fact]
    public async Task Resistance_gives_what_the_pipeline_gives_for_its_trame()
    {
        using var world = World();
        (await world.RunAsync("run", "small.yaml", "--quiet")).EndedWith(0);
        await Run(world, "resistance", "--pipeline", "small.yaml", "--trame", "verte");
        Assert.Equal(world.Read("out/small/base/verte/resistance.tif"), world.Read("result.tif"));
    }

    [Fact]
    public async Task A_trame_that_the_pipeline_lacks_is_refused_with_those_it_has()
    {
        using var world = World();
        var said = await world.RunAsync(
            "process", "run", "resistance", "--pipeline", "small.yaml", "--trame", "vert", "--output", "x.tif");
        said.EndedWith(2);
        Assert.Contains(
            "no trame 'vert': did you mean 'verte'? (it has: verte)", said.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_draws_a_page_and_the_same_one_twice()
    {
        using var world = new SmallWorld();
        foreach (var name in new[] { "a.png", "b.png" })
        {
            (await world.RunAsync(
                "process", "run", "render", "--input", "light.tif", "--output", name, "--title", "Lumière",
                "--language", "fr", "--tile",
                name == "a.png" ? "7" : "512")).EndedWith(0);
        }

        var picture = await File.ReadAllBytesAsync(world["a.png"], TestContext.Current.CancellationToken);
        Assert.True(picture.AsSpan(1).StartsWith("PNG"u8));
        Assert.Equal(picture, await File.ReadAllBytesAsync(world["b.png"], TestContext.Current.CancellationToken));
        Assert.True(picture.Length > 10_000, "a page has more than a frame");
    }

    [Fact]
    public async Task A_result_that_cannot_be_made_leaves_the_one_before()
    {
        using var world = new SmallWorld();
        await Run(
            world, "reclassify", "--input", "cover.tif", "--kind", "classes", "--table", "friction.csv", "--column",
            "foret");
        var before = await File.ReadAllBytesAsync(world["result.tif"], TestContext.Current.CancellationToken);
        world.WriteRaster("cover.tif", SmallWorld.Every((_, _) => 9), type: DataType.GDT_Byte);
        var said = await world.RunAsync(
            "process", "run", "reclassify", "--input", "cover.tif", "--kind", "classes", "--table", "friction.csv",
            "--column", "foret", "--output", "result.tif");
        said.EndedWith(3);
        Assert.Equal(before, await File.ReadAllBytesAsync(world["result.tif"], TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(
        "cover.tif", "reclassify", "--input", "cover.tif", "--kind", "classes", "--table", "friction.csv", "--column",
        "foret")]
    [InlineData(
        "friction.csv", "reclassify", "--input", "cover.tif", "--kind", "classes", "--table", "friction.csv",
        "--column", "foret")]
    [InlineData("small.yaml", "resistance", "--pipeline", "small.yaml", "--trame", "verte")]
    [InlineData("cover.tif", "resistance", "--pipeline", "small.yaml", "--trame", "verte")]
    [InlineData("light.tif", "combine", "--inputs", "[light.tif, cover.tif]")]
    public async Task What_is_read_is_never_written_over(string file, string id, params string[] arguments)
    {
        using var world = World();
        var before = await File.ReadAllBytesAsync(world[file], TestContext.Current.CancellationToken);
        var said = (await world.RunAsync(["process", "run", id, .. arguments, "--output", file])).EndedWith(2);
        Assert.Contains(
            $"{file}' is also read, and would be lost: choose another file", said.Errors, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(world[file], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Two_outputs_are_two_files()
    {
        using var world = World();
        string[] arguments = ["cost-distance", "--resistance", "cover.tif", "--sources", "cover.tif", "--output",
            "r.tif", "--allocation", "./r.tif"];
        var said = (await world.RunAsync(["process", "run", .. arguments])).EndedWith(2);
        Assert.Contains(
            "r.tif' is written twice: choose a file of its own for each", said.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(world["r.tif"]));
    }

    [Fact]
    public async Task A_key_without_a_value_is_told_so()
    {
        using var world = World();
        var said = (await world.RunAsync("process", "run", "align", "--input", "--output", "x.tif")).EndedWith(2);
        Assert.Contains(
            "--input: found nothing after it, expected a raster file that GDAL opens",
            said.Errors,
            StringComparison.Ordinal);
    }

    static SmallWorld World()
    {
        var world = new SmallWorld();
        world.WritePipeline(
            "cover: { raster: cover.tif, kind: classes }", "- { table: friction.csv, column: foret, source: cover }");
        return world;
    }

    static async Task Run(SmallWorld world, string id, params string[] arguments) =>
        (await world.RunAsync(["process", "run", id, "--quiet", .. arguments, "--output", "result.tif"])).EndedWith(0);
}
