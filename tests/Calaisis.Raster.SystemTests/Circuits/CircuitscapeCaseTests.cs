using Calaisis.Raster.SystemTests.Rasters;
using Xunit;

namespace Calaisis.Raster.SystemTests.Circuits;

/// <summary>The cases by which Circuitscape is verified: every map and every resistance.</summary>
public sealed class CircuitscapeCaseTests : IDisposable
{
    readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("pairwise/01")]
    [InlineData("pairwise/02")]
    [InlineData("pairwise/04")]
    [InlineData("pairwise/05")]
    [InlineData("pairwise/06")]
    [InlineData("pairwise/09")]
    [InlineData("pairwise/10")]
    [InlineData("pairwise/12")]
    [InlineData("pairwise/13")]
    [InlineData("pairwise/15")]
    [InlineData("one_to_all/01")]
    [InlineData("one_to_all/02")]
    [InlineData("one_to_all/04")]
    [InlineData("one_to_all/05")]
    [InlineData("one_to_all/06")]
    [InlineData("one_to_all/09")]
    [InlineData("one_to_all/10")]
    [InlineData("one_to_all/13")]
    [InlineData("all_to_one/01")]
    [InlineData("all_to_one/02")]
    [InlineData("all_to_one/05")]
    [InlineData("all_to_one/06")]
    [InlineData("all_to_one/09")]
    [InlineData("all_to_one/10")]
    [InlineData("all_to_one/12")]
    [InlineData("advanced/01")]
    [InlineData("advanced/02")]
    [InlineData("advanced/03")]
    [InlineData("advanced/06")]
    public async Task A_case_of_Circuitscape_gives_what_it_gives(string name)
    {
        CircuitFiles.Copy("circuitscape", name, _folder);
        // Some expected maps are of kinds that the settings do not write.
        var ini = File.ReadAllText(_folder["case.ini"])
            .Replace("write_cur_maps = False", "write_cur_maps = True", StringComparison.Ordinal)
            .Replace("write_cum_cur_map_only = True", "write_cum_cur_map_only = False", StringComparison.Ordinal)
            .Replace("write_volt_maps = False", "write_volt_maps = True", StringComparison.Ordinal);
        File.WriteAllText(_folder["case.ini"], ini);
        await CircuitFiles.CircuitAsync("--ini", _folder["case.ini"], "--compat", "circuitscape");
        // The three columns of pairwise/13 hold the pairs that its matrix, of the same run, leaves out.
        var expected = CircuitFiles.Expected("circuitscape", name)
            .Where(file => name != "pairwise/13" || !file.EndsWith("3columns.out", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(expected);
        Assert.Empty(expected
            .SelectMany(file => CircuitFiles.Differences(file, _folder["out_" + Path.GetFileName(file)])));
    }
}
