using System.Diagnostics;
using Calaisis.Raster.CostDistance;
using Calaisis.Raster.CostDistance.Searches;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Benchmarks.CostDistance;

/// <summary>How speed and memory grow with the raster.</summary>
static class OwnTables
{
    public static void Growth(int largest)
    {
        Console.WriteLine(
            "growth, 8 neighbours, many patches, 2 workers (Mcells per second; clock / processor; bytes per cell):");
        for (var size = 1024; size <= largest; size *= 2)
        {
            var landscape = new CostLandscape(new Shape(size, size), withNoData: false);
            var array = landscape.InMemory();
            var sources = landscape.ManyPatches();
            var run = OurRun.Best(size <= 4096 ? 5 : 2, array, sources, array.Shape, OurRun.Settings(2));
            Memory.ForgetPeak();
            var before = Memory.Now();
            OurRun.Best(1, array, sources, array.Shape, OurRun.Settings(2));
            Console.WriteLine(
                $"  {size,6}: {run.Seconds,7:0.000} s {array.Shape.CellCount / run.Seconds / 1e6,7:0.0} / "
                + $"{2 * array.Shape.CellCount / run.ProcessorSeconds / 1e6,-7:0.0} "
                + $"{(Memory.Peak() - before) / (double)array.Shape.CellCount:0.0}");
        }
    }

    /// <summary>In memory and with a bounded memory, from a file and over a scratch file.</summary>
    public static void Scratch(int size, long memoryBytes)
    {
        var shape = new Shape(size, size);
        var path = Path.Combine(Path.GetTempPath(), $"calaisis-bench-{Environment.ProcessId}.f32");
        try
        {
            RawFileSource.Write(path, new CostLandscape(shape, withNoData: false), shape);
            using var source = new RawFileSource(path, shape);
            Console.WriteLine($"scratch file, {size} x {size}, {memoryBytes >> 20} MB of memory, 2 workers:");
            foreach (var sources in new[]
            {
                new CostLandscape(shape, false).ManyPatches(), new CostLandscape(shape, false).OneCell(),
            })
            {
                ScratchRow(source, sources, shape, memoryBytes);
                ScratchRow(source, sources, shape, null);
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    public static void Bounded(int size)
    {
        const int Count = 10_000;
        const double Radius = 50;
        var shape = new Shape(size, size);
        var landscape = new CostLandscape(shape, withNoData: false);
        var even = new ArraySource("even ground", shape, [.. Enumerable.Repeat(1f, size * size)]);
        foreach (var (name, source, limit) in new[] { ("even ground", even, Radius), (
            "land cover", landscape.InMemory(), 5 * Radius) })
        {
            using var raster = ResistanceRaster.Load(source, shape);
            var random = new Random(1);
            var starts = Enumerable.Range(0, Count)
                .Select(_ => new Cell(random.Next(size), random.Next(size))).ToArray();
            var process = Process.GetCurrentProcess();
            var (clock, before) = (Stopwatch.StartNew(), process.TotalProcessorTime);
            var settled = BoundedSearches.Run(raster, OurRun.Settings(2), Count, (index, search) =>
            {
                search.Begin(limit);
                search.AddStart(starts[index]);
                return search.SettleAll();
            }).Sum();
            var seconds = clock.Elapsed.TotalSeconds;
            process.Refresh();
            var processor = (process.TotalProcessorTime - before).TotalSeconds;
            Console.WriteLine(
                $"bounded searches, {Count} to cost {limit} in {size} x {size}, {name}, 2 workers: {seconds:0.00} s, "
                + $"{settled / (double)Count:0} cells each, processor {processor:0.0} s, "
                + $"{processor / settled * 1e9:0} ns per cell");
        }
    }

    static void ScratchRow(RawFileSource source, CellSources sources, Shape shape, long? memoryBytes)
    {
        Memory.ForgetPeak();
        var written = Memory.BytesWritten();
        var writtenBySearch = 0L;
        var sum = 0.0;
        var run = OurRun.Once(source, sources, shape, OurRun.Settings(2) with { MemoryBytes = memoryBytes }, surface =>
        {
            writtenBySearch = Memory.BytesWritten() - written;
            var costs = new double[shape.Cols * 64];
            for (var row = 0; row < shape.Rows; row += 64)
            {
                var window = new Window(row, 0, Math.Min(64, shape.Rows - row), shape.Cols);
                surface.Read(window, costs);
                for (var cell = 0; cell < window.CellCount; cell++) sum += double.IsNaN(costs[cell]) ? 0 : costs[cell];
            }
        });
        Console.WriteLine(
            $"  {sources.Name,-8} {(memoryBytes is null ? "in memory" : "bounded"),-10}{run.Seconds,8:0.0} s "
            + $"{shape.CellCount / run.Seconds / 1e6,6:0.0} Mcells/s, processor {run.ProcessorSeconds:0.0} s, "
            + $"peak {Memory.Peak() >> 20} MB, "
            + $"{writtenBySearch / (double)shape.CellCount:0.0} bytes written per cell, sum {sum:R}");
    }
}
