using Calaisis.Raster.Geo.Datasets;
using Calaisis.Raster.SystemTests.Pipelines;
using Xunit;

namespace Calaisis.Raster.SystemTests.Networks;

/// <summary>A run that leaves what Circuitscape needs.</summary>
public sealed class CircuitscapeRunTests
{
    [Theory]
    [InlineData("geotiff", "tif")]
    [InlineData("ascii", "asc")]
    public async Task The_files_lie_in_a_folder_of_the_trame_and_name_each_other(string rasters, string ending)
    {
        using var world = new SmallWorld();
        File.WriteAllText(world["net.yaml"], $$"""
            name: net
            title: Net
            grid: {{SmallWorld.Grid}}
            sources:
              cover: { raster: cover.tif, kind: classes }
            trames:
              verte:
                title: Verte
                layers:
                  - { table: friction.csv, column: prairie, source: cover }
                habitats: { rule: [{ source: cover, values: [1] }], min-area: 0.1 }
                links: { topology: planar }
                network: { distance: { cost: 1000 }, circuitscape: {{rasters}} }

            """);
        (await world.RunAsync("run", "net.yaml", "--quiet", "--no-maps")).EndedWith(0);
        var folder = "out/net/base/verte/circuitscape/";
        var settings = await File.ReadAllTextAsync(world[folder + "verte.ini"], TestContext.Current.CancellationToken);
        Assert.Contains($"habitat_file = verte-resistance.{ending}\n", settings, StringComparison.Ordinal);
        Assert.Contains($"point_file = verte-focal.{ending}\n", settings, StringComparison.Ordinal);
        var (written, resistance) = (
            world.Read($"{folder}verte-resistance.{ending}"), world.Read("out/net/base/verte/resistance.tif"));
        Assert.Equal(resistance, written);
        // ESRI's ASCII grids have no room for it.
        foreach (var raster in new[] { "resistance", "focal" })
        {
            Assert.Equal(ending == "tif", DatasetMetadata.Of(world[$"{folder}verte-{raster}.{ending}"])
                .GetValueOrDefault("CALAISIS_STEP") == "circuitscape");
        }

        var links = File.ReadLines(world["out/net/base/verte/tables/links.csv"]).Count() - 1;
        Assert.True(links > 0);
        Assert.Equal(links + 1, File.ReadLines(world[folder + "verte-pairs.txt"]).Count());
    }

    [Fact]
    public async Task Without_the_key_there_is_no_such_folder()
    {
        using var world = new SmallWorld();
        world.WritePipeline(
            "cover: { raster: cover.tif, kind: classes }", "- { table: friction.csv, column: prairie, source: cover }");
        (await world.RunAsync("run", "small.yaml", "--quiet", "--no-maps")).EndedWith(0);
        Assert.DoesNotContain(world.Files("out"), file => file.Contains("circuitscape", StringComparison.Ordinal));
    }
}
