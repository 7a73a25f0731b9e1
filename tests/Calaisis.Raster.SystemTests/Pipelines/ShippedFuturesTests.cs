using Calaisis.Raster.SystemTests.Program;
using Calaisis.Raster.SystemTests.Rasters;
using Calaisis.Raster.SystemTests.Scenarios;
using Xunit;

namespace Calaisis.Raster.SystemTests.Pipelines;

/// <summary>The futures of the modelled Calaisis beside its state of today.</summary>
public sealed class ShippedFuturesTests
{
    [Fact]
    public async Task The_Calaisis_at_100_m_is_compared_with_two_futures_and_what_is_said_follows_from_the_layers()
    {
        using var folder = new Folder();
        await CoarseCalaisis.WriteAsync(folder, cellMetres: 100, "futures.yaml");
        (await BuiltProgram.RunAsync(
            folder.Path, "run", "coarse.yaml", "--quiet", "--no-maps", "--scenario",
            "base,mares-et-becques,extinction")).EndedWith(0);
        var changes = ShownNetwork.Rows(folder["out/calaisis/comparison/connectivity.csv"])
            .Where(row => row["area"] == "extent").ToDictionary(row => (row["scenario"], row["trame"]));
        Assert.Equal(10, changes.Count);
        Assert.All(new[] { "verte", "bleue", "marron", "grise" }, trame => Assert.Equal(
            "0", changes[("extinction", trame)]["dec_percent"]));
        foreach (var (scenario, trame, metres, resistance) in new[] { ("mares-et-becques", "bleue", 500, 10), (
            "extinction", "noire", 2000, 20) })
        {
            var (before, after) = (
                ShownNetwork.Of(folder[$"out/calaisis/base/{trame}"], 100),
                ShownNetwork.Of(folder[$"out/calaisis/{scenario}/{trame}"], 100));
            var expected = 100 * ((after.EquivalentConnectivity(metres * resistance, 0.5)
                / before.EquivalentConnectivity(metres * resistance, 0.5)) - 1);
            Assert.NotEqual(0, expected);
            Assert.Equal(expected, double.Parse(
                changes[(scenario, trame)]["dec_percent"], System.Globalization.CultureInfo.InvariantCulture), 1e-6);
        }

        var ranks = ShownNetwork.Rows(folder["out/calaisis/comparison/ranking.csv"])
            .Select(row => (row["rank"], row["scenario"])).Distinct();
        Assert.Equal([("1", "mares-et-becques"), ("2", "extinction")], ranks);
    }
}
