using System.Globalization;
using Calaisis.Raster.SystemTests.CostDistance;
using Calaisis.Raster.SystemTests.Rasters;
using Xunit;

namespace Calaisis.Raster.SystemTests.Circuits;

/// <summary>The process with keys and with projects of Circuitscape; what is wrong is told in one sentence.</summary>
public sealed class CircuitProcessTests : IDisposable
{
    const string Grid = "ncols 3\nnrows 3\nxllcorner 0\nyllcorner 0\ncellsize 10\nNODATA_value -9999\n";

    const string Ini = """
        [Circuitscape mode]
        data_type = raster
        scenario = pairwise
        habitat_file = r.asc
        habitat_map_is_resistances = True
        point_file = p.txt
        connect_four_neighbors_only = True
        connect_using_avg_resistances = True
        write_cur_maps = True
        output_file = out.out
        solver = cg+amg
        """;

    readonly Folder _folder = new();

    public CircuitProcessTests()
    {
        // A ring of eight cells around a barrier.
        CostFiles.WriteDoubles(
            _folder["r.tif"], CostFiles.Grid(3, 3), 1, 1, 1, 1, double.NaN, 1, 1, 1, 1);
        CostFiles.Write(_folder["p.tif"], CostFiles.Grid(3, 3), 1, 0, 0, 0, 0, 0, 0, 0, 2);
        Write("r.asc", Grid + "1 1 1\n1 -9999 1\n1 1 1\n");
        Write("p.txt", "1 5 25\n2 25 5\n");
        Write("project.ini", Ini);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_ring_has_half_the_resistance_of_each_way_round()
    {
        var run = Run(
            "--resistance r.tif --points p.tif --neighbours 4 --output sum.tif --maximum most.tif "
                + "--resistances r.csv --resistance-list l.csv --currents currents --voltages voltages");
        Assert.True(run.Code == 0, run.Said);
        // Four steps of 1 on each of two ways.
        Assert.Equal(["id,1,2", "1,0,2", "2,2,0"], Rounded("r.csv"));
        Assert.Equal(["from,to,resistance", "1,2,2"], Rounded("l.csv"));
        double[] expected = [1, 0.5, 0.5, 0.5, double.NaN, 0.5, 0.5, 0.5, 1];
        foreach (var file in new[] { "sum.tif", "most.tif", "currents/current_1_2.tif" })
            AssertClose(expected, file);
        AssertClose([0, 0.5, 1, 0.5, double.NaN, 1.5, 1, 1.5, 2], "voltages/voltage_1_2.tif");
        Assert.Contains(
            CostFiles.Describe(_folder["sum.tif"]).Metadata,
            item => item.StartsWith("CALAISIS_RESIDUAL=", StringComparison.Ordinal));
        Assert.Contains(
            "effective resistance", File.ReadAllText(_folder["r.csv-metadata.json"]), StringComparison.Ordinal);
    }

    [Fact]
    public void One_to_all_and_sources_and_grounds_are_written()
    {
        var run = Run(
            "--mode one-to-all --resistance r.tif --points p.tif --neighbours 4 --output sum.tif --resistances r.csv");
        Assert.True(run.Code == 0, run.Said);
        Assert.Equal(["id,resistance", "1,2", "2,2"], Rounded("r.csv"));
        AssertClose([2, 1, 1, 1, double.NaN, 1, 1, 1, 2], "sum.tif");
        Write("s.txt", "3 601012.5 7001987.5\n");
        Write("g.txt", "0 601062.5 7001937.5\n");
        run = Run(
            "--mode advanced --resistance r.tif --sources s.txt --grounds g.txt --neighbours 4 --output sum.tif "
                + "--voltages voltages");
        Assert.True(run.Code == 0, run.Said);
        AssertClose([3, 1.5, 1.5, 1.5, double.NaN, 1.5, 1.5, 1.5, 3], "sum.tif");
        AssertClose([6, 4.5, 3, 4.5, double.NaN, 1.5, 3, 1.5, 0], "voltages/voltage.tif");
        Write("s.txt", "3 601012.5 7001987.5\n1 601037.5 7001962.5\n");
        run = Run("--mode advanced --resistance r.tif --sources s.txt --grounds g.txt --neighbours 4 --output sum.tif");
        Assert.Equal(0, run.Code);
        Assert.Contains(
            "left out 1 source and 0 grounds on cells that conduct nothing", run.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void Polygons_and_regions_come_from_rasters_and_texts()
    {
        // Two corners are one node: the way between the others is twice as short on each side.
        Write("q.txt", "1 601012.5 7001987.5\n1 601062.5 7001937.5\n");
        Write("p.txt", "1 601062.5 7001987.5\n2 601012.5 7001937.5\n");
        CostFiles.Write(_folder["q.tif"], CostFiles.Grid(3, 3), 7, 0, 0, 0, 0, 0, 0, 0, 7);
        foreach (var polygons in new[] { "q.txt", "q.tif" })
        {
            var run = Run(
                $"--resistance r.tif --points p.txt --neighbours 4 --polygons {polygons} --output sum.tif "
                    + "--resistances r.csv");
            Assert.True(run.Code == 0, run.Said);
            Assert.Equal(["id,1,2", "1,0,2", "2,2,0"], Rounded("r.csv"));
            AssertClose([1, 0.5, 1, 0.5, double.NaN, 0.5, 1, 0.5, 1], "sum.tif");
        }
    }

    [Fact]
    public void A_project_of_Circuitscape_runs_as_it_is()
    {
        var run = Command.Run(_folder.Path, "process run circuit --ini project.ini");
        Assert.True(run.Code == 0, run.Said);
        Assert.Equal(["0 1 2", "1 0 2", "2 2 0"], Rounded("out_resistances.out", ' '));
        AssertClose([1, 0.5, 0.5, 0.5, 0, 0.5, 0.5, 0.5, 1], "out_curmap_1_2.asc");
        AssertClose([1, 0.5, 0.5, 0.5, 0, 0.5, 0.5, 0.5, 1], "out_cum_curmap.asc");
        Write("project.ini", Ini.Replace("out.out", "out.out\nwrite_as_tif = True\nset_null_currents_to_nodata = True",
            StringComparison.Ordinal));
        run = Command.Run(_folder.Path, "process run circuit --ini project.ini");
        Assert.True(run.Code == 0, run.Said);
        AssertClose([1, 0.5, 0.5, 0.5, double.NaN, 0.5, 0.5, 0.5, 1], "out_cum_curmap.tif");
    }

    [Theory]
    [InlineData("p.txt", "1 5 25\n", 3, "points 'p.txt': found 1 focal point on the grid, expected at least 2")]
    [InlineData("p.txt", "1 5 25\n2 15 15\n", 3, "points 'p.txt': found no conducting cell under 1 focal point")]
    [InlineData("p.txt", "1 5 25\n2 5 25\n", 3, "points 'p.txt': all focal points lie in one node")]
    [InlineData("p.txt", "1 5 25\n2 35 5\n", 2, "p.txt(2,1): found a place beyond the grid (x 35, y 5)")]
    [InlineData("p.txt", "1 5 25\n2 5\n", 2, "p.txt(2,1): found 2 numbers, expected 3")]
    [InlineData("r.asc", Grid + "1 1 1\n1 0 1\n1 1 1\n", 3, "r.asc: found 0 at row 1, column 1, expected resistances")]
    [InlineData("r.asc", Grid + "1 1 1\n1 -2 1\n1 1 1\n", 3, "r.asc: found -2 at row 1, column 1, expected")]
    [InlineData("project.ini", "scenaro = pairwise\n", 2,
        "project.ini(1,1): unknown key 'scenaro' in a project of Circuitscape: did you mean 'scenario'?")]
    [InlineData("project.ini", "scenario = everything\n", 2,
        "project.ini(1,1): found 'everything', expected one of pairwise, one-to-all, all-to-one, advanced")]
    [InlineData("project.ini", "habitat_file = lost.asc\n", 2, "project.ini(1,1): the file 'lost.asc' does not exist")]
    [InlineData("project.ini", "data_type = network\n", 2, "project.ini(1,1): found 'network', expected raster")]
    public void What_is_wrong_in_a_project_is_told_at_its_place(string file, string text, int code, string told)
    {
        Write(file, text);
        var run = Command.Run(_folder.Path, "process run circuit --ini project.ini");
        Assert.Equal(code, run.Code);
        Assert.Contains(told, run.Said, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["out_cum_curmap.asc"]));
    }

    [Theory]
    [InlineData("--resistance r.tif --points p.tif", "found no 'output', expected the GeoTIFF to write")]
    [InlineData("--output o.tif --points p.tif", "found no 'resistance', expected a raster file that GDAL opens")]
    [InlineData("--ini project.ini --output o.tif", "found 'output' beside 'ini', expected one or the other")]
    [InlineData("--mode advanced --resistance r.tif --output o.tif --points p.tif --sources s --grounds p.tif",
        "the file 's' does not exist")]
    [InlineData("--resistance r.tif --points p.tif --output o.tif --grounds p.tif",
        "found 'grounds', which has no use in this mode")]
    [InlineData("--resistance r.tif --points p.tif --output o.tif --neighbours 6", "expected 4 or 8")]
    public void Keys_that_do_not_go_together_are_told(string arguments, string told)
    {
        var run = Run(arguments);
        Assert.Equal(2, run.Code);
        Assert.Contains(told, run.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void Sources_apart_from_grounds_and_other_grids_are_refused()
    {
        CostFiles.WriteDoubles(
            _folder["r.tif"], CostFiles.Grid(3, 3), 1, double.NaN, 1, 1, double.NaN, 1, 1, double.NaN, 1);
        Write("s.txt", "3 601012.5 7001987.5\n");
        Write("g.txt", "0 601062.5 7001937.5\n");
        const string Advanced = "--mode advanced --resistance r.tif --sources s.txt --grounds g.txt --output sum.tif";
        var run = Run(Advanced);
        Assert.Equal(3, run.Code);
        Assert.Contains("that has no ground, expected a ground for each", run.Said, StringComparison.Ordinal);
        Assert.Equal(0, Run(Advanced + " --compat circuitscape").Code);
        CostFiles.Write(_folder["q.tif"], CostFiles.Grid(3, 2), 1, 1, 1, 1, 1, 1);
        run = Run("--resistance r.tif --points p.tif --mask q.tif --output sum2.tif");
        Assert.Equal(3, run.Code);
        Assert.Contains("q.tif: found 3 rows x 2 columns", run.Said, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["sum2.tif"]));
    }

    Ended Run(string arguments) => Command.Run(_folder.Path, $"process run circuit {arguments}");

    void Write(string file, string text) => File.WriteAllText(_folder[file], text);

    IEnumerable<string> Rounded(string file, char separator = ',') => File.ReadAllLines(_folder[file]).Select(line =>
        string.Join(separator, line.Split(separator).Select(word =>
            double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                ? Math.Round(number, 8).ToString(CultureInfo.InvariantCulture)
                : word)));

    void AssertClose(double[] expected, string file)
    {
        var found = CostFiles.Read(_folder[file]);
        Assert.Equal(expected.Length, found.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(
                double.IsNaN(expected[i]) ? double.IsNaN(found[i]) : Math.Abs(expected[i] - found[i]) < 1e-8,
                $"{file} {i}: {found[i]}, expected {expected[i]}");
        }
    }
}
