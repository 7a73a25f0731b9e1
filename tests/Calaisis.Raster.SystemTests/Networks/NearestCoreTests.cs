using Calaisis.Raster.SystemTests.Operation;
using Calaisis.Raster.SystemTests.Pipelines;
using Xunit;

namespace Calaisis.Raster.SystemTests.Networks;

/// <summary>
/// Links take over the cost to the nearest core area that the cost step has written, where it went as far as there are
/// ways and was written to the last bit; else they search it themselves. All lead to the same links and corridors.
/// </summary>
public sealed class NearestCoreTests
{
    [Fact]
    public async Task Links_are_the_same_whether_costs_are_taken_over_or_searched_again()
    {
        using var world = new NetworkTrames().World();
        (await world.RunAsync("run", NetworkTrames.File, "--quiet", "--no-maps")).EndedWith(0);
        var text = await File.ReadAllTextAsync(world[NetworkTrames.File], TestContext.Current.CancellationToken);
        await RunWithAsync("exact", "type: float64");
        await RunWithAsync("limited", "max-cost: 60");

        Assert.Contains("cost.tif", await InputsAsync(world, "exact.yaml"), StringComparison.Ordinal);
        Assert.DoesNotContain("cost.tif", await InputsAsync(world, NetworkTrames.File), StringComparison.Ordinal);
        Assert.DoesNotContain("cost.tif", await InputsAsync(world, "limited.yaml"), StringComparison.Ordinal);
        Assert.NotEqual(world.Read("out/net/base/verte/cost.tif"), world.Read("out/limited/base/verte/cost.tif"));
        foreach (var (trame, other) in
            from trame in new[] { "verte", "noire" } from other in new[] { "exact", "limited" } select (trame, other))
        {
            foreach (var table in new[] { "links.csv", "corridors.csv" })
            {
                var rows = File.ReadAllLines(world[$"out/net/base/{trame}/tables/{table}"]);
                Assert.True(rows.Length > 1, $"{trame} has no {table}");
                Assert.Equal(rows, File.ReadAllLines(world[$"out/{other}/base/{trame}/tables/{table}"]));
            }

            Assert.Equal(
                world.Read($"out/net/base/{trame}/corridors.tif"),
                world.Read($"out/{other}/base/{trame}/corridors.tif"));
        }

        async Task RunWithAsync(string name, string cost)
        {
            var changed = text.Replace(
                "    links: {", $"    cost: {{ {cost} }}\n    links: {{", StringComparison.Ordinal)
                .Replace("name: net", $"name: {name}", StringComparison.Ordinal);
            await File.WriteAllTextAsync(world[$"{name}.yaml"], changed, TestContext.Current.CancellationToken);
            (await world.RunAsync("run", $"{name}.yaml", "--quiet", "--no-maps")).EndedWith(0);
        }
    }

    /// <summary>What the links of the verte are made from, as <c>explain</c> tells it.</summary>
    static async Task<string> InputsAsync(SmallWorld world, string pipeline)
    {
        var name = Path.GetFileNameWithoutExtension(pipeline);
        var said = (await world.RunAsync("explain", $"out/{name}/base/verte/corridors.tif")).EndedWith(0).Output;
        return string.Join('\n', said.Split('\n').Where(line => line.StartsWith("  from ", StringComparison.Ordinal)));
    }
}
