using System.Diagnostics;
using Calaisis.Raster.Benchmarks.CostDistance;
using Calaisis.Raster.Corridors;
using Calaisis.Raster.Links;

namespace Calaisis.Raster.Benchmarks.Corridors;

/// <summary>One timed run of ours: core areas, links with paths, corridors.</summary>
sealed record OurCorridors(double Seconds, double ProcessorSeconds, CorridorNetwork Network)
{
    /// <param name="landscape">Resistances and core areas.</param>
    /// <param name="maxCost">Greatest cost of a link, in cells times resistance.</param>
    /// <param name="cutoff">Cutoff of corridors.</param>
    /// <param name="workers">Threads.</param>
    public static OurCorridors Run(PatchLandscape landscape, double maxCost, double cutoff, int workers = 2)
    {
        var settings = OurRun.Settings(workers);
        var process = Process.GetCurrentProcess();
        var (clock, before) = (Stopwatch.StartNew(), process.TotalProcessorTime);
        using var cores = CoreAreas.Solve(
            landscape.Resistance, landscape.Habitats, landscape.Count, landscape.Shape, settings);
        var network = CorridorSearch.Run(
            cores,
            new LinkRules { MaxDistance = Reach.OfCost(maxCost) },
            new CorridorRules { Cutoff = CorridorCutoff.Of(Reach.OfCost(cutoff)) },
            settings);
        process.Refresh();
        return new OurCorridors(
            clock.Elapsed.TotalSeconds, (process.TotalProcessorTime - before).TotalSeconds, network);
    }
}
