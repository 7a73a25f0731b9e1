using Calaisis.Raster.Processing.PipelineFiles;
using Calaisis.Raster.SystemTests.Rasters;
using Xunit;

namespace Calaisis.Raster.SystemTests.Strangers;

/// <summary>
/// Which names a confined pipeline may read: taken apart as GDAL does, and followed as the system does.
/// </summary>
public sealed class AllowedPlacesTests
{
    static readonly string[] Allowed =
        ["http://host:80801/", "http://maps.example:8080", "https://data.example/open/", "PG:", "MYSQL:tvb,host=db"];

    [Theory]
    [InlineData("IN/a.tif")]
    [InlineData("IN/sub/../a.tif")]
    [InlineData("IN/link-inside/a.tif")]
    [InlineData("/vsizip/IN/a.zip/b/c.shp")]
    [InlineData("/vsizip//vsicurl/https://data.example/open/a.zip/c.shp")]
    [InlineData("/vsizip/vsicurl/https://data.example/open/a.zip/c.shp")]
    [InlineData("/vsicurl/http://maps.example:8080/any/where.tif")]
    [InlineData("/vsicurl/http://MAPS.example:8080/a.tif")]
    [InlineData("https://data.example/open/a.tif")]
    [InlineData("NETCDF:\"IN/soil.nc\":ph")]
    [InlineData("GTIFF_DIR:2:IN/a.tif")]
    [InlineData("PG:host=anywhere dbname=x")]
    [InlineData("MYSQL:tvb,host=db,user=me")]
    public void Names_within_may_be_read(string name) => Assert.Null(Why(name));

    [Theory]
    [InlineData("IN/../secret.tif")]
    [InlineData("IN/sub/../../secret.tif")]
    [InlineData("IN/link-outside/secret.tif")]
    [InlineData("IN/link-inside/../../secret.tif")]
    [InlineData("IN/link-file")]
    [InlineData("INSIDE/a.tif")]
    [InlineData("/vsizip/IN/../out/a.zip/x.tif")]
    [InlineData("/vsizip/IN/a.zip/../../../out/b.zip/x.tif")]
    [InlineData("/vsizip/{IN/../secret.zip}/x.tif")]
    [InlineData("/vsizip/IN/{/etc/secret.zip}/x.tif")]
    [InlineData("/vsizip//vsigzip/IN/../secret.gz")]
    [InlineData("/vsisubfile/0_100,/etc/passwd")]
    [InlineData("/vsisparse/IN/a.xml")]
    [InlineData("/vsistdin/")]
    [InlineData("/vsis3/bucket/a.tif")]
    [InlineData("/vsicurl?url=http://evil.example/a.tif")]
    [InlineData("/vsicurl/http://maps.example:80801/a.tif")]
    [InlineData("/vsicurl/http://maps.example:8080@evil.example/a.tif")]
    [InlineData("/vsicurl/http://maps.example:8080.evil.example/a.tif")]
    [InlineData("/vsicurl/http://evil.example\\@maps.example:8080/a.tif")]
    [InlineData("/vsicurl/http://evil.example#@maps.example:8080/a.tif")]
    [InlineData("/vsicurl/http://a@evil.example:80@maps.example:8080/a.tif")]
    [InlineData("/vsicurl/https://maps.example:8080/a.tif")]
    [InlineData("/vsicurl/http://maps.example/a.tif")]
    [InlineData("/vsicurl/https://data.example/secret/a.tif")]
    [InlineData("/vsicurl/https://data.example/open/../secret/a.tif")]
    [InlineData("/vsicurl/https://data.example/open/%2e%2e/secret/a.tif")]
    [InlineData("/vsicurl/https://data.example/opened/a.tif")]
    [InlineData("/vsicurl/file:///etc/passwd")]
    [InlineData("/vsicurl/ftp://data.example/open/a.tif")]
    [InlineData("NETCDF:\"IN/../secret.nc\":ph")]
    [InlineData("NETCDF:http://evil.example/soil.nc:ph")]
    [InlineData("HDF5:/etc/secret.h5://x")]
    [InlineData("GTIFF_DIR:2:/etc/secret.tif")]
    [InlineData("WMS:http://maps.example:8080/?x")]
    [InlineData("vrt:///etc/secret.tif?bands=1")]
    [InlineData("MYSQL:tvb,host=db,host=evil")]
    [InlineData("MYSQL:tvb,host=dbs.evil")]
    [InlineData("<VRTDataset>IN/a.tif</VRTDataset>")]
    [InlineData("IN/a.tif\n/etc/passwd")]
    public void Names_that_lead_elsewhere_may_not(string name) => Assert.NotNull(Why(name));

    [Theory]
    [InlineData("vrt:///etc/secret.tif?bands=1", "'vrt:' is a way to data that is not followed")]
    [InlineData("ZARR:\"/etc/secret.zarr\"", "'ZARR:' is a way to data that is not followed")]
    [InlineData("file:///etc/secret.tif", "'file:' is a way to data that is not followed")]
    [InlineData("MYSQL:other", "it is in a database")]
    [InlineData("https://evil.example/a.tif", "it is on a server")]
    public void A_refusal_says_what_the_name_is(string name, string reason) =>
        Assert.StartsWith(reason, Why(name), StringComparison.Ordinal);

    static string? Why(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links and paths of this test are those of Unix");
        using var folder = new Folder();
        Directory.CreateDirectory(folder["in/sub"]);
        Directory.CreateDirectory(folder["out/deep"]);
        Directory.CreateSymbolicLink(folder["in/link-inside"], "sub");
        Directory.CreateSymbolicLink(folder["in/link-outside"], "../out/deep");
        File.WriteAllText(folder["secret.tif"], "");
        File.CreateSymbolicLink(folder["in/link-file"], "link-outside/../../secret.tif");
        return new AllowedPlaces(folder["in"], Allowed)
            .WhyNot(name.Replace("IN", folder["in"], StringComparison.Ordinal))?.ToString();
    }
}
