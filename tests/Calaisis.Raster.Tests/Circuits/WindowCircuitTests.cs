using Calaisis.Raster.Circuits;
using Calaisis.Raster.Circuits.Windows;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Grids;
using Xunit;

namespace Calaisis.Raster.Tests.Circuits;

/// <summary>Moving windows: each against the plain way, and what holds of all.</summary>
public sealed class WindowCircuitTests
{
    const int Side = 12;

    static readonly double[] Resistances = CircuitCases.Drawn(21, Side * Side, 2, 0.05);

    static readonly double[] Strengths = Drawn(22);

    static WindowRules Rules { get; } = new()
    {
        Radius = 4,
        Buffer = 1,
        BlockSize = 3,
        WantsPotential = true,
    };

    [Theory]
    [InlineData(1, 0, false)]
    [InlineData(3, 1, false)]
    [InlineData(3, 0, true)]
    public void The_sum_of_all_windows_is_that_of_the_plain_way(int block, int buffer, bool four)
    {
        var rules = Rules with { BlockSize = block, Buffer = buffer, FourNeighbours = four };
        var found = Solve(Resistances, Strengths, rules);
        var alike = Enumerable.Repeat(1.0, Side * Side).ToArray();
        AssertClose(Plain(Resistances, rules, wholeWindow: false), found.Sum);
        AssertClose(Plain(alike, rules, wholeWindow: true), found.Potential!);
    }

    [Fact]
    public void A_mirrored_landscape_has_mirrored_currents()
    {
        var rules = Rules with { CorrectArtifacts = true };
        var found = Solve(Resistances, Strengths, rules);
        AssertClose(Mirrored(found.Sum), Solve(Mirrored(Resistances), Mirrored(Strengths), rules).Sum);
        AssertClose(Turned(found.Sum), Solve(Turned(Resistances), Turned(Strengths), rules).Sum);
        // With the block where Omniscape takes it, the upper left is another than the lower right.
        var alike = rules with { LikeOmniscape = true };
        var (one, other) = (
            Turned(Solve(Resistances, Strengths, alike).Sum),
            Solve(Turned(Resistances), Turned(Strengths), alike).Sum);
        Assert.True(one.Zip(other).Max(pair => Math.Abs(pair.First - pair.Second)) > 1e-3);
    }

    [Fact]
    public void Workers_do_not_change_a_bit()
    {
        var rules = Rules with { CorrectArtifacts = true };
        var runs = new[] { 1, 2, 7 }
            .Select(workers => Solve(Resistances, Strengths, rules with { Workers = workers })).ToList();
        foreach (var run in runs.Skip(1))
        {
            Assert.Equal(runs[0].Sum, run.Sum);
            Assert.Equal(runs[0].Potential, run.Potential);
        }
    }

    [Fact]
    public void Corrected_blocks_are_nearer_to_single_targets()
    {
        var alike = Enumerable.Repeat(1.0, 30 * 30).ToArray();
        var rules = new WindowRules { Radius = 9 };
        var exact = Solve(alike, alike, rules, 30).Sum;
        var blocks = rules with { BlockSize = 3 };
        var plain = Distance(exact, Solve(alike, alike, blocks, 30).Sum);
        var corrected = Distance(exact, Solve(alike, alike, blocks with { CorrectArtifacts = true }, 30).Sum);
        Assert.True(corrected < plain / 2, $"{corrected} corrected, {plain} without");
    }

    [Fact]
    public void Conditions_take_sources_away_and_their_current_with_them()
    {
        var land = Enumerable.Range(0, Side * Side).Select(cell => (double)(cell % Side / 6)).ToArray();
        var alike = Enumerable.Repeat(1.0, Side * Side).ToArray();
        var rules = Rules with { WantsPotential = false };
        var all = Solve(alike, alike, rules).Sum;
        WindowCondition equal = new(land, land, true, 0, 0);
        var same = Solve(alike, alike, rules, Side, equal);
        Assert.True(same.Sum.Sum() < all.Sum());
        // A condition that all sources meet changes nothing, nor one that knows nothing of them.
        AssertClose(all, Solve(alike, alike, rules, Side, new WindowCondition(land, land, false, -1, 1)).Sum);
        var nothing = Enumerable.Repeat(double.NaN, Side * Side).ToArray();
        AssertClose(all, Solve(alike, alike, rules, Side, new WindowCondition(nothing, land, true, 0, 0)).Sum);
        AssertClose(
            same.Sum, Solve(alike, alike, rules, Side, new WindowCondition(land, land, false, -0.5, 0.5)).Sum);
    }

    [Fact]
    public void No_source_and_too_little_memory_are_told()
    {
        var none = new double[Side * Side];
        Assert.Contains(
            "found no block of 3 x 3 cells with a source",
            Assert.Throws<RasterException>(() => Solve(Resistances, none, Rules)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "--memory: found 0 MB, expected 1 MB for windows of 11 x 11 cells",
            Assert.Throws<PipelineException>(
                () => Solve(Resistances, Strengths, Rules with { MemoryBytes = 100 })).Message,
            StringComparison.Ordinal);
    }

    static WindowCurrents Solve(
        double[] resistances, double[] strengths, WindowRules rules, int side = Side,
        params WindowCondition[] conditions) => WindowCircuits.Solve(
        new WindowTask(
            Conductances.OfResistances(new Shape(side, side), resistances), strengths, conditions, rules),
        null, CancellationToken.None);

    /// <summary>Window after window by the dense solver, in coordinates of the whole grid.</summary>
    static double[] Plain(double[] resistances, WindowRules rules, bool wholeWindow)
    {
        var sum = new double[Side * Side];
        var (half, reach) = (rules.BlockSize / 2, rules.Radius + rules.Buffer);
        for (var target = 0; target < sum.Length; target++)
        {
            var (row, col) = Math.DivRem(target, Side);
            if (row % rules.BlockSize != half || col % rules.BlockSize != half) continue;
            var strength = Cells().Where(cell => IsNear(cell, half)).Sum(cell => Strengths[cell]);
            var sources = Cells().Where(cell => !IsNear(cell, half) && Squared(cell) <= rules.Radius * rules.Radius
                && Strengths[cell] > 0).ToList();
            var whole = sources.Sum(cell => Strengths[cell]);
            if (strength == 0 || whole == 0 || double.IsNaN(resistances[target])) continue;
            var window = resistances.Select((value, cell) =>
                IsNear(cell, reach) && (wholeWindow || Squared(cell) <= reach * reach) ? value : double.NaN).ToArray();
            var dense = new DenseCircuit(Side, window, rules.FourNeighbours ? 4 : 8, conductance: true);
            var reached = dense.Reach(target);
            var voltages = dense.Solve(
                sources.Where(reached.Contains).Select(cell => (cell, Strengths[cell] * strength / whole)), [target]);
            var currents = dense.Currents(voltages);
            for (var cell = 0; cell < sum.Length; cell++) sum[cell] += currents[cell];

            bool IsNear(int cell, int cells) =>
                Math.Abs((cell / Side) - row) <= cells && Math.Abs((cell % Side) - col) <= cells;
            int Squared(int cell) =>
                (((cell / Side) - row) * ((cell / Side) - row)) + (((cell % Side) - col) * ((cell % Side) - col));
        }

        return sum;

        static IEnumerable<int> Cells() => Enumerable.Range(0, Side * Side);
    }

    static double[] Drawn(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Side * Side).Select(_ => random.NextDouble() < 0.3 ? 0 : random.NextDouble())];
    }

    static double[] Mirrored(double[] cells) =>
        [.. cells.Select((_, cell) => cells[(cell / Side * Side) + Side - 1 - (cell % Side)])];

    static double[] Turned(double[] cells) => [.. cells.Reverse()];

    static double Distance(double[] expected, double[] found) =>
        Math.Sqrt(expected.Zip(found).Sum(pair => (pair.First - pair.Second) * (pair.First - pair.Second)));

    static void AssertClose(double[] expected, double[] found)
    {
        var scale = expected.Max();
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], found[i], 1e-7 * scale);
    }
}
