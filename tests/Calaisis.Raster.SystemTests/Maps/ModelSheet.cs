using Calaisis.Raster.Grids;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Legends;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.Maps.Sheets;

namespace Calaisis.Raster.SystemTests.Maps;

/// <summary>
/// A sheet over the working extent of the Calaisis: sea in the north, parcels, woods, a town, a motorway.
/// </summary>
static class ModelSheet
{
    /// <summary>A coarse page, so that tests stay quick.</summary>
    public static readonly PageSettings Page = new("A4", 297, 210, 100);

    public static readonly IReadOnlyList<MapPlace> Places =
    [
        new("Calais", new(621800, 7095700), 1),
        new("Guînes", new(620300, 7085300), 2),
        new("Ardres", new(628600, 7083600), 2),
        new("Oye-Plage", new(633300, 7099000), 3),
        new("Vieille-Église", new(632500, 7092200), 3),
        new("Pas de Calais", new(613000, 7101000), 1, MapPlaceKind.Water),
    ];

    public static ResistanceSheet Of(Language language, int cellMetres = 50)
    {
        var grid = new GridDefinition(
            "EPSG:2154", 602500, 7107000, cellMetres, cellMetres, new Shape(43500 / cellMetres, 47000 / cellMetres));
        return Over(grid, Values(grid), language);
    }

    public static ResistanceSheet Over(GridDefinition grid, float[] values, Language language) => new()
    {
        Caption = Caption(language),
        Ground = new MapGround
        {
            CrsName = "Lambert-93",
            MetresPerUnit = 1,
            Places = Places,
            Features =
            [
                new(MapFeatureKind.Motorway, [[new(604000, 7074000), new(614000, 7090000), new(650000, 7098500)]]),
            ],
        },
        Grid = grid,
        Values = values,
        NaNIsImpassable = false,
        MinResistance = 1,
        MaxResistance = 1000,
        Unit = language == Language.French ? "par mètre ; 1 = meilleur habitat" : "per metre; 1 = best habitat",
    };

    public static SheetCaption Caption(Language language) => new()
    {
        Language = language,
        Title = language == Language.French ? "Résistance des milieux au déplacement" : "Landscape resistance",
        Subtitle = "Pays du Calaisis – forêts, œufs, cœurs de nature",
        Trame = TrameStyle.Of("verte", language),
        Method = "Couches superposées dans l’ordre du traitement.",
        Sources = ["OCS2D Hauts-de-France 2021", "BD TOPO 2024"],
        Edition = "novembre 2026",
        Credits = "Syndicat mixte",
        Software = "Calaisis.Raster 0.1.0",
    };

    static float[] Values(GridDefinition grid)
    {
        var values = new float[grid.Shape.CellCount];
        for (var row = 0; row < grid.Shape.Rows; row++)
        {
            for (var col = 0; col < grid.Shape.Cols; col++)
            {
                var (x, y) = (602500 + ((col + 0.5) * grid.CellWidth), 7107000 - ((row + 0.5) * grid.CellHeight));
                values[(row * grid.Shape.Cols) + col] = Resistance(x, y);
            }
        }
        return values;
    }

    static float Resistance(double x, double y)
    {
        var coast = 7088000 + (0.37 * (x - 602500)) + (400 * Math.Sin(x / 2500));
        if (y > coast) return float.PositiveInfinity;
        if (Math.Sqrt(((x - 621500) * (x - 621500)) + ((y - 7092000) * (y - 7092000))) < 2500) return 1000;
        if (Math.Sin(x / 1900) * Math.Cos(y / 2300) > 0.6) return 1;
        return ((int)(x / 250) + (int)(y / 180)) % 3 == 0 ? 30 : 50;
    }
}
