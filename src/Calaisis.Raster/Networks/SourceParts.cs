namespace Calaisis.Raster.Networks;

/// <summary>
/// Sums over all nodes as sources, by several workers: over a fixed number of parts of the sources, and then over the
/// parts in order, so that workers change no bit.
/// </summary>
static class SourceParts
{
    // More parts would level the work of many workers better, and take more memory.
    const int Parts = 64;

    /// <param name="graph">The network.</param>
    /// <param name="workers">Processors to use; the result does not depend on it.</param>
    /// <param name="newWorker">What one worker works with.</param>
    /// <param name="add">Adds what a source has to sums.</param>
    /// <param name="cancel">Stops it between two sources.</param>
    public static PairSums Sum<T>(
        NetworkGraph graph, int workers, Func<T> newWorker, Action<T, int, PairSums> add, CancellationToken cancel)
    {
        var sources = graph.Patches.Count;
        var parts = new PairSums[Math.Min(Parts, sources)];
        Parallel.For(
            0,
            parts.Length,
            new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancel },
            newWorker,
            (part, _, worker) =>
            {
                var sums = parts[part] = new PairSums(sources, graph.Links.Count);
                // Every so many: low nodes have more pairs to count, and so each part gets its share of them.
                for (var source = part; source < sources; source += parts.Length)
                {
                    cancel.ThrowIfCancellationRequested();
                    add(worker, source, sums);
                }

                return worker;
            },
            _ => { });

        var total = new PairSums(sources, graph.Links.Count);
        foreach (var part in parts) total.Add(part);
        return total;
    }
}
