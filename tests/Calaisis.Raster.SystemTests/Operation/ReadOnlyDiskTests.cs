using Calaisis.Raster.SystemTests.Pipelines;
using Xunit;

namespace Calaisis.Raster.SystemTests.Operation;

/// <summary>What only looks writes nothing: neither where results lie nor beside the inputs.</summary>
public sealed class ReadOnlyDiskTests
{
    [Fact]
    public async Task Runs_plan_and_explain_need_no_disk_that_can_be_written()
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
            Assert.Skip("needs root, to mount a small disk");
        using var world = TwoTrames.World();
        using var disk = await SmallDisk.MountAsync(world["disk"], "size=64m");
        (await world.RunAsync("run", "two.yaml", "--quiet", "--no-maps", "--out", "disk")).EndedWith(0);
        world.WriteRaster("light.tif", SmallWorld.Every((row, col) => SmallWorld.LightAt(row, col) + 3));
        (await world.RunAsync("run", "two.yaml", "--quiet", "--no-maps", "--out", "disk")).EndedWith(0);
        await disk.RemountAsync("ro");
        Assert.Contains(
            "kept, the ones people see",
            (await world.RunAsync("runs", "--out", "disk")).EndedWith(0).Output,
            StringComparison.Ordinal);
        Assert.Contains(
            "source light changed",
            (await world.RunAsync("runs", "show", "2", "--out", "disk")).EndedWith(0).Output,
            StringComparison.Ordinal);
        Assert.Contains(
            "source light changed",
            (await world.RunAsync("runs", "diff", "1", "2", "--out", "disk")).EndedWith(0).Output,
            StringComparison.Ordinal);
        Assert.Contains(
            "2 up to date, 0 to run",
            (await world.RunAsync("plan", "two.yaml", "--no-maps", "--out", "disk")).EndedWith(0).Output,
            StringComparison.Ordinal);
        Assert.Contains(
            "made by base/noire/resistance in run 2",
            (await world.RunAsync("explain", "disk/two/base/noire/resistance.tif", "--out", "disk"))
                .EndedWith(0).Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_layer_in_GML_is_read_and_nothing_is_left_beside_it()
    {
        using var world = TwoTrames.World();
        await File.WriteAllTextAsync(world["road.gml"], """
            <ogr:FeatureCollection xmlns:ogr="http://ogr.maptools.org/" xmlns:gml="http://www.opengis.net/gml">
            <gml:featureMember><ogr:road fid="road.0">
            <ogr:geometryProperty><gml:LineString srsName="EPSG:2154">
            <gml:coordinates>600000,7000100 600400,7000100</gml:coordinates>
            </gml:LineString></ogr:geometryProperty>
            <ogr:kind>1</ogr:kind></ogr:road></gml:featureMember>
            </ogr:FeatureCollection>
            """, TestContext.Current.CancellationToken);
        TwoTrames.Write(world, extra: "\n      - { constant: 80, source: road, combine: max }");
        File.WriteAllText(
            world["two.yaml"], (await File.ReadAllTextAsync(world["two.yaml"], TestContext.Current.CancellationToken))
                .Replace("road.gpkg", "road.gml", StringComparison.Ordinal));
        var before = world.Files();
        (await world.RunAsync("plan", "two.yaml")).EndedWith(0);
        (await world.RunAsync("check", "two.yaml")).EndedWith(0);
        Assert.Equal(before, world.Files());
        (await world.RunAsync("run", "two.yaml", "--quiet", "--no-maps")).EndedWith(0);
        Assert.Equal(before, world.Files().Where(file => !file.StartsWith("out/", StringComparison.Ordinal)));
        // A schema of the user's own stays, and counts with the layer.
        await File.WriteAllTextAsync(
            world["road.gfs"],
            "<GMLFeatureClassList><GMLFeatureClass><Name>road</Name><ElementPath>road</ElementPath><GeometryType>"
                + "2</GeometryType><SRSName>EPSG:2154</SRSName></GMLFeatureClass></GMLFeatureClassList>",
            TestContext.Current.CancellationToken);
        Assert.Contains(
            "source road changed",
            (await world.RunAsync("plan", "two.yaml", "--no-maps")).EndedWith(0).Output,
            StringComparison.Ordinal);
        (await world.RunAsync("run", "two.yaml", "--quiet", "--no-maps")).EndedWith(0);
        Assert.True(File.Exists(world["road.gfs"]));
    }

    [Fact]
    public async Task A_run_warns_as_a_check_does_where_no_feature_falls_on_the_grid()
    {
        using var world = TwoTrames.World();
        world.WriteVectors("road.gpkg", new Vectors.TestFeature("LINESTRING (100000 6500000, 100100 6500000)"));
        TwoTrames.Write(world, extra: "\n      - { constant: 80, source: road, combine: max }");
        const string Warning = "none of its features falls on the grid: they cover x 100000 to 100100, "
            + "y 6500000 to 6500000, the grid ";
        Assert.Contains(
            Warning, (await world.RunAsync("check", "two.yaml")).EndedWith(0).All, StringComparison.Ordinal);
        Assert.Contains(
            $"source 'road': {Warning}",
            (await world.RunAsync("run", "two.yaml", "--quiet", "--no-maps")).EndedWith(0).Errors,
            StringComparison.Ordinal);
        string[] drawn = ["rasterize", "--input", "road.gpkg", "--output", "road.tif", "--grid", "{ like: cover.tif }",
            "--value", "1"];
        Assert.Contains(
            $"source 'input': {Warning}",
            (await world.RunAsync(["process", "run", .. drawn])).EndedWith(0).All,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_raster_beside_the_grid_stops_a_run_as_it_stops_a_check()
    {
        using var world = TwoTrames.World();
        world.WriteRaster("light.tif", SmallWorld.Every((_, _) => 1f), west: 900_000);
        TwoTrames.Write(world);
        const string Mistake = "it lies beside the grid: it covers ";
        Assert.Contains(
            Mistake, (await world.RunAsync("check", "two.yaml")).EndedWith(3).Output, StringComparison.Ordinal);
        Assert.Contains(
            $"source 'light': {Mistake}",
            (await world.RunAsync("run", "two.yaml", "--quiet", "--no-maps")).EndedWith(3).Errors,
            StringComparison.Ordinal);
    }
}
