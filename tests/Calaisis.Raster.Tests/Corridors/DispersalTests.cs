using Calaisis.Raster.Corridors;
using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Tests.CostDistance;
using Calaisis.Raster.Tests.Flow;
using Calaisis.Raster.Tests.Resistance;
using Calaisis.Raster.Zones;
using Xunit;

namespace Calaisis.Raster.Tests.Corridors;

/// <summary>What a given cost reaches from core areas.</summary>
public sealed class DispersalTests
{
    static readonly Shape Row = new(1, 7);

    [Fact]
    public void What_costs_exactly_the_greatest_cost_belongs_to_it_and_what_costs_more_does_not()
    {
        // Habitat at column 1; a step costs 10, over the barrier at column 5 nothing leads.
        var (area, left) = Run(20, 3);
        Assert.Equal([10, 20, 10, 0, float.NaN, float.NaN, float.NaN], left);
        Assert.Equal((4, 400, 100), (area.CellCount, area.AreaSquareMetres, area.CoreSquareMetres));
    }

    [Fact]
    public void Areas_by_zone_add_up_to_the_whole()
    {
        var (area, _) = Run(25, 7);
        Assert.Equal(
            [
                new ZoneArea("commune", "Ardres", 200),
                new ZoneArea("commune", "Guînes", 0),
                new ZoneArea("commune", null, 200),
            ],
            area.Zones);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(64)]
    public void Tiles_change_nothing(int tile)
    {
        var (expected, left) = Run(30, 7);
        var (area, again) = Run(30, tile);
        Assert.Equal(left, again);
        Assert.Equal(expected with { Zones = area.Zones }, area);
        Assert.Equal(expected.Zones, area.Zones);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_greatest_cost_that_is_none_is_refused(double cost) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Run(cost, 7));

    static (DispersalArea Area, float[] Left) Run(double maxCost, int tile)
    {
        var grid = new GridDefinition("EPSG:2154", 0, 0, 10, 10, Row);
        var resistance = new ArrayRaster("resistance", Row, [1, 1, 1, 1, 1, float.NaN, 1]);
        using var surface = CostDistanceSolver.Solve(
            resistance,
            new CellSources("habitats", [new SourceCell(new Cell(0, 1), 1)]),
            Row,
            new CostDistanceSettings { CellWidth = 10, CellHeight = 10 });
        var sink = new ArraySink("dispersal", Row, []);
        var area = DispersalPass.Run(
            grid,
            new TileLayout(Row, tile, tile),
            surface.Read,
            maxCost,
            [new ZoneLayer(
                "commune",
                new ArraySource("commune", (_, col) => col < 2 ? 1 : col == 6 ? 2 : float.NaN),
                ["Ardres", "Guînes"])],
            sink,
            $"dispersal",
            new RecordingListener(),
            CancellationToken.None);
        return (area, sink.Values);
    }
}
