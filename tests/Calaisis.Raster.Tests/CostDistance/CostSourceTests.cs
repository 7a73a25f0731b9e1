using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Grids;
using Xunit;

namespace Calaisis.Raster.Tests.CostDistance;

public sealed class CostSourceTests
{
    static readonly CostDistanceSettings Settings = new() { CellWidth = 1, CellHeight = 1, Workers = 2, TileCells = 8 };

    [Fact]
    public void Sources_on_NoData_are_named()
    {
        var resistance = Raster("resistance", float.NaN, 1, float.PositiveInfinity, 1);
        var sources = new CellSources("patches", [Source(0, 7), Source(1, 8), Source(2, 9)]);
        var fault = Assert.Throws<RasterException>(() => Solve(resistance, sources));
        Assert.Contains("'patches'", fault.Message);
        Assert.Contains("source 7 (row 0, column 0), source 9 (row 0, column 2)", fault.Message);
        Assert.DoesNotContain("source 8", fault.Message);
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(-3f)]
    public void A_resistance_that_is_not_positive_is_named_with_its_cell(float value)
    {
        var resistance = Raster("friction", [.. Enumerable.Repeat(1f, 29), value, value]);
        var fault = Assert.Throws<RasterException>(() => Solve(resistance, new CellSources("s", [Source(0, 1)])));
        Assert.Contains("'friction', row 0, column 29", fault.Message);
    }

    [Theory]
    [InlineData(-1f)]
    [InlineData(1.5f)]
    [InlineData(3e8f)]
    [InlineData(float.PositiveInfinity)]
    public void A_label_that_is_no_whole_number_from_zero_is_named(float label)
    {
        var sources = new LabelSources(Raster("labels", 0, 3, label));
        var fault = Assert.Throws<RasterException>(() => Solve(Raster("r", 1, 1, 1), sources));
        Assert.Contains("'labels', row 0, column 2", fault.Message);
    }

    [Fact]
    public void Zero_and_NoData_labels_are_no_source()
    {
        using var surface = Solve(Raster("r", 1, 1, 1, 1), new LabelSources(Raster("labels", 0, float.NaN, 4, 0)));
        Assert.Equal(1, surface.SourceCellCount);
        Assert.Equal(2, surface.CostAt(new Cell(0, 0)));
    }

    [Fact]
    public void Without_sources_no_cell_is_reached_and_the_caller_can_tell()
    {
        using var surface = Solve(Raster("r", 1, 1), new CellSources("none", []));
        var costs = new double[2];
        surface.Read(surface.Shape.Whole, costs);
        Assert.Equal(0, surface.SourceCellCount);
        Assert.All(costs, cost => Assert.True(double.IsNaN(cost)));
    }

    [Fact]
    public void The_cheaper_of_two_sources_has_a_shared_cell_and_the_lower_label_of_equals()
    {
        var dearer = new CellSources("s", [Source(0, 1), Source(0, 2)], new StartCosts([new(1, 5.0)]));
        Assert.Equal([2], dearer.Cells.Select(source => source.Label));
        var equal = new CellSources("s", [Source(0, 2), Source(0, 1)]);
        Assert.Equal([1], equal.Cells.Select(source => source.Label));
    }

    static CostSurface Solve(ArrayRaster resistance, ICostSources sources) => CostDistanceSolver.Solve(
        resistance, sources, resistance.Shape, Settings, token: TestContext.Current.CancellationToken);

    static ArrayRaster Raster(string name, params float[] values) => new(name, new Shape(1, values.Length), values);

    static SourceCell Source(int col, int label) => new(new Cell(0, col), label);
}
