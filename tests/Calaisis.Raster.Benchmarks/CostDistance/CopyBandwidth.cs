using System.Diagnostics;

namespace Calaisis.Raster.Benchmarks.CostDistance;

/// <summary>
/// How fast this machine copies, at this moment, with other work going on: the yardstick for the rest.
/// </summary>
static class CopyBandwidth
{
    /// <summary>Bytes copied in a second by so many threads, each in its own arrays; the best of five.</summary>
    public static double Measure(int workers)
    {
        const int Bytes = 64 << 20;
        var pairs = Enumerable.Range(0, workers).Select(_ => (From: new byte[Bytes], To: new byte[Bytes])).ToArray();
        var best = double.MaxValue;
        for (var round = 0; round < 6; round++)
        {
            var clock = Stopwatch.StartNew();
            Parallel.ForEach(
                pairs, new ParallelOptions { MaxDegreeOfParallelism = workers }, pair => pair.From.CopyTo(pair.To, 0));
            if (round > 0) best = Math.Min(best, clock.Elapsed.TotalSeconds);
        }

        return (double)Bytes * workers / best;
    }
}
