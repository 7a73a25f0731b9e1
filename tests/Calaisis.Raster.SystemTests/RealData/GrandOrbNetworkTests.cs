using Calaisis.Raster.SystemTests.Numbers;
using Calaisis.Raster.SystemTests.Pipelines;
using Xunit;
using Published = Calaisis.Raster.SystemTests.Rasters.RealData;

namespace Calaisis.Raster.SystemTests.RealData;

/// <summary>
/// The three sub-networks of BioDispersal's sample, each with its given reservoirs and its column of friction.csv:
/// habitats, links, corridors and indicators against plain recomputation from what was written.
/// </summary>
public sealed class GrandOrbNetworkTests
{
    const string Source = "bousquet-orb/Source/";

    [Fact]
    public async Task Links_and_corridors_of_the_three_sub_networks_are_least_cost()
    {
        var cover = Published.File(Source + "CorineLandCover/CLC12_BOUSQUET_ORB.tif");
        var friction = Published.File("bousquet-orb/friction.csv");
        var roads = Published.File(Source + "Routes/TRONCON_ROUTE_BOUSQUET_ORB.shp");
        var rails = Published.File(Source + "VoiesFerrees/TRONCON_VOIE_FERREE_BOUSQUET_ORB.shp");
        (string Trame, string Column, string Reservoirs)[] networks =
            [("prairies", "grasslands", "RBP_PRAIRIE"), ("boisee", "forest", "RBP_MILBOISE"), (
                "humide", "wetlands", "RBP_MILIEUX_HUMIDES")];
        using var world = new SmallWorld();
        var text = $$"""
            name: orb
            title: Grand Orb
            grid: { extent: [698000, 6272500, 723400, 6304000], cell: 50, crs: EPSG:2154 }
            sources:
              clc: { raster: "{{cover}}", preset: clc }
              roads: { vector: "{{roads}}", value: { attribute: VOCATION }, encoding: windows-1252, width: 80 }
              rails: { vector: "{{rails}}", width: 80 }

            """;
        foreach (var (trame, _, reservoirs) in networks)
        {
            text += $"  {trame}-reserves: {{ vector: \"{Published.File($"{Source}Reservoirs/{reservoirs}.shp")}\", "
                + "value: { attribute: CODE_EN } }\n";
        }

        text += "trames:\n";
        foreach (var (trame, column, _) in networks)
        {
            text += $$"""
                  {{trame}}:
                    title: {{trame}}
                    uncovered: impassable
                    layers:
                      - { table: "{{friction}}", group: landuse, column: {{column}}, source: clc, zeros-become: 1 }
                      - { table: "{{friction}}", group: roads, column: {{column}}, source: roads, combine: max,
                          unlisted: ignore, zeros-become: 1 }
                      - { table: "{{friction}}", group: railroads, column: {{column}}, source: rails, combine: max,
                          zeros-become: 1 }
                    habitats: { given: [{{trame}}-reserves], min-area: 1000 }
                    links: { topology: planar, max-distance: { cost: 200000 } }
                    corridors: { cutoff: { share: 0.1 }, low-resistance: 30 }
                    network: { distance: { cost: 30000 } }

                """;
        }

        File.WriteAllText(world["orb.yaml"], text);
        (await world.RunAsync("run", "orb.yaml", "--quiet", "--no-maps")).EndedWith(0);
        foreach (var (trame, _, _) in networks)
        {
            var numbers = new TrameNumbers(world["out/orb/base"], trame);
            numbers.CheckPatches();
            numbers.CheckLinks(lowResistance: 30);
            numbers.CheckCorridors();
            numbers.CheckIndicators(distance: 30_000, probability: 0.5);
            Assert.InRange(numbers.CheckLeastCosts(every: 40, cutoffShare: 0.1), 3, 60);
        }
    }
}
