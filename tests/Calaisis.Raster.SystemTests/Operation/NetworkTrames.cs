using System.Globalization;
using Calaisis.Raster.SystemTests.Pipelines;
using Calaisis.Raster.SystemTests.Vectors;

namespace Calaisis.Raster.SystemTests.Operation;

/// <summary>
/// A small pipeline of two trames with everything a trame can have, down to packages, sheets and the atlas.
/// </summary>
sealed record NetworkTrames
{
    public const string File = "net.yaml";

    /// <summary>The column at which the eastern zone begins.</summary>
    public const int EastFrom = 18;

    public string Title { get; init; } = "Petite région";

    public string Light { get; init; } = "light.tif";

    public double MinArea { get; init; } = 0.1;

    public double LitFrom { get; init; } = 12;

    public double Cutoff { get; init; } = 40;

    public double MaxDistance { get; init; } = 20_000;

    public double Probability { get; init; } = 0.5;

    public double Dispersal { get; init; } = 300;

    public int LowResistance { get; init; } = 20;

    public string Obstacle { get; init; } = "Rue";

    public string Milieu { get; init; } = "boisé";

    public string Edition { get; init; } = "2026";

    /// <summary>A fresh region with this pipeline.</summary>
    public SmallWorld World()
    {
        var world = new SmallWorld();
        world.WriteVectors("road.gpkg", SmallWorld.Road(11));
        WriteZones(world, EastFrom);
        WriteTo(world);
        return world;
    }

    /// <summary>Two zones, west and east of a column.</summary>
    public static void WriteZones(SmallWorld world, int eastFrom, string east = "Est")
    {
        var (south, border, end) = (
            SmallWorld.North - (SmallWorld.Rows * SmallWorld.CellMetres),
            SmallWorld.West + (eastFrom * SmallWorld.CellMetres),
            SmallWorld.West + (SmallWorld.Cols * SmallWorld.CellMetres));
        world.WriteVectors(
            "units.gpkg",
            new TestFeature(Box(SmallWorld.West, border), ("NOM", "Ouest")),
            new TestFeature(Box(border, end), ("NOM", east)));

        string Box(double from, double to) =>
            string.Create(CultureInfo.InvariantCulture, $"POLYGON (({from} {south}, {to} {south}, "
                + $"{to} {SmallWorld.North}, {from} {SmallWorld.North}, {from} {south}))");
    }

    public void WriteTo(SmallWorld world) => System.IO.File.WriteAllText(world[File], FormattableString.Invariant($$"""
        name: net
        title: {{Title}}
        grid: { extent: [600000, 7000000, 600400, 7000300], cell: 10, crs: EPSG:2154 }
        sources:
          cover: { raster: cover.tif, kind: classes }
          light: { raster: {{Light}}, kind: values, credit: Lumière modélisée }
          road: { vector: road.gpkg }
        trames:
          verte:
            title: Trame verte
            standard: { milieu: {{Milieu}} }
            layers:
              - { table: friction.csv, column: foret, source: cover }
              - { constant: 80, source: road, combine: max }
            habitats:
              { rule: [{ source: cover, values: [1] }], min-area: {{MinArea}}, stepping-stones: 0.05, radiance: light }
            links: { max-distance: { cost: {{MaxDistance}} } }
            corridors: { cutoff: { cost: {{Cutoff}} }, sum: true, low-resistance: {{LowResistance}} }
            dispersal: { cost: {{Dispersal}} }
            network: { distance: { cost: 500 }, probability: {{Probability}} }
            conflicts: { obstacles: { rue: { source: road, code: "01", label: {{Obstacle}} } } }
          noire:
            title: Trame noire
            layers:
              - { curve: { linear: { from: 0, to: 30 } }, source: light, resistance: [1, 50] }
            habitats:
              { rule: [{ source: cover, values: [1, 4] }, { source: light, below: {{LitFrom}} }], min-area: 0.1 }
            links: { max-distance: { cost: {{MaxDistance}} } }
            corridors: { cutoff: { cost: {{Cutoff}} } }
            network: { distance: { cost: 500 } }
        zones:
          commune: { vector: units.gpkg, name: NOM }
        outputs:
          map: { edition: "{{Edition}}", atlas: { zones: commune } }

        """));
}
