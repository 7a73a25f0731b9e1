using Calaisis.Raster.Works;
using Xunit;

namespace Calaisis.Raster.Tests.Works;

/// <summary>Choices of works against every set there is.</summary>
public sealed class ChoiceTests
{
    static readonly ChoiceEffort Effort = new(5000, 5000);

    [Theory]
    [InlineData(GoalKind.Sum, 1)]
    [InlineData(GoalKind.Sum, 2)]
    [InlineData(GoalKind.Least, 2)]
    public void What_is_proved_is_the_best_of_all_sets(GoalKind kind, int networks)
    {
        for (var seed = 0; seed < 25; seed++)
        {
            var random = new Random(seed);
            var works = new WorkList(WorksOf(random, 9));
            var goal = new ChoiceGoal(
                [.. Enumerable.Range(0, networks).Select(_ => SmallNetworks.Of(random, 7, 9))],
                [.. Enumerable.Range(0, networks).Select(_ => 0.5 + random.NextDouble())],
                kind);
            double[] budgets = [6, 9, 14, 30];
            var choices = new ChoiceSearch(goal, works, Effort).For(budgets, TestContext.Current.CancellationToken);
            foreach (var choice in choices)
            {
                var best = EverySet(works)
                    .Where(set => Cost(works, set) <= choice.Budget).Max(set => ValueBy(goal, set));
                Assert.True(choice.IsProved);
                Assert.Equal(best, choice.Value, 1e-12 * best);
                Assert.Equal(best, choice.Bound, 1e-12 * best);
                Assert.True(IsAllowed(works, [.. choice.Works.Works]));
                Assert.Equal(Cost(works, [.. choice.Works.Works]), choice.Cost);
                Assert.True(choice.Cost <= choice.Budget);
            }

            Assert.Equal(choices.Select(choice => choice.Value).Order(), choices.Select(choice => choice.Value));
        }
    }

    [Fact]
    public void Without_a_proof_the_bound_holds_all_sets_and_more_budget_never_brings_less()
    {
        var unproved = 0;
        for (var seed = 100; seed < 120; seed++)
        {
            var random = new Random(seed);
            var works = new WorkList(WorksOf(random, 9));
            var goal = new ChoiceGoal([SmallNetworks.Of(random, 7, 9)], [1], GoalKind.Sum);
            var choices = new ChoiceSearch(goal, works, new ChoiceEffort(10, 2))
                .For([6, 9, 14, 30], TestContext.Current.CancellationToken);
            foreach (var choice in choices)
            {
                var best = EverySet(works)
                    .Where(set => Cost(works, set) <= choice.Budget).Max(set => ValueBy(goal, set));
                Assert.InRange(choice.Value, 0, best * (1 + 1e-12));
                Assert.True(choice.Bound >= best * (1 - 1e-12));
                if (!choice.IsProved) unproved++;
            }

            Assert.Equal(choices.Select(choice => choice.Value).Order(), choices.Select(choice => choice.Value));
        }

        Assert.True(unproved > 0);
    }

    [Fact]
    public void Neither_the_order_of_works_nor_that_of_budgets_matters()
    {
        for (var seed = 200; seed < 210; seed++)
        {
            var random = new Random(seed);
            var (given, network) = (WorksOf(random, 9), SmallNetworks.Of(random, 7, 9));
            var goal = new ChoiceGoal([network], [1], GoalKind.Sum);
            var backwards = new ChoiceGoal([network], [1], GoalKind.Sum);
            var cancel = TestContext.Current.CancellationToken;
            var one = new ChoiceSearch(goal, new WorkList(given), Effort).For([6, 14], cancel);
            var other = new ChoiceSearch(backwards, new WorkList(given.Reverse()), Effort).For([14, 6], cancel);
            Assert.Equal(one.Select(choice => choice.Value), other.Reverse().Select(choice => choice.Value));
            Assert.Equal(one.Select(choice => choice.Works), other.Reverse().Select(choice => choice.Works));
        }
    }

    [Fact]
    public void Costs_that_make_the_budget_to_the_cent_are_paid_by_it()
    {
        var works = new WorkList([new Work("a", 0.1), new Work("b", 0.2), new Work("c", 0.3)]);
        var network = new ImprovedNetwork(
            "n", [new(1, 1)], [],
            [.. works.All.Select(_ => new Improvement[] { new VertexImprovement(0, 1, 1) })]);
        var choice = Assert.Single(new ChoiceSearch(new ChoiceGoal([network], [1], GoalKind.Sum), works, Effort)
            .For([0.6], TestContext.Current.CancellationToken));
        Assert.Equal(3, choice.Works.Count);
        Assert.True(choice.IsProved);
        Assert.Equal(4, choice.Value, 1e-12);
    }

    [Fact]
    public void The_frontier_holds_no_set_that_another_betters()
    {
        var random = new Random(7);
        var works = new WorkList(WorksOf(random, 8));
        var goal = new ChoiceGoal([SmallNetworks.Of(random, 7, 8)], [1], GoalKind.Sum);
        var search = new ChoiceSearch(goal, works, Effort);
        search.For([5, 10, 20], TestContext.Current.CancellationToken);
        var frontier = search.Frontier();
        Assert.Equal(frontier.OrderBy(met => met.Cost), frontier);
        Assert.Equal(frontier.OrderBy(met => met.Value), frontier);
        Assert.All(frontier, met => Assert.True(IsAllowed(works, [.. met.Works.Works])));
        Assert.True(frontier.Count > 3);
    }

    [Fact]
    public void Gains_are_those_of_sets_with_and_without_a_work()
    {
        var random = new Random(11);
        var works = new WorkList(WorksOf(random, 8));
        var goal = new ChoiceGoal([SmallNetworks.Of(random, 7, 8)], [1], GoalKind.Sum);
        var search = new ChoiceSearch(goal, works, Effort);
        var choices = search.For([6, 12], TestContext.Current.CancellationToken);
        var gains = WorkGain.Of(search, works, choices, CancellationToken.None);
        var fixedWorks = works.Fixed.Works.ToList();
        for (var i = 0; i < gains.Count; i++)
        {
            var alone = ValueBy(goal, [.. fixedWorks.Union(works.NeedsOf(i).Works)]) - ValueBy(goal, fixedWorks);
            Assert.Equal(alone, gains[i].Alone, 1e-12);
            Assert.Equal(choices[1].Works.Contains(i) && !fixedWorks.Contains(i), gains[i].Step is not null);
        }

        Assert.Equal(
            choices[1].Value - ValueBy(goal, fixedWorks), gains.Sum(gain => gain.InPlan ?? 0), 1e-11);
    }

    static IReadOnlyList<Work> WorksOf(Random random, int count) =>
    [
        .. Enumerable.Range(0, count).Select(i => new Work($"w{i}", 1 + random.Next(6))
        {
            Status = i == 4 ? WorkStatus.Fixed : i == 7 ? WorkStatus.Banned : WorkStatus.Free,
            Requires = i is 2 or 3 ? [$"w{i - 1}"] : [],
            Excludes = i == 5 ? ["w0"] : [],
            Group = i is 3 or 6 ? "variants" : "",
        }),
    ];

    static IEnumerable<List<int>> EverySet(WorkList works) => Enumerable.Range(0, 1 << works.All.Count)
        .Select(bits => Enumerable.Range(0, works.All.Count).Where(i => (bits >> i & 1) != 0).ToList())
        .Where(set => IsAllowed(works, set));

    // As the words of a work say it, one by one.
    static bool IsAllowed(WorkList works, List<int> set)
    {
        var ids = set.Select(i => works.All[i].Id).ToHashSet();
        return works.All.All(work => ids.Contains(work.Id)
            ? work.Status != WorkStatus.Banned && work.Requires.All(ids.Contains) && !work.Excludes.Any(ids.Contains)
                && (work.Group.Length == 0
                    || works.All.Count(other => other.Group == work.Group && ids.Contains(other.Id)) == 1)
            : work.Status != WorkStatus.Fixed);
    }

    static double Cost(WorkList works, List<int> set) => set.Sum(i => works.All[i].Cost);

    static double ValueBy(ChoiceGoal goal, IReadOnlyCollection<int> set)
    {
        var parts = goal.Networks.Select((network, i) =>
            goal.Weights[i] * SmallNetworks.Ec(network, set) / SmallNetworks.Ec(network, []));
        return goal.Kind == GoalKind.Sum ? parts.Sum() : parts.Min();
    }
}
