using Calaisis.Raster.SystemTests.Rasters;
using Xunit;

namespace Calaisis.Raster.SystemTests.CostDistance;

/// <summary>The files are the same to the byte whatever share of the machine the command line gives.</summary>
public sealed class CostBytesTests
{
    const int Rows = 620;
    const int Cols = 700;

    [Theory]
    [InlineData("--jobs 2 --memory 512M")]
    [InlineData("--jobs 7 --memory 512M")]
    [InlineData("--jobs 2 --memory 16M")]
    public void Costs_allocation_and_backlinks_do_not_depend_on_jobs_and_memory(string machine)
    {
        using var folder = new Folder();
        var random = new Random(11);
        var grid = CostFiles.Grid(Rows, Cols);
        CostFiles.Write(folder["r.tif"], grid, [.. Enumerable.Range(0, Rows * Cols).Select(_ => Resistance(random))]);
        CostFiles.Write(
            folder["s.tif"],
            grid,
            [.. Enumerable.Range(0, Rows * Cols).Select(cell => cell % 40009 == 77 ? 1 + (cell % 5) : 0f)]);
        Run(folder, "one", "--jobs 1 --memory 1G");
        Run(folder, "other", machine);
        foreach (var raster in new[] { "cost", "allocation", "backlink" })
        {
            Assert.Equal(
                File.ReadAllBytes(folder[$"one-{raster}.tif"]), File.ReadAllBytes(folder[$"other-{raster}.tif"]));
        }
    }

    static void Run(Folder folder, string name, string machine)
    {
        var ended = Command.Run(
            folder.Path,
            "process run cost-distance --resistance r.tif --sources s.tif --neighbours 16 "
            + $"--output {name}-cost.tif --allocation {name}-allocation.tif --backlink {name}-backlink.tif {machine}");
        Assert.True(ended.Code == 0, ended.Said);
    }

    static float Resistance(Random random) => 1 + (float)(random.NextDouble() * 99);
}
