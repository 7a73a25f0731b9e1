using Calaisis.Raster.Benchmarks.Resistance;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Benchmarks.Files;

/// <summary>Reading a raster as a run does, with a halo and by two threads, against <c>gdal_translate</c>.</summary>
static class ReaderTable
{
    const int Halo = 1;

    public static void Print(FileWorld world)
    {
        var ours = WriterTable.Best(() =>
        {
            var settings = new RasterSourceSettings("resistance", world["resistance.tif"], CellKind.Values);
            using var source = RasterTileSource.Open(settings, world.Grid);
            Parallel.ForEach(world.Windows(), new ParallelOptions { MaxDegreeOfParallelism = 2 }, window =>
            {
                var inside = window.Grow(Halo).Intersect(world.Grid.Shape.Whole);
                source.Read(inside, new float[inside.CellCount]);
            });
        });
        var theirs = MeasuredRun.Of(
            "gdal_translate", "-q", "-of", "ENVI", world["resistance.tif"], "/vsimem/resistance.raw");
        Console.WriteLine(
            $"  reading, s by the clock and of the processor: ours {ours.Clock:0.00} {ours.Processor:0.00}; "
            + $"gdal_translate {theirs.Seconds:0.00} {theirs.ProcessorSeconds:0.00}");
    }
}
