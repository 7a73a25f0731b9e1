using Calaisis.Raster.Faults;
using Calaisis.Raster.Works;
using Xunit;

namespace Calaisis.Raster.Tests.Works;

/// <summary>Works that cannot be: one sentence each.</summary>
public sealed class WorkListTests
{
    [Fact]
    public void A_list_that_cannot_be_says_why_in_one_sentence()
    {
        Refuses("the work 'a' stands twice", new Work("a", 1), new Work("a", 2));
        Refuses("the work 'a' costs -1, expected 0 or more", new Work("a", -1));
        Refuses("the work 'a' costs NaN, expected 0 or more", new Work("a", double.NaN));
        Refuses(
            "works require each other in a circle: a, b, c, a",
            new Work("a", 1) { Requires = ["b"] }, new Work("b", 1) { Requires = ["c"] },
            new Work("c", 1) { Requires = ["a"] });
        Refuses("the work 'a' names 'x', expected the id of another work", new Work("a", 1) { Excludes = ["x"] });
        Refuses("the work 'a' names 'a', expected the id of another work", new Work("a", 1) { Requires = ["a"] });
        Refuses(
            "the work 'a' cannot be done: what it requires rules out 'a'",
            new Work("a", 1) { Requires = ["b"] }, new Work("b", 1) { Excludes = ["a"] });
        Refuses(
            "the budget is 1, the works that are done in any case cost 3: expected at least that", 1,
            new Work("a", 3) { Status = WorkStatus.Fixed });
        Refuses(
            "the budget is 1, the cheapest work ('b') costs 2: expected at least that", 1,
            new Work("a", 3), new Work("b", 2));
    }

    static void Refuses(string sentence, params Work[] works) => Assert.Equal(
        sentence, Assert.Throws<UnfitException>(() => new WorkList(works)).Message);

    static void Refuses(string sentence, double budget, params Work[] works)
    {
        var network = new ImprovedNetwork("n", [new(1, 1)], [], [.. works.Select(_ => Array.Empty<Improvement>())]);
        var search = new ChoiceSearch(
            new ChoiceGoal([network], [1], GoalKind.Sum), new WorkList(works), new ChoiceEffort());
        Assert.Equal(
            sentence,
            Assert.Throws<UnfitException>(() => search.For([budget], TestContext.Current.CancellationToken)).Message);
    }
}
