using System.Globalization;
using System.Text.RegularExpressions;
using Calaisis.Raster.SystemTests.Pipelines;
using OSGeo.OGR;
using Xunit;
using Published = Calaisis.Raster.SystemTests.Rasters.RealData;

namespace Calaisis.Raster.SystemTests.RealData;

/// <summary>
/// The sample of BioDispersal: CLC 2012 with cells that are not square, roads and railways, and its friction.csv as it
/// is.
/// </summary>
public sealed class GrandOrbTests
{
    const string Cover = "bousquet-orb/Source/CorineLandCover/CLC12_BOUSQUET_ORB.tif";
    const string Roads = "bousquet-orb/Source/Routes/TRONCON_ROUTE_BOUSQUET_ORB.shp";
    const string Rails = "bousquet-orb/Source/VoiesFerrees/TRONCON_VOIE_FERREE_BOUSQUET_ORB.shp";

    [Fact]
    public async Task The_friction_table_is_read_as_it_is_and_roads_and_railways_lie_over_the_cover()
    {
        var (cover, friction) = (Published.File(Cover), Published.File("bousquet-orb/friction.csv"));
        var (roads, rails) = (Published.File(Roads), Published.File(Rails));
        using var world = new SmallWorld();
        var table = FrictionOf(await File.ReadAllTextAsync(friction, TestContext.Current.CancellationToken));
        var bare = $"- {{ table: \"{friction}\", group: landuse, column: grasslands, source: clc, zeros-become: 1 }}";
        var sources = $"clc: {{ raster: \"{cover}\", preset: clc }}";
        var alone = await Run(world, sources, bare, cover);

        var clc = new PublishedRaster(cover);
        var expected = Array.ConvertAll(clc.Values, code => float.IsNaN(code) ? float.NaN : table[$"landuse_{code}"]);
        Assert.True(expected.Distinct().Count() > 4);
        Assert.Equal(expected, alone);

        var crossed = await Run(
            world,
            $"{sources}\nroads: {{ vector: \"{roads}\", value: {{ attribute: VOCATION }}, encoding: windows-1252, "
                + $"width: 80 }}\nrails: {{ vector: \"{rails}\", width: 80 }}",
            $"{bare}\n- {{ table: \"{friction}\", group: roads, column: grasslands, source: roads, combine: max, "
                + "unlisted: ignore, zeros-become: 1 }\n"
                + $"- {{ table: \"{friction}\", group: railroads, column: grasslands, source: "
                + "rails, combine: max, zeros-become: 1 }",
            cover);
        Assert.All(crossed.Zip(alone), pair => Assert.True(float.IsNaN(pair.Second) || pair.First >= pair.Second));
        var (onRoads, asRoad) = Corners(
            roads, "VOCATION", kind => table.GetValueOrDefault("roads_" + kind), clc, crossed);
        var (onRails, asRail) = Corners(rails, "NATURE", _ => table["railroads"], clc, crossed);
        // Where roads meet, the one drawn last counts.
        Assert.True(
            onRoads > 1000 && asRoad > 0.9 * onRoads, $"{asRoad} of {onRoads} corners of roads resist as their road");
        Assert.True(
            onRails > 10 && asRail == onRails, $"{asRail} of {onRails} corners of railways resist as the railway");
    }

    /// <summary>
    /// How many corners of lines lie on the grid, and how many of their cells resist at least as the line does.
    /// </summary>
    static (int Seen, int Resisting) Corners(
        string path, string attribute, Func<string, float> friction, PublishedRaster grid, float[] resistance)
    {
        using var dataset = Ogr.Open(path, 0)!;
        using var layer = dataset.GetLayerByIndex(0)!;
        var (seen, resisting) = (0, 0);
        while (layer.GetNextFeature() is { } feature)
        {
            using (feature)
            {
                var least = friction(feature.GetFieldAsString(attribute) ?? "");
                using var line = feature.GetGeometryRef()!;
                line.ExportToWkt(out var wkt);
                foreach (Match corner in Regex.Matches(wkt, @"(-?[\d.]+) (-?[\d.]+)"))
                {
                    var place = grid.Place(
                        double.Parse(corner.Groups[1].Value, CultureInfo.InvariantCulture),
                        double.Parse(corner.Groups[2].Value, CultureInfo.InvariantCulture));
                    var (row, col) = ((int)Math.Floor(place.Row), (int)Math.Floor(place.Col));
                    if (row < 0 || row >= grid.Rows || col < 0 || col >= grid.Cols) continue;
                    seen++;
                    if (resistance[(row * grid.Cols) + col] >= least) resisting++;
                }
            }
        }

        return (seen, resisting);
    }

    // Rows by pattern: the file holds line breaks in quotes, which matter for no number.
    static Dictionary<string, float> FrictionOf(string text) => Regex
        .Matches(text, @";((?:landuse|roads)_[^;]+|railroads);\d+;(\d+);\d+;\d+")
        .ToDictionary(
            row => row.Groups[1].Value,
            row => Math.Max(1, float.Parse(row.Groups[2].Value, CultureInfo.InvariantCulture)),
            StringComparer.Ordinal);

    static async Task<float[]> Run(SmallWorld world, string sources, string layers, string like)
    {
        world.WritePipeline(sources, layers, "uncovered: impassable", $"{{ like: \"{like}\" }}");
        (await world.RunAsync("run", "small.yaml", "--quiet")).EndedWith(0);
        return world.Read("out/small/base/verte/resistance.tif");
    }
}
