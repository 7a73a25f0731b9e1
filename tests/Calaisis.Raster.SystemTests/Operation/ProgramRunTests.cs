using System.Text.Json;
using Calaisis.Raster.SystemTests.Pipelines;
using Xunit;

namespace Calaisis.Raster.SystemTests.Operation;

/// <summary>The program run again and again on a small pipeline of two trames.</summary>
public sealed class ProgramRunTests
{
    [Fact]
    public async Task A_run_with_nothing_changed_does_nothing_and_says_so()
    {
        using var world = TwoTrames.World();
        var first = (await world.RunAsync("run", "two.yaml")).EndedWith(0);
        Assert.Matches(
            @" done: 7 of 7 steps in [\d.]+ s \([\d.]+ s of processor time, \d+ MB at most\), run 1; ", first.Errors);
        // Nor does it matter how much of the machine it may use.
        var again = (await world.RunAsync("run", "two.yaml", "--jobs", "1", "--tile", "16", "--memory", "64M"))
            .EndedWith(0);
        Assert.Contains("7 steps: 7 up to date, 0 to run", again.Errors, StringComparison.Ordinal);
        Assert.Contains("nothing has changed", again.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_changed_is_done_with_what_depends_on_it_and_nothing_else()
    {
        using var world = TwoTrames.World();
        (await world.RunAsync("run", "two.yaml", "--quiet")).EndedWith(0);
        Assert.Equal([], await ToRunAsync(world));

        File.WriteAllText(
            world["friction.csv"],
            (await File.ReadAllTextAsync(world["friction.csv"], TestContext.Current.CancellationToken))
                .Replace("2;Champ;50;30;", "2;Champ;60;30;", StringComparison.Ordinal));
        Assert.Equal(
            [
                "base/verte/resistance: table of layer 1[2]: 50 -> 60",
                "base/verte/resistance-map: base/verte/resistance is made anew",
                "base/preflight: table friction.csv changed",
                "report: base/preflight is made anew; base/verte/resistance is made anew; table friction.csv changed",
            ],
            await ToRunAsync(world));
        (await world.RunAsync("run", "two.yaml", "--quiet")).EndedWith(0);

        world.WriteRaster("light.tif", SmallWorld.Every((row, col) => SmallWorld.LightAt(row, col) + 1));
        Assert.Equal(
            [
                "base/noire/resistance: source light changed",
                "base/noire/resistance-map: base/noire/resistance is made anew",
                "base/preflight: source light changed",
                "report: base/preflight is made anew; base/noire/resistance is made anew; source light changed",
            ],
            await ToRunAsync(world));
        (await world.RunAsync("run", "two.yaml", "--quiet")).EndedWith(0);

        TwoTrames.Write(world, title: "Autre titre");
        var titled = await ToRunAsync(world);
        Assert.Equal(
            [
                "base/verte/resistance-map: subtitle: \"Petite région\" -> \"Autre titre\"",
                "base/noire/resistance-map: subtitle: \"Petite région\" -> \"Autre titre\"",
            ],
            titled.Take(2));
        Assert.Equal(["report", "qgis-project"], titled.Skip(2).Select(line => line.Split(':')[0]));
        (await world.RunAsync("run", "two.yaml", "--quiet")).EndedWith(0);
        Assert.Equal([], await ToRunAsync(world));
    }

    [Fact]
    public async Task Where_files_lie_does_not_matter_nor_what_lies_beside_unless_it_is_read()
    {
        using var world = TwoTrames.World();
        (await world.RunAsync("run", "two.yaml", "--quiet")).EndedWith(0);
        File.Move(world["light.tif"], world["renamed.tif"]);
        TwoTrames.Write(world, light: "renamed.tif");
        Assert.Equal([], await ToRunAsync(world));
        // A sidecar that GDAL reads with the raster.
        File.WriteAllText(world["renamed.tif.aux.xml"], "<PAMDataset><PAMRasterBand band=\"1\"><NoDataValue>"
            + "3</NoDataValue></PAMRasterBand></PAMDataset>");
        Assert.Equal("base/noire/resistance: source light changed", (await ToRunAsync(world))[0]);
    }

    [Fact]
    public async Task What_GDAL_reads_with_a_table_of_places_counts_with_it()
    {
        using var world = TwoTrames.World();
        File.WriteAllText(world["road.csv"], "WKT,kind\n\"LINESTRING (600000 7000100, 600400 7000100)\",1\n");
        File.WriteAllText(world["road.csvt"], "WKT,Integer\n");
        TwoTrames.Write(world, extra: "\n      - { constant: 80, source: road, combine: max }");
        File.WriteAllText(
            world["two.yaml"], (await File.ReadAllTextAsync(world["two.yaml"], TestContext.Current.CancellationToken))
                .Replace("road.gpkg", "road.csv, crs: EPSG:2154", StringComparison.Ordinal));
        (await world.RunAsync("run", "two.yaml", "--quiet")).EndedWith(0);
        Assert.Equal([], await ToRunAsync(world));
        File.WriteAllText(world["road.csvt"], "WKT,String\n");
        Assert.Equal("base/verte/resistance: source road changed", (await ToRunAsync(world))[0]);
    }

    [Theory]
    [InlineData(", radiance: light", "", "habitats", "links", "cost", "network")]
    [InlineData("probability: 0.5", "probability: 0.5, circuitscape: geotiff", "network", "package", "sheet", "atlas")]
    public async Task What_a_step_does_not_depend_on_leaves_it_as_it_is(
        string before, string after, params string[] untouched)
    {
        using var world = new NetworkTrames().World();
        (await world.RunAsync("run", NetworkTrames.File, "--quiet")).EndedWith(0);
        var text = await File.ReadAllTextAsync(world[NetworkTrames.File], TestContext.Current.CancellationToken);
        Assert.Contains(before, text, StringComparison.Ordinal);
        File.WriteAllText(world[NetworkTrames.File], text.Replace(before, after, StringComparison.Ordinal));
        var planned = (await ToRunAsync(world, NetworkTrames.File)).Select(line => line.Split(':')[0]).ToList();
        Assert.NotEmpty(planned);
        Assert.DoesNotContain(planned, step => untouched.Contains(step.Split('/')[^1]));
    }

    [Fact]
    public async Task Costs_without_dispersal_do_not_depend_on_zones()
    {
        using var world = TwoTrames.World();
        NetworkTrames.WriteZones(world, NetworkTrames.EastFrom);
        var text = (await File.ReadAllTextAsync(world["two.yaml"], TestContext.Current.CancellationToken))
            .Replace("title: Trame noire", "title: Trame noire\n    cost: { source: road }", StringComparison.Ordinal);
        File.WriteAllText(world["two.yaml"], text + "zones: { commune: { vector: units.gpkg, name: NOM } }\n");
        (await world.RunAsync("run", "two.yaml", "--quiet")).EndedWith(0);
        File.WriteAllText(world["two.yaml"], text + "zones: { canton: { vector: units.gpkg, name: NOM } }\n");
        Assert.DoesNotContain(
            await ToRunAsync(world), line => line.StartsWith("base/noire/cost:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_plan_is_text_for_people_and_JSON_for_programs_and_changes_nothing()
    {
        using var world = TwoTrames.World();
        var before = world.Files();
        var said = (await world.RunAsync("plan", "two.yaml")).EndedWith(0);
        Assert.Contains("to run      base/verte/resistance      first run\n", said.Output, StringComparison.Ordinal);
        Assert.EndsWith("7 steps: 0 up to date, 7 to run\n", said.Output, StringComparison.Ordinal);
        Assert.Equal(before, world.Files());
        (await world.RunAsync("run", "two.yaml", "--quiet", "--no-maps")).EndedWith(0);
        using var json = JsonDocument.Parse((await world.RunAsync("plan", "two.yaml", "--json")).EndedWith(0).Output);
        Assert.Equal(5, json.RootElement.GetProperty("toRun").GetInt32());
        var map = json.RootElement.GetProperty("steps").EnumerateArray()
            .Single(step => step.GetProperty("step").GetString() == "base/noire/resistance-map");
        Assert.Equal(("to run", "base/noire/resistance"), (
            map.GetProperty("state").GetString(), map.GetProperty("reads")[0].GetString()));
    }

    [Fact]
    public async Task A_damaged_file_of_the_cache_is_noticed_and_made_again()
    {
        using var world = new NetworkTrames().World();
        (await world.RunAsync("run", NetworkTrames.File, "--quiet")).EndedWith(0);
        var before = world.Bytes("out");
        var cached = Directory.GetFiles(world["out/.calaisis/net/cache"], "*", SearchOption.AllDirectories);
        foreach (var name in new[] { "habitats.tif", ".links.gpkg", "verte.gpkg" })
        {
            var file = cached.First(path => Path.GetFileName(path) == name);
            var (time, bytes) = (
                File.GetLastWriteTimeUtc(file),
                await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
            bytes[bytes.Length / 2] ^= 0x10;
            File.SetAttributes(file, FileAttributes.Normal);
            await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
            File.SetLastWriteTimeUtc(file, time);
        }

        var said = (await world.RunAsync("run", NetworkTrames.File)).EndedWith(0).Errors;
        Assert.Contains("(its stored results are damaged)", said, StringComparison.Ordinal);
        Assert.DoesNotContain("to run: base/verte/resistance ", said, StringComparison.Ordinal);
        Assert.Equal(before, world.Bytes("out"));
    }

    [Fact]
    public async Task A_pipeline_starts_no_program_even_through_the_files_it_reads()
    {
        using var world = TwoTrames.World();
        // A virtual raster may hold Python; GDAL runs it only where it is told to.
        await File.WriteAllTextAsync(world["code.vrt"], $"""
            <VRTDataset rasterXSize="40" rasterYSize="30"><SRS>EPSG:2154</SRS>
            <GeoTransform>600000, 10, 0, 7000300, 0, -10</GeoTransform>
            <VRTRasterBand dataType="Float32" band="1" subClass="VRTDerivedRasterBand">
            <PixelFunctionType>make</PixelFunctionType><PixelFunctionLanguage>Python</PixelFunctionLanguage>
            <PixelFunctionCode><![CDATA[
            import os
            open('{world["made.txt"]}', 'w').close()
            def make(in_ar, out_ar, xoff, yoff, xsize, ysize, raster_xsize, raster_ysize, r, gt, **kwargs):
                open('{world["made.txt"]}', 'w').close()
            ]]></PixelFunctionCode>
            <SimpleSource>
            <SourceFilename relativeToVRT="1">light.tif</SourceFilename><SourceBand>1</SourceBand>
            </SimpleSource></VRTRasterBand></VRTDataset>
            """, TestContext.Current.CancellationToken);
        TwoTrames.Write(world, light: "code.vrt");
        (await world.RunAsync("run", "two.yaml", "--quiet")).EndedWith(4);
        Assert.False(File.Exists(world["made.txt"]));
        Assert.Empty(world.Results());
    }

    [Fact]
    public async Task A_failed_trame_is_named_with_what_was_not_done_and_the_rest_goes_on_if_asked()
    {
        using var world = TwoTrames.World();
        world.WriteRaster(
            "cover.tif",
            SmallWorld.Every((row, col) => row == 3 && col == 3 ? 9 : 2),
            type: OSGeo.GDAL.DataType.GDT_Byte);
        var said = (await world.RunAsync("run", "two.yaml", "--keep-going")).EndedWith(3);
        Assert.Contains("failed: base/verte/resistance", said.Errors, StringComparison.Ordinal);
        Assert.Contains("not done because of it: base/verte/resistance-map", said.Errors, StringComparison.Ordinal);
        Assert.Empty(world.Results());
        Assert.Equal(
            ["base/verte/resistance", "base/verte/resistance-map", "report"],
            (await ToRunAsync(world)).Select(line => line.Split(':')[0]));
    }

    [Fact]
    public async Task Random_changes_to_a_pipeline_give_what_a_run_from_nothing_gives()
    {
        var random = new Random(7);
        using var world = TwoTrames.World();
        for (var round = 0; round < 6; round++)
        {
            switch (random.Next(5))
            {
                case 0:
                    world.WriteRaster(
                        "light.tif", SmallWorld.Every((row, col) => SmallWorld.LightAt(row, col) + random.Next(2)));
                    break;
                case 1:
                    world.WriteRaster(
                        "cover.tif",
                        SmallWorld.Every((row, col) => 1 + ((row + col + round) % 4)),
                        noData: 255,
                        type: OSGeo.GDAL.DataType.GDT_Byte);
                    break;
                case 2:
                    TwoTrames.Write(world, title: $"Titre {random.Next(3)}", to: 5 + random.Next(3));
                    break;
                case 3:
                    File.WriteAllText(
                        world["friction.csv"], $"code;class;foret;prairie;source\n1;Bois;1;{20 + random.Next(2)};d\n"
                            + $"2;Champ;{50 + random.Next(2)};30;d\n3;Bâti;X;1000;d\n4;Eau;100;100;d\n");
                    break;
                default:
                    TwoTrames.Write(
                        world,
                        extra: random.Next(2) == 0 ? "\n      - { constant: 3, source: road, combine: max }" : "");
                    break;
            }

            (await world.RunAsync("run", "two.yaml", "--quiet")).EndedWith(0);
            (await world.RunAsync(
                "run", "two.yaml", "--quiet", "--out", $"fresh{round}", "--jobs", "1", "--tile", "16")).EndedWith(0);
            Assert.Equal(world.Bytes($"fresh{round}"), world.Bytes("out"));
        }
    }

    /// <summary>The steps that a run would do, with their reasons.</summary>
    static async Task<List<string>> ToRunAsync(SmallWorld world, string pipeline = "two.yaml")
    {
        using var json = JsonDocument.Parse((await world.RunAsync("plan", pipeline, "--json")).EndedWith(0).Output);
        return
        [
            .. json.RootElement.GetProperty("steps").EnumerateArray()
                .Where(step => step.GetProperty("state").GetString() == "to run")
                .Select(step => $"{step.GetProperty("step").GetString()}: {string.Join("; ", Reasons(step))}"),
        ];

        static IEnumerable<string?> Reasons(JsonElement step) =>
            step.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetString());
    }
}
