using System.Globalization;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Sources;
using OSGeo.GDAL;
using OSGeo.OSR;
using Xunit;

namespace Calaisis.Raster.SystemTests.Rasters;

/// <summary>Real rasters on another grid: equal in any tiling, and equal to what GDAL and plain lookups give.</summary>
public sealed class RasterWarpTests
{
    static readonly Case Lot = new(
        "lot/CLC2018_Lot.tif",
        CellKind.Classes,
        Resampling.Nearest,
        new("EPSG:2154", 560_003, 6_390_841, 40, 40, new(300, 370)));

    static readonly Case LotMajority = new(
        "lot/CLC2018_Lot.tif",
        CellKind.Classes,
        Resampling.Majority,
        new("EPSG:2154", 560_003, 6_390_841, 430, 430, new(80, 75)));

    static readonly Case Pune = new(
        "viirs-pune/viirs.tif",
        CellKind.Values,
        Resampling.Bilinear,
        new("EPSG:32643", 370_000, 2_060_000, 100, 100, new(330, 290)));

    static readonly Case PuneAverage = new(
        "viirs-pune/viirs.tif",
        CellKind.Values,
        Resampling.Average,
        new("EPSG:32643", 340_000, 2_140_000, 1500, 1500, new(90, 110)));

    static readonly Case SaoTome = new(
        "viirs-saotome/NL_STP_VIIRS.M_201401_VCMCFG_GADM-2.8-SHPZIP.tif",
        CellKind.Values,
        Resampling.Bilinear,
        new("EPSG:32632", 215_000, 48_000, 200, 200, new(240, 220)));

    static readonly Case Soil = new(
        "soilgrids-vinschgau/vischgau_05_15cm_clay.tif",
        CellKind.Values,
        Resampling.Bilinear,
        new("EPSG:3035", 4_350_000, 2_630_000, 90, 90, new(400, 500)));

    public static TheoryData<string> Cases => [.. All.Keys];

    static Dictionary<string, Case> All => new()
    {
        [nameof(Lot)] = Lot,
        [nameof(LotMajority)] = LotMajority,
        [nameof(Pune)] = Pune,
        [nameof(PuneAverage)] = PuneAverage,
        [nameof(SaoTome)] = SaoTome,
        [nameof(Soil)] = Soil,
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Any_tiling_gives_the_same_bits(string name)
    {
        var test = All[name];
        using var source = test.Open();
        var whole = Whole(source, test.Grid.Shape);
        Assert.Contains(whole, value => !float.IsNaN(value));
        foreach (var (rows, cols) in new[] { (3, 5), (64, 64), (101, 33) })
        {
            using var fresh = test.Open();
            Assert.Equal(whole, Tiled(fresh, test.Grid.Shape, rows, cols));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Many_threads_give_the_same_bits(string name)
    {
        var test = All[name];
        using var source = test.Open();
        var whole = Whole(source, test.Grid.Shape);
        var values = new float[whole.Length];
        var windows = new TileLayout(test.Grid.Shape, 37, 41).Windows().ToList();
        var cancel = TestContext.Current.CancellationToken;
        Parallel.ForEach(
            windows,
            new ParallelOptions { MaxDegreeOfParallelism = 7, CancellationToken = cancel },
            window => Copy(source, window, test.Grid.Shape, values));
        Assert.Equal(whole, values);
    }

    [Fact]
    public void Nearest_is_the_source_cell_under_the_centre()
    {
        var (rows, cols) = Places(Lot, out var source, out var shape);
        using var opened = Lot.Open();
        var values = Whole(opened, Lot.Grid.Shape);
        var compared = 0;
        for (var i = 0; i < values.Length; i++)
        {
            // A centre within a thousandth of an edge may fall on either side.
            if (Math.Abs(rows[i] - Math.Round(rows[i])) < 1e-3 || Math.Abs(cols[i] - Math.Round(cols[i])) < 1e-3)
                continue;
            var (row, col) = ((int)Math.Floor(rows[i]), (int)Math.Floor(cols[i]));
            var expected = shape.Contains(new Cell(row, col)) ? source[(row * shape.Cols) + col] : float.NaN;
            Assert.Equal(expected, values[i]);
            compared++;
        }

        Assert.True(compared > 100_000);
    }

    [Fact]
    public void Bilinear_is_the_mean_of_four_cells_weighted_by_distance()
    {
        var (rows, cols) = Places(Pune, out var source, out var shape);
        using var opened = Pune.Open();
        var values = Whole(opened, Pune.Grid.Shape);
        for (var i = 0; i < values.Length; i++)
        {
            var (top, left) = ((int)Math.Floor(rows[i] - 0.5), (int)Math.Floor(cols[i] - 0.5));
            var (y, x) = (rows[i] - 0.5 - top, cols[i] - 0.5 - left);
            double At(int r, int c) => source[((top + r) * shape.Cols) + left + c];
            var expected = ((1 - y) * (((1 - x) * At(0, 0)) + (x * At(0, 1))))
                + (y * (((1 - x) * At(1, 0)) + (x * At(1, 1))));
            // A place is right to 1e-4 of a cell, across which the steepest light changes by 1e-4 of 115.
            Assert.Equal(expected, values[i], 0.02);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void GDAL_warping_exactly_gives_the_same_values(string name)
    {
        var test = All[name];
        using var source = test.Open();
        var ours = Whole(source, test.Grid.Shape);
        var theirs = GdalWarp(test);
        var both = 0;
        var different = 0;
        var known = 0;
        for (var i = 0; i < ours.Length; i++)
        {
            if (!float.IsNaN(ours[i])) known++;
            if (float.IsNaN(ours[i]) || float.IsNaN(theirs[i])) continue;
            both++;
            if (Math.Abs(ours[i] - theirs[i]) > 1e-3 + (0.01 * Math.Abs(theirs[i]))) different++;
        }

        // GDAL takes another rectangle for average and majority, so some cells differ.
        var allowed = test.Resampling is Resampling.Average or Resampling.Majority ? 0.12 : 0.002;
        Assert.True(both > 0.95 * known, $"{both} of {known} cells known to both");
        Assert.True(different <= allowed * both, $"{different} of {both} cells differ");
    }

    [Fact]
    public void Negative_radiances_stay_and_NoData_does_not()
    {
        using var source = SaoTome.Open();
        var known = Whole(source, SaoTome.Grid.Shape).Where(value => !float.IsNaN(value)).ToList();
        Assert.InRange(known.Min(), -0.16, -0.01);
        Assert.InRange(known.Max(), 5, 15);
    }

    static float[] Whole(RasterTileSource source, Shape shape)
    {
        var values = new float[shape.CellCount];
        source.Read(shape.Whole, values);
        return values;
    }

    static float[] Tiled(RasterTileSource source, Shape shape, int tileRows, int tileCols)
    {
        var values = new float[shape.CellCount];
        foreach (var window in new TileLayout(shape, tileRows, tileCols).Windows()) Copy(source, window, shape, values);
        return values;
    }

    static void Copy(RasterTileSource source, Window window, Shape shape, float[] values)
    {
        // Larger than the tile on all sides: the window's place must not matter either.
        var grown = window.Grow(2);
        var tile = new float[grown.CellCount];
        source.Read(grown, tile);
        for (var row = 0; row < window.Rows; row++)
        {
            Array.Copy(
                tile, ((row + 2) * grown.Cols) + 2, values, ((window.Row + row) * shape.Cols) + window.Col,
                window.Cols);
        }
    }

    // Rows and columns of all cells in the source, by PROJ point by point, and the source itself.
    static (double[] Rows, double[] Cols) Places(Case test, out float[] source, out Shape shape)
    {
        using var dataset = Gdal.Open(RealData.File(test.File), Access.GA_ReadOnly)!;
        var transform = new double[6];
        dataset.GetGeoTransform(transform);
        shape = new Shape(dataset.RasterYSize, dataset.RasterXSize);
        source = new float[shape.CellCount];
        dataset.GetRasterBand(1)!.ReadRaster(0, 0, shape.Cols, shape.Rows, source, shape.Cols, shape.Rows, 0, 0);
        using var from = new SpatialReference("");
        from.SetFromUserInput(test.Grid.Crs);
        from.SetAxisMappingStrategy(AxisMappingStrategy.OAMS_TRADITIONAL_GIS_ORDER);
        using var to = dataset.GetSpatialRef()!;
        to.SetAxisMappingStrategy(AxisMappingStrategy.OAMS_TRADITIONAL_GIS_ORDER);
        using var transformation = new CoordinateTransformation(from, to);
        var grid = test.Grid;
        var count = (int)grid.Shape.CellCount;
        var (rows, cols) = (new double[count], new double[count]);
        var point = new double[3];
        for (var i = 0; i < count; i++)
        {
            point[0] = grid.OriginX + (((i % grid.Shape.Cols) + 0.5) * grid.CellWidth);
            point[1] = grid.OriginY - (((i / grid.Shape.Cols) + 0.5) * grid.CellHeight);
            point[2] = 0;
            transformation.TransformPoint(point);
            (rows[i], cols[i]) = ((point[1] - transform[3]) / transform[5], (point[0] - transform[0]) / transform[1]);
        }

        return (rows, cols);
    }

    static float[] GdalWarp(Case test)
    {
        using var source = Gdal.Open(RealData.File(test.File), Access.GA_ReadOnly)!;
        var bounds = test.Grid.Bounds;
        string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
        var method = test.Resampling switch
        {
            Resampling.Nearest => "near",
            Resampling.Majority => "mode",
            Resampling.Bilinear => "bilinear",
            _ => "average",
        };
        using var options = new GDALWarpAppOptions(
        [
            "-of", "MEM", "-t_srs", test.Grid.Crs, "-te", Text(bounds.MinX), Text(bounds.MinY), Text(bounds.MaxX),
            Text(bounds.MaxY),
            "-ts", Text(test.Grid.Shape.Cols), Text(test.Grid.Shape.Rows), "-r", method, "-et", "0", "-ovr", "NONE",
            "-ot", "Float32",
            "-dstnodata", "nan",
        ]);
        using var warped = Gdal.Warp("", [source], options, null, null)!;
        var values = new float[test.Grid.Shape.CellCount];
        warped.GetRasterBand(1)!.ReadRaster(
            0, 0, test.Grid.Shape.Cols, test.Grid.Shape.Rows, values, test.Grid.Shape.Cols, test.Grid.Shape.Rows, 0, 0);
        return values;
    }

    sealed record Case(string File, CellKind Kind, Resampling Resampling, GridDefinition Grid)
    {
        public RasterTileSource Open() => RasterTileSource.Open(
            new RasterSourceSettings("test", RealData.File(File), Kind) { Resampling = Resampling }, Grid);
    }
}
