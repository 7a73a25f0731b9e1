using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;
using Xunit;

namespace Calaisis.Raster.SystemTests.Vectors;

public sealed class TilingTests
{
    // Larger than a block in both directions, so that four blocks take part.
    static readonly GridDefinition Grid = Burning.Grid(530, 545);

    [Theory]
    [InlineData(3, 5, 1, 0)]
    [InlineData(3, 5, 7, 0)]
    [InlineData(64, 100, 2, 7)]
    [InlineData(530, 545, 1, 20)]
    public void Tiles_of_any_size_and_any_number_of_readers_give_the_same_cells(
        int tileRows, int tileCols, int workers, int margin)
    {
        using var file = Mixed();
        var settings = file.Settings() with { ValueAttribute = "value", WidthMetres = 25 };
        var whole = settings.Burn(Grid);

        // A cache smaller than a block, so that blocks are burned again and again.
        var limits = new BurnLimits { CacheBytes = 1, MarginCells = margin };
        var source = settings.Prepare(Grid, tileRows < 10 ? limits with { CacheBytes = 1 << 20 } : limits);

        Assert.Equal(whole, source.ByTiles(Grid, tileRows, tileCols, workers, margin));
        Assert.InRange(whole.Count(v => v > 0), 10000, 200000);
    }

    [Fact]
    public void Cells_beyond_the_grid_show_the_features_there()
    {
        using var file = TestLayer.OfWkt(
            "POLYGON ((609800 7090200, 609950 7090200, 609950 7090050, 609800 7090050, 609800 7090200))",
            "POINT (610815 7089405)");
        var grid = Burning.Grid(60, 80);

        var source = file.Settings().Prepare(grid, new BurnLimits { MarginCells = 30 });

        Assert.All(source.Whole(grid), v => Assert.Equal(float.NaN, v));
        var around = source.In(grid.Shape.Whole.Grow(30));
        Assert.Equal((15 * 15) + 1, around.Count(v => v == 1));
        Assert.Equal(1, around[(10 * 140) + 10]);
        Assert.Equal(1, source.In(new Window(59, 81, 1, 1))[0]);
        Assert.Equal(1, source.In(new Window(-20, -20, 15, 15)).Min());
        Assert.Throws<ArgumentOutOfRangeException>(() => source.In(grid.Shape.Whole.Grow(31)));
    }

    [Fact]
    public void Features_are_taken_from_the_margin_only_as_far_as_they_reach_it()
    {
        using var file = TestLayer.OfWkt("POINT (609000 7089700)", "POINT (609960 7089700)", "POINT (610100 7089700)");
        var grid = Burning.Grid(60, 80);

        Assert.Equal(1, file.Settings().Prepare(grid).Facts.Burned);
        Assert.Equal(2, file.Settings().Prepare(grid, new BurnLimits { MarginCells = 10 }).Facts.Burned);
        Assert.Equal(2, (file.Settings() with { BufferMetres = 60 }).Prepare(grid).Facts.Burned);
    }

    [Fact]
    public void A_cancelled_preparation_stops()
    {
        using var file = Mixed();
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(
            () => BurnedTileSource.Prepare(file.Settings(), Grid, new BurnLimits(), cancel.Token));
    }

    static TestLayer Mixed()
    {
        var random = new Random(21);
        var features = new List<TestFeature>();
        for (var i = 0; i < 60; i++)
        {
            var (x, y) = (Burning.West + (random.NextDouble() * 5450), Burning.North - (random.NextDouble() * 5300));
            var wkt = (i % 3) switch
            {
                0 => Plane.Polygon(Plane.Star(random, x, y, 400, 30)),
                1 => Plane.Line([(x, y), (x + 900 - (1800 * random.NextDouble()), y + 700), (x, y + 900)]),
                _ => FormattableString.Invariant($"POINT ({x} {y})"),
            };
            features.Add(new TestFeature(wkt, ("value", i + 1)));
        }

        return TestLayer.Of([.. features]);
    }
}
