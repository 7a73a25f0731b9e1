using Calaisis.Raster.Grids;
using Calaisis.Raster.Tests.Resistance;
using Calaisis.Raster.Zones;
using Xunit;

namespace Calaisis.Raster.Tests.Zones;

public sealed class ZoneTallyTests
{
    static readonly GridDefinition Grid = new("EPSG:2154", 0, 0, 10, 20, new Shape(700, 600));

    [Fact]
    public void Whole_rasters_are_counted_as_cell_by_cell_for_any_number_of_workers()
    {
        var random = new Random(5);
        var zones = new float[700 * 600];
        var values = new float[zones.Length];
        for (var i = 0; i < zones.Length; i++)
        {
            zones[i] = random.Next(4) is var zone && zone == 0 ? float.NaN : zone;
            values[i] = random.Next(3) == 0 ? float.NaN : i;
        }

        var layer = new ZoneLayer("z", new ArraySource("z", (row, col) => At(zones, row, col)), ["a", "b", "c"]);
        foreach (var workers in new[] { 1, 2, 7 })
        {
            var counted = ZoneCover.Count(
                layer, new ArraySource("v", (row, col) => At(values, row, col)), Grid.Shape, workers,
                TestContext.Current.CancellationToken);
            var all = ZoneCover.Count(layer, null, Grid.Shape, workers, TestContext.Current.CancellationToken);
            for (var zone = 0; zone <= 3; zone++)
            {
                var inZone = Enumerable.Range(0, zones.Length)
                    .Where(i => zone == 0 ? float.IsNaN(zones[i]) : zones[i] == zone).ToList();
                Assert.Equal(inZone.Count(i => !float.IsNaN(values[i])), counted.CellsIn(zone));
                Assert.Equal(inZone.Count, all.CellsIn(zone));
                Assert.Equal(inZone.Count * 200 / 10_000.0, all.HectaresIn(zone, Grid), 9);
            }
        }
    }

    [Fact]
    public void A_step_across_a_border_is_shared_by_halves_and_all_halves_are_the_path()
    {
        // Columns 0 to 299 are zone 1, row 0 to 399 of the others zone 2, the rest none.
        var zones = new float[700 * 600];
        for (var i = 0; i < zones.Length; i++) zones[i] = i % 600 < 300 ? 1 : i / 600 < 400 ? 2 : float.NaN;
        var layer = new ZoneLayer("z", new ArraySource("z", (row, col) => At(zones, row, col)), ["a", "b"]);
        Cell[] path = [new(398, 298), new(398, 299), new(398, 300), new(399, 301), new(401, 302), new(402, 300)];
        var tally = new ZoneTally(2);
        tally.AddPath(path, new ZoneCells(layer));
        var diagonal = Math.Sqrt(500);
        var upright = Math.Sqrt(100 + 1600);
        var flat = Math.Sqrt(400 + 400);
        Assert.Equal((10 + 5) / 1000.0, tally.KilometresIn(1, Grid), 12);
        Assert.Equal((5 + diagonal + (upright / 2)) / 1000, tally.KilometresIn(2, Grid), 12);
        Assert.Equal(((upright / 2) + flat) / 1000, tally.KilometresIn(0, Grid), 12);
        Assert.Throws<ArgumentException>(() => tally.AddPath([new(0, 0), new(0, 3)], new ZoneCells(layer)));
    }

    [Fact]
    public void Tallies_of_parts_add_up_and_labels_masks_and_points_count()
    {
        float[] zones = [1, 1, 2, float.NaN];
        var one = new ZoneTally(2);
        one.AddCells(zones, [5, 7, 6, 6], 5, 6);
        var two = new ZoneTally(2);
        two.AddCells(zones, [true, false, true, true]);
        two.AddPoint(2);
        one.Add(two);
        Assert.Equal((2, 2, 2), (one.CellsIn(0), one.CellsIn(1), one.CellsIn(2)));
        Assert.Equal((0, 0, 1), (one.PointsIn(0), one.PointsIn(1), one.PointsIn(2)));
        Assert.Throws<ArgumentException>(() => one.Add(new ZoneTally(3)));
    }

    static float At(float[] values, int row, int col) =>
        Grid.Shape.Contains(new Cell(row, col)) ? values[(row * 600) + col] : float.NaN;
}
