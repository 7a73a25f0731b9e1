using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Qgis;
using Calaisis.Raster.SystemTests.Rasters;
using Calaisis.Raster.Tests.Packages;
using Xunit;

namespace Calaisis.Raster.SystemTests.Qgis;

/// <summary>Styles of rasters as QGIS itself reads them.</summary>
[Trait("Category", "Qgis")]
public sealed class QgisRasterTests : IDisposable
{
    static readonly RasterStop[] Stops =
    [
        new(0, Rgb.Parse("1A9850"), "près"), new(0.5, Rgb.Parse("FFFFBF"), "à moitié"),
        new(10, Rgb.Parse("D73027"), "loin <&>"),
    ];

    readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_ramp_has_its_stops(bool isSmooth) =>
        await AssertLooks(new RampRenderer(Stops, isSmooth), "singlebandpseudocolor");

    [Fact]
    public async Task A_palette_has_its_entries() =>
        await AssertLooks(
            new PaletteRenderer(
                [new RasterStop(1, Rgb.Parse("2E7D32"), "un"), new RasterStop(2, Rgb.Parse("1565C0"), "deux")]),
            "paletted");

    async Task AssertLooks(RasterRenderer renderer, string type)
    {
        var shape = ModelTrame.Grid.Shape;
        using (var sink = new CogSink(_folder["raster.tif"], ModelTrame.Grid, new CogSettings()))
        {
            sink.Write(shape.Whole, Enumerable.Range(0, (int)shape.CellCount).Select(i => (float)(i % 3)).ToArray());
            sink.Complete(TestContext.Current.CancellationToken);
            sink.Commit();
        }

        await File.WriteAllTextAsync(_folder["raster.qml"], Qml.Of(renderer), TestContext.Current.CancellationToken);
        using var seen = await QgisProgram.Run("look_at_raster.py", [_folder["raster.tif"], _folder["raster.qml"]]);
        Assert.True(
            seen.RootElement.GetProperty("loaded").GetBoolean(), seen.RootElement.GetProperty("message").GetString());
        Assert.Equal(type, seen.RootElement.GetProperty("renderer").GetString());
        var stops = renderer is RampRenderer ramp ? ramp.Stops : ((PaletteRenderer)renderer).Entries;
        Assert.Equal(
            stops.Select(stop => (stop.Label, stop.Value, stop.Colour.ToString().ToUpperInvariant())),
            seen.RootElement.GetProperty("entries").EnumerateArray().Select(entry =>
                (entry[0].GetString()!, entry[1].GetDouble(), entry[2].GetString()!.ToUpperInvariant())));
    }
}
