using Xunit;

namespace Calaisis.Raster.Tests.CostDistance;

public sealed class AllocationTests
{
    [Fact]
    public void Every_cell_has_the_lowest_label_that_explains_its_cost()
    {
        for (var number = 0; number < 250; number++)
        {
            var question = Landscapes.Make(number, longest: 16);
            var settings = Questions.Settings(question) with
            {
                TileCells = number % 2 == 0 ? 8 : 16,
                KeepAllocation = true,
            };
            using var surface = Questions.Surface(question, settings);
            var labels = new int[question.Resistance.Length];
            surface.ReadAllocation(surface.Shape.Whole, labels, TestContext.Current.CancellationToken);
            Assert.Equal(LowestLabels(question), labels);
        }
    }

    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(16)]
    public void Workers_tiles_and_memory_do_not_change_a_label(int neighbours)
    {
        var question = Landscapes.Make(10, 90) with { Neighbours = neighbours };
        question = question with
        {
            Starts = Enumerable.Range(0, 12)
                .ToDictionary(source => source * 331 % question.Resistance.Length, _ => 0.0),
        };
        var expected = LowestLabels(question);
        foreach (var workers in new[] { 1, 2, 7 })
        {
            foreach (var tileCells in new[] { 8, 16, 64, 128 })
            {
                foreach (long? memory in new long?[] { null, 1 })
                {
                    var settings = Questions.Settings(question) with
                    {
                        TileCells = tileCells,
                        Workers = workers,
                        MemoryBytes = memory,
                        KeepAllocation = true,
                    };
                    using var surface = Questions.Surface(question, settings);
                    var labels = new int[question.Resistance.Length];
                    surface.ReadAllocation(surface.Shape.Whole, labels, TestContext.Current.CancellationToken);
                    Assert.Equal(expected, labels);
                }
            }
        }
    }

    [Fact]
    public void Room_for_labels_must_be_asked_for()
    {
        var question = Landscapes.Make(0, 12);
        using var surface = Questions.Surface(question, Questions.Settings(question));
        var labels = new int[question.Resistance.Length];
        Assert.Throws<InvalidOperationException>(
            () => surface.ReadAllocation(surface.Shape.Whole, labels, TestContext.Current.CancellationToken));
    }

    /// <summary>By repetition until nothing changes, on the naive costs.</summary>
    static int[] LowestLabels(NaiveSearch.Question question)
    {
        var costs = NaiveSearch.Costs(question);
        var labels = new int[costs.Length];
        var next = 1;
        foreach (var (cell, start) in question.Starts.OrderBy(start => start.Key))
        {
            if (costs[cell].Equals(start)) labels[cell] = next;
            next++;
        }

        for (var changed = true; changed;)
        {
            changed = false;
            for (var cell = 0; cell < costs.Length; cell++)
            {
                if (labels[cell] == 0) continue;
                foreach (var (to, step) in NaiveSearch.StepsFrom(question, cell))
                {
                    if (!(costs[cell] + step).Equals(costs[to]) || (labels[to] != 0 && labels[to] <= labels[cell]))
                        continue;
                    labels[to] = labels[cell];
                    changed = true;
                }
            }
        }

        return labels;
    }
}
