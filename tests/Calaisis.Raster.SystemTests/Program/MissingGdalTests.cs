using Calaisis.Raster.SystemTests.Pipelines;
using Xunit;

namespace Calaisis.Raster.SystemTests.Program;

/// <summary>A machine without GDAL, or with something else in its place: one sentence, no bug of ours.</summary>
public sealed class MissingGdalTests
{
    [Theory]
    [InlineData("run", "small.yaml")]
    [InlineData("plan", "small.yaml")]
    [InlineData("check", "small.yaml")]
    [InlineData(
        "process", "run", "cost-path", "--resistance", "light.tif", "--from", "cover.tif", "--to", "cover.tif",
        "--output", "o.gpkg")]
    public async Task Whatever_needs_GDAL_says_that_it_is_missing(params string[] arguments)
    {
        using var world = World();
        var before = world.Files();
        var said = (await RunAsync(world, "/nowhere/libgdal.so", arguments)).EndedWith(4);
        Assert.Equal(
            "calaisis: GDAL: cannot be used (GDAL_LIBRARY names '/nowhere/libgdal.so', "
                + "which is not a library that loads).\n",
            said.Errors[said.Errors.IndexOf("calaisis: ", StringComparison.Ordinal)..]);
        Assert.Equal(before, world.Files().Where(file => !file.EndsWith(".clef", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_library_that_is_none_of_GDAL_is_named_too()
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("names a library of Linux");
        using var world = World();
        Assert.Contains(
            "GDAL: cannot be used (",
            (await RunAsync(world, "libc.so.6", "run", "small.yaml")).EndedWith(4).Errors,
            StringComparison.Ordinal);
        Assert.Contains(
            "MISSING GDAL",
            (await RunAsync(world, "libc.so.6", "doctor")).EndedWith(4).Output,
            StringComparison.Ordinal);
    }

    static Task<Said> RunAsync(SmallWorld world, string library, params string[] arguments) =>
        BuiltProgram.RunAsync(world.Path, new Dictionary<string, string> { ["GDAL_LIBRARY"] = library }, arguments);

    static SmallWorld World()
    {
        var world = new SmallWorld();
        world.WritePipeline(
            "cover: { raster: cover.tif, kind: classes }", "- { table: friction.csv, column: foret, source: cover }");
        return world;
    }
}
