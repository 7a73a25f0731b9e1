using Calaisis.Raster.SystemTests.Vectors;
using OSGeo.GDAL;
using Xunit;

namespace Calaisis.Raster.SystemTests.Pipelines;

/// <summary>
/// Data that turn out wrong while a pipeline runs: one sentence, exit code 3 (4 where a file cannot be read), and
/// results as they were before.
/// </summary>
public sealed class RunFaultTests
{
    const string Cover = "cover: { raster: cover.tif, kind: classes }";
    const string Table = "- { table: friction.csv, column: foret, source: cover }";

    [Fact]
    public async Task A_class_without_resistance_stops_the_run_with_source_class_and_cell()
    {
        using var world = new SmallWorld();
        world.WriteRaster(
            "cover.tif", SmallWorld.Every((row, col) => row == 27 && col == 33 ? 9 : 2), type: DataType.GDT_Byte);
        await Fails(world, Cover, Table, "'cover'", "9", "row 27, column 33", "friction.csv");
    }

    [Fact]
    public async Task Cells_on_which_no_layer_speaks_stop_the_run()
    {
        using var world = new SmallWorld();
        world.WriteRaster(
            "cover.tif", SmallWorld.Every((row, _) => row < 5 ? 255 : 2), noData: 255, type: DataType.GDT_Byte);
        await Fails(world, Cover, Table,
            "trame 'verte': small.yaml(11,7): no layer gives a resistance to 200 of "
                + "1,200 cells, the first at row 0, column 0",
            "set 'uncovered'");
    }

    [Fact]
    public async Task A_text_that_the_legend_does_not_know_stops_the_run()
    {
        using var world = new SmallWorld();
        world.WriteVectors("zones.gpkg", new TestFeature(
            "POLYGON ((600000 7000000, 600400 7000000, 600400 7000300, 600000 7000300, 600000 7000000))",
            ("code", "9.9.9")));
        await Fails(
            world,
            Cover + "\nzones: { vector: zones.gpkg, value: { attribute: code }, legend: ocs2d-cs }",
            Table + "\n- { constant: 2, source: zones, combine: max }",
            "zones.gpkg", "code", "'9.9.9'");
    }

    [Fact]
    public async Task A_width_attribute_that_is_missing_stops_the_run_and_names_those_there_are()
    {
        using var world = new SmallWorld();
        world.WriteVectors("road.gpkg", SmallWorld.Road(11, ("largeur", 10.0)));
        await Fails(
            world,
            Cover + "\nroad: { vector: road.gpkg, width: { attribute: LARGUEUR } }",
            Table + "\n- { constant: 2, source: road, combine: max }",
            "road.gpkg", "LARGUEUR", "largeur");
    }

    [Fact]
    public async Task A_source_that_is_no_dataset_cannot_be_read_and_stops_the_run()
    {
        using var world = new SmallWorld();
        await File.WriteAllTextAsync(world["cover.tif"], "no raster at all", TestContext.Current.CancellationToken);
        await Fails(4, world, Cover, Table, "cover.tif: cannot be read by source 'cover'", "check the path");
    }

    [Fact]
    public async Task A_faulty_run_leaves_earlier_results_untouched()
    {
        using var world = new SmallWorld();
        world.WritePipeline(Cover, Table);
        (await world.RunAsync("run", "small.yaml")).EndedWith(0);
        var before = Results(world);
        world.WriteRaster(
            "cover.tif", SmallWorld.Every((row, col) => row == 29 && col == 39 ? 9 : 2), type: DataType.GDT_Byte);
        (await world.RunAsync("run", "small.yaml", "--tile", "8")).EndedWith(3);
        Assert.Equal(before, Results(world));
    }

    static Task Fails(SmallWorld world, string sources, string layers, params string[] words) =>
        Fails(3, world, sources, layers, words);

    static async Task Fails(int exitCode, SmallWorld world, string sources, string layers, params string[] words)
    {
        world.WritePipeline(sources, layers);
        var said = (await world.RunAsync("run", "small.yaml", "--quiet")).EndedWith(exitCode);
        Assert.Single(said.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.All(words, word => Assert.Contains(word, said.Errors, StringComparison.Ordinal));
        Assert.Empty(Results(world));
    }

    static Dictionary<string, string> Results(SmallWorld world) => world.Results().Concat(world.Scratch())
        .ToDictionary(file => file, file => Convert.ToBase64String(File.ReadAllBytes(world[file])));
}
