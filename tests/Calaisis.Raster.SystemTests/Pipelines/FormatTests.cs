using System.IO.Compression;
using Calaisis.Raster.Geo.Native;
using OSGeo.GDAL;
using Xunit;

namespace Calaisis.Raster.SystemTests.Pipelines;

/// <summary>
/// Other formats than GeoTIFF, written by GDAL's own drivers from the region's light: all give the same resistance.
/// </summary>
public sealed class FormatTests : IDisposable
{
    readonly SmallWorld _world = new();

    public FormatTests() => GdalRuntime.EnsureStarted();

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData("AAIGrid", "light.asc", "SIGNIFICANT_DIGITS=9")]
    [InlineData("VRT", "light.vrt", null)]
    [InlineData("netCDF", "light.nc", "FORMAT=NC4")]
    [InlineData("COG", "light-cog.tif", "COMPRESS=DEFLATE")]
    public async Task A_raster_of_any_format_gives_what_the_GeoTIFF_gives(string driver, string file, string? option)
    {
        using (var light = Gdal.Open(_world["light.tif"], Access.GA_ReadOnly)!)
        using (var writer = Gdal.GetDriverByName(driver)!)
        {
            writer.CreateCopy(_world[file], light, 0, option is null ? [] : [option], null, null)!.Dispose();
        }

        Assert.Equal(await ResistanceOf("light.tif"), await ResistanceOf(file));
    }

    [Fact]
    public async Task A_raster_in_a_zip_gives_what_it_gives_outside()
    {
        using (var zip = ZipFile.Open(_world["light.zip"], ZipArchiveMode.Create))
            zip.CreateEntryFromFile(_world["light.tif"], "in/light.tif");
        Assert.Equal(
            await ResistanceOf("light.tif"), await ResistanceOf($"/vsizip/{_world["light.zip"]}/in/light.tif"));
    }

    async Task<float[]> ResistanceOf(string light)
    {
        var file = _world.WritePipeline(
            $"light: {{ raster: \"{light}\", kind: values }}",
            "- { curve: { linear: { from: 0, to: 20 } }, source: light, resistance: [1, 40] }");
        (await _world.RunAsync("run", file, "--no-maps", "--quiet")).EndedWith(0);
        return _world.Read("out/small/base/verte/resistance.tif");
    }
}
