using Calaisis.Raster.CostDistance.Searches;
using Calaisis.Raster.Grids;
using Xunit;

namespace Calaisis.Raster.Tests.CostDistance;

/// <summary>Searches that begin at whole regions.</summary>
public sealed class RegionSearchTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void A_region_costs_what_all_its_cells_as_starts_cost_and_settles_its_border_only()
    {
        for (var number = 0; number < 100; number++)
        {
            var question = Landscapes.Make(number, 30) with { MaxCost = double.PositiveInfinity };
            var (rows, cols) = (Math.Min(7, question.Rows), Math.Min(9, question.Cols));
            CellRun[] region = [.. Enumerable.Range(0, rows).Select(row => new CellRun(row, 0, cols))];
            var starts = region.SelectMany(run => Enumerable.Range(run.Row * question.Cols, run.Cols))
                .Where(cell => question.Resistance[cell] < float.PositiveInfinity).ToDictionary(cell => cell, _ => 0.0);
            using var raster = ResistanceRaster.Load(
                Questions.Resistance(question), new Shape(question.Rows, question.Cols), Token);
            var search = new BoundedSearch(raster, Questions.Settings(question));
            search.Begin();
            Assert.Equal(starts.Count > 0, search.AddRegion(region));
            var settled = search.SettleAll(Token);
            var expected = NaiveSearch.Costs(question with { Starts = starts });
            Questions.AssertSame(
                expected,
                [.. Enumerable.Range(0, expected.Length).Select(cell => search.CostAt(raster.Shape.CellAt(cell)))],
                $"landscape {number}");
            Assert.InRange(settled, 0, expected.Count(double.IsFinite));
            if (number % 8 == 2 && rows == 7 && cols == 9 && question.Rows > 9 && question.Cols > 11
                && question.Neighbours == 4)
            {
                Assert.Equal(expected.Count(double.IsFinite) - (6 * 8), settled);
            }
        }
    }

    [Fact]
    public void Paths_lead_back_to_the_region()
    {
        var question = Landscapes.Make(8, 60) with { MaxCost = double.PositiveInfinity };
        using var raster = ResistanceRaster.Load(
            Questions.Resistance(question), new Shape(question.Rows, question.Cols), Token);
        var search = new BoundedSearch(raster, Questions.Settings(question));
        search.Begin();
        search.AddRegion([new CellRun(0, 0, 2), new CellRun(1, 0, 2)]);
        search.SettleAll(Token);
        var path = search.PathFrom(new Cell(question.Rows - 1, question.Cols - 1));
        Assert.True(path[^1] is { Row: < 2, Col: < 2 });
        Assert.All(path.SkipLast(1), cell => Assert.True(search.CostAt(cell) > 0));
    }
}
