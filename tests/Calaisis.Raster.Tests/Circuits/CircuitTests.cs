using Calaisis.Raster.Circuits;
using Calaisis.Raster.Faults;
using Xunit;

namespace Calaisis.Raster.Tests.Circuits;

/// <summary>Circuits of small grids against the plain way, in all modes.</summary>
public sealed class CircuitTests
{
    const int Rows = 7;
    const int Cells = 63;

    [Theory]
    [InlineData(1, 4, false)]
    [InlineData(2, 8, false)]
    [InlineData(3, 4, true)]
    [InlineData(4, 8, true)]
    [InlineData(5, 8, false)]
    public void Pairs_of_points_are_those_of_the_dense_solver(int seed, int neighbours, bool conductance)
    {
        var resistances = CircuitCases.Drawn(seed, Cells);
        var points = Open(resistances, 4);
        int[] polygon = [20, 21, 29, 40];
        var task = CircuitCases.Task(Rows, resistances, points) with
        {
            Rules = Rules(neighbours, conductance),
            Polygons = Groups(polygon),
        };
        var dense = new DenseCircuit(Rows, resistances, neighbours, conductance, polygon);
        PairResistances? found = null;
        var maps = CircuitCases.MapsOf(
            take => found = PairwiseCircuits.Solve(task, take, null, CancellationToken.None));
        Assert.NotEmpty(maps);
        foreach (var (ids, voltages, currents) in maps)
        {
            var (ground, source) = (points[ids[0] - 1], points[ids[1] - 1]);
            var expected = dense.Solve([(source, 1)], [ground]);
            AssertClose(expected, voltages);
            AssertClose(dense.Currents(expected), currents);
            Assert.Equal(expected[source], found![ids[0] - 1, ids[1] - 1], 1e-9 * expected[source]);
        }
    }

    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    public void A_region_is_one_node_in_its_own_pairs_only(int seed)
    {
        var resistances = CircuitCases.Drawn(seed, Cells, barriers: 0);
        FocalPoint[] points = [new(3, [0, 1, 9]), new(5, [30]), new(9, [52, 53, 61])];
        var task = CircuitCases.Task(Rows, resistances) with { Points = points };
        var found = PairwiseCircuits.Solve(task, _ => { }, null, CancellationToken.None);
        var joined = PairwiseCircuits.Solve(
            task with { JoinAllRegions = true }, _ => { }, null, CancellationToken.None);
        var all = points.Select(point => point.Cells.ToArray()).ToArray();
        for (var i = 0; i < points.Length; i++)
        {
            for (var j = i + 1; j < points.Length; j++)
            {
                AssertPair(found, [all[i], all[j]]);
                AssertPair(joined, all);

                void AssertPair(PairResistances resistance, int[][] groups)
                {
                    var dense = new DenseCircuit(Rows, resistances, 8, false, groups);
                    var expected = dense.Solve([(all[j][0], 1)], [all[i][0]])[all[j][0]];
                    Assert.Equal(expected, resistance[i, j], 1e-9 * expected);
                }
            }
        }

        Assert.NotEqual(found[0, 1], joined[0, 1]);
    }

    [Theory]
    [InlineData(8, false)]
    [InlineData(9, true)]
    public void One_to_all_and_all_to_one_are_those_of_the_dense_solver(int seed, bool allToOne)
    {
        var resistances = CircuitCases.Drawn(seed, Cells, barriers: 0.05);
        var points = Open(resistances, 4);
        var strengths = new Dictionary<int, double> { [1] = 2.5, [3] = 0.25 };
        var pairs = new PairChoice([1, 2], [(1, 2)], include: false);
        var task = CircuitCases.Task(Rows, resistances, points) with { Strengths = strengths, Pairs = pairs };
        var dense = new DenseCircuit(Rows, resistances, 8);
        PointResistances? found = null;
        var maps = CircuitCases.MapsOf(
            take => found = PointCircuits.Solve(task, allToOne, take, null, CancellationToken.None));
        Assert.Equal(4, maps.Count);
        foreach (var (ids, voltages, currents) in maps)
        {
            var id = ids[0];
            var others = Enumerable.Range(1, 4).Where(other => other != id && !(id + other == 3)).ToList();
            var cell = points[id - 1];
            var expected = allToOne
                ? dense.Solve(others.Select(other => (points[other - 1], Strength(other))), [cell])
                : dense.Solve([(cell, Strength(id))], others.Select(other => points[other - 1]));
            AssertClose(expected, voltages);
            AssertClose(dense.Currents(expected), currents);
            Assert.Equal(allToOne ? 0 : expected[cell] / Strength(id), found!.Values[id - 1], 1e-9 * expected.Max());
        }

        double Strength(int id) => strengths.GetValueOrDefault(id, 1);
    }

    [Fact]
    public void Sources_and_finite_grounds_are_those_of_the_dense_solver()
    {
        var resistances = CircuitCases.Drawn(10, Cells, barriers: 0);
        var (sources, grounds) = (new double[Cells], new double[Cells]);
        (sources[3], sources[20], sources[45]) = (1, 2, -0.5);
        (grounds[20], grounds[60], grounds[33]) = (0.3, double.PositiveInfinity, 2);
        var found = AdvancedCircuit.Solve(
            CircuitCases.Task(Rows, resistances), new SourcesAndGrounds(sources, grounds, ConflictRule.KeepAll),
            CancellationToken.None);
        var dense = new DenseCircuit(Rows, resistances, 8);
        var finite = new[] { (20, 0.3), (33, 2.0) };
        var expected = dense.Solve([(3, 1), (20, 2), (45, -0.5)], [60], finite);
        AssertClose(expected, CircuitCases.Cells(found.Map, found.Map.VoltagesOfCells));
        AssertClose(dense.Currents(expected, finite), CircuitCases.Cells(found.Map, found.Map.CurrentsOfCells));
        Assert.InRange(found.Residual, 0, 1e-9);
    }

    [Theory]
    [InlineData(ConflictRule.KeepAll, 2, 0.3)]
    [InlineData(ConflictRule.RemoveSource, 0, 0.3)]
    [InlineData(ConflictRule.RemoveGround, 2, 0)]
    [InlineData(ConflictRule.RemoveAll, 0, 0)]
    public void What_shares_a_node_is_left_out_by_the_rule(ConflictRule rule, double amperes, double conductance)
    {
        var resistances = CircuitCases.Drawn(11, Cells, barriers: 0);
        var (sources, grounds) = (new double[Cells], new double[Cells]);
        (sources[20], sources[5], grounds[20], grounds[60]) = (2, 1, 0.3, double.PositiveInfinity);
        var map = AdvancedCircuit.Solve(
            CircuitCases.Task(Rows, resistances), new SourcesAndGrounds(sources, grounds, rule),
            CancellationToken.None).Map;
        var expected = new DenseCircuit(Rows, resistances, 8).Solve(
            [(20, amperes), (5, 1)], [60], [(20, conductance)]);
        AssertClose(expected, CircuitCases.Cells(map, map.VoltagesOfCells));
    }

    [Fact]
    public void What_is_left_out_or_not_connected_has_no_resistance_and_no_map()
    {
        double[] resistances = [1, 1, double.NaN, 1, 1];
        var task = CircuitCases.Task(1, resistances, 0, 1, 3, 4) with
        {
            Pairs = new PairChoice([1, 2], [(1, 2)], include: false),
        };
        PairResistances? found = null;
        var maps = CircuitCases.MapsOf(
            take => found = PairwiseCircuits.Solve(task, take, null, CancellationToken.None));
        Assert.Equal([3, 4], Assert.Single(maps).Ids);
        Assert.Equal(1, found![2, 3], 1e-12);
        Assert.True(double.IsNaN(found[0, 1]) && double.IsNaN(found[0, 2]) && double.IsNaN(found[1, 3]));
    }

    [Fact]
    public void Too_little_memory_is_told_before_anything_is_solved()
    {
        var task = CircuitCases.Task(Rows, CircuitCases.Drawn(12, Cells, barriers: 0), 0, 62) with
        {
            Rules = new CircuitRules { MemoryBytes = 1000 },
        };
        var refused = Assert.Throws<PipelineException>(
            () => PairwiseCircuits.Solve(task, _ => { }, null, CancellationToken.None));
        Assert.Contains(
            "--memory: found 0 MB, expected 1 MB for the circuit of 63 nodes", refused.Message,
            StringComparison.Ordinal);
    }

    static CircuitRules Rules(int neighbours, bool conductance) => new()
    {
        FourNeighbours = neighbours == 4,
        AverageConductances = conductance,
    };

    static CellGroups Groups(params int[] cells)
    {
        var groups = new CellGroups();
        groups.Add(cells);
        return groups;
    }

    static int[] Open(double[] resistances, int count) =>
    [
        .. Enumerable.Range(0, resistances.Length).Where(cell => !double.IsNaN(resistances[cell]))
            .Where((_, i) => i % 13 == 1).Take(count),
    ];

    static void AssertClose(double[] expected, double[] found)
    {
        var scale = expected.Max(Math.Abs);
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], found[i], 1e-8 * scale);
    }
}
