using System.Diagnostics;
using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Benchmarks.CostDistance;

/// <summary>One timed search of ours: laying out the tiles is part of it, reading the result is not.</summary>
/// <param name="Seconds">On the clock.</param>
/// <param name="ProcessorSeconds">Of all threads together: what the clock would say without other work on the
/// machine.</param>
sealed record OurRun(double Seconds, double ProcessorSeconds)
{
    public static CostDistanceSettings Settings(int workers, int neighbours = 8) => new()
    {
        CellWidth = 1,
        CellHeight = 1,
        Workers = workers,
        Neighbourhood = (Neighbourhood)neighbours,
    };

    /// <summary>
    /// Lets the runtime compile what it will use: a program's first half second is not what is compared here.
    /// </summary>
    public static void WarmUp()
    {
        var landscape = new CostLandscape(new Shape(1024, 1024), withNoData: false);
        var array = landscape.InMemory();
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed.TotalSeconds < 2) Once(array, landscape.ManyPatches(), array.Shape, Settings(2), _ => { });
    }

    /// <summary>The best of several searches.</summary>
    public static OurRun Best(
        int times, ITileSource resistance, ICostSources sources, Shape shape, CostDistanceSettings settings)
    {
        var best = new OurRun(double.MaxValue, double.MaxValue);
        for (var round = 0; round < times; round++)
        {
            var (seconds, processor) = Once(resistance, sources, shape, settings, _ => { });
            best = new OurRun(Math.Min(best.Seconds, seconds), Math.Min(best.ProcessorSeconds, processor));
        }

        return best;
    }

    public static OurRun Once(
        ITileSource resistance, ICostSources sources, Shape shape, CostDistanceSettings settings,
        Action<CostSurface> then)
    {
        var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        using var surface = CostDistanceSolver.Solve(resistance, sources, shape, settings);
        var seconds = clock.Elapsed.TotalSeconds;
        process.Refresh();
        var run = new OurRun(seconds, (process.TotalProcessorTime - before).TotalSeconds);
        then(surface);
        return run;
    }

    public static double[] Costs(
        ITileSource resistance, ICostSources sources, Shape shape, CostDistanceSettings settings)
    {
        var costs = new double[shape.CellCount];
        Once(resistance, sources, shape, settings, surface => surface.Read(shape.Whole, costs));
        return costs;
    }
}
