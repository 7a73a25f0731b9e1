using System.Text.Json;
using Calaisis.Raster.SystemTests.Program;
using Calaisis.Raster.SystemTests.Rasters;
using Xunit;

namespace Calaisis.Raster.SystemTests.Pipelines;

/// <summary>What a run of the modelled Calaisis leaves, with many tiles.</summary>
public sealed class ShippedGridTests
{
    [Fact]
    public async Task The_Calaisis_at_20_m_gives_five_grids_with_what_they_count_and_five_maps()
    {
        using var folder = new Folder();
        // Cells enough for many tiles; a quarter of what it has by itself.
        await CoarseCalaisis.WriteAsync(folder, cellMetres: 20);
        (await BuiltProgram.RunAsync(folder.Path, "run", "coarse.yaml", "--quiet")).EndedWith(0);
        using var manifest = JsonDocument.Parse(await File.ReadAllBytesAsync(
            folder["out/calaisis/base/run.json"], TestContext.Current.CancellationToken));
        var trames = manifest.RootElement.GetProperty("trames").EnumerateArray().ToList();
        Assert.Equal(
            ["verte", "bleue", "noire", "marron", "grise"],
            trames.Select(trame => trame.GetProperty("trame").GetString()));
        foreach (var trame in trames)
        {
            var name = trame.GetProperty("trame").GetString();
            var values = SmallWorld.ReadFile(folder[$"out/calaisis/base/{name}/resistance.tif"]);
            Assert.Equal(2175 * 2350, values.Length);
            Assert.Equal(values.LongCount(float.IsNaN), trame.GetProperty("impassableCells").GetInt64());
            Assert.Equal(values.Where(float.IsFinite).Min(), trame.GetProperty("minResistance").GetSingle());
            Assert.Equal(values.Where(float.IsFinite).Max(), trame.GetProperty("maxResistance").GetSingle());
            var picture = await File.ReadAllBytesAsync(
                folder[$"out/calaisis/base/{name}/resistance.png"], TestContext.Current.CancellationToken);
            Assert.True(picture.AsSpan(1).StartsWith("PNG"u8), name);
        }
    }
}
