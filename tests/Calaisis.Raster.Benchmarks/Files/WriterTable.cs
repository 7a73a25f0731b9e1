using System.Diagnostics;
using System.Runtime.InteropServices;
using Calaisis.Raster.Geo.Rasters;
using OSGeo.GDAL;

namespace Calaisis.Raster.Benchmarks.Files;

/// <summary>Our writer against GDAL's COG driver at equal compression, and against copying the bytes.</summary>
static class WriterTable
{
    const int Rounds = 3;

    public static void Print(FileWorld world)
    {
        Console.WriteLine("  writing, s by the clock and of the processor, MB; with overviews, flushed to the disk:");
        Print(world, "costs", world.Costs, "STANDARD");
        Print(world, "classes", world.Resistance.Cells, "NO");
    }

    static void Print(FileWorld world, string kind, float[] cells, string predictor)
    {
        var ours = Best(() => world.Write("ours.tif", new CogSettings { Threads = 2 }, cells));
        var theirs = WithDriver(world, cells, predictor);
        var copy = Best(() =>
        {
            using var file = File.Create(world["copy.raw"]);
            file.Write(MemoryMarshal.AsBytes(cells.AsSpan(0, cells.Length / 2)));
            file.Write(MemoryMarshal.AsBytes(cells.AsSpan(cells.Length / 2)));
            file.Flush(flushToDisk: true);
        });
        File.Delete(world["copy.raw"]);
        var (size, their) = (new FileInfo(world["ours.tif"]).Length, new FileInfo(world["theirs.tif"]).Length);
        Console.WriteLine(
            $"    {kind,-8} ours {ours.Clock:0.00} {ours.Processor:0.00} {size / 1e6:0.0}; GDAL's COG driver "
            + $"{theirs.Clock:0.00} {theirs.Processor:0.00} {their / 1e6:0.0}; bytes {copy.Clock:0.00} "
            + $"{copy.Processor:0.00}: {theirs.Clock / ours.Clock:0.0} x by the clock, "
            + $"{theirs.Processor / ours.Processor:0.0} x of the processor, {100.0 * size / their:0.0} % of the size");
        if (size > their) throw new InvalidOperationException($"{kind}: larger than what GDAL writes");
    }

    static unsafe Times WithDriver(FileWorld world, float[] cells, string predictor)
    {
        using var memory = Gdal.GetDriverByName("MEM")!;
        var shape = world.Grid.Shape;
        using var dataset = memory.Create("", shape.Cols, shape.Rows, 1, DataType.GDT_Float32, null)!;
        using (var band = dataset.GetRasterBand(1)!)
        {
            fixed (float* start = cells)
            {
                band.WriteRaster(
                    0, 0, shape.Cols, shape.Rows, (nint)start, shape.Cols, shape.Rows, DataType.GDT_Float32, 0, 0);
            }

            band.SetNoDataValue(double.NaN);
        }

        using var driver = Gdal.GetDriverByName("COG")!;
        string[] options =
        [
            "COMPRESS=ZSTD", "LEVEL=1", $"PREDICTOR={predictor}", "BLOCKSIZE=512", "RESAMPLING=AVERAGE",
            "NUM_THREADS=2",
        ];
        return Best(() =>
        {
            driver.CreateCopy(world["theirs.tif"], dataset, 0, options, null, null)!.Dispose();
            using var file = File.OpenHandle(world["theirs.tif"], FileMode.Open, FileAccess.ReadWrite);
            RandomAccess.FlushToDisk(file);
        });
    }

    internal static Times Best(Action work)
    {
        var best = new Times(double.MaxValue, double.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            var (clock, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            work();
            best = new Times(
                Math.Min(best.Clock, clock.Elapsed.TotalSeconds),
                Math.Min(best.Processor, (Environment.CpuUsage.TotalTime - before).TotalSeconds));
        }

        return best;
    }

    /// <summary>Seconds of the best of some rounds.</summary>
    internal sealed record Times(double Clock, double Processor);
}
