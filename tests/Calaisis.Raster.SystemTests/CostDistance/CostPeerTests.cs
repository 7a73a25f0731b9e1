using Calaisis.Raster.SystemTests.Rasters;
using Xunit;

namespace Calaisis.Raster.SystemTests.CostDistance;

/// <summary>
/// The program against live peers on a random grid of a million cells, costs from 1 to 1000, with and without NoData.
/// </summary>
[Trait("Category", "Peers")]
public sealed class CostPeerTests
{
    const int Rows = 1000;
    const int Cols = 1003;
    const double Agreement = 1e-9;

    [Theory]
    [InlineData(8, false)]
    [InlineData(8, true)]
    [InlineData(16, false)]
    [InlineData(16, true)]
    public void Costs_are_those_of_GRASS(int neighbours, bool holes) =>
        Compare(neighbours, holes, peers => peers.Grass(neighbours));

    [Theory]
    [InlineData(4, false)]
    [InlineData(4, true)]
    [InlineData(8, false)]
    [InlineData(8, true)]
    public void Costs_are_those_of_scikit_image(int neighbours, bool holes) =>
        Compare(neighbours, holes, peers => peers.Scikit(neighbours));

    static void Compare(int neighbours, bool holes, Func<PeerPrograms, double[]> ask)
    {
        var grid = CostFiles.Grid(Rows, Cols);
        var (resistances, labels) = Landscape(holes);
        using var peers = new PeerPrograms(grid.Shape, resistances, labels);
        var expected = ask(peers);
        using var folder = new Folder();
        CostFiles.Write(folder["r.tif"], grid, resistances);
        CostFiles.Write(folder["s.tif"], grid, labels);
        var ended = Command.Run(
            folder.Path, "process run cost-distance --resistance r.tif --sources s.tif --output d.tif --units cells "
                + $"--neighbours {neighbours}");
        Assert.True(ended.Code == 0, ended.Said);
        var found = CostFiles.Read(folder["d.tif"]);
        var differing = Enumerable.Range(0, found.Length).Where(cell => !Agree(expected[cell], found[cell])).ToList();
        Assert.True(
            differing.Count == 0,
            $"{differing.Count} cells differ, the first is {differing.FirstOrDefault()}: "
            + $"found {found[differing.FirstOrDefault()]:R}, expected {expected[differing.FirstOrDefault()]:R}");
        Assert.Equal(holes, found.Any(double.IsNaN));
    }

    /// <summary>
    /// Seven sources; where there are holes, walls of NoData with gaps and two fifths of single cells without.
    /// </summary>
    static (float[] Resistances, float[] Labels) Landscape(bool holes)
    {
        var random = new Random(4101);
        var resistances = new float[Rows * Cols];
        for (var cell = 0; cell < resistances.Length; cell++)
        {
            resistances[cell] = 1 + (float)(999 * Math.Pow(random.NextDouble(), 3));
            var isWall = cell / Cols % 97 == 50 && cell % Cols % 211 > 3;
            if (holes && (isWall || random.Next(5) < 2)) resistances[cell] = float.NaN;
        }

        var labels = new float[resistances.Length];
        for (var label = 1; label <= 7; label++)
        {
            var cell = random.Next(labels.Length);
            labels[cell] = label;
            if (float.IsNaN(resistances[cell])) resistances[cell] = 5;
        }

        return (resistances, labels);
    }

    static bool Agree(double expected, double found) =>
        double.IsNaN(expected) || double.IsNaN(found)
            ? double.IsNaN(expected) && double.IsNaN(found)
            : Math.Abs(expected - found) <= Agreement * Math.Max(expected, found);
}
