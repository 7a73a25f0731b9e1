using Calaisis.Raster.Maps.Atlases;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Furniture;
using Calaisis.Raster.Maps.Networks;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.Maps.Sheets;

namespace Calaisis.Raster.SystemTests.Maps.Models;

/// <summary>Sheets of model networks over a sea in the north, a motorway, two towns.</summary>
static class ModelSheets
{
    /// <summary>A coarse page, so that tests stay quick.</summary>
    public static readonly PageSettings Page = new("A3", 420, 297, 80);

    public static readonly MapGround Ground = new()
    {
        CrsName = "Lambert-93",
        MetresPerUnit = 1,
        Features =
        [
            new(MapFeatureKind.Sea, [[new(602500, 7107000), new(649500, 7107000), new(602500, 7090000)]]),
            new(
                MapFeatureKind.Urban,
                [[new(620000, 7094000), new(624000, 7094000), new(624000, 7097000), new(620000, 7097000)]]),
            new(MapFeatureKind.Water, [[new(603000, 7070000), new(640000, 7090000)]]),
            new(MapFeatureKind.Motorway, [[new(604000, 7074000), new(614000, 7090000), new(650000, 7098500)]]),
        ],
        Places =
        [
            new("Calais", new(621800, 7095700), 1),
            new("Guînes", new(620300, 7085300), 2),
            new("Vieille-Église", new(632500, 7092200), 3),
        ],
    };

    public static NetworkSheet Of(string trame, Language language, int seed = 1, int patches = 12) =>
        Of(ModelNetwork.Of(trame, language, seed, patches, cell: 200), language);

    public static NetworkSheet Of(TrameNetwork network, Language language) => new()
    {
        Caption = ModelSheet.Caption(language) with { Trame = network.Trame },
        Ground = Ground,
        Extent = ModelNetwork.Extent,
        Network = network,
        Facts = [new("Connectivité équivalente EC(PC)", "4 210 ha"), new("Composantes", "7")],
        Locator =
            new LocatorMap { Extent = ModelNetwork.Extent, Units = [new(Quarter(0), "8"), new(Quarter(3), "9", true)] },
    };

    public static NetworkAtlas Atlas(Language language, int zones = 4, int trames = 2) => ModelAtlas.Of(
        [.. ((string[])["verte", "bleue", "noire", "marron", "grise"]).Take(trames)
            .Select((trame, i) => Of(trame, language, i) with { Locator = null })],
        [.. Enumerable.Range(0, zones).Select(i => ($"Secteur {i + 1}", Quarter(i % 4)))],
        language);

    /// <summary>One of four quarters of the extent.</summary>
    public static MapShape Quarter(int index)
    {
        var all = ModelNetwork.Extent;
        var (x, y) = (all.MinX + (index % 2 * all.Width / 2), all.MinY + (index / 2 * all.Height / 2));
        return MapShape.Of(new(x, y, x + (all.Width / 2), y + (all.Height / 2)));
    }
}
