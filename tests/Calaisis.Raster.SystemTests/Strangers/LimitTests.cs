using Calaisis.Raster.Faults;
using Calaisis.Raster.Processing.PipelineFiles;
using Calaisis.Raster.SystemTests.Pipelines;
using Calaisis.Raster.SystemTests.Program;
using Calaisis.Raster.SystemTests.Rasters;
using OSGeo.GDAL;
using OSGeo.OSR;
using Xunit;

namespace Calaisis.Raster.SystemTests.Strangers;

/// <summary>What a pipeline file may not say, since nothing good would come of it.</summary>
public sealed class LimitTests
{
    [Theory]
    [InlineData("[2020, 20250]", "found the number 20250, expected a whole number from 0 to 9999")]
    [InlineData("[-1]", "found the number -1, expected a whole number from 0 to 9999")]
    [InlineData("[2020.5]", "found the number 2020.5, expected a whole number from 0 to 9999")]
    [InlineData("[2020, deux]", "found the text 'deux', expected a whole number from 0 to 9999")]
    [InlineData("2020", "found the number 2020, expected a list")]
    [InlineData("[]", "found a list of 0 values, expected a list")]
    public void A_year_that_is_none_is_a_fault_and_drops_no_series(string years, string sentence) =>
        Assert.Contains(Faults($"scenarios:\n  old:\n    title: Then\n    years: {years}\n"), message =>
            message.Contains(sentence, StringComparison.Ordinal));

    [Fact]
    public void Scenarios_have_a_number_that_is_refused_before_they_are_read()
    {
        var many = string.Concat(Enumerable.Range(0, 2_000).Select(i => $"  s{i}: {{ title: S }}\n"));
        Assert.Contains(Faults("scenarios:\n" + many), message => message.Contains(
            "found more than 200 scenarios", StringComparison.Ordinal));
        var years = string.Join(", ", Enumerable.Range(0, 300));
        Assert.Contains(Faults($"scenarios:\n  s: {{ title: S, years: [{years}] }}\n"), message => message.Contains(
            "found more than 200 scenarios", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(
        "name: \"small\\n\"", "found a text with U+000A, a line end, after 'small'; expected a name of small letters")]
    [InlineData(
        "sources:\n  \"roads\\n\": { raster: x.tif, preset: ocs2d-cs }", "found the name 'roads\\n' for a source")]
    [InlineData("sources:\n  \"\": { raster: x.tif, preset: ocs2d-cs }", "found the name '' for a source")]
    public void A_name_ends_where_its_letters_end(string yaml, string sentence) =>
        Assert.Contains(Faults(yaml + "\n"), message => message.Contains(sentence, StringComparison.Ordinal));

    [Theory]
    [InlineData(
        "{ raster: block.tif, kind: classes }",
        3,
        "stored in blocks of 40000 rows x 40000 columns, 1600 MB each, expected at most 256 MB")]
    [InlineData(
        "{ raster: fine.vrt, kind: classes }",
        3,
        "a cell of the grid covers 100000000 of its cells, expected at most 16000000")]
    [InlineData("{ vector: nothing.vrt }", 4, "nowhere.gpkg")]
    [InlineData("{ vector: road.gpkg, where: \"KINT = 1\" }", 3, "the filter where: \"KINT = 1\" cannot be used")]
    public async Task A_file_that_claims_too_much_or_leads_to_nothing_gets_its_sentence(
        string source, int code, string sentence)
    {
        using var world = new SmallWorld();
        world.WriteVectors("road.gpkg", SmallWorld.Road(11));
        using (var block = Gdal.GetDriverByName("GTiff")!.Create(
            world["block.tif"], 40_000, 40_000, 1, DataType.GDT_Byte,
            ["TILED=YES", "BLOCKXSIZE=40000", "BLOCKYSIZE=40000", "SPARSE_OK=TRUE"])!)
        {
            using var reference = new SpatialReference("");
            reference.SetFromUserInput("EPSG:2154");
            block.SetSpatialRef(reference);
            block.SetGeoTransform([600_000, 0.01, 0, 7_000_300, 0, -0.01]);
        }

        await File.WriteAllTextAsync(
            world["fine.vrt"],
            "<VRTDataset rasterXSize=\"2147483647\" rasterYSize=\"2147483647\"><SRS>EPSG:2154</SRS><GeoTransform>"
                + "600000, 0.001, 0, 7000300, 0, -0.001</GeoTransform>"
                + "<VRTRasterBand dataType=\"Byte\" band=\"1\"><SimpleSource><SourceFilename relativeToVRT=\"1\">"
                + "cover.tif</SourceFilename><SourceBand>1</SourceBand></SimpleSource></VRTRasterBand></VRTDataset>",
            TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            world["nothing.vrt"],
            "<OGRVRTDataSource><OGRVRTLayer "
                + "name=\"x\"><SrcDataSource>nowhere.gpkg</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>",
            TestContext.Current.CancellationToken);
        world.WritePipeline("data: " + source, "- { constant: 5, source: data }");
        var said = (await BuiltProgram.RunAsync(world.Path, "run", "small.yaml", "--no-maps", "--memory", "64M"))
            .EndedWith(code);
        Assert.Contains(sentence, said.Errors, StringComparison.Ordinal);
        Assert.Contains("source 'data'", said.Errors, StringComparison.OrdinalIgnoreCase);
    }

    static IEnumerable<string> Faults(string yaml)
    {
        using var folder = new Folder();
        File.WriteAllText(folder["x.yaml"], yaml);
        return Assert.Throws<PipelineException>(() => PipelineFile.Load(folder["x.yaml"])).Faults
            .Select(fault => fault.Message.ToString());
    }
}
