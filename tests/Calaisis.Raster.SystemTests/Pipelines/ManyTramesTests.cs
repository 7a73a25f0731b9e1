using Xunit;

namespace Calaisis.Raster.SystemTests.Pipelines;

/// <summary>More trames with corridors than can be compared with each other.</summary>
public sealed class ManyTramesTests
{
    [Fact]
    public async Task Thirteen_trames_run_and_hear_that_they_are_not_compared()
    {
        using var world = new SmallWorld();
        var trames = string.Concat(Enumerable.Range(1, 13).Select(number => $$"""
              t{{number}}:
                title: Trame {{number}}
                layers: [{ table: friction.csv, column: prairie, source: cover }]
                habitats: { rule: [{ source: cover, values: [1] }], min-area: 0.1 }
                links: {}
                corridors: { cutoff: { share: 0.2 } }

            """));
        File.WriteAllText(
            world["many.yaml"],
            $"name: many\ntitle: Beaucoup\ngrid: {SmallWorld.Grid}\nsources:\n"
                + $"  cover: {{ raster: cover.tif, kind: classes }}\ntrames:\n{trames}");
        var said = (await world.RunAsync("run", "many.yaml", "--no-maps")).EndedWith(0).Errors;
        Assert.Contains(
            "found 13 trames with corridors, of which at most 12 can be compared: there is no trames.tif",
            said,
            StringComparison.Ordinal);
        Assert.True(File.Exists(world["out/many/base/t13/corridors.tif"]));
        Assert.False(File.Exists(world["out/many/base/trames.tif"]));
    }
}
