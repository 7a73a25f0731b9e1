using Calaisis.Raster.Processing.Circuits;
using Calaisis.Raster.SystemTests.Rasters;
using Xunit;

namespace Calaisis.Raster.SystemTests.Circuits;

/// <summary>The cases by which Omniscape is verified, from its own settings.</summary>
public sealed class OmniscapeCaseTests : IDisposable
{
    readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("test1")]
    [InlineData("test2")]
    [InlineData("test3")]
    [InlineData("test5")]
    [InlineData("test_reclass")]
    public async Task A_case_of_Omniscape_gives_what_it_gives(string name)
    {
        await RunAsync(name, "--compat", "omniscape");
        var expected = CircuitFiles.Expected("omniscape", name).ToList();
        Assert.NotEmpty(expected);
        foreach (var file in expected)
        {
            var found = CircuitFiles.Numbers(_folder[Path.Combine("out", Path.GetFileName(file))]);
            Assert.InRange(Distance(CircuitFiles.Numbers(file), found), 0, 1e-5);
        }
    }

    [Fact]
    public async Task Beside_the_edges_the_block_is_where_its_target_is()
    {
        await RunAsync("test2");
        var expected = CircuitFiles.Numbers(CircuitFiles.Expected("omniscape", "test2").Single());
        // As far off as the reference says that Omniscape is there.
        Assert.InRange(Distance(expected, CircuitFiles.Numbers(_folder["out/cum_currmap.asc"])), 0.01, 0.1);
    }

    Task RunAsync(string name, params string[] more)
    {
        CircuitFiles.Copy("omniscape", name, _folder);
        var ini = File.ReadAllText(_folder["case.ini"])
            .Replace("write_raw_currmap = false", "write_raw_currmap = true", StringComparison.Ordinal);
        File.WriteAllText(_folder["case.ini"], ini + "\nproject_name = out\n");
        return CircuitFiles.RunAsync(OmniscapeProcess.Definition, 2, ["--ini", _folder["case.ini"], .. more]);
    }

    /// <summary>The norm of what differs, relative to what is expected; cells with data must be the same.</summary>
    static double Distance(double[] expected, double[] found)
    {
        Assert.Equal(expected.Select(double.IsNaN), found.Select(double.IsNaN));
        var (off, all) = (0.0, 0.0);
        for (var i = 0; i < expected.Length; i++)
        {
            if (double.IsNaN(expected[i])) continue;
            off += (expected[i] - found[i]) * (expected[i] - found[i]);
            all += expected[i] * expected[i];
        }

        return Math.Sqrt(off / all);
    }
}
