using System.IO.Compression;
using System.Net;
using Calaisis.Raster.SystemTests.Operation;
using Calaisis.Raster.SystemTests.Pipelines;
using Calaisis.Raster.SystemTests.Program;
using Xunit;

namespace Calaisis.Raster.SystemTests.Strangers;

/// <summary>
/// A confined pipeline reads nothing but what lies in its folder or was allowed, wherever its data lead. Each time a
/// server stands where it may not go, and nobody asks it for anything; and each time the same pipeline without
/// confinement reads what it names.
/// </summary>
public sealed class ConfinementTests : IDisposable
{
    readonly SmallWorld _world = new();
    readonly SmallWorld _outside = new();
    readonly HttpWorld _forbidden;
    int _asked;

    public ConfinementTests()
    {
        _forbidden = new HttpWorld(asked =>
        {
            Interlocked.Increment(ref _asked);
            return FilesAsync(asked);
        });
    }

    public void Dispose()
    {
        _forbidden.Dispose();
        _outside.Dispose();
        _world.Dispose();
    }

    [Theory]
    [InlineData("absolute", false)]
    [InlineData("relative", false)]
    [InlineData("server", false)]
    [InlineData("nested", false)]
    [InlineData("attribute", true)]
    public async Task A_virtual_raster_is_read_only_where_all_it_leads_to_may_be(string kind, bool isNonsense)
    {
        var up = Path.GetRelativePath(_world.Path, _outside["cover.tif"]);
        var vrt = kind switch
        {
            "absolute" => Vrt($"<SourceFilename>{_outside["cover.tif"]}</SourceFilename>"),
            "relative" => Vrt($"<SourceFilename relativeToVRT=\"1\">{up}</SourceFilename>"),
            "server" => Vrt($"<SourceFilename>/vsicurl/{_forbidden.Address}/cover.tif</SourceFilename>"),
            "nested" => Vrt("<SourceFilename relativeToVRT=\"1\">inner.dat</SourceFilename>"),
            _ => Vrt("", $"SourceFilename=\"{_outside["cover.tif"]}\""),
        };
        await File.WriteAllTextAsync(
            _world["inner.dat"],
            Vrt($"<SourceFilename>{_outside["cover.tif"]}</SourceFilename>"),
            TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_world["data.dat"], vrt, TestContext.Current.CancellationToken);
        if (!isNonsense) await FreelyAsync("{ raster: data.dat, kind: classes }");
        _asked = 0;
        await RefusedAsync("{ raster: data.dat, kind: classes }");
    }

    [Theory]
    [InlineData("cover.tif.msk")]
    [InlineData("cover.tif.ovr")]
    public async Task What_lies_beside_a_raster_leads_nowhere_else_either(string beside)
    {
        await File.WriteAllTextAsync(
            _world[beside],
            Vrt($"<SourceFilename>{_outside["cover.tif"]}</SourceFilename>"),
            TestContext.Current.CancellationToken);
        await RefusedAsync("{ raster: cover.tif, kind: classes }");
    }

    [Fact]
    public async Task A_virtual_dataset_of_what_lies_within_is_read_as_ever()
    {
        await File.WriteAllTextAsync(
            _world["data.vrt"],
            Vrt("<SourceFilename relativeToVRT=\"1\">cover.tif</SourceFilename>"),
            TestContext.Current.CancellationToken);
        (await RunAsync("{ raster: data.vrt, kind: classes }", "--confine")).EndedWith(0);
    }

    [Fact]
    public async Task Archives_are_read_by_where_they_lie_and_virtual_datasets_in_them_are_not()
    {
        using (var zip = await ZipFile.OpenAsync(
            _world["data.zip"], ZipArchiveMode.Create, TestContext.Current.CancellationToken))
        {
            await zip.CreateEntryFromFileAsync(_world["cover.tif"], "cover.tif", TestContext.Current.CancellationToken);
            await using var entry = await (zip.CreateEntry("data.vrt"))
                .OpenAsync(TestContext.Current.CancellationToken);
            await using var writer = new StreamWriter(entry);
            await writer.WriteAsync(Vrt($"<SourceFilename>{_outside["cover.tif"]}</SourceFilename>"));
        }

        File.Copy(_world["data.zip"], _outside["data.zip"]);
        (await RunAsync($"{{ raster: /vsizip/{_world["data.zip"]}/cover.tif, kind: classes }}", "--confine"))
            .EndedWith(0);
        var up = Path.GetFileName(_outside.Path);
        foreach (var name in new[]
        {
            $"/vsizip/{_world["data.zip"]}/data.vrt", $"/vsizip/{_world.Path}/../{up}/data.zip/cover.tif",
        })
        {
            await FreelyAsync($"{{ raster: {name}, kind: classes }}");
            await RefusedAsync($"{{ raster: {name}, kind: classes }}");
        }
    }

    [Fact]
    public async Task A_server_is_allowed_by_scheme_host_and_port_and_sends_nobody_elsewhere()
    {
        using var sending = new HttpWorld(asked =>
        {
            if (asked.Request.RawUrl!.Contains("moved", StringComparison.Ordinal))
                asked.Response.Redirect($"{_forbidden.Address}/cover.tif");
            else return FilesAsync(asked);
            asked.Response.Close();
            return Task.CompletedTask;
        });
        (await RunAsync(
            $"{{ raster: /vsicurl/{sending.Address}/cover.tif, kind: classes }}",
            "--confine",
            "--allow",
            sending.Address)).EndedWith(0);
        // A port that only begins like the allowed one.
        var prefix = _forbidden.Address[..^1];
        await RefusedAsync($"{{ raster: /vsicurl/{_forbidden.Address}/cover.tif, kind: classes }}", "--allow", prefix);
        await FreelyAsync($"{{ raster: /vsicurl/{sending.Address}/moved.tif, kind: classes }}");
        _asked = 0;
        await RefusedAsync(
            $"{{ raster: /vsicurl/{sending.Address}/moved.tif, kind: classes }}", "--allow", sending.Address);
        await RefusedAsync($"{{ vector: {sending.Address}/moved.geojson }}", "--allow", sending.Address);
    }

    [Theory]
    [InlineData("<GDAL_WMS><Service name=\"WMS\"><Version>1.1.1</Version><ServerUrl>URL/wms?</ServerUrl><SRS>"
        + "EPSG:2154</SRS><Layers>x</Layers></Service>"
        + "<DataWindow><UpperLeftX>600000</UpperLeftX><UpperLeftY>7000300</UpperLeftY><LowerRightX>600400</LowerRightX>"
        + "<LowerRightY>7000000</LowerRightY><SizeX>40</SizeX><SizeY>30</SizeY></DataWindow><BandsCount>1</BandsCount>"
        + "</GDAL_WMS>")]
    [InlineData("<GDAL_WMTS><GetCapabilitiesUrl>URL/wmts</GetCapabilitiesUrl></GDAL_WMTS>")]
    [InlineData("<WCS_GDAL><ServiceURL>URL/wcs?</ServiceURL><CoverageName>x</CoverageName></WCS_GDAL>")]
    public async Task A_description_of_a_service_is_no_file_of_data(string description)
    {
        await File.WriteAllTextAsync(
            _world["data.xml"],
            description.Replace("URL", _forbidden.Address, StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        await RefusedAsync("{ raster: data.xml, kind: classes }");
    }

    [Theory]
    [InlineData("PG:host=127.0.0.1 port=PORT dbname=x")]
    [InlineData("/vsicurl/URL/road.geojson")]
    [InlineData("URL/road.geojson")]
    [InlineData("WFS:URL/wfs")]
    [InlineData("OUT/road.gpkg")]
    public async Task A_virtual_layer_leads_to_no_database_server_or_file_outside(string source)
    {
        _outside.WriteVectors("road.gpkg", SmallWorld.Road(11));
        var name = source.Replace("URL", _forbidden.Address, StringComparison.Ordinal)
            .Replace(
                "PORT",
                _forbidden.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
                StringComparison.Ordinal).Replace("OUT", _outside.Path, StringComparison.Ordinal);
        await File.WriteAllTextAsync(
            _world["data.txt"],
            "<OGRVRTDataSource><OGRVRTLayer "
                + $"name=\"features\"><SrcDataSource>{name}</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>",
            TestContext.Current.CancellationToken);
        await RefusedAsync("{ vector: data.txt }");
        _world.WriteVectors("road.gpkg", SmallWorld.Road(11));
        await File.WriteAllTextAsync(
            _world["data.txt"],
            "<OGRVRTDataSource><OGRVRTLayer name=\"features\"><SrcDataSource relativeToVRT=\"1\">"
                + "road.gpkg</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>",
            TestContext.Current.CancellationToken);
        (await RunAsync("{ vector: data.txt }", "--confine")).EndedWith(0);
    }

    [Fact]
    public async Task A_coordinate_system_is_asked_of_nobody()
    {
        await RefusedAsync($"{{ raster: cover.tif, kind: classes, crs: \"{_forbidden.Address}/crs\" }}");
        Assert.True((await RunAsync(
            $"{{ raster: cover.tif, kind: classes, crs: \"{_forbidden.Address}/crs\" }}")).ExitCode is 2 or 3);
        Assert.Equal(0, _asked);
    }

    async Task FreelyAsync(string source) => (await RunAsync(source)).EndedWith(0);

    /// <summary>
    /// A wrong pipeline, wrong data or a failed reading; nobody who is forbidden was asked, and nothing is there for
    /// people to see.
    /// </summary>
    async Task RefusedAsync(string source, params string[] allowed)
    {
        if (Directory.Exists(_world["out"])) Directory.Delete(_world["out"], recursive: true);
        var said = await RunAsync(source, ["--confine", .. allowed]);
        Assert.True(said.ExitCode is 2 or 3 or 4, $"ended with {said.ExitCode}\n{said.All}");
        Assert.Equal(0, _asked);
        Assert.False(File.Exists(_world["out/small/run.json"]), said.All);
    }

    Task<Said> RunAsync(string source, params string[] options)
    {
        var isVector = source.Contains("vector", StringComparison.Ordinal);
        _world.WritePipeline(
            $"data: {source}\ncover: {{ raster: cover.tif, kind: classes }}",
            "- { table: friction.csv, column: foret, source: cover }" + (isVector
                ? "\n- { constant: 50, source: data, combine: over }"
                : "\n- { table: friction.csv, column: foret, source: data, combine: over }"));
        // GDAL asks again where a server fails; here every answer is meant.
        return BuiltProgram.RunAsync(
            _world.Path,
            new Dictionary<string, string>
            {
                ["GDAL_HTTP_MAX_RETRY"] = "0",
                ["GDAL_HTTP_CONNECTTIMEOUT"] = "5",
                ["PGCONNECT_TIMEOUT"] = "3",
            },
            ["run", "small.yaml", "--no-maps", "--quiet", .. options]);
    }

    static string Vrt(string filename, string attribute = "") => $"""
        <VRTDataset rasterXSize="40" rasterYSize="30">
          <SRS>EPSG:2154</SRS>
          <GeoTransform>600000, 10, 0, 7000300, 0, -10</GeoTransform>
          <VRTRasterBand dataType="Byte" band="1"><NoDataValue>255</NoDataValue>
            <SimpleSource {attribute}>{filename}<SourceBand>1</SourceBand></SimpleSource>
          </VRTRasterBand>
        </VRTDataset>
        """;

    async Task FilesAsync(HttpListenerContext asked)
    {
        using var response = asked.Response;
        if (!asked.Request.RawUrl!.EndsWith("/cover.tif", StringComparison.Ordinal))
        {
            response.StatusCode = 404;
            return;
        }

        var bytes = await File.ReadAllBytesAsync(_outside["cover.tif"]);
        response.ContentLength64 = bytes.Length;
        response.Headers["ETag"] = "\"one\"";
        if (asked.Request.HttpMethod == "GET") await response.OutputStream.WriteAsync(bytes);
    }
}
