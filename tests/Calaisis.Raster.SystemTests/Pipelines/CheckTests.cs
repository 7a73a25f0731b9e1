using Calaisis.Raster.SystemTests.Operation;
using Calaisis.Raster.SystemTests.Vectors;
using Calaisis.Raster.Tests;
using OSGeo.GDAL;
using Xunit;

namespace Calaisis.Raster.SystemTests.Pipelines;

/// <summary>What <c>check</c> finds, on data that are wrong in one way each, and the exit code it ends with.</summary>
public sealed class CheckTests
{
    const string Cover = "cover: { raster: cover.tif, kind: classes }";
    const string Table = "- { table: friction.csv, column: foret, source: cover }";
    const string Light = "light: { raster: light.tif, preset: viirs-vnl }";
    const string Curve = "- { curve: { linear: { from: 0, to: 10 } }, source: light, resistance: [1, 5] }";

    [Fact]
    public async Task A_sound_pipeline_has_nothing_to_report()
    {
        using var world = new SmallWorld();
        await Finds(world, Cover, Table, 0, "Nothing to report: the pipeline can run.");
    }

    [Fact]
    public async Task Links_that_need_more_memory_than_is_given_are_an_error_before_the_run()
    {
        using var world = new NetworkTrames().World();
        var fine = File.ReadAllText(world[NetworkTrames.File])
            .Replace("cell: 10,", "cell: 0.25,", StringComparison.Ordinal);
        File.WriteAllText(world[NetworkTrames.File], fine);
        var said = (await world.RunAsync("check", NetworkTrames.File, "--memory", "32M")).EndedWith(3);
        Assert.Contains(
            "the rasters that links and corridors of 1200 rows x 1600 columns need take ",
            said.Output,
            StringComparison.Ordinal);
        Assert.Contains(
            "more than the memory given, 24 MB; give more, or choose a larger cell",
            said.Output,
            StringComparison.Ordinal);
        Assert.DoesNotContain(
            "more than the memory given",
            (await world.RunAsync("check", NetworkTrames.File, "--memory", "256M")).All,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_ends_inside_the_grid_is_a_warning_with_both_extents()
    {
        using var world = new SmallWorld();
        world.WriteRaster("light.tif", SmallWorld.Every((_, _) => 1f, cols: 20), cols: 20);
        await Finds(world, string.Join('\n', Cover, Light), string.Join('\n', Table, Curve), 0,
            "warning  it does not cover the grid: it ends at", "50 %", "the layers that read it say nothing there");
    }

    [Fact]
    public async Task A_source_beside_the_grid_is_an_error()
    {
        using var world = new SmallWorld();
        world.WriteRaster("light.tif", SmallWorld.Every((_, _) => 1f), west: 900_000);
        await Finds(world, Light, Curve, 3, "error    it lies beside the grid", "check its 'crs' and the grid");
    }

    [Fact]
    public async Task A_source_without_coordinate_system_is_an_error_until_the_pipeline_says_it()
    {
        using var world = new SmallWorld();
        world.WriteRaster("light.tif", SmallWorld.Every((_, _) => 1f), crs: null);
        await Finds(world, Light, Curve, 3, "no coordinate system", "'crs'");
        await Finds(
            world, "light: { raster: light.tif, preset: viirs-vnl, crs: EPSG:2154 }", Curve, 0, "the pipeline can run");
    }

    [Fact]
    public async Task Classes_without_resistance_are_an_error_with_their_cells_and_the_first_place()
    {
        using var world = new SmallWorld();
        world.WriteRaster(
            "cover.tif", SmallWorld.Every((row, col) => row == 4 && col is 7 or 8 ? 9 : 2), type: DataType.GDT_Byte);
        await Finds(world, Cover, Table, 3, "has no row in table", "9 with", "column 7", "add them to column 'foret'");
    }

    [Fact]
    public async Task Classes_of_the_table_that_are_nowhere_in_the_data_are_a_note()
    {
        using var world = new SmallWorld();
        world.WriteRaster("cover.tif", SmallWorld.Every((_, _) => 2), type: DataType.GDT_Byte);
        await Finds(world, Cover, Table, 0, "note     3 classes of table", "are nowhere in source 'cover': 1 (line 2), "
            + "3 (line 4), 4 (line 5)");
    }

    [Fact]
    public async Task A_radiance_above_10_000_is_implausible()
    {
        using var world = new SmallWorld();
        world.WriteRaster("light.tif", SmallWorld.Every((row, col) => row == 2 && col == 3 ? 12_345 : 1));
        await Finds(
            world, Light, Curve, 3, "error    1 cell (", "outside the plausible range", "10000 nW/cm2/sr", "12345",
            "row 2, column 3");
    }

    [Fact]
    public async Task A_preset_finds_its_raster_in_a_file_of_several_and_reads_one_of_a_single_raster_too()
    {
        using var world = new SmallWorld();
        foreach (var (table, raw) in new[] { ("AllAngle_Composite_Snow_Free", 70), (
            "NearNadir_Composite_Snow_Free", 50) })
        {
            using var part = Gdal.Open(
                world.WriteRaster("part.tif", SmallWorld.Every((_, _) => raw), type: DataType.GDT_UInt16),
                Access.GA_ReadOnly)!;
            string[] append = File.Exists(world["several.gpkg"]) ? ["APPEND_SUBDATASET=YES"] : [];
            using var written = Gdal.GetDriverByName("GPKG")!
                .CreateCopy(world["several.gpkg"], part, 0, [$"RASTER_TABLE={table}", .. append], null, null);
        }

        const string Marble = "light: { raster: several.gpkg, preset: black-marble-vnp46a4 }";
        await Finds(world, Marble, Curve, 0, "5 nW/cm2/sr on every cell", "the pipeline can run");
        await Finds(
            world, Marble.Replace("several.gpkg", "light.tif", StringComparison.Ordinal), Curve, 0,
            "the pipeline can run");
        await Finds(
            world, Marble.Replace("a4 }", "a4, subdataset: AllAngle_Composite_Snow_Free }", StringComparison.Ordinal),
            Curve, 0, "7 nW/cm2/sr on every cell");
    }

    [Theory]
    [InlineData(25, "2.5")]
    [InlineData(105, "10.5")]
    public async Task A_pH_outside_3_to_10_is_implausible(float raw, string value)
    {
        using var world = new SmallWorld();
        world.WriteRaster("ph.tif", SmallWorld.Every((row, col) => row == 0 && col == 0 ? raw : 65));
        await Finds(
            world,
            "ph: { raster: ph.tif, preset: soilgrids-phh2o }",
            "- { curve: { trapezoid: [4.5, 6, 7.8, 9] }, source: ph, resistance: [1, 5] }",
            3,
            "outside the plausible range 3 to 10 pH", $"the first with {value} at");
    }

    [Theory]
    [InlineData("0", "is 0, expected a number above 0; if it means free habitat, set 'zeros-become: 1'")]
    [InlineData("-5", "is -5, expected a number above 0")]
    [InlineData("much", "'much' for class 'Champ' in column 'foret' is no resistance")]
    public async Task A_table_without_sound_resistances_is_refused_with_its_line(string value, string sentence)
    {
        using var world = new SmallWorld();
        await File.WriteAllTextAsync(
            world["friction.csv"],
            $"code;class;foret;source\n1;Bois;1;x\n2;Champ;{value};x\n",
            TestContext.Current.CancellationToken);
        world.WritePipeline(Cover, Table);
        var said = (await world.RunAsync("check", "small.yaml")).EndedWith(2);
        Assert.Contains("friction.csv(3,9)", said.Errors, StringComparison.Ordinal);
        Assert.Contains(sentence, said.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_with_nothing_but_NoData_is_an_error()
    {
        using var world = new SmallWorld();
        world.WriteRaster("light.tif", SmallWorld.Every((_, _) => -1f), noData: -1);
        await Finds(world, Light, Curve, 3, "error    it has no value on the grid, only NoData", "'no-data'");
    }

    [Fact]
    public async Task A_file_that_is_no_raster_is_an_error_and_the_other_sources_are_still_judged()
    {
        using var world = new SmallWorld();
        await File.WriteAllTextAsync(world["cover.tif"], "no raster at all", TestContext.Current.CancellationToken);
        world.WriteRaster("light.tif", SmallWorld.Every((_, _) => 20_000f));
        await Finds(world, Cover + "\n" + Light, Table + "\n" + Curve, 3, "cover.tif", "outside the plausible range");
    }

    [Fact]
    public async Task A_missing_file_is_named_with_its_line_in_the_pipeline()
    {
        using var world = new SmallWorld();
        File.Delete(world["cover.tif"]);
        world.WritePipeline(Cover, Table);
        var said = (await world.RunAsync("check", "small.yaml")).EndedWith(2);
        Assert.Contains("small.yaml(5,20): the file 'cover.tif' does not exist", said.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_no_trame_uses_is_a_warning()
    {
        using var world = new SmallWorld();
        await Finds(world, Cover + "\n" + Light, Table, 0, "warning  no trame uses it");
    }

    [Theory]
    [InlineData("vector: units.gpkg, where: class = 9", "found no cell of the grid whose centre lies in one of the "
        + "features for which \"class = 9\" holds, expected areas")]
    [InlineData("vector: units.gpkg, where: class = 1", "found no cell of the grid whose centre lies in one of the "
        + "features for which \"class = 1\" holds, expected areas")]
    [InlineData("vector: units.gpkg, where: class = 2", "its shape is a LINESTRING, expected an area")]
    public async Task A_territory_without_a_cell_on_the_grid_is_an_error_in_a_check(string territory, string sentence)
    {
        using var world = new SmallWorld();
        world.WriteVectors(
            "units.gpkg",
            new TestFeature(
                "POLYGON ((600011 7000011,600013 7000011,600013 7000013,600011 7000013,600011 7000011))", ("class", 1)),
            SmallWorld.Road(11, ("class", 2)));
        world.WritePipeline(Cover, Table);
        File.AppendAllText(world["small.yaml"], $"territory: {{ {territory} }}\n");
        Assert.Contains(
            sentence, (await world.RunAsync("check", "small.yaml")).EndedWith(3).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_old_place_of_the_territory_says_where_it_stands_now()
    {
        using var world = new SmallWorld();
        world.WritePipeline(Cover, Table);
        File.AppendAllText(world["small.yaml"], "outputs: { map: { territory: { vector: cover.tif } } }\n");
        var said = (await world.RunAsync("check", "small.yaml")).EndedWith(2).Errors;
        Assert.Contains(
            "the key 'territory' is none of a map any more: write it at the top of the file, beside 'zones'",
            said,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_scenario_reads_is_checked_too_and_said_once()
    {
        using var world = new SmallWorld();
        world.WriteRaster("far.tif", SmallWorld.Every((_, _) => 1f), west: 900_000);
        world.WritePipeline(
            string.Join('\n', Cover, "light: { raster: light.tif, kind: values }"), string.Join('\n', Table, Curve));
        File.AppendAllText(world["small.yaml"], """
            scenarios:
              same: { title: Same }
              far: { title: Far, edits: [{ replace: light, with: { raster: far.tif, kind: values } }] }

            """);
        var said = (await world.RunAsync("check", "small.yaml")).EndedWith(3);
        Assert.Matches(
            @"\nScenarios\n  same  nothing beyond what is said above\n  far   error    light: it lies beside the grid",
            said.Output);
        Assert.Contains(": the pipeline cannot run as it is.", said.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Scenarios",
            (await world.RunAsync("check", "small.yaml", "--scenario", "base")).EndedWith(0).Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_only_habitats_or_the_comparison_read_is_used()
    {
        using var world = new SmallWorld();
        world.WritePipeline(
            string.Join('\n', Cover, "light: { raster: light.tif, kind: values }"),
            Table,
            "habitats: { rule: [{ source: cover, values: [1] }], min-area: 0.1, radiance: light }");
        Assert.Contains(
            "Nothing to report",
            (await world.RunAsync("check", "small.yaml")).EndedWith(0).Output,
            StringComparison.Ordinal);
        world.WritePipeline(string.Join('\n', Cover, "light: { raster: light.tif, kind: values }"), Table);
        File.AppendAllText(world["small.yaml"], "comparison: { light: { source: light } }\n");
        Assert.Contains(
            "Nothing to report",
            (await world.RunAsync("check", "small.yaml")).EndedWith(0).Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_class_source_that_cannot_be_read_says_why_and_not_what_follows()
    {
        using var world = new SmallWorld();
        world.WritePipeline(
            "cover: { raster: cover.tif, kind: classes, band: 9 }",
            Table,
            "habitats: { rule: [{ source: cover, values: [1] }], min-area: 0.1 }");
        var said = (await world.RunAsync("check", "small.yaml")).EndedWith(3);
        Assert.Contains("found 1 band, expected a band 9", said.Output, StringComparison.Ordinal);
        Assert.Contains("1 error, 0 warnings", said.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_with_everything_in_it_reads_as_it_is_kept()
    {
        using var world = new SmallWorld();
        world.WriteRaster(
            "cover.tif", SmallWorld.Every((row, col) => row == 4 && col == 7 ? 9 : 2), type: DataType.GDT_Byte);
        world.WriteRaster("light.tif", SmallWorld.Every((row, _) => row == 2 ? 12_345 : 1, cols: 20), cols: 20);
        world.WriteVectors("road.gpkg", SmallWorld.Road(11, ("class", 1)));
        var road = "road: { vector: road.gpkg, width: 10 }";
        world.WritePipeline(
            string.Join('\n', Cover, Light, road), string.Join('\n', Table, Curve, "- { constant: 5, source: road }"));
        var said = (await world.RunAsync("check", "small.yaml", "--tile", "7")).EndedWith(3);
        GoldenFile.Compare(
            Path.Combine(PipelineCases.Folder, "..", "report.txt"),
            said.Output.Replace(world.Path, "FOLDER", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Uncovered_cells_that_a_run_refuses_are_refused_by_the_check_in_each_scenario()
    {
        using var world = new SmallWorld();
        world.WriteRaster("cover.tif", SmallWorld.Every((_, _) => 2), type: DataType.GDT_Byte);
        world.WriteRaster("part.tif", SmallWorld.Every((_, col) => col < 30 ? 2 : float.NaN));
        world.WritePipeline(Cover, Table);
        File.AppendAllText(world["small.yaml"], """
            scenarios:
              part: { title: Part, edits: [{ replace: cover, with: { raster: part.tif, kind: classes } }] }

            """);
        var said = (await world.RunAsync("check", "small.yaml")).EndedWith(3);
        const string Gap = "no layer gives a resistance to ";
        Assert.Matches($@"\n  part +(warning .*\n +)*error    \w+: small\.yaml\(\d+,\d+\): {Gap}", said.Output);
        Assert.Contains(
            Gap,
            (await world.RunAsync("run", "small.yaml", "--scenario", "part", "--no-maps")).EndedWith(3).Errors,
            StringComparison.Ordinal);
        (await world.RunAsync("run", "small.yaml", "--scenario", "base", "--no-maps")).EndedWith(0);
    }

    [Fact]
    public async Task A_trame_without_a_core_area_is_refused_by_the_check_as_by_the_run()
    {
        using var world = new SmallWorld();
        world.WriteRaster("cover.tif", SmallWorld.Every((_, _) => 2), type: DataType.GDT_Byte);
        world.WritePipeline(Cover, Table, "habitats: { rule: [{ source: cover, values: [2] }], min-area: 99999 }");
        const string Reason = "found no core area: ";
        var check = (await world.RunAsync("check", "small.yaml")).EndedWith(3).Output.Split('\n');
        Assert.Single(check, line => line.Contains("error    small.yaml(", StringComparison.Ordinal)
            && line.Contains($"): {Reason}", StringComparison.Ordinal));
        Assert.Contains(
            Reason,
            (await world.RunAsync("run", "small.yaml", "--no-maps")).EndedWith(3).Errors,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_layer_that_speaks_where_it_should_only_change_is_told_until_the_file_says_what_is_meant()
    {
        using var world = new SmallWorld();
        world.WriteRaster("cover.tif", SmallWorld.Every((_, col) => col < 30 ? 2 : float.NaN));
        world.WriteVectors("road.gpkg", SmallWorld.Road(11, ("class", 1)));
        const string Told = "combines by 'max', but on ";
        var sources = string.Join('\n', Cover, "road: { vector: road.gpkg, width: 10 }");
        world.WritePipeline(
            sources, Table + "\n- { constant: 5, source: road, combine: max }", "uncovered: impassable");
        Assert.Contains(
            Told, (await world.RunAsync("check", "small.yaml")).EndedWith(0).Output, StringComparison.Ordinal);
        Assert.Contains(
            Told,
            (await world.RunAsync("run", "small.yaml", "--no-maps")).EndedWith(0).Errors,
            StringComparison.Ordinal);
        world.WritePipeline(
            sources,
            Table + "\n- { constant: 5, source: road, combine: max, nothing-below: silent }",
            "uncovered: impassable");
        Assert.DoesNotContain(
            Told, (await world.RunAsync("check", "small.yaml")).EndedWith(0).Output, StringComparison.Ordinal);
    }

    static async Task Finds(SmallWorld world, string sources, string layers, int exitCode, params string[] words)
    {
        world.WritePipeline(sources, layers);
        var said = (await world.RunAsync("check", "small.yaml")).EndedWith(exitCode);
        Assert.All(words, word => Assert.Contains(word, said.Output, StringComparison.Ordinal));
    }
}
