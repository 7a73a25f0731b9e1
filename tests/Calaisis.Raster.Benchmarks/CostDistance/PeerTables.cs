using System.Diagnostics;
using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Benchmarks.CostDistance;

/// <summary>Us against GRASS, scikit-image and the textbook: the same numbers first, then the time.</summary>
static class PeerTables
{
    const double Allowed = 1e-9;

    /// <summary>
    /// Agreement on a raster of about a million cells, with and without NoData, for 4, 8 and 16 neighbours.
    /// </summary>
    public static void Agree(int size)
    {
        Console.WriteLine($"agreement, {size} x {size}, largest relative difference (allowed {Allowed:0e+0}):");
        foreach (var withNoData in new[] { false, true })
        {
            var landscape = new CostLandscape(new Shape(size, size), withNoData);
            var array = landscape.InMemory();
            var sources = landscape.ManyPatches();
            using var peers = new Peers(array, sources);
            foreach (var neighbours in new[] { 4, 8, 16 })
            {
                var ours = OurRun.Costs(array, sources, array.Shape, OurRun.Settings(2, neighbours));
                var name = $"{neighbours,2} neighbours, {(withNoData ? "with" : "without")} NoData";
                if (neighbours > 4) Say("GRASS r.cost", name, ours, peers.Grass(neighbours));
                if (neighbours < 16) Say("scikit-image", name, ours, peers.Scikit(neighbours));
            }
        }
    }

    public static void Race(int size)
    {
        var landscape = new CostLandscape(new Shape(size, size), withNoData: false);
        var array = landscape.InMemory();
        Race("many patches", array, landscape.ManyPatches());
        Race("one cell", array, landscape.OneCell());
    }

    static void Race(string name, ArraySource array, CellSources sources)
    {
        var shape = array.Shape;
        Console.WriteLine($"speed, {shape.Rows} x {shape.Cols}, 8 neighbours, sources: "
            + $"{name} (Mcells per second by the clock / by processor time):");
        var process = Process.GetCurrentProcess();
        var (clock, before) = (Stopwatch.StartNew(), process.TotalProcessorTime);
        var costs = new NaiveDijkstra(shape.Rows, shape.Cols, array.Cells).Run(sources.Cells);
        process.Refresh();
        var naive = new PeerRun(clock.Elapsed.TotalSeconds, (process.TotalProcessorTime - before).TotalSeconds, costs);
        using var peers = new Peers(array, sources);
        (string Name, PeerRun Run)[] others =
        [
            ("GRASS r.cost", peers.Grass(8)),
            ("scikit-image MCP_Geometric", peers.Scikit(8)),
            ("naive heap Dijkstra", naive),
        ];
        foreach (var (other, run) in others) Row(other, run.Seconds, run.ProcessorSeconds, shape);
        foreach (var workers in new[] { 1, 2 })
        {
            var settings = OurRun.Settings(workers);
            var ours = OurRun.Costs(array, sources, shape, settings);
            foreach (var (other, run) in others) Agreement.Require(other, run.Costs, ours, run == naive ? 0 : Allowed);
            var best = OurRun.Best(5, array, sources, shape, settings);
            Row($"calaisis, {workers} worker(s)", best.Seconds, best.ProcessorSeconds / workers, shape);
            foreach (var (other, run) in others)
            {
                Console.WriteLine(
                    $"    {run.Seconds / best.Seconds,6:0.0} / "
                    + $"{run.ProcessorSeconds / best.ProcessorSeconds * workers,-6:0.0} x {other}");
            }

            Console.WriteLine($"    {best.Seconds / CopySeconds(shape, workers):0} x the time to copy its bytes");
        }
    }

    static double CopySeconds(Shape shape, int workers)
    {
        // A float read and a double written per cell; a copy of half as many bytes reads and writes so many.
        const double BytesPerCell = (sizeof(float) + sizeof(double)) / 2.0;
        return shape.CellCount * BytesPerCell / CopyBandwidth.Measure(workers);
    }

    static void Row(string name, double seconds, double processor, Shape shape) =>
        Console.WriteLine(
            $"  {name,-28}{seconds,8:0.000} s {Rate(seconds, shape),8:0.00} / {Rate(processor, shape):0.00}");

    static double Rate(double seconds, Shape shape) => shape.CellCount / seconds / 1e6;

    static void Say(string peer, string name, double[] ours, PeerRun run) =>
        Console.WriteLine(
            $"  {peer,-14}{name,-34}{Agreement.Require(peer + ", " + name, run.Costs, ours, Allowed):0.0e+0}");
}
