using System.Text.Json;
using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Grids;
using Xunit;

namespace Calaisis.Raster.Tests.CostDistance;

public sealed class WorkedExampleTests
{
    static readonly float[] Small = [1, 1, 5, 1, 1, 9, 9, 1, 1, 1, 1, 1];

    [Theory]
    [InlineData(8, 1.0, CostUnits.Cells, "0 1 4 5.8284 1 6 8.0711 4.8284 2 2.4142 3.4142 4.4142")]
    [InlineData(8, 25.0, CostUnits.Cells, "0 1 4 5.8284 1 6 8.0711 4.8284 2 2.4142 3.4142 4.4142")]
    [InlineData(8, 25.0, CostUnits.Map,
        "0 25 100 145.7107 25 150 201.7767 120.7107 50 60.3553 85.3553 110.3553")]
    [InlineData(4, 1.0, CostUnits.Map, "0 1 4 7 1 6 9 6 2 3 4 5")]
    public void Twelve_cells_worked_out_by_hand(int neighbours, double cell, CostUnits units, string expected)
    {
        var question = new NaiveSearch.Question(3, 4, Small, new() { [0] = 0 }, neighbours, cell, cell);
        var costs = Questions.Solve(
            question, Questions.Settings(question) with { Units = units, Neighbourhood = (Neighbourhood)neighbours });
        AssertClose([.. expected.Split(' ').Select(double.Parse)], costs, 5e-5);
    }

    [Theory]
    [InlineData(8, "0 1 2.6667 4.3333 1 2.5456 3.5456 4.8284 2 2.4142 3.4142 4.4142")]
    [InlineData(4, "0 1 2.6667 4.3333 1 2.8 5.8 5.3333 2 3 4 5")]
    public void Twelve_cells_by_mean_conductance(int neighbours, string expected)
    {
        // Divided by the mean of 1/1 and 1/9, a step costs 1.8; gdistance's transition(1 / r, mean) has the same.
        var question = new NaiveSearch.Question(
            3, 4, Small, new() { [0] = 0 }, neighbours, 1, 1, MeanConductance: true);
        AssertClose(
            [.. expected.Split(' ').Select(double.Parse)],
            Questions.Solve(question, Questions.Settings(question)),
            5e-5);
    }

    [Fact]
    public void Every_step_by_mean_conductance_is_its_length_over_the_mean_of_one_over_resistance()
    {
        // Two cells a step apart; what a knight passes between as well.
        (int Rows, int Cols, int From, int[] Cells)[] steps =
            [(1, 2, 0, [0, 1]), (2, 2, 0, [0, 3]), (2, 3, 0, [0, 5, 1, 4]), (3, 2, 0, [0, 5, 2, 3])];
        var random = new Random(3);
        foreach (var (rows, cols, from, cells) in steps)
        {
            var resistance = Enumerable.Repeat(float.PositiveInfinity, rows * cols).ToArray();
            foreach (var cell in cells) resistance[cell] = (float)Math.Pow(10, (random.NextDouble() * 6) - 2);
            // Nothing is cheaper than the step itself where what lies beside it is dear.
            foreach (var cell in cells.Skip(2)) resistance[cell] = 1e9f;
            var question = new NaiveSearch.Question(
                rows, cols, resistance, new() { [from] = 0 }, 16, 3, 2, MeanConductance: true);
            var length = Math.Sqrt(((cols - 1) * (cols - 1) * 9.0) + ((rows - 1) * (rows - 1) * 4.0));
            var expected = length / cells.Average(cell => 1.0 / resistance[cell]);
            Assert.Equal(1, Questions.Solve(question, Questions.Settings(question))[cells[1]] / expected, 1e-12);
        }
    }

    [Fact]
    public void A_start_cost_of_one_adds_one_everywhere()
    {
        var question = new NaiveSearch.Question(3, 4, Small, new() { [0] = 0 }, 8, 1, 1);
        var zero = Questions.Solve(question, Questions.Settings(question));
        var one = Questions.Solve(question with { Starts = new() { [0] = 1 } }, Questions.Settings(question));
        AssertClose([.. zero.Select(cost => cost + 1)], one, 1e-12);
    }

    [Fact]
    public void Flat_cells_in_units_of_cells_count_a_cell_from_west_to_east_as_one()
    {
        var question = new NaiveSearch.Question(2, 2, [1, 1, 1, 1], new() { [0] = 0 }, 8, 10, 5);
        var costs = Questions.Solve(question, Questions.Settings(question) with { Units = CostUnits.Cells });
        AssertClose([0, 1, 0.5, Math.Sqrt(1.25)], costs, 1e-12);
    }

    [Fact]
    public void Grass_reaches_what_it_prints_for_a_knight()
    {
        // r.cost -k, GRASS 8.2.1, on the grid of its manual.
        float[] resistance =
        [
            2, 2, 1, 1, 5, 5, 5, 2, 2, 8, 8, 5, 2, 1, 7, 1, 1, 8, 2, 2, 2,
            8, 7, 8, 8, 8, 8, 5, 8, 8, 1, 1, 5, 3, 9, 8, 1, 1, 2, 5, 3, 9,
        ];
        double[] topRow = [21.416408, 21.003289, 20.073262, 19.073262, 16.755789, 14.747024, 13.656854];
        var question = new NaiveSearch.Question(6, 7, resistance, new() { [33] = 0 }, 16, 1, 1);
        AssertClose(topRow, Questions.Solve(question, Questions.Settings(question))[..7], 1e-6);
    }

    /// <summary>Published grids of other systems; runs where the shared data lie beside the checkout.</summary>
    [Fact]
    public void Published_cases_of_other_systems()
    {
        var file = Path.Combine(Repository.Root, "..", "shared", "data", "peers", "cost-distance", "cases.json");
        Assert.SkipUnless(File.Exists(file), "the shared data are not beside this checkout");
        using var cases = JsonDocument.Parse(File.ReadAllText(file));
        foreach (var item in cases.RootElement.EnumerateArray()) CheckCase(item);
    }

    static void CheckCase(JsonElement item)
    {
        var name = item.GetProperty("id").GetString()!;
        var cost = Grid(item.GetProperty("cost"));
        var (rows, cols) = (cost.Length, cost[0].Length);
        var question = new NaiveSearch.Question(
            rows, cols, [.. cost.SelectMany(row => row).Select(value => (float)value)], [],
            item.GetProperty("connectivity").GetInt32(), 1, 1);
        foreach (var cell in SourceCells(item, cols)) question.Starts[cell] = 0;
        using var surface = Questions.Surface(question, Questions.Settings(question));
        var costs = new double[rows * cols];
        surface.Read(surface.Shape.Whole, costs);
        if (item.TryGetProperty("grass_8_2_1_run", out var run)) AssertClose(Flat(run), costs, 1e-5);
        else if (item.TryGetProperty("expected", out var expected))
            AssertClose(Flat(expected), costs, name.StartsWith("esri_9.2", StringComparison.Ordinal) ? 0.05 : 2e-5);
        if (item.TryGetProperty("paths_colrow", out var paths)) CheckPath(item, paths, surface, cols);
    }

    static void CheckPath(JsonElement item, JsonElement paths, CostSurface surface, int cols)
    {
        var target = item.GetProperty("target_colrow");
        var cell = new Cell(target[1].GetInt32(), target[0].GetInt32());
        var path = surface.PathFrom(cell, TestContext.Current.CancellationToken)
            .Reverse().Select(at => (at.Row * cols) + at.Col).ToArray();
        var allowed = paths.EnumerateArray()
            .Select(one => one.EnumerateArray().Select(at => (at[1].GetInt32() * cols) + at[0].GetInt32()).ToArray());
        Assert.Contains(allowed, one => one.SequenceEqual(path));
    }

    static IEnumerable<int> SourceCells(JsonElement item, int cols)
    {
        if (item.TryGetProperty("sources_rowcol", out var cells))
        {
            return [.. cells.EnumerateArray().Select(at => (at[0].GetInt32() * cols) + at[1].GetInt32())];
        }

        if (item.TryGetProperty("sources_colrow", out cells))
        {
            return [.. cells.EnumerateArray().Select(at => (at[1].GetInt32() * cols) + at[0].GetInt32())];
        }

        var labels = Flat(item.GetProperty("sources"));
        return Enumerable.Range(0, labels.Length).Where(cell => labels[cell] > 0);
    }

    static double[][] Grid(JsonElement rows) =>
        [.. rows.EnumerateArray().Select(row => row.EnumerateArray().Select(Number).ToArray())];

    static double[] Flat(JsonElement rows) => [.. Grid(rows).SelectMany(row => row)];

    static double Number(JsonElement value) => value.ValueKind == JsonValueKind.Null ? double.NaN : value.GetDouble();

    static void AssertClose(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var cell = 0; cell < expected.Length; cell++)
        {
            var close = double.IsNaN(expected[cell])
                ? double.IsNaN(actual[cell])
                : Math.Abs(expected[cell] - actual[cell]) <= tolerance;
            Assert.True(close, $"cell {cell} is {actual[cell]:R}, expected {expected[cell]:R}");
        }
    }
}
