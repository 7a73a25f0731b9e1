using Calaisis.Raster.Circuits;
using Calaisis.Raster.Grids;
using Xunit;

namespace Calaisis.Raster.Tests.Circuits;

/// <summary>What holds of every circuit, on grids of several tiles.</summary>
public sealed class CircuitLawTests
{
    const int Side = 140;

    [Fact]
    public void Cells_in_a_row_add_up_and_rows_beside_each_other_share()
    {
        double[] row = [3, 1, 4, 1, 5];
        // From centre to centre: half of the ends, all between.
        Assert.Equal(1.5 + 1 + 4 + 1 + 2.5, CircuitCases.Resistance(1, row, 0, 4), 1e-9);
        // Two ways round a barrier, of equal length: half of one.
        double[] ring = [1, 1, 1, 1, double.NaN, 1, 1, 1, 1];
        Assert.Equal(4 / 2.0, CircuitCases.Resistance(3, ring, 0, 8, four: true), 1e-9);
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 8)]
    public void Currents_balance_at_every_node_and_what_goes_there_comes_back(int seed, double powers)
    {
        var resistances = CircuitCases.Drawn(seed, Side * Side, powers, 0.05);
        var (one, other) = (Open(resistances, 3), Open(resistances, (Side * Side) - 200));
        var task = CircuitCases.Task(Side, resistances, one, other);
        CircuitMap? map = null;
        var found = PairwiseCircuits.Solve(task, taken => map = taken, null, CancellationToken.None);
        Assert.InRange(found.Residual, 0, 1e-9);
        var circuit = new CellCircuit(task.Conductances, map!.Nodes, task.Rules);
        var room = new Branch[CellCircuit.MostNeighbours];
        for (var node = 0; node < map.Nodes.Count; node++)
        {
            var flow = 0.0;
            foreach (var branch in circuit.Branches(node, room))
                flow += branch.Conductance * (map.Voltages[node] - map.Voltages[branch.Node]);
            var enters = map.Nodes.FirstCell(node) == other ? 1 : map.Nodes.FirstCell(node) == one ? -1 : 0;
            Assert.Equal(enters, flow, 1e-7);
        }

        Assert.Equal(found[0, 1], CircuitCases.Resistance(Side, resistances, other, one), 1e-7 * found[0, 1]);
    }

    [Fact]
    public void A_lower_resistance_never_makes_a_pair_farther_apart()
    {
        var resistances = CircuitCases.Drawn(3, 100, barriers: 0);
        var before = CircuitCases.Resistance(10, resistances, 0, 99);
        for (var cell = 0; cell < resistances.Length; cell += 7)
        {
            var lower = (double[])resistances.Clone();
            lower[cell] /= 10;
            Assert.InRange(CircuitCases.Resistance(10, lower, 0, 99), 0, before * (1 + 1e-9));
        }
    }

    [Fact]
    public void No_pair_is_farther_apart_than_its_cheapest_way()
    {
        var resistances = CircuitCases.Drawn(4, Side * Side, barriers: 0);
        var ways = CheapestWays(resistances, 0);
        foreach (var cell in new[] { 1, 77, 5000, (Side * Side) - 1 })
            Assert.InRange(CircuitCases.Resistance(Side, resistances, 0, cell, four: true), 0, ways[cell]);
    }

    [Theory]
    [InlineData("maze")]
    [InlineData("hedge")]
    [InlineData("road")]
    [InlineData("contrast")]
    public void Hard_rasters_are_solved(string kind)
    {
        var resistances = Raster(kind);
        var task = CircuitCases.Task(Side, resistances, 0, (Side * Side) - 1) with
        {
            Rules = new CircuitRules { FourNeighbours = true },
            WantsMaps = false,
        };
        var found = PairwiseCircuits.Solve(task, _ => { }, null, CancellationToken.None);
        // A contrast of a hundred million leaves what double precision cannot hold.
        Assert.InRange(found.Residual, 0, kind == "contrast" ? 1e-7 : 1e-9);
        Assert.InRange(found[0, 1], 0, CheapestWays(resistances, 0)[^1]);
        if (kind != "maze") return;
        // A single way: its cells add up.
        Assert.Equal(CheapestWays(resistances, 0)[^1], found[0, 1], 1e-6 * found[0, 1]);
    }

    [Fact]
    public void Workers_do_not_change_a_bit()
    {
        var resistances = CircuitCases.Drawn(5, 300 * 300);
        var cells = Enumerable.Range(0, 10).Select(i => Open(resistances, 8000 * (i + 1))).ToArray();
        var runs = new[] { 1, 2, 7 }.Select(workers =>
        {
            var task = CircuitCases.Task(300, resistances, cells) with
            {
                Rules = new CircuitRules { Workers = workers },
            };
            var sum = new CumulativeCurrents(resistances.Length, true);
            var found = PairwiseCircuits.Solve(
                task, map => sum.Add(CircuitCases.Cells(map, map.CurrentsOfCells)), null, CancellationToken.None);
            return (Resistance: found[2, 7], sum.Sum, Most: sum.Most!);
        }).ToList();
        foreach (var run in runs.Skip(1))
        {
            Assert.Equal(runs[0].Resistance, run.Resistance);
            Assert.Equal(runs[0].Sum, run.Sum);
            Assert.Equal(runs[0].Most, run.Most);
        }
    }

    [Fact]
    public void A_right_side_does_not_depend_on_those_beside_it()
    {
        var resistances = CircuitCases.Drawn(6, Side * Side);
        var cells = Enumerable.Range(0, 6).Select(i => Open(resistances, 3000 * (i + 1))).ToArray();
        var all = PairwiseCircuits.Solve(
            CircuitCases.Task(Side, resistances, cells), _ => { }, null, CancellationToken.None);
        var two = PairwiseCircuits.Solve(
            CircuitCases.Task(Side, resistances, cells[0], cells[4]), _ => { }, null, CancellationToken.None);
        Assert.Equal(two[0, 1], all[0, 4]);
    }

    static double[] Raster(string kind)
    {
        var resistances = new double[Side * Side];
        var random = new Random(7);
        for (var cell = 0; cell < resistances.Length; cell++)
        {
            var (row, col) = Math.DivRem(cell, Side);
            resistances[cell] = kind switch
            {
                // Walls with one opening each, at alternating ends.
                "maze" => row % 2 == 1 && col != (row % 4 == 1 ? Side - 1 : 0) ? double.NaN : 1,
                "hedge" => row % 17 == 5 || col % 23 == 7 ? 1 : 100,
                "road" => (row + (col / 3)) % 31 == 4 ? 1e4 : 1,
                _ => Math.Pow(10, 8 * random.NextDouble()),
            };
        }

        // The last row is a wall, the end a niche in it.
        if (kind == "maze") resistances[^1] = 1;
        return resistances;
    }

    /// <summary>Least sums of resistance times steps to the four neighbours, by repeated relaxation.</summary>
    static double[] CheapestWays(double[] resistances, int from)
    {
        var ways = new double[resistances.Length];
        Array.Fill(ways, double.PositiveInfinity);
        ways[from] = 0;
        var queue = new PriorityQueue<int, double>();
        queue.Enqueue(from, 0);
        while (queue.TryDequeue(out var cell, out var way))
        {
            if (way > ways[cell]) continue;
            var (row, col) = Math.DivRem(cell, Side);
            foreach (var (down, right) in new[] { (0, 1), (1, 0), (0, -1), (-1, 0) })
            {
                var next = new Cell(row + down, col + right);
                if (!new Shape(Side, Side).Contains(next)) continue;
                var other = (next.Row * Side) + next.Col;
                var sum = way + ((resistances[cell] + resistances[other]) / 2);
                if (!(sum < ways[other])) continue;
                ways[other] = sum;
                queue.Enqueue(other, sum);
            }
        }

        return ways;
    }

    static int Open(double[] resistances, int from)
    {
        while (double.IsNaN(resistances[from])) from++;
        return from;
    }
}
