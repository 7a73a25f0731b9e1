using System.Globalization;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Exports;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Networks;
using Calaisis.Raster.SystemTests.Rasters;
using OSGeo.GDAL;
using Xunit;

namespace Calaisis.Raster.SystemTests.Networks;

/// <summary>Rasters as Circuitscape reads them.</summary>
public sealed class CircuitscapeExportTests
{
    static readonly Shape Shape = new(600, 700);
    static readonly GridDefinition Grid = new("EPSG:2154", 600_000, 7_100_000, 10, 10, Shape);

    static readonly NetworkGraph Graph = NetworkGraph.Of(
        [new NetworkPatch(1, 100), new NetworkPatch(2, 100), new NetworkPatch(3, 100)], [new NetworkLink(1, 1, 3, 50)]);

    // A barrier every 37 cells; labels 1 to 4, of which 4 is a stepping stone.
    static readonly Cells Resistance = new(
        "resistance", index => index % 37 == 0 ? float.NaN : 1 + (index % 1000 / 7f));
    static readonly Cells Labels = new("habitats", index => index % 11 == 0 ? 1 + (index / 11 % 4) : float.NaN);

    [Fact]
    public void An_ASCII_grid_has_the_six_lines_of_header_and_every_value()
    {
        using var folder = new Folder();
        var names = CircuitscapeExport.Write(
            folder.Path, Grid, Resistance, Labels, Graph, new CircuitscapeSettings("verte"),
            TestContext.Current.CancellationToken);
        Assert.Equal(["verte-resistance.asc", "verte-focal.asc", "verte-pairs.txt", "verte.ini"], names);
        Assert.Equal(
            names.Concat(["verte-resistance.prj", "verte-focal.prj"]).Order(StringComparer.Ordinal), folder.Names());

        var resistance = ReadAscii(folder["verte-resistance.asc"]);
        var focal = ReadAscii(folder["verte-focal.asc"]);
        for (var index = 0; index < Shape.CellCount; index++)
        {
            var (expected, label) = (Resistance.At(index), Labels.At(index));
            Assert.Equal(float.IsNaN(expected) ? -9999 : expected, resistance[index]);
            Assert.Equal(label is 1 or 2 or 3 ? label : -9999, focal[index]);
        }

        Assert.Equal("mode include\n1\t3\n", File.ReadAllText(folder["verte-pairs.txt"]));
        Assert.Contains(
            "habitat_file = verte-resistance.asc\n", File.ReadAllText(folder["verte.ini"]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_GeoTIFF_holds_the_same()
    {
        using var folder = new Folder();
        var grid = new GridDefinition("EPSG:2154", 600_000, 7_100_000, 10, 25, Shape);
        CircuitscapeExport.Write(
            folder.Path, grid, Resistance, Labels, Graph,
            new CircuitscapeSettings("verte", Ascii: false, LinkedPairsOnly: false),
            TestContext.Current.CancellationToken);
        Assert.Equal(["verte-focal.tif", "verte-resistance.tif", "verte.ini"], folder.Names());
        using var dataset = Gdal.Open(folder["verte-focal.tif"], Access.GA_ReadOnly)!;
        using var band = dataset.GetRasterBand(1)!;
        Assert.Equal(DataType.GDT_Int32, band.DataType);
        band.GetNoDataValue(out var noData, out _);
        Assert.Equal(-9999, noData);
        var read = new float[Shape.CellCount];
        band.ReadRaster(0, 0, Shape.Cols, Shape.Rows, read, Shape.Cols, Shape.Rows, 0, 0);
        for (var index = 0; index < read.Length; index++)
            Assert.Equal(Labels.At(index) is var label and (1 or 2 or 3) ? label : -9999, read[index]);
    }

    [Fact]
    public void Writing_again_gives_the_same_bytes()
    {
        using var one = new Folder();
        using var other = new Folder();
        foreach (var folder in new[] { one, other, other })
        {
            foreach (var ascii in new[] { true, false })
            {
                CircuitscapeExport.Write(
                    folder.Path, Grid, Resistance, Labels, Graph, new CircuitscapeSettings("verte", ascii),
                    TestContext.Current.CancellationToken);
            }
        }

        Assert.Equal(one.Names(), other.Names());
        foreach (var name in one.Names())
            Assert.True(File.ReadAllBytes(one[name]).AsSpan().SequenceEqual(File.ReadAllBytes(other[name])), name);
    }

    [Fact]
    public void Cells_that_are_not_square_have_no_ASCII_grid()
    {
        using var folder = new Folder();
        var grid = new GridDefinition("EPSG:2154", 600_000, 7_100_000, 10, 25, Shape);
        var problem = Assert.Throws<RasterException>(() => CircuitscapeExport.Write(
            folder.Path, grid, Resistance, Labels, Graph, new CircuitscapeSettings("verte"), CancellationToken.None));
        Assert.EndsWith(
            "found cells of 10 x 25, expected square ones for an ASCII grid; write a .tif",
            problem.Message,
            StringComparison.Ordinal);
        Assert.Empty(folder.Names());
    }

    [Fact]
    public void A_network_without_links_has_nothing_to_compute()
    {
        using var folder = new Folder();
        var lonely = NetworkGraph.Of([new NetworkPatch(1, 100), new NetworkPatch(2, 100)], []);
        Assert.Throws<RasterException>(() => CircuitscapeExport.Write(
            folder.Path, Grid, Resistance, Labels, lonely, new CircuitscapeSettings("verte"), CancellationToken.None));
        Assert.Empty(folder.Names());
    }

    [Fact]
    public void A_stopped_export_leaves_nothing_behind()
    {
        using var folder = new Folder();
        using var stopped = new CancellationTokenSource();
        var stopping = new Cells("resistance", index =>
        {
            if (index == 400_000) stopped.Cancel();
            return 1;
        });
        Assert.ThrowsAny<OperationCanceledException>(() => CircuitscapeExport.Write(
            folder.Path, Grid, stopping, Labels, Graph, new CircuitscapeSettings("verte"), stopped.Token));
        Assert.Empty(folder.Names());
    }

    [Fact]
    public void A_file_that_cannot_be_written_leaves_nothing_behind()
    {
        using var folder = new Folder();
        Directory.CreateDirectory(folder["verte-resistance.asc"]);
        Assert.Throws<OutputException>(() => CircuitscapeExport.Write(
            folder.Path, Grid, Resistance, Labels, Graph, new CircuitscapeSettings("verte"), CancellationToken.None));
        Assert.Equal(["verte-resistance.asc"], folder.Names());
    }

    /// <summary>As Circuitscape does: six lines of a word and a number, then numbers between blanks.</summary>
    static float[] ReadAscii(string path)
    {
        var lines = File.ReadAllLines(path);
        (string Key, double Value)[] header =
            [.. lines.Take(6).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Select(words => (words[0], Number(words[1])))];
        Assert.Equal(
            [("ncols", 700), ("nrows", 600), ("xllcorner", 600_000), ("yllcorner", 7_094_000), ("cellsize", 10), (
                "NODATA_value", -9999)], header);
        return [.. lines.Skip(6).SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(word => (float)Number(word))];
    }

    static double Number(string word) => double.Parse(word, CultureInfo.InvariantCulture);

    sealed class Cells(string name, Func<long, float> at) : ITileSource
    {
        public string Name => name;

        public float At(long index) => at(index);

        public void Read(Window window, Span<float> values)
        {
            for (var i = 0; i < window.CellCount; i++)
                values[i] = at(((window.Row + (i / window.Cols)) * (long)Shape.Cols) + window.Col + (i % window.Cols));
        }
    }
}
