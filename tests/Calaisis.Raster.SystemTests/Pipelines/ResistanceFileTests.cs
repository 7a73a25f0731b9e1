using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Calaisis.Raster.SystemTests.Program;
using OSGeo.GDAL;
using Xunit;

namespace Calaisis.Raster.SystemTests.Pipelines;

/// <summary>
/// What resistance rasters hold besides their cells, worked out again from the cells: overviews, histogram, unit and
/// where they come from. The region has cells of half a metre here, so that there are overviews.
/// </summary>
public sealed class ResistanceFileTests : IDisposable
{
    const string Raster = "out/small/base/verte/resistance.tif";
    const int FineRows = 600;
    const int FineCols = 800;

    const string Cover = "cover: { raster: cover.tif, kind: classes }";
    const string Light = "light: { raster: light.tif, kind: values }";
    const string Table = "- { table: friction.csv, column: foret, source: cover }";
    const string Curve =
        "- { curve: { log-linear: { l0: 0.5, lmax: 15 } }, source: light, resistance: [1, 40], combine: multiply }";

    readonly SmallWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Overviews_are_means_and_metadata_say_what_the_cells_hold_and_come_from(bool isLit)
    {
        await RunAsync(isLit);
        using var dataset = Gdal.Open(_world[Raster], Access.GA_ReadOnly)!;
        Assert.Equal("COG", dataset.GetMetadataItem("LAYOUT", "IMAGE_STRUCTURE"));
        Assert.Equal(("2154", FineCols, FineRows), (
            dataset.GetSpatialRef()!.GetAuthorityCode(null), dataset.RasterXSize, dataset.RasterYSize));
        using var band = dataset.GetRasterBand(1)!;
        Assert.Equal(DataType.GDT_Float32, band.DataType);
        var cells = Read(band);
        Assert.Equal("resistance per metre", band.GetUnitType());
        Assert.Equal("resistance per metre (1 = best habitat)", Said(dataset, "UNIT"));
        Assert.Equal("impassable (barrier)", Said(dataset, "NODATA"));
        // Buildings are impassable in the table.
        Assert.Equal(
            cells.Count(float.IsNaN).ToString(CultureInfo.InvariantCulture), Said(dataset, "IMPASSABLE_CELLS"));
        Assert.True(cells.Count(float.IsNaN) > 1000);
        Assert.Equal(isLit ? Bins(cells) : Values(cells), Histogram(Said(dataset, "HISTOGRAM")));

        AssertOverviews(band, cells);

        Assert.Equal(("verte", "small"), (Said(dataset, "TRAME"), Said(dataset, "PIPELINE")));
        Assert.Equal(HashOf("cover.tif"), Said(dataset, "INPUT_cover"));
        Assert.Equal(isLit ? HashOf("light.tif") : null, Said(dataset, "INPUT_light"));
        Assert.Equal(Gdal.VersionInfo("RELEASE_NAME"), Said(dataset, "VERSION_GDAL"));
        var parameters = Said(dataset, "PARAMETERS")!;
        Assert.Equal(isLit, parameters.Contains("log-linear", StringComparison.Ordinal));
        Assert.Contains("\"column\":\"foret\"", parameters, StringComparison.Ordinal);
    }

    [Theory]
    [Trait("Category", "Peers")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_validator_of_GDAL_finds_it_a_valid_cloud_optimized_GeoTIFF(bool isLit)
    {
        await RunAsync(isLit);
        var start = new ProcessStartInfo(
            "/usr/bin/python3",
            ["-m", "osgeo_utils.samples.validate_cloud_optimized_geotiff", "--full-check=yes", _world[Raster]])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var said = (await BuiltProgram.EndOf(process)).EndedWith(0);
        Assert.Contains("is a valid cloud optimized GeoTIFF", said.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("warning", said.All, StringComparison.OrdinalIgnoreCase);
    }

    async Task RunAsync(bool isLit)
    {
        var file = _world.WritePipeline(
            isLit ? $"{Cover}\n{Light}" : Cover,
            isLit ? $"{Table}\n{Curve}" : Table,
            grid: "{ extent: [600000, 7000000, 600400, 7000300], cell: 0.5, crs: EPSG:2154 }");
        (await _world.RunAsync("run", file, "--no-maps", "--quiet")).EndedWith(0);
    }

    static void AssertOverviews(Band band, float[] finer)
    {
        var (rows, cols) = (FineRows, FineCols);
        Assert.True(band.GetOverviewCount() >= 1);
        for (var level = 0; level < band.GetOverviewCount(); level++)
        {
            using var overview = band.GetOverview(level)!;
            var coarser = Read(overview);
            Assert.Equal(((rows + 1) / 2, (cols + 1) / 2), (overview.YSize, overview.XSize));
            for (var cell = 0; cell < coarser.Length; cell++)
            {
                var (row, col) = (2 * (cell / overview.XSize), 2 * (cell % overview.XSize));
                var four = new List<float>();
                for (var r = row; r < Math.Min(row + 2, rows); r++)
                {
                    for (var c = col; c < Math.Min(col + 2, cols); c++) four.Add(finer[(r * cols) + c]);
                }

                var known = four.Where(float.IsFinite).ToList();
                if (known.Count == 0) Assert.True(float.IsNaN(coarser[cell]));
                else Assert.Equal(known.Average(v => (double)v), coarser[cell], known.Max() * 1e-6);
            }

            (finer, rows, cols) = (coarser, overview.YSize, overview.XSize);
        }
    }

    static List<(double From, double To, long Cells)> Values(float[] cells) =>
        [.. cells.Where(float.IsFinite).GroupBy(v => v).OrderBy(g => g.Key)
            .Select(g => ((double)g.Key, (double)g.Key, g.LongCount()))];

    // Eight of equal width from each power of two to the next.
    static List<(double From, double To, long Cells)> Bins(float[] cells) =>
        [.. cells.Where(float.IsFinite).GroupBy(v =>
        {
            var octave = 1.0;
            while (octave * 2 <= v) octave *= 2;
            return octave * (8 + Math.Floor((v - octave) / octave * 8)) / 8;
        }).OrderBy(g => g.Key).Select(g =>
        {
            var octave = 1.0;
            while (octave * 2 <= g.Key) octave *= 2;
            return (g.Key, g.Key + (octave / 8), g.LongCount());
        })];

    static List<(double From, double To, long Cells)> Histogram(string? text)
    {
        using var json = JsonDocument.Parse(text!);
        return [.. json.RootElement.EnumerateArray().Select(bin =>
            (bin[0].GetDouble(), bin[bin.GetArrayLength() - 2].GetDouble(), bin[bin.GetArrayLength() - 1].GetInt64()))];
    }

    static float[] Read(Band band)
    {
        var values = new float[band.XSize * band.YSize];
        band.ReadRaster(0, 0, band.XSize, band.YSize, values, band.XSize, band.YSize, 0, 0);
        return values;
    }

    static string? Said(Dataset dataset, string key) => dataset.GetMetadataItem("CALAISIS_" + key, "");

    string HashOf(string name) =>
        "sha256:" + Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(_world[name])));
}
