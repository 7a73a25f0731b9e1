using Calaisis.Raster.Benchmarks.CostDistance;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Benchmarks.Files;

/// <summary>
/// What files cost: our writer against GDAL's COG driver and against copying the bytes, our reading against GDAL's, and
/// whole runs of cost distance, from file to file, against the search alone of GRASS and a script of scikit-image and
/// GDAL. 4096 x 4096; with <c>--full</c> 12 000 x 12 000, too; with <c>--files</c> no other program.
/// </summary>
static class FilesBenchmark
{
    const int Usual = 4096;
    const int Large = 12_000;

    public static void Run(IReadOnlyList<string> words)
    {
        int[] sizes = words.Contains("--full") ? [Usual, Large] : [Usual];
        foreach (var size in sizes)
        {
            using var world = new FileWorld(new CostLandscape(new Shape(size, size), withNoData: false));
            Console.WriteLine($"{size} x {size}, {Environment.ProcessorCount} processors");
            WriterTable.Print(world);
            ReaderTable.Print(world);
            WholeTable.Print(world, withPeers: !words.Contains("--files"));
        }
    }
}
