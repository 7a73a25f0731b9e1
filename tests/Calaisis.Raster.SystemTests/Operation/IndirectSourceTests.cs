using System.IO.Compression;
using Calaisis.Raster.Geo.Datasets;
using Calaisis.Raster.Operation.Storage;
using Calaisis.Raster.Planning;
using Calaisis.Raster.SystemTests.Pipelines;
using Xunit;

namespace Calaisis.Raster.SystemTests.Operation;

/// <summary>
/// Sources that lead to others: a change at the end of the way is noticed, or the source is read every time.
/// </summary>
public sealed class IndirectSourceTests : IDisposable
{
    readonly SmallWorld _world = new();

    public IndirectSourceTests()
    {
        _world.WriteVectors("road.gpkg", SmallWorld.Road(11));
        Change(0);
    }

    public void Dispose() => _world.Dispose();

    public static TheoryData<string, string> Followed => new()
    {
        { "a raster", "light.tif" },
        { "a virtual raster", Raster("1", "light.tif") },
        { "to a raster by its full path", Raster("0", "{folder}/light.tif") },
        { "to an archive", Raster("0", "/vsizip/{folder}/light.zip/light.tif") },
        { "to a part of a file", Raster("0", "/vsisubfile/0_100000,{folder}/light.tif") },
        { "to another of another name", Raster("1", "inner.xml") },
        { "to one that leads to an archive", Raster("1", "zipped.txt") },
        { "a virtual layer", Vector("1", "road.gpkg") },
        { "a virtual layer to an archive", Vector("0", "/vsizip/{folder}/road.zip/road.gpkg") },
        { "to an archive in a virtual layer of a union",
            "<OGRVRTDataSource><OGRVRTUnionLayer name=\"all\">" + Layer("0", "/vsizip/{folder}/road.zip/road.gpkg")
                + "</OGRVRTUnionLayer></OGRVRTDataSource>" },
        { "an archive", "/vsizip/{folder}/light.zip/light.tif" },
        { "a part of a file", "/vsisubfile/0_100000,{folder}/light.tif" },
    };

    [Theory]
    [MemberData(nameof(Followed))]
    public void A_change_at_the_end_of_the_way_is_noticed(string what, string source)
    {
        Assert.NotEmpty(what);
        var path = Place(source);
        var before = TextOf(path);
        Assert.NotNull(before);
        Assert.Equal(before, TextOf(path));
        Change(1);
        Assert.NotEqual(before, TextOf(path));
    }

    public static TheoryData<string, string> Unfollowed => new()
    {
        { "/vsizip/{folder}/light.zip/inner.vrt", "(VRT) may lead to others" },
        { Raster("0", "/vsizip/{folder}/light.zip/inner.vrt"), "(VRT) may lead to others" },
        { Raster("0", "/vsigzip//vsis3/bucket/light.tif"), "is no file of this machine" },
        { Raster("0", "PG:host=127.0.0.1 port=1 dbname=none"), "is no file of this machine" },
        { "<VRTDataset rasterXSize=\"40\" rasterYSize=\"30\" subClass=\"VRTWarpedDataset\"><GDALWarpOptions>"
            + "<SourceDataset>light.tif</SourceDataset></GDALWarpOptions></VRTDataset>",
            "holds <GDALWarpOptions>, which may lead to others" },
        { "<OGRVRTDataSource><OGRVRTLayer name=\"road\"><SrcDataSource>road.gpkg</SrcDataSource><SrcSQL>"
            + "SELECT * FROM 'b.gpkg'.features</SrcSQL></OGRVRTLayer></OGRVRTDataSource>",
            "holds <SrcSQL>, which may lead to others" },
        { "<GDAL_WMS><Service name=\"TMS\"><ServerUrl>http://127.0.0.1:1/</ServerUrl></Service></GDAL_WMS>",
            "holds <GDAL_WMS>, which may lead to others" },
        { "/vsimem/light.tif", "is no file of this machine" },
    };

    [Theory]
    [MemberData(nameof(Unfollowed))]
    public void What_cannot_be_followed_is_never_taken_for_unchanged(string source, string why)
    {
        using var contents = new OutsideContents(FilesOf);
        var input = new OutsideInput("source light", Place(source));
        Assert.Null(contents.TextOf(input));
        Assert.Contains(why, contents.WhyUnknown(input)?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_on_a_server_counts_as_the_server_says()
    {
        var tag = "\"one\"";
        var light = File.ReadAllBytes(_world["light.tif"]);
        using var server = new HttpWorld(asked => ScheduleProgramTests.ServeAsync(asked, light, tag, broken: false));
        var path = Place(Raster("0", $"/vsicurl/{server.Address}/light.tif"));
        var before = TextOf(path);
        Assert.NotNull(before);
        Assert.Equal(before, TextOf(path));
        tag = "\"two\"";
        Assert.NotEqual(before, TextOf(path));
    }

    [Fact]
    public void What_lies_beside_a_part_counts_with_it()
    {
        var path = Place(Raster("1", "light.tif"));
        var before = TextOf(path);
        File.WriteAllText(_world["light.tif.aux.xml"], "<PAMDataset><PAMRasterBand band=\"1\"><NoDataValue>"
            + "3</NoDataValue></PAMRasterBand></PAMDataset>");
        Assert.NotEqual(before, TextOf(path));
    }

    [Fact]
    public async Task The_plan_says_that_a_source_is_read_every_time_and_a_run_reads_it()
    {
        using var world = TwoTrames.World();
        Pack(world, "light.zip", "inner.vrt", Raster("0", world["light.tif"]));
        TwoTrames.Write(world, light: "\"/vsizip/light.zip/inner.vrt\"");
        (await world.RunAsync("run", "two.yaml", "--quiet", "--no-maps")).EndedWith(0);
        var before = world.Bytes("out");
        var plan = (await world.RunAsync("plan", "two.yaml", "--no-maps")).EndedWith(0).Output;
        Assert.Contains(
            "whether source light has changed cannot be told, so that it is read every time: ",
            plan,
            StringComparison.Ordinal);
        world.WriteRaster("light.tif", SmallWorld.Every((row, col) => SmallWorld.LightAt(row, col) + 3));
        Assert.DoesNotContain(
            "nothing has changed",
            (await world.RunAsync("run", "two.yaml", "--no-maps")).EndedWith(0).Errors,
            StringComparison.Ordinal);
        Assert.NotEqual(before["two/base/noire/resistance.tif"], world.Bytes("out")["two/base/noire/resistance.tif"]);
    }

    static string Raster(string isBeside, string part) => $"""
        <VRTDataset rasterXSize="40" rasterYSize="30"><SRS>EPSG:2154</SRS>
        <GeoTransform>600000, 10, 0, 7000300, 0, -10</GeoTransform>
        <VRTRasterBand dataType="Float32" band="1"><SimpleSource>
        <SourceFilename relativeToVRT="{isBeside}">{part}</SourceFilename><SourceBand>1</SourceBand>
        </SimpleSource></VRTRasterBand></VRTDataset>
        """;

    static string Vector(string isBeside, string part) =>
        $"<OGRVRTDataSource>{Layer(isBeside, part)}</OGRVRTDataSource>";

    static string Layer(string isBeside, string part) =>
        $"<OGRVRTLayer name=\"features\"><SrcDataSource relativeToVRT=\"{isBeside}\">{part}</SrcDataSource><SrcLayer>"
        + "features</SrcLayer></OGRVRTLayer>";

    /// <summary>A name as it is, or a file that holds the XML.</summary>
    string Place(string source)
    {
        var text = source.Replace("{folder}", _world.Path, StringComparison.Ordinal);
        if (!text.Contains('<', StringComparison.Ordinal)) return text.StartsWith('/') ? text : _world[text];
        File.WriteAllText(_world["source.dat"], text);
        return _world["source.dat"];
    }

    /// <summary>Everything at the ends of the ways, anew.</summary>
    void Change(int by)
    {
        _world.WriteRaster("light.tif", SmallWorld.Every((row, col) => SmallWorld.LightAt(row, col) + by));
        if (by > 0) _world.WriteVectors("road.gpkg", SmallWorld.Road(11 + by));
        File.WriteAllText(_world["inner.xml"], Raster("1", "light.tif"));
        File.WriteAllText(_world["zipped.txt"], Raster("0", $"/vsizip/{_world["light.zip"]}/light.tif"));
        Pack(_world, "light.zip", "inner.vrt", Raster("0", _world["light.tif"]), "light.tif");
        Pack(_world, "road.zip", "note.txt", "roads", "road.gpkg");
    }

    static void Pack(SmallWorld world, string archive, string member, string text, params string[] files)
    {
        File.Delete(world[archive]);
        using var zip = ZipFile.Open(world[archive], ZipArchiveMode.Create);
        using (var writer = new StreamWriter(zip.CreateEntry(member).Open())) writer.Write(text);
        foreach (var file in files) zip.CreateEntryFromFile(world[file], file);
    }

    static OutsideFiles FilesOf(string path)
    {
        var files = DatasetFiles.Of(path);
        return new OutsideFiles(files.Files, files.Detail)
        {
            Addresses = files.Addresses,
            Unfollowed = files.Unfollowed,
        };
    }

    static string? TextOf(string path)
    {
        using var contents = new OutsideContents(FilesOf);
        return contents.TextOf(new OutsideInput("source", path));
    }
}
