using Calaisis.Raster.Grids;
using Calaisis.Raster.Resistance;
using Xunit;

namespace Calaisis.Raster.Tests.Resistance;

public sealed class DistanceLayerTests
{
    [Theory]
    [InlineData(10, 10, 47, 0.02)]
    [InlineData(10, 10, 50, 0.3)]
    [InlineData(25.0013, 25.0002, 130, 0.01)]
    [InlineData(5, 20, 61, 0.02)]
    [InlineData(20, 5, 61, 0.02)]
    [InlineData(10, 10, 4, 0.1)]
    [InlineData(10, 10, 400, 0.001)]
    public void Distances_are_those_of_a_search_through_all_cells(
        double width, double height, double reach, double share)
    {
        var world = Scattered(new Shape(23, 31), width, height, share, seed: 3);
        var layer = new DistanceLayer("s", FeatureCells.WithValues([1]), Fading(reach));
        AgreeWithSearch(world, world.Evaluate(layer), reach);
    }

    [Theory]
    [InlineData(3, 5)]
    [InlineData(1, 1)]
    [InlineData(7, 31)]
    [InlineData(23, 2)]
    public void Tiles_and_larger_margins_do_not_show(int tileRows, int tileCols)
    {
        var world = Scattered(new Shape(23, 31), 25.0013, 25.0002, 0.01, seed: 9);
        var response = new DistanceDecay(25, 25, 143, new ResistanceRange(1, 20, 1.5));
        var layer = new DistanceLayer("s", FeatureCells.WithValues([1]), response);
        var whole = world.Evaluate(layer);
        Assert.Equal(whole, world.Evaluate(layer, tileRows, tileCols));
        Assert.Equal(whole, world.Evaluate(layer, tileRows, tileCols, extraMargin: 4));
    }

    [Fact]
    public void Features_beyond_the_grid_count()
    {
        var world = new World(new Shape(2, 3)).With("s", (row, col) => (row, col) is (0, -1) ? 1 : float.NaN);
        var layer = new DistanceLayer(
            "s",
            FeatureCells.WithData,
            new DistanceBands([new(0, 12, 1), new(12, 15, 2), new(15, 22, 3), new(22, 25, 4)]));
        Assert.Equal([1f, 3f, float.NaN, 2f, 4f, float.NaN], world.Evaluate(layer));
    }

    [Fact]
    public void Bands_are_half_open_and_silent_outside()
    {
        var world = World.Of(1, float.NaN, float.NaN, float.NaN, float.NaN);
        var layer = new DistanceLayer("s", FeatureCells.WithData, new DistanceBands([new(10, 20, 7), new(20, 30, 3)]));
        Assert.Equal([float.NaN, 7f, 3f, float.NaN, float.NaN], world.Evaluate(layer));
    }

    [Fact]
    public void Light_of_a_lamp_is_full_up_to_d0_and_fades_beyond()
    {
        var world = new World(new Shape(1, 12)).With("s", (_, col) => col == 0 ? 1 : float.NaN);
        var light = new DistanceDecay(25, 25, 101, new ResistanceRange(1, 21));
        var layer = new DistanceLayer("s", FeatureCells.WithData, light);
        var resistance = world.Evaluate(layer);
        for (var col = 0; col < 12; col++)
        {
            var d = col * 10.0;
            var stress = d <= 25 ? 1 : Math.Exp(-(d - 25) / 25);
            if (d < 101) Assert.Equal(1 + (20 * stress), resistance[col], 3e-6);
            else Assert.True(float.IsNaN(resistance[col]));
        }
    }

    [Fact]
    public void The_margin_reaches_as_far_as_the_response_on_the_smaller_side_of_a_cell()
    {
        var grid = new World(new Shape(4, 4), 25, 10).Grid;
        var layer = new DistanceLayer("s", FeatureCells.WithData, Fading(95));
        Assert.Equal([new SourceNeed("s", 11)], layer.NeedsOn(grid));
    }

    [Fact]
    public void Wrong_settings_are_refused()
    {
        Assert.ThrowsAny<ArgumentException>(() => new DistanceBands([new(0, double.PositiveInfinity, 2)]));
        Assert.ThrowsAny<ArgumentException>(() => new DistanceBands([new(-5, 5, 2)]));
        Assert.ThrowsAny<ArgumentException>(() => new DistanceDecay(25, 0, 100, new ResistanceRange(1, 2)));
        Assert.ThrowsAny<ArgumentException>(() => new DistanceDecay(25, 5, 25, new ResistanceRange(1, 2)));
        Assert.Throws<ArgumentException>(() => FeatureCells.WithValues([]));
    }

    /// <summary>A response without flat parts, so that any wrong distance shows.</summary>
    static DistanceDecay Fading(double reach) => new(0, reach / 2, reach, new ResistanceRange(1, 101));

    static void AgreeWithSearch(World world, float[] resistance, double reach)
    {
        var grid = world.Grid;
        var values = world.Read("s");
        var search = (int)(reach / Math.Min(grid.CellWidth, grid.CellHeight)) + 2;
        for (var i = 0; i < resistance.Length; i++)
        {
            var cell = grid.Shape.CellAt(i);
            var nearest = double.PositiveInfinity;
            for (var row = cell.Row - search; row <= cell.Row + search; row++)
            {
                for (var col = cell.Col - search; col <= cell.Col + search; col++)
                {
                    if (values(row, col) != 1) continue;
                    var dx = (col - cell.Col) * grid.CellWidth;
                    var dy = (row - cell.Row) * grid.CellHeight;
                    nearest = Math.Min(nearest, Math.Sqrt((dx * dx) + (dy * dy)));
                }
            }

            if (nearest >= reach) Assert.True(float.IsNaN(resistance[i]), $"{cell}: {nearest} m is out of reach");
            else Assert.Equal(1 + (100 * Math.Exp(-nearest / (reach / 2))), resistance[i], 1e-5);
        }
    }

    static World Scattered(Shape shape, double width, double height, double share, int seed)
    {
        var random = new Random(seed);
        var marks = new Dictionary<Cell, float>();
        for (var row = -120; row < shape.Rows + 120; row++)
        {
            for (var col = -120; col < shape.Cols + 120; col++)
            {
                if (random.NextDouble() < share) marks[new Cell(row, col)] = 1;
                else if (random.NextDouble() < 0.5) marks[new Cell(row, col)] = 2;
            }
        }

        return new World(shape, width, height)
            .With("s", (row, col) => marks.GetValueOrDefault(new Cell(row, col), float.NaN));
    }
}
