using Calaisis.Raster.SystemTests.Pipelines;

namespace Calaisis.Raster.SystemTests.Operation;

/// <summary>A small pipeline of two trames: one reads the cover and maybe a road, the other the light.</summary>
static class TwoTrames
{
    public static SmallWorld World(double cell = 10)
    {
        var world = new SmallWorld();
        world.WriteVectors("road.gpkg", SmallWorld.Road(11));
        Write(world, cell: cell);
        return world;
    }

    public static void Write(
        SmallWorld world, string title = "Petite région", string light = "light.tif", int to = 10, string extra = "",
        double cell = 10) =>
        File.WriteAllText(world["two.yaml"], FormattableString.Invariant($$"""
            name: two
            title: {{title}}
            grid: { extent: [600000, 7000000, 600400, 7000300], cell: {{cell}}, crs: EPSG:2154 }
            sources:
              cover: { raster: cover.tif, kind: classes }
              light: { raster: {{light}}, kind: values, credit: Lumière modélisée }
              road: { vector: road.gpkg }
            trames:
              verte:
                title: Trame verte
                layers:
                  - { table: friction.csv, column: foret, source: cover, combine: over }{{extra}}
              noire:
                title: Trame noire
                layers:
                  - { curve: { linear: { from: 0, to: {{to}} } }, source: light, resistance: [1, 50] }

            """));
}
