using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Grids;
using Xunit;

namespace Calaisis.Raster.Tests.CostDistance;

public sealed class SearchControlTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Progress_rises_to_one(int workers)
    {
        var question = new NaiveSearch.Question(
            200, 200, [.. Enumerable.Repeat(1f, 40_000)], new() { [0] = 0 }, 8, 1, 1);
        var told = new Told();
        using var surface = CostDistanceSolver.Solve(
            Questions.Resistance(question), Questions.Sources(question), new Shape(question.Rows, question.Cols),
            Questions.Settings(question) with { TileCells = 8, Workers = workers },
            told,
            TestContext.Current.CancellationToken);
        Assert.Equal(told.Shares.Order(), told.Shares);
        Assert.All(told.Shares, share => Assert.InRange(share, 0, 1));
        Assert.Equal(1, told.Shares[^1]);

        // How often two workers tell is theirs: while one waits for a core with a near tile in hand, nothing behind it
        // is settled.
        if (workers == 1) Assert.True(told.Shares.Count > 3);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_stop_in_the_middle_ends_the_search(int workers)
    {
        var question = new NaiveSearch.Question(
            1000, 1000, [.. Enumerable.Repeat(1f, 1_000_000)], new() { [0] = 0 }, 8, 1, 1);
        using var stop = new CancellationTokenSource();
        var told = new Told { Then = share => stop.Cancel() };
        Assert.ThrowsAny<OperationCanceledException>(() => CostDistanceSolver.Solve(
            Questions.Resistance(question), Questions.Sources(question), new Shape(question.Rows, question.Cols),
            Questions.Settings(question) with { TileCells = 8, Workers = workers }, told, stop.Token));
    }

    [Fact]
    public void A_limit_ends_the_work_and_not_only_the_output()
    {
        var free = new NaiveSearch.Question(200, 200, [.. Enumerable.Repeat(1f, 40_000)], new() { [0] = 0 }, 8, 1, 1);
        var visits = new List<int>();
        foreach (var limit in new[] { 5.0, 1000.0 })
        {
            var limited = free with { MaxCost = limit };
            Questions.AssertSame(
                NaiveSearch.Costs(limited),
                Questions.Solve(limited, Questions.Settings(limited) with { TileCells = 8 }),
                $"limit {limit}");
            var told = new Told();
            using var surface = CostDistanceSolver.Solve(
                Questions.Resistance(free),
                Questions.Sources(limited),
                new Shape(200, 200),
                Questions.Settings(limited) with { TileCells = 8, Workers = 1 },
                told, TestContext.Current.CancellationToken);
            visits.Add(told.Shares.Count);
        }

        Assert.True(visits[0] < visits[1]);
    }

    sealed class Told : IProgress<double>
    {
        public List<double> Shares { get; } = [];

        public Action<double>? Then { get; init; }

        public void Report(double value)
        {
            Shares.Add(value);
            Then?.Invoke(value);
        }
    }
}
