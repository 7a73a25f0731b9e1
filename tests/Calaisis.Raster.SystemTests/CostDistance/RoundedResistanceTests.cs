using Calaisis.Raster.Grids;
using Calaisis.Raster.SystemTests.Rasters;
using Calaisis.Raster.SystemTests.Vectors;
using Xunit;

namespace Calaisis.Raster.SystemTests.CostDistance;

/// <summary>
/// Resistances are in single precision: what a raster of doubles loses by that is told once, with a count and an
/// example.
/// </summary>
public sealed class RoundedResistanceTests : IDisposable
{
    static readonly GridDefinition Grid = new("EPSG:2154", 601_000, 7_002_000, 25, 25, new Shape(2, 3));

    readonly Folder _folder = new();
    readonly TestLayer _points = TestLayer.OfWkt("POINT (601010 7001990)", "POINT (601060 7001960)");

    public void Dispose()
    {
        _points.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("cost-distance --sources POINTS --output d.tif")]
    [InlineData("cost-matrix --points POINTS --output m.csv")]
    [InlineData("cost-path --from POINTS --to POINTS --output p.gpkg")]
    public void Every_process_of_costs_tells_it(string process)
    {
        CostFiles.WriteDoubles(_folder["r.tif"], Grid, 1.5, 1.1, double.NaN, 2.1, 3, 16777217);
        var said = Run(process);
        Assert.Contains(
            "resistance 'r.tif': resistances are in single precision (7 digits), in which 3 cells",
            said,
            StringComparison.Ordinal);
        Assert.Contains("1.1 is read as 1.100000023841858", said, StringComparison.Ordinal);
        Assert.Single(said.Split('\n'), line => line.Contains("single precision", StringComparison.Ordinal));
    }

    [Fact]
    public void Doubles_that_single_precision_holds_are_no_matter()
    {
        CostFiles.WriteDoubles(_folder["r.tif"], Grid, 1.5, 1, double.NaN, 2.25, 3, 16777216);
        Assert.DoesNotContain(
            "single precision", Run("cost-distance --sources POINTS --output d.tif"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_beyond_single_precision_is_told_to_be_a_barrier()
    {
        CostFiles.WriteDoubles(_folder["r.tif"], Grid, 1, 1e300, 1, 1, 1, 1);
        Assert.Contains(
            "1 cell of this raster: 1E+300 is read as infinite, a barrier",
            Run("cost-distance --sources POINTS --output d.tif"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Check_and_run_tell_it_of_a_source_that_holds_resistances()
    {
        CostFiles.WriteDoubles(_folder["r.tif"], Grid, 1.1, 1, 1, 1, 1, 1);
        CostFiles.WriteDoubles(_folder["light.tif"], Grid, 0.1, 1, 1, 1, 1, 1);
        File.WriteAllText(_folder["p.yaml"], """
            name: p
            title: P
            language: en
            grid: { like: r.tif }
            sources:
              ready: { raster: r.tif, kind: values }
              light: { raster: light.tif, kind: values }
            trames:
              bleue:
                title: Blue
                layers: [{ resistance-of: ready }, { intervals: [{ from: 0, to: 6, value: 9 }], source: light }]
            """);
        foreach (var command in new[] { "check p.yaml", "run p.yaml --out out" })
        {
            var ended = Command.Run(_folder.Path, command);
            Assert.True(ended.Code == 0, ended.Said);
            var said = ended.Said + ended.Output;
            Assert.Contains(
                "in which 1 cell of this raster cannot be kept to the last digit: 1.1 is read as 1.100000023841858",
                said,
                StringComparison.Ordinal);
            Assert.Single(said.Split('\n'), line => line.Contains("single precision", StringComparison.Ordinal));
        }
    }

    string Run(string process)
    {
        var blank = process.IndexOf(' ', StringComparison.Ordinal);
        var ended = Command.Run(
            _folder.Path, $"process run {process[..blank]} --resistance "
                + $"r.tif{process[blank..].Replace("POINTS", _points.Path, StringComparison.Ordinal)}");
        Assert.True(ended.Code == 0, ended.Said);
        return ended.Said;
    }
}
