using System.Text.Json;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Maps.Legends;
using Calaisis.Raster.Maps.Networks;
using Calaisis.Raster.Maps.Qgis;
using Calaisis.Raster.Packages;
using Calaisis.Raster.SystemTests.Rasters;
using Calaisis.Raster.Tests;
using Calaisis.Raster.Tests.Packages;
using Xunit;

namespace Calaisis.Raster.SystemTests.Qgis;

/// <summary>A package in QGIS itself, as Debian has it: every layer opens, drawn by the style kept beside it.</summary>
[Trait("Category", "Qgis")]
public sealed class QgisPackageTests : IDisposable
{
    static readonly string Pictures = Path.Combine(Repository.Root, ".artifacts", "pictures");

    readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(
        "verte", Language.French, "N_SRCE", "Corridor à préserver", "Corridor à remettre en bon état", "Surface (ha)")]
    [InlineData("noire", Language.English, "N_TRAME_NOIRE", "Corridor to preserve", "Corridor to restore", "Area (ha)")]
    public async Task QGIS_opens_every_layer_in_its_style(
        string trame, Language language, string prefix, string preserve, string restore, string area)
    {
        var package = TramePackage.Of(ModelTrame.Of(trame, language));
        var style = TrameStyle.Of(trame, language);
        FeatureFile.Write(
            _folder["trame.gpkg"], ModelTrame.Grid.Crs, package.Tables, PackageStyles.Of(package, style, language));
        Directory.CreateDirectory(Pictures);
        string[] names =
        [
            "corridor_area", "corridors", "habitats", "stepping_stones", "links", "conflicts",
            $"{prefix}_RESERVOIR_S", $"{prefix}_CORRIDOR_S", $"{prefix}_CORRIDOR_L", $"{prefix}_OBSTACLE_P",
        ];
        using var seen = await Look(_folder["trame.gpkg"], Path.Combine(Pictures, $"qgis-package-{trame}.png"), names);
        Assert.Empty(seen.RootElement.GetProperty("messages").EnumerateArray().Select(message => message.GetString()));
        Assert.True(seen.RootElement.GetProperty("colours").GetInt32() > 10, "the picture is blank");
        var layers = seen.RootElement.GetProperty("layers").EnumerateArray()
            .ToDictionary(layer => layer.GetProperty("name").GetString()!);
        foreach (var table in package.Tables)
        {
            var layer = layers[table.Name];
            Assert.True(layer.GetProperty("valid").GetBoolean(), table.Name);
            Assert.Equal("EPSG:2154", layer.GetProperty("crs").GetString());
            Assert.Equal(table.Rows.Count, layer.GetProperty("features").GetInt32());
            Assert.Equal(0, layer.GetProperty("broken").GetInt32());
            Assert.All(table.Columns, column => Assert.Equal(
                column.Title, layer.GetProperty("titles").GetProperty(column.Name).GetString()));
        }

        var palette = NetworkPalette.Of(style);
        Assert.Equal(area, layers["habitats"].GetProperty("titles").GetProperty("area_ha").GetString());
        AssertDrawn(layers["habitats"], "singleSymbol", ("", palette.Core.ToString()));
        AssertDrawn(layers["stepping_stones"], "singleSymbol", ("", "#FDD835"));
        AssertDrawn(layers["corridors"], "categorizedSymbol", (preserve, palette.Preserve.ToString()), (
            restore, palette.Restore.ToString()));
        AssertDrawn(layers[$"{prefix}_CORRIDOR_L"], "categorizedSymbol", (preserve, palette.Axis.ToString()), (
            restore, palette.Axis.ToString()));
        AssertDrawn(
            layers["conflicts"],
            "categorizedSymbol",
            (language == Language.French ? "Conflit" : "Conflict", "#D32F2F"),
            (
                language == Language.French
                    ? "Obstacle ouvert (passage existant)"
                    : "Opened obstacle (existing crossing)",
                "#FFFFFF"));
        Assert.Equal("graduatedSymbol", layers["links"].GetProperty("renderer").GetString());
        Assert.Equal(2, layers["links"].GetProperty("entries").GetArrayLength());
    }

    [Fact]
    public async Task A_trame_without_anything_opens_too()
    {
        var bare = ModelTrame.Of() with
        {
            Patches = [],
            Links = [],
            Corridors = [],
            Conflicts = [],
            Indicators = null,
            CorridorArea = default,
        };
        var package = TramePackage.Of(bare);
        var styles = PackageStyles.Of(package, TrameStyle.Of("verte", Language.French), Language.French);
        FeatureFile.Write(_folder["trame.gpkg"], ModelTrame.Grid.Crs, package.Tables, styles);
        using var seen = await Look(
            _folder["trame.gpkg"], _folder["picture.png"], [.. package.Tables.Select(table => table.Name)]);
        Assert.All(seen.RootElement.GetProperty("layers").EnumerateArray(), layer => Assert.True(
            layer.GetProperty("valid").GetBoolean()));
        Assert.Empty(seen.RootElement.GetProperty("messages").EnumerateArray().Select(message => message.GetString()));
    }

    static void AssertDrawn(JsonElement layer, string renderer, params (string Label, string Colour)[] entries)
    {
        Assert.Equal(renderer, layer.GetProperty("renderer").GetString());
        Assert.Equal(
            entries.Select(entry => (entry.Label, entry.Colour.ToUpperInvariant())),
            layer.GetProperty("entries").EnumerateArray()
                .Select(entry => (entry[0].GetString()!, entry[1].GetString()!.ToUpperInvariant())));
    }

    static Task<JsonDocument> Look(string package, string picture, string[] layers) =>
        QgisProgram.Run("look_at_package.py", [package, picture, .. layers]);
}
