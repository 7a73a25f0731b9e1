using Calaisis.Raster.CostDistance;
using Calaisis.Raster.CostDistance.Searches;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Links;
using Xunit;

namespace Calaisis.Raster.Tests.Links;

/// <summary>What crossing a core area costs, against relaxing every step until nothing gets cheaper.</summary>
public sealed class PatchCrossingsTests
{
    const int Rows = 9;
    const int Cols = 12;
    const double Metres = 10;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_two_links_of_a_core_area_have_their_least_cost(int seed)
    {
        var random = new Random(seed);
        var cells = Enumerable.Range(0, Rows * Cols)
            .Select(_ => random.Next(5) == 0 ? float.NaN : random.Next(1, 20)).ToArray();
        Cell[] ends = [new(4, 4), new(4, 7), new(2, 5), new(4, 4)];
        foreach (var end in ends) cells[(end.Row * Cols) + end.Col] = 1;
        // Links 1 to 4 lead from the core area 1 to others; 5 is none of the network; 1 and 4 end in the same cell.
        List<Link> links = [.. ends.Select((end, i) => LinkOf(i + 1, 1, i + 2, end, new Cell(0, i), LinkState.Active)),
            LinkOf(5, 1, 9, new Cell(8, 8), new Cell(0, 9), LinkState.Indirect)];
        using var raster = ResistanceRaster.Load(
            new Resistance.ArraySource("resistance", (row, col) => cells[(row * Cols) + col]),
            new Shape(Rows, Cols),
            TestContext.Current.CancellationToken);
        var settings = new CostDistanceSettings { CellWidth = Metres, CellHeight = Metres, Workers = 2 };
        var found = PatchCrossings.Of(links, raster, settings, TestContext.Current.CancellationToken);
        Assert.Equal(
            [(1, 1, 2), (1, 1, 3), (1, 1, 4), (1, 2, 3), (1, 2, 4), (1, 3, 4)],
            found.Select(crossing => (crossing.Patch, crossing.LinkA, crossing.LinkB)));
        foreach (var crossing in found)
        {
            var expected = LeastCost(cells, ends[crossing.LinkA - 1], ends[crossing.LinkB - 1]);
            Assert.True(
                expected.Equals(crossing.Cost) || Math.Abs(expected - crossing.Cost) < 1e-9 * expected,
                $"found {crossing}, expected {expected}");
        }
    }

    [Fact]
    public void Where_no_way_leads_a_crossing_costs_without_end()
    {
        using var raster = ResistanceRaster.Load(
            new Resistance.ArraySource("resistance", (_, col) => col == 5 ? float.NaN : 1),
            new Shape(Rows, Cols),
            TestContext.Current.CancellationToken);
        var settings = new CostDistanceSettings { CellWidth = Metres, CellHeight = Metres };
        var found = PatchCrossings.Of(
            [LinkOf(1, 1, 2, new Cell(3, 3), new Cell(0, 0), LinkState.Active), LinkOf(
                2, 1, 3, new Cell(3, 8), new Cell(0, 11), LinkState.Active)],
            raster,
            settings,
            TestContext.Current.CancellationToken);
        Assert.Equal([new PatchCrossing(1, 1, 2, double.PositiveInfinity)], found);
    }

    static double LeastCost(float[] cells, Cell from, Cell to)
    {
        var costs = Enumerable.Repeat(double.PositiveInfinity, cells.Length).ToArray();
        costs[(from.Row * Cols) + from.Col] = 0;
        for (var changed = true; changed;)
        {
            changed = false;
            for (var cell = 0; cell < cells.Length; cell++)
            {
                for (var other = 0; other < cells.Length; other++)
                {
                    var (down, right) = (
                        Math.Abs((cell / Cols) - (other / Cols)), Math.Abs((cell % Cols) - (other % Cols)));
                    if (down > 1 || right > 1 || float.IsNaN(cells[cell]) || float.IsNaN(cells[other])) continue;
                    var cost = costs[other] + ((cells[cell] + cells[other]) / 2.0 * Metres * Math.Sqrt(down + right));
                    if (cost >= costs[cell]) continue;
                    costs[cell] = cost;
                    changed = true;
                }
            }
        }

        return costs[(to.Row * Cols) + to.Col];
    }

    static Link LinkOf(int id, int a, int b, Cell first, Cell last, LinkState state) => new()
    {
        Id = id,
        PatchA = a,
        PatchB = b,
        Cost = 100,
        LengthMetres = 100,
        EuclideanMetres = 100,
        MaxResistance = 1,
        HighResistanceShare = 0,
        Crosses = [],
        State = state,
        Path = [first, last],
    };
}
