using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Links;
using Xunit;

namespace Calaisis.Raster.Tests.Links;

/// <summary>Metres that become a cost.</summary>
public sealed class ReachTests
{
    [Fact]
    public void A_cost_is_taken_as_it_is()
    {
        var reach = Reach.OfCost(60000).Resolve(CostUnits.Cells, 25, []);
        Assert.Equal(60000, reach.Cost);
        Assert.Equal("60000 resistance x cells", reach.Formula.ToString());
    }

    [Fact]
    public void Declared_metres_are_multiplied_by_the_resistance_of_the_favourable_milieu()
    {
        var reach = Reach.OfMetres(6000, 2).Resolve(CostUnits.Map, 25, []);
        Assert.Equal(12000, reach.Cost);
        Assert.Equal("6000 m x 2 = 12000 resistance x m", reach.Formula.ToString());
    }

    /// <summary>The example in BioDispersal's help: 10 km at 25 m and a friction of 5.</summary>
    [Fact]
    public void In_cells_they_are_first_divided_by_the_width_of_a_cell() =>
        Assert.Equal(2000, Reach.OfMetres(10_000, 5).Resolve(CostUnits.Cells, 25, []).Cost);

    [Fact]
    public void The_log_log_rule_finds_the_line_that_the_links_lie_on()
    {
        Link[] links = [Link(3, 100, 3 * 100 * 100), Link(1, 200, 3 * 200 * 200), Link(2, 400, 3 * 400 * 400)];
        var reach = Reach.Fitted(1000).Resolve(CostUnits.Map, 10, links);
        Assert.Equal(3e6, reach.Cost, 1e-3);
        Assert.Equal(Math.Log(3), reach.Fit!.A, 1e-9);
        Assert.Equal(2, reach.Fit.B, 1e-9);
        Assert.Equal(1, reach.Fit.RSquared, 1e-9);
        Assert.Equal(
            "exp(1.0986 + 2 ln(1000 m)) = 3000000 resistance x m (R2 = 1, n = 3, path lengths)",
            reach.Formula.ToString());
    }

    [Fact]
    public void Paths_and_straight_lines_are_two_rules_with_two_results()
    {
        Link[] links = [.. new[] { 100.0, 200, 400 }
            .Select((metres, i) => Link(i + 1, metres, 5 * metres) with { EuclideanMetres = metres / (i + 1) })];
        Assert.Equal(5000, Reach.Fitted(1000).Resolve(CostUnits.Map, 10, links).Cost, 1e-6);
        var straight = Reach.Fitted(1000, LinkLength.Straight).Resolve(CostUnits.Map, 10, links);
        Assert.EndsWith(", straight lengths)", straight.Formula.ToString(), StringComparison.Ordinal);
        // By hand: x = ln(100, 100, 400/3), y = ln(500, 1000, 2000).
        var (x, y) = (Math.Log(4 / 3.0), new[] { 0, Math.Log(2), Math.Log(4) });
        var b = (y[2] - ((y[0] + y[1]) / 2)) / x;
        Assert.Equal(b, straight.Fit!.B, 1e-9);
    }

    /// <summary>ln x = 0, 1, 2 and ln y = 1, 3, 2: by hand, a slope of 1/2, an intercept of 3/2 and R2 = 1/4.</summary>
    [Fact]
    public void A_line_among_scattered_links_is_that_of_least_squares()
    {
        var fit = CostFit.On(
            [Link(1, 1, Math.E), Link(2, Math.E, Math.Exp(3)), Link(3, Math.Exp(2), Math.Exp(2))], LinkLength.Path);
        Assert.Equal(1.5, fit.A, 1e-12);
        Assert.Equal(0.5, fit.B, 1e-12);
        Assert.Equal(0.25, fit.RSquared, 1e-12);
        Assert.Equal(3, fit.Links);
    }

    [Fact]
    public void The_fit_does_not_depend_on_the_order_of_the_links()
    {
        var random = new Random(5);
        var metres = Enumerable.Range(1, 40).Select(_ => 10 + (random.NextDouble() * 1000)).ToArray();
        var links = metres.Select((length, index) => Link(index + 1, length, length * (1 + random.NextDouble())))
            .ToArray();
        var fit = CostFit.On([.. links.OrderBy(link => link.Cost + (link.EuclideanMetres * 100))], LinkLength.Straight);
        Assert.Equal(fit, CostFit.On([.. links.Reverse()], LinkLength.Straight));
    }

    [Theory]
    [InlineData("1:10 2:20", "found 2 links with a cost above 0, expected at least 3")]
    [InlineData("1:10 2:20 3:0 4:0", "found 2 links with a cost above 0, expected at least 3")]
    [InlineData("2:10 2:20 2:30", "all 3 links have the same path length")]
    [InlineData("1:30 2:20 3:10", "on the 3 links the cost does not rise with the distance")]
    public void Links_that_say_nothing_about_distance_are_refused(string metresAndCosts, string why)
    {
        var links = metresAndCosts.Split(' ').Select((pair, index) => pair.Split(':') is [var metres, var cost]
            ? Link(index + 1, int.Parse(metres, null), int.Parse(cost, null))
            : throw new InvalidOperationException(pair));
        var problem = Assert.Throws<CostFitException>(() => Reach.Fitted(500).Resolve(CostUnits.Map, 10, [.. links]));
        Assert.Equal(
            $"metres cannot be made a cost by the log-log rule: {why}; use 'conversion: "
                + "declared' with a resistance, or give the cost itself",
            problem.Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_reach_is_a_finite_number_above_0(double value)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Reach.OfCost(value));
        Assert.Throws<ArgumentOutOfRangeException>(() => Reach.Fitted(value));
        Assert.Throws<ArgumentOutOfRangeException>(() => Reach.OfMetres(value, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Reach.OfMetres(1, value));
    }

    static Link Link(int id, double metres, double cost) => new()
    {
        Id = id,
        PatchA = id,
        PatchB = id + 1,
        Cost = cost,
        LengthMetres = metres,
        EuclideanMetres = metres,
        MaxResistance = 1,
        HighResistanceShare = 0,
        Crosses = [],
        State = LinkState.Active,
        Path = [new Cell(0, 0)],
    };
}
