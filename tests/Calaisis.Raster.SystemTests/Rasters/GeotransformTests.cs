using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Sources;
using OSGeo.GDAL;
using Xunit;

namespace Calaisis.Raster.SystemTests.Rasters;

/// <summary>Rasters whose cells lie nowhere.</summary>
public sealed class GeotransformTests
{
    static readonly GridDefinition Grid = new("EPSG:2154", 600_000, 7_000_010, 10, 10, new Shape(1, 4));

    [Theory]
    [InlineData("600000, 0, 0, 7000200, 0, -0", "600000, 0, 0, 7000200, 0, -0")]
    [InlineData("600000, 10, 0, 7000200, 0, 0", "600000, 10, 0, 7000200, 0, 0")]
    [InlineData("600000, 10, 10, 7000200, 10, 10", "600000, 10, 10, 7000200, 10, 10")]
    [InlineData("nan, 10, 0, 7000200, 0, -10", "NaN, 10, 0, 7000200, 0, -10")]
    [InlineData("600000, 10, 0, inf, 0, -10", "600000, 10, 0, Infinity, 0, -10")]
    [InlineData("600000, inf, 0, 7000200, 0, -10", "600000, Infinity, 0, 7000200, 0, -10")]
    [InlineData("600000, 1e-200, 0, 7000200, 0, -1e-200", "600000, 1E-200, 0, 7000200, 0, -1E-200")]
    public void A_geotransform_with_no_way_back_is_refused_by_every_reader(string written, string told)
    {
        using var folder = new Folder();
        GdalRuntime.EnsureStarted();
        using (Gdal.GetDriverByName("GTiff")!.Create(folder["a.tif"], 4, 1, 1, DataType.GDT_Byte, null)!)
        {
            // Cells without a place, for the other to take.
        }

        var path = folder["a.vrt"];
        File.WriteAllText(path, $"""
            <VRTDataset rasterXSize="4" rasterYSize="1"><SRS>EPSG:2154</SRS><GeoTransform>{written}</GeoTransform>
            <VRTRasterBand dataType="Byte" band="1"><SimpleSource>
            <SourceFilename relativeToVRT="1">a.tif</SourceFilename><SourceBand>1</SourceBand>
            </SimpleSource></VRTRasterBand></VRTDataset>
            """);
        Action[] readers =
        [
            () => RasterTileSource.Open(new RasterSourceSettings("s", path, CellKind.Values), Grid).Dispose(),
            () => RasterGrid.Like(path),
            () => RasterReader.Open(path).Dispose(),
        ];
        foreach (var read in readers)
        {
            Assert.Contains(
                $"{path}: found the geotransform {told}, in which cells have no width",
                Assert.Throws<RasterException>(read).Message,
                StringComparison.Ordinal);
        }
    }
}
