using Calaisis.Raster.Faults;
using Calaisis.Raster.Networks;
using Xunit;

namespace Calaisis.Raster.Tests.Networks;

/// <summary>What is no network.</summary>
public sealed class NetworkGraphTests
{
    [Theory]
    [InlineData("", "", "found no patch, expected at least one")]
    [InlineData("1:5 2:5 1:6", "", "found the patch 1 twice, expected every id once")]
    [InlineData("1:0", "", "found the area 0 for the patch 1, expected a finite number above 0")]
    [InlineData("1:NaN", "", "found the area NaN for the patch 1, expected a finite number above 0")]
    [InlineData("1:5 2:5", "1:1:2:10 1:2:1:10", "found the link 1 twice, expected every id once")]
    [InlineData("1:5 2:5", "1:1:2:0", "found the cost 0 for the link 1, expected a finite number above 0")]
    [InlineData(
        "1:5 2:5", "1:1:2:Infinity", "found the cost Infinity for the link 1, expected a finite number above 0")]
    [InlineData("1:5 2:5", "4:1:3:10", "the link 4 leads to the patch 3, which is not among the patches")]
    [InlineData("1:5 2:5", "4:2:2:10", "found the link 4 from the patch 2 to itself, expected two patches")]
    [InlineData(
        "1:5 2:5",
        "4:1:2:10 5:2:1:11",
        "found the links 4 and 5 between the patches 1 and 2, expected at most one: keep the cheaper")]
    public void It_is_refused_with_a_sentence(string patches, string links, string why)
    {
        var problem = Assert.Throws<RasterException>(() => NetworkGraph.Of(
            Split(patches).Select(patch => new NetworkPatch((int)patch[0], patch[1])),
            Split(links).Select(link => new NetworkLink((int)link[0], (int)link[1], (int)link[2], link[3]))));
        Assert.Equal("network: " + why, problem.Message);
    }

    static IEnumerable<double[]> Split(string list) => list
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(entry => entry.Split(':')
            .Select(number => double.Parse(number, System.Globalization.CultureInfo.InvariantCulture)).ToArray());
}
