using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Sources;
using OSGeo.GDAL;
using OSGeo.OSR;
using Xunit;

namespace Calaisis.Raster.SystemTests.Rasters;

public sealed class RasterTileSourceTests
{
    static readonly GridDefinition Grid = new("EPSG:2154", 600_000, 7_100_000, 10, 10, new Shape(6, 8));

    [Fact]
    public void A_source_on_the_grid_is_read_as_it_is_and_beyond_its_edges_there_is_nothing()
    {
        using var folder = new Folder();
        var values = Enumerable.Range(0, 48).Select(i => (float)i).ToArray();
        var path = Make(folder["a.tif"], Grid, values);
        using var source = Open(path, CellKind.Values);
        Assert.Contains("on the grid", source.Facts.Description.ToString(), StringComparison.Ordinal);
        var read = new float[48];
        source.Read(Grid.Shape.Whole, read);
        Assert.Equal(values, read);
        var beyond = new float[9];
        source.Read(new Window(-1, -1, 3, 3), beyond);
        Assert.Equal([float.NaN, float.NaN, float.NaN, float.NaN, 0, 1, float.NaN, 8, 9], beyond);
        source.Read(new Window(100, 100, 3, 3), beyond);
        Assert.All(beyond, value => Assert.True(float.IsNaN(value)));
        Assert.Equal(["a.tif"], folder.Names());
    }

    [Fact]
    public void A_window_beyond_the_grid_has_values_where_the_source_has()
    {
        using var folder = new Folder();
        var path = Make(folder["a.tif"], Grid, [.. Enumerable.Range(0, 48).Select(i => (float)i)]);
        using var source = RasterTileSource.Open(
            new RasterSourceSettings("s", path, CellKind.Values), Grid.Part(new Window(2, 2, 2, 2)));
        var read = new float[1];
        source.Read(new Window(-2, -2, 1, 1), read);
        Assert.Equal([0], read);
    }

    [Fact]
    public void NoData_of_file_and_pipeline_and_all_that_is_not_finite_become_NaN()
    {
        using var folder = new Folder();
        var grid = Grid.Part(new Window(0, 0, 1, 6));
        var path = Make(folder["a.tif"], grid, [1, -9999, 65535, float.NaN, float.PositiveInfinity, 2], noData: -9999);
        var settings = new RasterSourceSettings("s", path, CellKind.Values) { NoData = [65535] };
        Assert.Equal([1, float.NaN, float.NaN, float.NaN, float.NaN, 2], ReadAll(settings, grid));
    }

    [Fact]
    public void Power_then_scale_then_offset_and_the_files_own_scale_only_where_the_pipeline_gives_none()
    {
        using var folder = new Folder();
        var grid = Grid.Part(new Window(0, 0, 1, 2));
        var path = Make(folder["a.tif"], grid, [4, 9], scale: 0.1, offset: 5);
        var plain = new RasterSourceSettings("s", path, CellKind.Values);
        Assert.Equal([5.4f, 5.9f], ReadAll(plain, grid));
        Assert.Equal([17, 55], ReadAll(plain with { Power = 1.5, Scale = 2, Offset = 1 }, grid));
        Assert.Equal([4, 9], ReadAll(plain with { Kind = CellKind.Classes }, grid));
        // Any number that is written counts, also those that change nothing.
        Assert.Equal([4, 9], ReadAll(plain with { Scale = 1 }, grid));
        Assert.Equal([4, 9], ReadAll(plain with { Offset = 0 }, grid));
        Assert.Equal([4, 9], ReadAll(plain with { Power = 1 }, grid));
        Assert.Equal([7, 12], ReadAll(plain with { Offset = 3 }, grid));
    }

    [Fact]
    public void The_declared_band_is_read()
    {
        using var folder = new Folder();
        var grid = Grid.Part(new Window(0, 0, 1, 2));
        var path = Make(folder["a.tif"], grid, [1, 2], bands: 2);
        Assert.Equal([2, 3], ReadAll(new RasterSourceSettings("s", path, CellKind.Values) { Band = 2 }, grid));
        var failure = Assert.Throws<RasterException>(
            () => ReadAll(new RasterSourceSettings("s", path, CellKind.Values) { Band = 3 }, grid));
        Assert.Contains("found 2 bands, expected a band 3", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fraction_among_classes_is_an_error_that_names_the_cell_and_the_number()
    {
        using var folder = new Folder();
        var path = Make(folder["a.tif"], Grid, [.. Enumerable.Range(0, 48).Select(i => i == 19 ? 111.5f : 111f)]);
        var failure = Assert.Throws<RasterException>(
            () => ReadAll(new RasterSourceSettings("clc", path, CellKind.Classes), Grid));
        Assert.Contains("'clc'", failure.Message, StringComparison.Ordinal);
        Assert.Contains("row 2, column 3", failure.Message, StringComparison.Ordinal);
        Assert.Contains("111.5", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_one_sentence_with_source_path_and_advice()
    {
        var failure = Assert.Throws<GdalException>(
            () => Open("/nowhere/light.tif", CellKind.Values));
        Assert.Contains("/nowhere/light.tif", failure.Message, StringComparison.Ordinal);
        Assert.Contains("check the path", failure.Message, StringComparison.Ordinal);
        Assert.Equal(4, failure.ExitCode);
    }

    [Fact]
    public void What_is_not_a_raster_is_refused()
    {
        using var folder = new Folder();
        File.WriteAllText(folder["notes.txt"], "not a raster");
        Assert.Throws<GdalException>(() => Open(folder["notes.txt"], CellKind.Values));
    }

    [Fact]
    public void Without_coordinate_system_one_has_to_be_declared_and_a_wrong_one_is_refused()
    {
        using var folder = new Folder();
        var values = Enumerable.Range(0, 48).Select(i => (float)i).ToArray();
        var bare = Make(folder["bare.tif"], Grid, values, crs: null);
        var failure = Assert.Throws<RasterException>(() => Open(bare, CellKind.Values));
        Assert.Contains("no coordinate system", failure.Message, StringComparison.Ordinal);
        var declared = new RasterSourceSettings("s", bare, CellKind.Values) { DeclaredCrs = "EPSG:2154" };
        Assert.Equal(values, ReadAll(declared, Grid));
        var lambert = Make(folder["lambert.tif"], Grid, values);
        failure = Assert.Throws<RasterException>(
            () => ReadAll(new RasterSourceSettings("s", lambert, CellKind.Values) { DeclaredCrs = "EPSG:4326" }, Grid));
        Assert.Contains("found coordinate system EPSG:2154", failure.Message, StringComparison.Ordinal);
        Assert.Throws<RasterException>(
            () => ReadAll(declared with { DeclaredCrs = "EPSG:nonsense" }, Grid));
    }

    [Fact]
    public void Several_rasters_in_one_file_have_to_be_chosen_from()
    {
        using var folder = new Folder();
        Make(folder["a.tif"], Grid, new float[48]);
        // Two pages of a TIFF are two subdatasets.
        for (var page = 1; page <= 2; page++)
        {
            using var source = Gdal.Open(folder["a.tif"], Access.GA_ReadOnly)!;
            using var options = new GDALTranslateOptions(page == 1 ? [] : ["-co", "APPEND_SUBDATASET=YES"]);
            using var written = Gdal.wrapper_GDALTranslate(folder["pages.tif"], source, options, null, null)!;
        }

        var failure = Assert.Throws<RasterException>(() => Open(folder["pages.tif"], CellKind.Values));
        Assert.Contains("it holds 2 rasters", failure.Message, StringComparison.Ordinal);
        Assert.Contains("GTIFF_DIR:2:", failure.Message, StringComparison.Ordinal);
        var second = new RasterSourceSettings("s", $"GTIFF_DIR:2:{folder["pages.tif"]}", CellKind.Values);
        Assert.Equal(new float[48], ReadAll(second, Grid));
        var chosen = new RasterSourceSettings("s", folder["pages.tif"], CellKind.Values);
        Assert.Equal(new float[48], ReadAll(chosen with { Subdataset = $"GTIFF_DIR:1:{folder["pages.tif"]}" }, Grid));
        failure = Assert.Throws<RasterException>(() => ReadAll(chosen with { Subdataset = "Radiance" }, Grid));
        Assert.Contains("found 0 rasters named 'Radiance'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Classes_take_the_majority_and_values_the_average_of_smaller_cells()
    {
        using var folder = new Folder();
        var fine = new GridDefinition("EPSG:2154", 600_000, 7_100_000, 5, 5, new Shape(2, 4));
        var path = Make(folder["fine.tif"], fine, [1, 1, 7, 9, 1, 3, 9, 7]);
        var grid = new GridDefinition("EPSG:2154", 600_000, 7_100_000, 10, 10, new Shape(1, 2));
        // Sevens and nines cover as much: the smaller number wins.
        Assert.Equal([1, 7], ReadAll(new RasterSourceSettings("s", path, CellKind.Classes), grid));
        Assert.Equal([1.5f, 8], ReadAll(new RasterSourceSettings("s", path, CellKind.Values), grid));
    }

    [Fact]
    public void Rows_may_run_from_south_to_north()
    {
        using var folder = new Folder();
        using (var dataset = Gdal.GetDriverByName("GTiff")!
            .Create(folder["up.tif"], 2, 2, 1, DataType.GDT_Float32, null)!)
        {
            dataset.SetGeoTransform([600_000, 10, 0, 7_099_980, 0, 10]);
            using var reference = CoordinateSystem.Parse("EPSG:2154", $"the test");
            dataset.SetSpatialRef(reference);
            dataset.GetRasterBand(1)!.WriteRaster(0, 0, 2, 2, new float[] { 1, 2, 3, 4 }, 2, 2, 0, 0);
        }

        var grid = Grid.Part(new Window(0, 0, 2, 2));
        Assert.Equal([3, 4, 1, 2], ReadAll(new RasterSourceSettings("s", folder["up.tif"], CellKind.Classes), grid));
    }

    [Fact]
    public void A_halo_keeps_the_light_and_spreads_it_evenly_around_a_lamp()
    {
        using var folder = new Folder();
        var wide = new GridDefinition("EPSG:2154", 600_000, 7_100_000, 100, 100, new Shape(61, 61));
        var lamp = new float[61 * 61];
        lamp[(30 * 61) + 30] = 50;
        var path = Make(folder["lamp.tif"], wide, lamp);
        var settings = new RasterSourceSettings("s", path, CellKind.Values) { Halo = new HaloKernel(2_000, 300, 2.5) };
        var lit = ReadAll(settings, wide);
        Assert.Equal(50, lit.Sum(value => (double)value), 0.001);
        Assert.Equal(lit[(30 * 61) + 20], lit[(20 * 61) + 30]);
        Assert.Equal(lit[(30 * 61) + 20], lit[(40 * 61) + 30]);
        Assert.True(lit[(30 * 61) + 30] > lit[(30 * 61) + 31]);
        Assert.Equal(0, lit[0]);

        using var tiles = RasterTileSource.Open(settings, wide);
        foreach (var window in new TileLayout(wide.Shape, 3, 5).Windows())
        {
            var tile = new float[window.CellCount];
            tiles.Read(window, tile);
            for (var i = 0; i < tile.Length; i++)
                Assert.Equal(lit[((window.Row + (i / window.Cols)) * 61) + window.Col + (i % window.Cols)], tile[i]);
        }
    }

    [Fact]
    public void A_halo_too_costly_is_refused_with_its_cost()
    {
        using var folder = new Folder();
        var fine = new GridDefinition("EPSG:2154", 600_000, 7_100_000, 1, 1, new Shape(1000, 1000));
        var path = Make(folder["fine.tif"], fine, new float[1_000_000]);
        var settings = new RasterSourceSettings("s", path, CellKind.Values) { Halo = new HaloKernel(20_000, 300, 2.5) };
        var failure = Assert.Throws<RasterException>(() => RasterTileSource.Open(settings, fine));
        Assert.Contains("expected at most", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_written_raster_gives_its_grid_its_values_and_their_unit()
    {
        using var folder = new Folder();
        var grid = new GridDefinition("EPSG:2154", 600_000, 7_100_000, 10, 10, new Shape(600, 1200));
        using (var sink = new CogSink(folder["a.tif"], grid, new CogSettings { Unit = "m" }))
        {
            var values = new float[grid.Shape.CellCount];
            Array.Fill(values, 3);
            sink.Write(grid.Shape.Whole, values);
            sink.Complete(TestContext.Current.CancellationToken);
            sink.Commit();
        }

        Assert.Equal(grid, RasterGrid.Like(folder["a.tif"]));
        using var reader = RasterReader.Open(folder["a.tif"]);
        var read = new float[grid.Shape.CellCount];
        reader.Read(grid.Shape.Whole, read);
        Assert.All(read, value => Assert.Equal(3, value));
        Assert.Equal("m", reader.Unit);
    }

    static RasterTileSource Open(string path, CellKind kind) =>
        RasterTileSource.Open(new RasterSourceSettings("s", path, kind), Grid);

    static float[] ReadAll(RasterSourceSettings settings, GridDefinition grid)
    {
        using var source = RasterTileSource.Open(settings, grid);
        var values = new float[grid.Shape.CellCount];
        source.Read(grid.Shape.Whole, values);
        return values;
    }

    // Each band holds one more than the band before.
    static string Make(
        string path,
        GridDefinition grid,
        float[] values,
        double? noData = null,
        double? scale = null,
        double offset = 0,
        int bands = 1,
        string? crs = "EPSG:2154")
    {
        GdalRuntime.EnsureStarted();
        var (rows, cols) = (grid.Shape.Rows, grid.Shape.Cols);
        using var dataset = Gdal.GetDriverByName("GTiff")!.Create(path, cols, rows, bands, DataType.GDT_Float32, null)!;
        dataset.SetGeoTransform([grid.OriginX, grid.CellWidth, 0, grid.OriginY, 0, -grid.CellHeight]);
        if (crs is not null)
        {
            using var reference = new SpatialReference("");
            reference.SetFromUserInput(crs);
            dataset.SetSpatialRef(reference);
        }

        for (var b = 1; b <= bands; b++)
        {
            using var band = dataset.GetRasterBand(b)!;
            if (noData is { } none) band.SetNoDataValue(none);
            if (scale is { } factor) band.SetScale(factor);
            if (scale is not null) band.SetOffset(offset);
            var shifted = Array.ConvertAll(values, value => value + b - 1);
            band.WriteRaster(0, 0, cols, rows, shifted, cols, rows, 0, 0);
        }

        return path;
    }
}
