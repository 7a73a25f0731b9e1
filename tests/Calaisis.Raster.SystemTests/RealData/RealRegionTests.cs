using System.Globalization;
using Calaisis.Raster.SystemTests.Pipelines;
using Xunit;
using Published = Calaisis.Raster.SystemTests.Rasters.RealData;

namespace Calaisis.Raster.SystemTests.RealData;

/// <summary>Whole pipelines on published rasters; every cell is looked up a second time, point by point.</summary>
public sealed class RealRegionTests
{
    [Fact]
    public async Task CLC_of_the_Lot_comes_from_the_European_grid_to_Lambert_93_class_by_class()
    {
        var path = Published.File("lot/CLC2018_Lot.tif");
        using var world = new SmallWorld();
        var clc = new PublishedRaster(path);
        var classes = clc.Values.Where(float.IsFinite).Distinct().Order().ToList();
        var rows = classes.Select(code => FormattableString.Invariant($"{code};Classe {code};{code};test\n"));
        await File.WriteAllTextAsync(
            world["clc.csv"], "code;class;same;source\n" + string.Concat(rows), TestContext.Current.CancellationToken);
        const int side = 300;
        var grid = string.Create(CultureInfo.InvariantCulture, $"{{ extent: [570000, {6_390_000 - (side * 100)}, "
            + $"{570_000 + (side * 100)}, 6390000], cell: 100, crs: EPSG:2154 }}");
        await Run(
            world, $"clc: {{ raster: \"{path}\", preset: clc, resampling: nearest }}",
            "- { table: clc.csv, column: same, source: clc }", grid, "uncovered: impassable");

        var expected = clc.Centres("EPSG:2154", 570_000, 6_390_000, 100, side, side)
            .Select(place => clc.At((int)Math.Floor(place.Row), (int)Math.Floor(place.Col))).ToArray();
        Assert.True(expected.Count(float.IsFinite) > side * side / 2, "the grid lies where the data are");
        Assert.Equal(expected, Result(world));
    }

    [Fact]
    public async Task Negative_radiances_of_Sao_Tome_stay_and_its_odd_NoData_is_none()
    {
        var path = Published.File("viirs-saotome/NL_STP_VIIRS.M_201401_VCMCFG_GADM-2.8-SHPZIP.tif");
        using var world = new SmallWorld();
        var light = new PublishedRaster(path);
        const int side = 200;
        // The straight line from -1 to 20 over 1 to 22 is the radiance plus 2.
        await Run(
            world, $"light: {{ raster: \"{path}\", preset: viirs-vnl, resampling: nearest }}",
            "- { curve: { linear: { from: -1, to: 20 } }, source: light, resistance: [1, 22] }",
            "{ extent: [220000, 0, 320000, 100000], cell: 500, crs: EPSG:32632 }",
            "range: [0.5, 100]\nuncovered: impassable");

        var expected = light.Centres("EPSG:32632", 220_000, 100_000, 500, side, side)
            .Select(place => light.At((int)Math.Floor(place.Row), (int)Math.Floor(place.Col)) + 2).ToArray();
        Assert.Contains(expected, value => value < 2);
        Assert.Contains(expected, float.IsFinite);
        AssertClose(expected, Result(world));
    }

    [Fact]
    public async Task The_light_of_Pune_is_interpolated_between_the_four_nearest_cells()
    {
        var path = Published.File("viirs-pune/viirs.tif");
        using var world = new SmallWorld();
        var light = new PublishedRaster(path);
        const int side = 150;
        await Run(
            world, $"light: {{ raster: \"{path}\", preset: viirs-vnl, resampling: bilinear }}",
            "- { curve: { linear: { from: 0, to: 200 } }, source: light, resistance: [1, 201] }",
            "{ extent: [350000, 2015000, 410000, 2075000], cell: 400, crs: EPSG:32643 }", "");

        var expected = light.Centres("EPSG:32643", 350_000, 2_075_000, 400, side, side)
            .Select(place => Between(light, place) + 1).ToArray();
        Assert.True(expected.Max() > 50, "the town is on the grid");
        AssertClose(expected, Result(world));
    }

    [Fact]
    public async Task The_soil_index_of_the_Vinschgau_follows_its_formula_in_every_cell()
    {
        var (clayPath, sandPath) = (Published.File("soilgrids-vinschgau/vischgau_05_15cm_clay.tif"),
            Published.File("soilgrids-vinschgau/vischgau_05_15cm_sand.tif"));
        using var world = new SmallWorld();
        await Run(
            world,
            $"clay: {{ raster: \"{clayPath}\", preset: soilgrids-clay }}\n"
                + $"sand: {{ raster: \"{sandPath}\", preset: soilgrids-sand }}",
            """
            - index:
                - { source: clay, trapezoid: [2, 20, 35, 60], weight: 3 }
                - { source: sand, trapezoid: [null, 10, 30, 80], weight: 1 }
              missing: no-value
              resistance: [1, 1000]
              gamma: 2
            """,
            $"{{ like: \"{clayPath}\" }}", "uncovered: impassable");

        var (clay, sand) = (new PublishedRaster(clayPath), new PublishedRaster(sandPath));
        var expected = clay.Values.Zip(sand.Values, (c, s) =>
        {
            var clayFit = Math.Clamp(((c / 10.0) - 2) / 18, 0, 1) * Math.Clamp((60 - (c / 10.0)) / 25, 0, 1);
            var sandFit = Math.Clamp((80 - (s / 10.0)) / 50, 0, 1);
            var quality = Math.Pow(clayFit, 0.75) * Math.Pow(sandFit, 0.25);
            return (float)(1 + (999 * Math.Pow(1 - quality, 2)));
        }).ToArray();
        AssertClose(expected, Result(world));
    }

    static async Task Run(SmallWorld world, string sources, string layers, string grid, string trame)
    {
        world.WritePipeline(sources, layers, trame, grid);
        (await world.RunAsync("run", "small.yaml", "--quiet")).EndedWith(0);
    }

    static float[] Result(SmallWorld world) => world.Read("out/small/base/verte/resistance.tif");

    static float Between(PublishedRaster raster, (double Row, double Col) place)
    {
        var (row, col) = (place.Row - 0.5, place.Col - 0.5);
        var (top, left) = ((int)Math.Floor(row), (int)Math.Floor(col));
        var (down, right) = (row - top, col - left);
        return (float)((raster.At(top, left) * (1 - down) * (1 - right))
            + (raster.At(top, left + 1) * (1 - down) * right)
            + (raster.At(top + 1, left) * down * (1 - right)) + (raster.At(top + 1, left + 1) * down * right));
    }

    static void AssertClose(float[] expected, float[] found)
    {
        Assert.Equal(expected.Length, found.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            var close = float.IsNaN(expected[i])
                ? float.IsNaN(found[i])
                : Math.Abs(expected[i] - found[i]) <= 1e-4f * expected[i];
            Assert.True(close, $"cell {i}: expected {expected[i]}, found {found[i]}");
        }
    }
}
