using Calaisis.Raster.CostDistance;
using Xunit;

namespace Calaisis.Raster.Tests.CostDistance;

public sealed class BackLinkTests
{
    // Restated: code 1 is east, then clockwise; knight's moves from 9.
    static readonly (int Down, int Right)[] Directions =
    [
        (0, 0), (0, 1), (1, 1), (1, 0), (1, -1), (0, -1), (-1, -1), (-1, 0), (-1, 1),
        (1, 2), (2, 1), (2, -1), (1, -2), (-1, -2), (-2, -1), (-2, 1), (-1, 2),
    ];

    [Fact]
    public void Degrees_turn_counter_clockwise_from_east_and_knights_lie_halfway()
    {
        // Restated: r.cost writes the angle of the eight, rounded for knights to the middle between two of them.
        for (byte code = 1; code <= 16; code++)
        {
            var (down, right) = Directions[code];
            var angle = Math.Atan2(-down, right) * 180 / Math.PI;
            var expected = Math.Round(angle / 22.5) * 22.5;
            Assert.Equal(expected <= 0 ? expected + 360 : expected, BackLink.GrassDegrees(code));
        }

        Assert.All(
            [BackLink.Source, BackLink.Unreached], code => Assert.True(float.IsNaN(BackLink.GrassDegrees(code))));
    }

    [Fact]
    public void The_lowest_code_that_explains_a_cost_leads_to_the_source()
    {
        for (var number = 0; number < 250; number++)
        {
            var question = Landscapes.Make(number, longest: 16);
            var costs = NaiveSearch.Costs(question);
            using var surface = Questions.Surface(question, Questions.Settings(question) with { TileCells = 8 });
            var codes = new byte[costs.Length];
            surface.ReadBackLinks(surface.Shape.Whole, codes, TestContext.Current.CancellationToken);
            for (var cell = 0; cell < costs.Length; cell++)
            {
                if (!double.IsNaN(costs[cell]) && Expected(question, costs, cell) is var code and < 100)
                    Assert.Equal(code, codes[cell]);
                Assert.Equal(double.IsNaN(costs[cell]), codes[cell] == BackLink.Unreached);
                AssertLeadsToSource(question, costs, codes, cell);
            }
        }
    }

    [Fact]
    public void Steps_too_small_to_count_still_lead_out_of_their_plateau()
    {
        // One step of 5e17 makes every step of 0.001 vanish in the sum: the rest of the grid costs the same to the last
        // bit.
        var resistance = Enumerable.Repeat(0.001f, 20 * 20).ToArray();
        for (var cell = 0; cell < 20; cell++) resistance[(cell * 20) + 3] = 1e18f;
        var question = new NaiveSearch.Question(20, 20, resistance, new() { [0] = 0 }, 8, 1, 1);
        var costs = NaiveSearch.Costs(question);
        using var surface = Questions.Surface(question, Questions.Settings(question) with { TileCells = 8 });
        var codes = new byte[costs.Length];
        surface.ReadBackLinks(surface.Shape.Whole, codes, TestContext.Current.CancellationToken);
        for (var cell = 0; cell < costs.Length; cell++) AssertLeadsToSource(question, costs, codes, cell);
    }

    [Fact]
    public void A_path_is_the_chain_of_back_links_and_costs_what_its_end_costs()
    {
        for (var number = 0; number < 100; number++)
        {
            var question = Landscapes.Make(number, longest: 24);
            var costs = NaiveSearch.Costs(question);
            using var surface = Questions.Surface(question, Questions.Settings(question) with { TileCells = 8 });
            var end = costs.Length - 1;
            var path = surface.PathFrom(surface.Shape.CellAt(end), TestContext.Current.CancellationToken);
            if (double.IsNaN(costs[end]))
            {
                Assert.Empty(path);
                continue;
            }

            var cells = path.Select(cell => (int)surface.Shape.IndexOf(cell)).Reverse().ToArray();
            var cost = question.Starts[cells[0]];
            foreach (var (from, to) in cells.Zip(cells.Skip(1)))
            {
                cost += NaiveSearch.StepsFrom(question, from).First(step => step.To == to).Cost;
            }

            Assert.Equal(costs[end], cost);
        }
    }

    /// <summary>The lowest code of a strictly cheaper neighbour; 100 where there is none (a plateau).</summary>
    static int Expected(NaiveSearch.Question question, double[] costs, int cell)
    {
        if (question.Starts.TryGetValue(cell, out var start) && start.Equals(costs[cell])) return 0;
        var code = 100;
        foreach (var (from, step) in NaiveSearch.StepsFrom(question, cell))
        {
            if (!(costs[from] < costs[cell]) || !(costs[from] + step).Equals(costs[cell])) continue;
            var move = (
                (from / question.Cols) - (cell / question.Cols), (from % question.Cols) - (cell % question.Cols));
            code = Math.Min(code, Array.IndexOf(Directions, move));
        }

        return code;
    }

    static void AssertLeadsToSource(NaiveSearch.Question question, double[] costs, byte[] codes, int cell)
    {
        for (var steps = 0; codes[cell] is not (BackLink.Source or BackLink.Unreached); steps++)
        {
            Assert.True(steps < costs.Length, "back-links run in a circle");
            var (down, right) = Directions[codes[cell]];
            var next = cell + (down * question.Cols) + right;
            var step = NaiveSearch.StepsFrom(question, next).Single(step => step.To == cell);
            Assert.Equal(costs[cell], costs[next] + step.Cost);
            cell = next;
        }
    }
}
