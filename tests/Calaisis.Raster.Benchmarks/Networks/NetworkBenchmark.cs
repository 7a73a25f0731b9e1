using System.Diagnostics;
using System.Globalization;
using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Links;
using Calaisis.Raster.Networks;

namespace Calaisis.Raster.Benchmarks.Networks;

/// <summary>
/// <c>network [--recomputed]</c>: all indicators with every removal, on planar networks of three links per patch,
/// without and with the indices on demand; the smallest if asked also by plain recomputation: one network less a patch
/// or a link after the other.
/// </summary>
static class NetworkBenchmark
{
    static readonly int[] Sizes = [500, 1000, 2000, 4000];
    static readonly double[] Shares = [1, 0.1];

    public static void Run(IReadOnlyList<string> words)
    {
        Console.WriteLine($"{Environment.ProcessorCount} cores, .NET {Environment.Version}; planar networks; "
            + "half the dispersers cover this share of the mean link");
        Search(Planar(200), 1, 1);
        Console.WriteLine(
            "  patches   links   share   1 worker s   2 workers s   processor s   with indices s   recomputed s");
        foreach (var size in Sizes)
        {
            foreach (var share in Shares)
                Print(Planar(size), share, words.Contains("--recomputed") && size == Sizes[0]);
        }
    }

    static void Print(NetworkGraph graph, double share, bool recomputed)
    {
        var one = Search(graph, share, 1);
        var two = Search(graph, share, 2);
        var all = Search(graph, share, 2, NetworkIndices.All);
        if (one.Ec != two.Ec || one.Ec != all.Ec)
            throw new InvalidOperationException("the result depends on the workers");
        var plain = recomputed ? Text(Recomputed(graph, share, one.Ec).TotalSeconds) : "";
        Console.WriteLine(
            $"{graph.Patches.Count,9}{graph.Links.Count,8}{Text(share),8}"
            + $"{Text(one.Wall.TotalSeconds),13}{Text(two.Wall.TotalSeconds),14}{Text(two.Processor.TotalSeconds),14}"
            + $"{Text(all.Processor.TotalSeconds),17}{plain,15}");
    }

    static (TimeSpan Wall, TimeSpan Processor, double Ec) Search(
        NetworkGraph graph, double share, int workers, NetworkIndices indices = NetworkIndices.None)
    {
        using var process = Process.GetCurrentProcess();
        var processor = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        var found = IndicatorSearch.Run(
            graph, Parameters(graph, share) with { Indices = indices }, workers, CancellationToken.None);
        watch.Stop();
        process.Refresh();
        return (watch.Elapsed, process.TotalProcessorTime - processor, found.Whole.EcSquareMetres);
    }

    /// <summary>Every removal by a whole search of what is left, all pairs by a search from each patch.</summary>
    static TimeSpan Recomputed(NetworkGraph graph, double share, double ec)
    {
        var watch = Stopwatch.StartNew();
        var alpha = Parameters(graph, share).Alpha;
        if (Math.Abs(Math.Sqrt(PlainSum(graph, alpha)) - ec) > 1e-9 * ec)
            throw new InvalidOperationException("EC differs");
        foreach (var gone in graph.Patches)
        {
            PlainSum(
                NetworkGraph.Of(
                    graph.Patches.Where(patch => patch.Id != gone.Id),
                    graph.Links.Where(link => link.PatchA != gone.Id && link.PatchB != gone.Id)),
                alpha);
        }

        foreach (var gone in graph.Links)
            PlainSum(NetworkGraph.Of(graph.Patches, graph.Links.Where(link => link.Id != gone.Id)), alpha);
        return watch.Elapsed;
    }

    static double PlainSum(NetworkGraph graph, double alpha)
    {
        var paths = new ShortestPaths(graph);
        var sum = 0.0;
        for (var source = 0; source < graph.Patches.Count; source++)
        {
            paths.Search(source);
            for (var node = 0; node < graph.Patches.Count; node++)
            {
                sum += graph.Patches[source].AreaSquareMetres * graph.Patches[node].AreaSquareMetres
                    * Math.Exp(-alpha * paths.Costs[node]);
            }
        }

        return sum;
    }

    static NetworkParameters Parameters(NetworkGraph graph, double share) => new(
        Reach.OfCost(share * graph.Links.Average(link => link.Cost)).Resolve(CostUnits.Map, 10, []), 0.5, 1, 1e12);

    /// <summary>
    /// A square of patches with links to the right, down and across one diagonal: planar, three per patch.
    /// </summary>
    static NetworkGraph Planar(int patches)
    {
        var random = new Random(1);
        var side = (int)Math.Ceiling(Math.Sqrt(patches));
        var links = new List<NetworkLink>();
        for (var patch = 0; patch < patches; patch++)
        {
            int[] steps = patch % side == side - 1 ? [side] : random.Next(2) == 0 ? [1, side, side + 1] : [1, side];
            foreach (var other in steps.Select(step => patch + step).Where(other => other < patches))
            {
                links.Add(new NetworkLink(
                    links.Count + 1, patch + 1, other + 1, 200 + (4000 * Math.Pow(random.NextDouble(), 2))));
            }

            // The other diagonal where the first was not drawn.
            if (steps.Length == 2 && patch + side < patches)
            {
                links.Add(new NetworkLink(
                    links.Count + 1, patch + 2, patch + side + 1, 200 + (4000 * Math.Pow(random.NextDouble(), 2))));
            }
        }

        return NetworkGraph.Of(
            Enumerable.Range(1, patches)
                .Select(id => new NetworkPatch(id, 1e4 + (1e6 * Math.Pow(random.NextDouble(), 3)))), links);
    }

    static string Text(double number) => number.ToString("0.00", CultureInfo.InvariantCulture);
}
