using Calaisis.Raster.Grids;
using Calaisis.Raster.SystemTests.Rasters;
using Xunit;

namespace Calaisis.Raster.SystemTests.CostDistance;

/// <summary>Directions in degrees against GRASS: r.cost writes the same, and r.path walks along ours.</summary>
[Trait("Category", "Peers")]
public sealed class DirectionPeerTests
{
    const int Rows = 240;
    const int Cols = 251;

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    public void Degrees_are_those_of_GRASS_and_lead_back_at_the_cells_cost(int neighbours)
    {
        var grid = CostFiles.Grid(Rows, Cols);
        var (resistances, labels) = Landscape();
        using var peers = new PeerPrograms(grid.Shape, resistances, labels);
        var expected = peers.GrassDirections(neighbours);
        using var folder = new Folder();
        CostFiles.Write(folder["r.tif"], grid, resistances);
        CostFiles.Write(folder["s.tif"], grid, labels);
        var ended = Command.Run(
            folder.Path,
            "process run cost-distance --resistance r.tif --sources s.tif --output "
                + "d.tif --units cells --backlink b.tif "
                + $"--directions grass-degrees --neighbours {neighbours}");
        Assert.True(ended.Code == 0, ended.Said);
        var (degrees, costs) = (CostFiles.Read(folder["b.tif"]), CostFiles.Read(folder["d.tif"]));
        Assert.Equal(neighbours == 16 ? 16 : 8, degrees.Where(double.IsFinite).Distinct().Count());
        // Costs are random, so no two ways cost the same: the direction is the only one.
        var differing = Enumerable.Range(0, degrees.Length)
            .Where(cell => !degrees[cell].Equals(expected[cell])).ToList();
        Assert.True(differing.Count == 0, $"{differing.Count} cells differ, the first is {differing.FirstOrDefault()}");
        foreach (var cell in new[] { 0, Cols - 1, (Rows - 1) * Cols, (Rows * Cols) - 1, 77 * Cols })
        {
            var path = Walk(degrees, cell);
            Assert.True(labels[path[^1]] > 0);
            var sum = path.Zip(path.Skip(1)).Reverse()
                .Aggregate(0.0, (sum, step) => sum + StepCost(resistances, step.First, step.Second));
            Assert.Equal(1, costs[cell] / sum, 1e-12);
            var walked = peers.GrassPath(degrees, new Cell(cell / Cols, cell % Cols));
            Assert.Equal(path.Order(), Enumerable.Range(0, walked.Length).Where(at => double.IsFinite(walked[at])));
        }
    }

    /// <summary>Cells from one to its source; restated: r.cost turns counter-clockwise from east.</summary>
    static List<int> Walk(double[] degrees, int cell)
    {
        var path = new List<int> { cell };
        for (; double.IsFinite(degrees[cell]); path.Add(cell))
        {
            var isKnight = degrees[cell] % 45 != 0;
            var angle = degrees[cell] * Math.PI / 180;
            var reach = isKnight ? 2 : 1;
            var (right, up) = ((int)Math.Round(Math.Cos(angle) * reach), (int)Math.Round(Math.Sin(angle) * reach));
            cell += right - (up * Cols);
        }

        return path;
    }

    static double StepCost(float[] resistances, int from, int to)
    {
        var (down, right) = ((to / Cols) - (from / Cols), (to % Cols) - (from % Cols));
        var length = Math.Sqrt((down * down) + (right * right));
        int[] cells = Math.Abs(down) + Math.Abs(right) < 3 ? [from, to]
            : Math.Abs(down) == 2 ? [from, to, from + (down / 2 * Cols), to - (down / 2 * Cols)]
            : [from, to, from + (right / 2), to - (right / 2)];
        return length * cells.Average(cell => (double)resistances[cell]);
    }

    static (float[] Resistances, float[] Labels) Landscape()
    {
        var random = new Random(77);
        var resistances = new float[Rows * Cols];
        for (var cell = 0; cell < resistances.Length; cell++)
        {
            resistances[cell] = 1 + (float)(99 * Math.Pow(random.NextDouble(), 3));
            if (cell / Cols % 41 == 20 && cell % Cols % 59 > 2) resistances[cell] = float.NaN;
        }

        var labels = new float[resistances.Length];
        foreach (var cell in new[] { (30 * Cols) + 40, (150 * Cols) + 201 }) labels[cell] = 1;
        return (resistances, labels);
    }
}
