using Xunit;

namespace Calaisis.Raster.Tests.CostDistance;

public sealed class CostSurfaceTests
{
    [Fact]
    public void Costs_equal_those_of_a_naive_search_to_the_last_bit()
    {
        for (var number = 0; number < 1500; number++)
        {
            var question = Landscapes.Make(number, longest: number % 6 == 0 ? 60 : 14);
            var settings = Questions.Settings(question) with { TileCells = 8 * (1 + (number % 4)), Workers = 1 };
            var costs = Questions.Solve(question, settings);
            Questions.AssertSame(
                NaiveSearch.Costs(question), costs, $"landscape {number}, {question.Neighbours} neighbours");
        }
    }

    /// <summary>
    /// A way one cell wide that only diagonal steps follow, across every corner of tiles and blocks there is.
    /// </summary>
    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    public void A_diagonal_thread_leads_through_every_corner(int tileCells)
    {
        const int Side = 40;
        for (var offset = 3 - Side; offset <= Side - 3; offset++)
        {
            foreach (var mirrored in new[] { false, true })
            {
                var resistance = Enumerable.Repeat(float.NaN, Side * Side).ToArray();
                for (var row = Math.Max(0, -offset); row < Math.Min(Side, Side - offset); row++)
                {
                    resistance[(row * Side) + (mirrored ? Side - 1 - row - offset : row + offset)] = 1 + (row % 5);
                }

                var open = Enumerable.Range(0, Side * Side).Where(cell => !float.IsNaN(resistance[cell])).ToArray();
                foreach (var start in new[] { open[0], open[^1] })
                {
                    var question = new NaiveSearch.Question(Side, Side, resistance, new() { [start] = 0 }, 8, 1, 1);
                    var settings = Questions.Settings(question) with { TileCells = tileCells, Workers = 1 };
                    Questions.AssertSame(
                        NaiveSearch.Costs(question), Questions.Solve(question, settings),
                        $"offset {offset}, {mirrored}, from {start}");
                }
            }
        }
    }

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    public void Workers_and_tiles_do_not_change_a_bit(int neighbours)
    {
        var question = Landscapes.Make(8, 110) with { Neighbours = neighbours };
        var expected = NaiveSearch.Costs(question);
        foreach (var workers in new[] { 1, 2, 7 })
        {
            foreach (var tileCells in new[] { 8, 16, 64, 256, 512 })
            {
                foreach (long? memory in new long?[] { null, 1, 100_000 })
                {
                    var settings = Questions.Settings(question) with
                    {
                        TileCells = tileCells,
                        Workers = workers,
                        MemoryBytes = memory,
                    };
                    var because = $"{workers} workers, tiles of {tileCells}, memory {memory}";
                    Questions.AssertSame(expected, Questions.Solve(question, settings), because);
                }
            }
        }
    }
}
