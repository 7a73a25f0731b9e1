using Calaisis.Raster.CostDistance.Searches;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Grids;
using Xunit;

namespace Calaisis.Raster.Tests.CostDistance;

public sealed class BoundedSearchTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void A_search_used_again_finds_what_a_naive_search_finds()
    {
        for (var number = 0; number < 200; number++)
        {
            var question = Landscapes.Make(number, longest: number % 50 == 0 ? 150 : 16);
            using var raster = Load(question);
            var search = new BoundedSearch(raster, Questions.Settings(question));
            search.Begin();
            search.AddStart(new Cell(0, 0));
            search.SettleAll(Token);
            search.Begin(question.MaxCost);
            foreach (var (cell, start) in question.Starts)
                Assert.True(search.AddStart(raster.Shape.CellAt(cell), start));
            search.SettleAll(Token);
            var costs = Enumerable.Range(0, question.Resistance.Length)
                .Select(cell => search.CostAt(raster.Shape.CellAt(cell)));
            Questions.AssertSame(NaiveSearch.Costs(question), [.. costs], $"landscape {number}");
        }
    }

    [Fact]
    public void Cells_are_settled_in_order_of_cost_and_their_paths_add_up()
    {
        var question = Landscapes.Make(8, 60) with { Starts = new() { [0] = 0 }, MaxCost = 200 };
        using var raster = Load(question);
        var search = new BoundedSearch(raster, Questions.Settings(question));
        search.Begin(question.MaxCost);
        search.AddStart(new Cell(0, 0));
        var before = 0.0;
        var settled = 0;
        while (search.Settle(out var cell, out var cost))
        {
            Assert.InRange(cost, before, question.MaxCost);
            before = cost;
            if (settled++ % 10 != 0) continue;
            var path = search.PathFrom(cell).Select(at => (int)raster.Shape.IndexOf(at)).Reverse().ToArray();
            var sum = 0.0;
            foreach (var (from, to) in path.Zip(path.Skip(1)))
            {
                sum += NaiveSearch.StepsFrom(question, from).Single(step => step.To == to).Cost;
            }

            Assert.Equal(cost, sum);
        }

        Assert.Equal(NaiveSearch.Costs(question).Count(double.IsFinite), settled);
    }

    [Fact]
    public void Answers_stand_in_the_order_of_the_questions_whatever_the_workers()
    {
        var question = Landscapes.Make(8, 60);
        using var raster = Load(question);
        long[] Ask(int workers) => BoundedSearches.Run(
            raster, Questions.Settings(question) with { Workers = workers }, 50,
            (index, search) =>
            {
                search.Begin(index);
                search.AddStart(new Cell(0, 0));
                return search.SettleAll();
            },
            Token);
        var expected = Ask(1);
        Assert.Equal(expected, Ask(2));
        Assert.Equal(expected, Ask(7));
    }

    [Fact]
    public void The_matrix_between_regions_holds_the_least_of_the_naive_costs()
    {
        var question = Landscapes.Make(8, 40) with { MaxCost = double.PositiveInfinity };
        using var raster = Load(question);
        int[][] regions = [[0, 1], [question.Resistance.Length - 1], [question.Cols * 3, (question.Cols * 3) + 1], [0]];
        var matrix = CostMatrix.Between(
            raster, Questions.Settings(question),
            [.. regions.Select(cells => cells.Select(cell => raster.Shape.CellAt(cell)).ToArray())], Token);
        for (var a = 0; a < regions.Length; a++)
        {
            var costs = NaiveSearch.Costs(question with { Starts = regions[a].ToDictionary(cell => cell, _ => 0.0) });
            for (var b = a; b < regions.Length; b++)
            {
                Assert.Equal(regions[b].Min(cell => costs[cell]), matrix[a, b]);
                Assert.Equal(matrix[a, b], matrix[b, a]);
            }
        }
    }

    [Fact]
    public void A_region_on_a_barrier_is_named()
    {
        var question = new NaiveSearch.Question(2, 2, [1, 1, 1, float.NaN], [], 8, 1, 1);
        using var raster = Load(question);
        var fault = Assert.Throws<RasterException>(() => CostMatrix.Between(
            raster, Questions.Settings(question), [[new Cell(0, 0)], [new Cell(1, 1)]], Token));
        Assert.Contains("region 2", fault.Message);
        Assert.Contains("row 1, column 1", fault.Message);
    }

    static ResistanceRaster Load(NaiveSearch.Question question) =>
        ResistanceRaster.Load(Questions.Resistance(question), new Shape(question.Rows, question.Cols), Token);
}
