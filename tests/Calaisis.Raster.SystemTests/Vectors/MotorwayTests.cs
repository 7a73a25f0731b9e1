using System.Text.Json;
using Calaisis.Raster.SystemTests.Pipelines;
using Xunit;

namespace Calaisis.Raster.SystemTests.Vectors;

/// <summary>
/// A motorway of 60 m as a barrier on cells of 50 m, through a whole run: what it costs in corridors.
/// </summary>
public sealed class MotorwayTests
{
    const int Rows = 280;
    const int Cols = 320;
    const double Cell = 50;

    [Fact]
    public async Task A_motorway_cuts_all_corridors_across_it_as_it_does_with_all_touched_and_not_when_it_leaks()
    {
        using var world = new SmallWorld();
        world.WriteRaster(
            "wood.tif", SmallWorld.Every((row, col) => IsWood(row, col) ? 1 : 2, Rows, Cols), Cols, cell: Cell);
        world.WriteVectors(
            "motorway.gpkg",
            new TestFeature(
                FormattableString.Invariant($"LINESTRING ({X(-5)} {Y(24)}, {X(140)} {Y(126)}, {X(170)} {Y(156)})")),
            new TestFeature(FormattableString.Invariant($"LINESTRING ({X(330)} {Y(234)}, {X(170)} {Y(156)})")));
        File.WriteAllText(world["motorway.yaml"], FormattableString.Invariant($$"""
            name: motorway
            title: Motorway
            grid: { extent: [{{X(0)}}, {{Y(Rows)}}, {{X(Cols)}}, {{Y(0)}}], cell: 50, crs: EPSG:2154 }
            sources:
              wood: { raster: wood.tif, kind: values }
              closed: { vector: motorway.gpkg, width: 60 }
              leaky: { vector: motorway.gpkg, width: 60, closed: false }
              touched: { vector: motorway.gpkg, width: 60, all-touched: true, closed: false }
            trames:
            {{Trame("none", "")}}
            {{Trame("leaky", "- { constant: barrier, source: leaky }")}}
            {{Trame("closed", "- { constant: barrier, source: closed }")}}
            {{Trame("touched", "- { constant: barrier, source: touched }")}}
            """));
        (await world.RunAsync("run", "motorway.yaml", "--no-maps", "--quiet")).EndedWith(0);
        double Corridors(string trame)
        {
            using var summary = JsonDocument.Parse(File.ReadAllText(world[$"out/motorway/base/{trame}/summary.json"]));
            return Find(summary.RootElement, "corridor_ha");
        }

        var (none, leaky, closed, touched) = (
            Corridors("none"), Corridors("leaky"), Corridors("closed"), Corridors("touched"));
        Assert.True(none - closed > 1000, $"{closed} of {none} ha where it is closed");
        Assert.True(none - leaky < 0.2 * (none - closed), $"{leaky} of {none} ha where it leaks, "
            + $"{closed} ha where it is closed");
        Assert.InRange(none - touched, none - closed, 1.1 * (none - closed));
    }

    static bool IsWood(int row, int col) => row % 50 is >= 10 and < 25 && col % 60 is >= 20 and < 40;

    static double X(double col) => SmallWorld.West + (col * Cell);

    static double Y(double row) => SmallWorld.North - (row * Cell);

    static string Trame(string name, string layer) => $$"""
          {{name}}:
            title: {{name}}
            layers:
              - { intervals: [{ from: 1, to: 2, value: 1 }, { from: 2, to: 3, value: 2 }], source: wood }
              {{layer}}
            habitats: { rule: [{ source: wood, values: [1] }], min-area: 20 }
            links: { max-distance: { cost: 20000 } }
            corridors: { cutoff: { cost: 1500 } }
        """;

    static double Find(JsonElement element, string name)
    {
        foreach (var property in element.EnumerateObject())
        {
            if (property.NameEquals(name)) return property.Value.GetDouble();
            if (property.Value.ValueKind == JsonValueKind.Object && Find(property.Value, name) is var found
                && !double.IsNaN(found))
            {
                return found;
            }
        }

        return double.NaN;
    }
}
