using Calaisis.Raster.SystemTests.CostDistance;
using Calaisis.Raster.SystemTests.Rasters;
using Xunit;

namespace Calaisis.Raster.SystemTests.Circuits;

/// <summary>The moving window as a process: its files, and what is wrong told in one sentence.</summary>
public sealed class OmniscapeProcessTests : IDisposable
{
    const string Ini = "resistance_file = r.asc\nsource_from_resistance = true\nradius = 2\nproject_name = out\n";

    readonly Folder _folder = new();

    public OmniscapeProcessTests()
    {
        // Three cells in a row.
        CostFiles.WriteDoubles(_folder["r.tif"], CostFiles.Grid(1, 3), 1, 1, 1);
        File.WriteAllText(
            _folder["r.asc"], "ncols 3\nnrows 1\nxllcorner 0\nyllcorner 0\ncellsize 1\nNODATA_value -9999\n1 1 1\n");
        File.WriteAllText(_folder["o.ini"], Ini);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Three_cells_give_what_is_worked_out_by_hand()
    {
        var run = Run("--resistance r.tif --radius 2 --output sum.tif --flow-potential p.tif --normalized n.tif");
        Assert.True(run.Code == 0, run.Said);
        // To an end, the middle passes on what the other end sends; to the middle come halves from both.
        double[] expected = [1 + 0.5 + 0.5, 1 + 1 + 1, 1 + 0.5 + 0.5];
        AssertClose(expected, "sum.tif");
        AssertClose(expected, "p.tif");
        AssertClose([1, 1, 1], "n.tif");
        run = Command.Run(_folder.Path, "process run omniscape --ini o.ini");
        Assert.True(run.Code == 0, run.Said);
        AssertClose(expected, "out/cum_currmap.tif");
    }

    [Theory]
    [InlineData("--resistance r.tif --output o.tif", "found no 'radius', expected a whole number from 1 to 10000")]
    [InlineData("--resistance r.tif --radius 2 --output o.tif --block-size 2", "found 2, expected an odd number")]
    [InlineData("--resistance r.tif --radius 2 --output o.tif --condition1-lower 2",
        "found 'condition1-lower' without 'condition1', expected both")]
    [InlineData("--resistance r.tif --radius 2 --output o.tif --source-threshold 2",
        "found 'source-threshold', which has no use in this mode")]
    [InlineData("--ini o.ini --radius 2", "found 'radius' beside 'ini', expected one or the other")]
    public void Keys_that_do_not_go_together_are_told(string arguments, string told)
    {
        var run = Run(arguments);
        Assert.Equal(2, run.Code);
        Assert.Contains(told, run.Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("radus = 2\n", "o.ini(5,1): unknown key 'radus' in settings of Omniscape: did you mean 'radius'?")]
    [InlineData("conditional = true\nn_conditions = 3\n", "o.ini(6,1): found '3', expected one of 1, 2")]
    [InlineData(
        "conditional = true\ncompare_to_future = 3\n", "o.ini(6,1): found '3', expected one of none, 1, 2, both")]
    [InlineData(
        "conditional = true\ncondition1_file = r.asc\ncomparison1 = near\n",
        "o.ini(7,1): found 'near', expected one of within, equal")]
    [InlineData(
        "reclassify_resistance = true\nreclass_table = t.txt\n", "t.txt(2,1): found '5', expected an old value")]
    public void What_is_wrong_in_settings_is_told_at_its_place(string more, string told)
    {
        File.WriteAllText(_folder["t.txt"], "1 2\n5\n");
        File.WriteAllText(_folder["o.ini"], Ini + more);
        var run = Command.Run(_folder.Path, "process run omniscape --ini o.ini");
        Assert.Equal(2, run.Code);
        Assert.Contains(told, run.Said, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["out"]));
    }

    Ended Run(string arguments) => Command.Run(_folder.Path, $"process run omniscape {arguments}");

    void AssertClose(double[] expected, string file)
    {
        var found = CostFiles.Read(_folder[file]);
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], found[i], 1e-9);
    }
}
