using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Sources;
using OSGeo.GDAL;
using OSGeo.OSR;
using Xunit;

namespace Calaisis.Raster.SystemTests.Rasters;

/// <summary>
/// Rasters in degrees whose longitudes are counted in other ways than the grid's: one place, one value.
/// </summary>
public sealed class LongitudeTests
{
    /// <summary>
    /// On the meridian of Greenwich (Calvados), wholly west of it (Bretagne), and wholly east (Alsace).
    /// </summary>
    static readonly GridDefinition[] Grids =
    [
        new("EPSG:2154", 461_000, 6_919_000, 1000, 1000, new Shape(30, 40)),
        new("EPSG:2154", 200_000, 6_850_000, 1000, 1000, new Shape(30, 40)),
        new("EPSG:2154", 1_020_000, 6_850_000, 1000, 1000, new Shape(30, 40)),
        new("EPSG:4326", -0.5, 49.5, 0.02, 0.02, new Shape(20, 50)),
        new("EPSG:4326", -4, 48.5, 0.02, 0.02, new Shape(20, 50)),
        new("EPSG:4326", 356, 48.5, 0.02, 0.02, new Shape(20, 50)),
    ];

    [Theory]
    [InlineData(0, 720, true)]
    [InlineData(-360, 720, true)]
    [InlineData(-20, 720, true)]
    [InlineData(180, 720, true)]
    // South up, as netCDF files often are; and with the first column once more at the end.
    [InlineData(0, 720, false)]
    [InlineData(0, 721, true)]
    public void The_whole_globe_has_the_same_values_wherever_its_longitudes_begin(double west, int cols, bool northUp)
    {
        using var folder = new Folder();
        var usual = Make(folder["usual.tif"], -180, 720, true);
        var other = Make(folder["other.tif"], west, cols, northUp);
        foreach (var grid in Grids)
        {
            foreach (var resampling in new[] { Resampling.Nearest, Resampling.Bilinear, Resampling.Average })
            {
                // Degrees beyond 180 are a grid of their own, which the usual raster has to be turned for.
                var expected = Read(usual, grid, resampling);
                var found = Read(other, grid, resampling);
                Assert.All(expected, value => Assert.False(float.IsNaN(value)));
                for (var i = 0; i < found.Length; i++)
                {
                    Assert.True(Math.Abs(found[i] - expected[i]) < 2e-4, $"{grid}, {resampling}, cell {i}: "
                        + $"{found[i]} for {expected[i]}");
                }
            }
        }
    }

    [Fact]
    public void A_netCDF_counted_from_0_to_360_has_the_values_of_the_place()
    {
        using var folder = new Folder();
        var usual = Make(folder["usual.tif"], -180, 720, true);
        using (var dataset = Gdal.Open(Make(folder["other.tif"], 0, 720, true), Access.GA_ReadOnly)!)
        using (var driver = Gdal.GetDriverByName("netCDF")!)
        {
            driver.CreateCopy(folder["other.nc"], dataset, 0, ["FORMAT=NC4"], null, null)!.Dispose();
        }

        foreach (var grid in Grids)
        {
            var expected = Read(usual, grid, Resampling.Bilinear);
            var found = Read(folder["other.nc"], grid, Resampling.Bilinear);
            for (var i = 0; i < found.Length; i++) Assert.Equal(expected[i], found[i], 2e-4);
        }
    }

    [Fact]
    public void The_values_are_those_of_the_place()
    {
        using var folder = new Folder();
        var path = Make(folder["a.tif"], 0, 720, true);
        var grid = Grids[3];
        var values = Read(path, grid, Resampling.Bilinear);
        for (var i = 0; i < values.Length; i++)
        {
            var lon = grid.OriginX + (((i % grid.Shape.Cols) + 0.5) * grid.CellWidth);
            var lat = grid.OriginY - (((i / grid.Shape.Cols) + 0.5) * grid.CellHeight);
            Assert.Equal(At(lon, lat), values[i], 1e-3);
        }
    }

    [Fact]
    public void A_part_of_the_globe_counted_from_0_to_360_lies_where_it_lies()
    {
        using var folder = new Folder();
        // 350 to 365 degrees: Bretagne and Calvados, not Alsace.
        var path = Make(folder["a.tif"], 350, 30, true);
        Assert.All(Read(path, Grids[0], Resampling.Bilinear), value => Assert.False(float.IsNaN(value)));
        Assert.All(Read(path, Grids[1], Resampling.Bilinear), value => Assert.False(float.IsNaN(value)));
        Assert.All(Read(path, Grids[2], Resampling.Bilinear), value => Assert.True(float.IsNaN(value)));
        // 340 to 359.5 degrees: Bretagne alone.
        path = Make(folder["b.tif"], 340, 39, true);
        Assert.All(Read(path, Grids[1], Resampling.Nearest), value => Assert.False(float.IsNaN(value)));
        Assert.All(Read(path, Grids[2], Resampling.Nearest), value => Assert.True(float.IsNaN(value)));
    }

    [Fact]
    public void A_grid_on_the_edge_of_columns_that_make_no_circle_is_refused()
    {
        using var folder = new Folder();
        var path = Make(folder["a.tif"], 0, 514, true, 0.7);
        var refused = Assert.Throws<RasterException>(() => Read(path, Grids[0], Resampling.Nearest));
        Assert.Contains("the grid on both sides of their edge", refused.Message, StringComparison.Ordinal);
        Assert.All(Read(path, Grids[2], Resampling.Nearest), value => Assert.False(float.IsNaN(value)));
    }

    [Fact]
    public void Light_is_scattered_over_the_edge()
    {
        using var folder = new Folder();
        var usual = Make(folder["usual.tif"], -180, 720, true);
        var other = Make(folder["other.tif"], 0, 720, true);
        var kernel = new HaloKernel(100_000, 1000, 2.5);
        var expected = Read(usual, Grids[0], Resampling.Bilinear, kernel);
        var found = Read(other, Grids[0], Resampling.Bilinear, kernel);
        for (var i = 0; i < found.Length; i++) Assert.Equal(expected[i], found[i], 2e-4);
    }

    static double At(double lon, double lat) => 10 + (3 * Math.Cos(double.DegreesToRadians(lon - 40))) + (lat / 100);

    static float[] Read(string path, GridDefinition grid, Resampling resampling, HaloKernel? kernel = null)
    {
        using var source = RasterTileSource.Open(
            new RasterSourceSettings("s", path, CellKind.Values) { Resampling = resampling, Halo = kernel }, grid);
        var values = new float[grid.Shape.CellCount];
        source.Read(grid.Shape.Whole, values);
        return values;
    }

    static string Make(string path, double west, int cols, bool northUp, double cell = 0.5)
    {
        GdalRuntime.EnsureStarted();
        var rows = (int)(180 / cell);
        using var dataset = Gdal.GetDriverByName("GTiff")!.Create(path, cols, rows, 1, DataType.GDT_Float32, null)!;
        dataset.SetGeoTransform([west, cell, 0, northUp ? 90 : -90, 0, northUp ? -cell : cell]);
        using var reference = new SpatialReference("");
        reference.SetFromUserInput("EPSG:4326");
        dataset.SetSpatialRef(reference);
        var values = new float[rows * cols];
        for (var i = 0; i < values.Length; i++)
        {
            var down = ((i / cols) + 0.5) * cell;
            values[i] = (float)At(west + (((i % cols) + 0.5) * cell), northUp ? 90 - down : down - 90);
        }

        using var band = dataset.GetRasterBand(1)!;
        band.WriteRaster(0, 0, cols, rows, values, cols, rows, 0, 0);
        return path;
    }
}
