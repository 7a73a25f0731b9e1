using Calaisis.Raster.SystemTests.Pipelines;
using Xunit;

namespace Calaisis.Raster.SystemTests.Vectors;

/// <summary>
/// A barrier road that a lane of the same source crosses: it is open there, and told, until the file says what lies on
/// top.
/// </summary>
public sealed class PiercedWallTests
{
    const string Warning = "a line of lower resistance is drawn over one of higher of the same source, "
        + "which is open there, for instance 'Rue' over 'Autoroute'";
    const string Order = "order: { attribute: VOCATION, values: [\"Rue\", \"Autoroute\"] }";

    [Fact]
    public async Task A_lane_that_pierces_a_barrier_is_told_and_the_line_that_is_told_closes_it()
    {
        using var world = new SmallWorld();
        var x = SmallWorld.West + 205;
        world.WriteVectors(
            "roads.gpkg",
            SmallWorld.Road(15, ("VOCATION", "Autoroute")),
            new TestFeature(
                FormattableString.Invariant($"LINESTRING ({x} {SmallWorld.North}, {x} {SmallWorld.North - 300})"),
                ("VOCATION", "Rue")));
        File.WriteAllText(world["vocation.csv"], "code;class;foret\nAutoroute;;X\nRue;;80\n");
        world.WriteRaster("ground.tif", SmallWorld.Every((_, _) => 1));
        Write("");
        var check = await world.RunAsync("check", "small.yaml");
        check.EndedWith(0);
        Assert.Contains(Warning, check.Output, StringComparison.Ordinal);
        Assert.Contains(Order, check.Output, StringComparison.Ordinal);
        var run = await world.RunAsync("run", "small.yaml", "--no-maps");
        run.EndedWith(0);
        Assert.Contains("trame 'verte': the ", run.Output + run.Errors, StringComparison.Ordinal);
        Assert.Contains(Warning, run.Output + run.Errors, StringComparison.Ordinal);
        Assert.Equal(80, At(15, 20));
        Assert.Equal(float.NaN, At(15, 19));

        Write(", " + Order);
        Assert.DoesNotContain(Warning, (await world.RunAsync("check", "small.yaml")).Output, StringComparison.Ordinal);
        (await world.RunAsync("run", "small.yaml", "--no-maps")).EndedWith(0);
        Assert.Equal(float.NaN, At(15, 20));

        float At(int row, int col) => world.Read("out/small/base/verte/resistance.tif")[(row * SmallWorld.Cols) + col];

        void Write(string order) => world.WritePipeline(
            $$"""
            ground: { raster: ground.tif, kind: values }
            roads: { vector: roads.gpkg, value: { attribute: VOCATION }{{order}} }
            """,
            """
            - { resistance-of: ground }
            - { table: vocation.csv, column: foret, source: roads, combine: max }
            """);
    }
}
