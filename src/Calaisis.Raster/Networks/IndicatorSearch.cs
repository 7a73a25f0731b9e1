using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Networks;

/// <summary>
/// Computes the indicators of a network: exactly, for all patches and links, by one search from every patch and short
/// repairs of it. Formulas in <c>README.md</c> beside this file.
/// </summary>
/// <remarks>
/// Sums run over a fixed number of parts of the sources and then over the parts in order, so that workers change no bit.
/// Memory: about 1 KB per patch and 1 KB per link; nothing of size patches x patches.
/// </remarks>
public static class IndicatorSearch
{
    // More parts would level the work of many workers better, and take more memory.
    const int Parts = 64;

    /// <param name="graph">Core areas and active links.</param>
    /// <param name="parameters">Distance, probability, exponent and study area.</param>
    /// <param name="workers">Processors to use; the result does not depend on it.</param>
    /// <param name="cancel">Stops it between two patches.</param>
    /// <exception cref="RasterException">The patches cover more than the study area.</exception>
    public static NetworkIndicators Run(NetworkGraph graph, NetworkParameters parameters, int workers, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        double[] areas = [.. graph.Patches.Select(patch => patch.AreaSquareMetres)];
        RequireRoom(areas.Sum(), parameters.StudyAreaSquareMetres);
        double[] weights = [.. areas.Select(area => Math.Pow(area, parameters.Beta))];

        var rows = new SourceRow[areas.Length];
        var parts = new PairSums[Math.Min(Parts, areas.Length)];
        var options = new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancel };
        Parallel.For(
            0,
            parts.Length,
            options,
            () => new SourceSearch(graph, areas, weights, parameters.Alpha),
            (part, _, search) =>
            {
                var sums = parts[part] = new PairSums(areas.Length, graph.Links.Count);
                // Every so many: low nodes have more pairs to count, and so each part gets its share of them.
                for (var source = part; source < areas.Length; source += parts.Length)
                {
                    cancel.ThrowIfCancellationRequested();
                    rows[source] = search.Search(source, sums);
                }

                return search;
            },
            _ => { });

        var total = new PairSums(areas.Length, graph.Links.Count);
        foreach (var part in parts) total.Add(part);
        return Summarise(graph, areas, parameters, rows, total);
    }

    static NetworkIndicators Summarise(
        NetworkGraph graph, double[] areas, NetworkParameters parameters, SourceRow[] rows, PairSums sums)
    {
        var whole = 0.0;
        var integral = 0.0;
        for (var node = 0; node < areas.Length; node++)
        {
            whole += areas[node] * (areas[node] + rows[node].Interaction);
            integral += areas[node] * rows[node].Integral;
        }

        var study = parameters.StudyAreaSquareMetres;
        var components = Components.Of(graph);
        var linkCost = graph.Links.Sum(link => link.Cost);
        return new NetworkIndicators
        {
            Patches = areas.Length,
            Links = graph.Links.Count,
            HabitatSquareMetres = areas.Sum(),
            StudyAreaSquareMetres = study,
            Pc = whole / study / study,
            EcSquareMetres = Math.Sqrt(whole),
            Iic = integral / study / study,
            Components = components.Count,
            LargestComponentSquareMetres = components.LargestArea(areas),
            TotalLinkCost = linkCost,
            MeanLinkCost = graph.Links.Count > 0 ? linkCost / graph.Links.Count : double.NaN,
            PatchImportances = [.. graph.Patches.Select((patch, node) => ImportanceOf(patch, node))],
            LinkImportances =
            [
                .. graph.Links.Select((link, edge) =>
                    new LinkImportance(link.Id, Percent(2 * sums.LinkLoss[edge]), sums.LinkBetweenness[edge])),
            ],
        };

        PatchImportance ImportanceOf(NetworkPatch patch, int node)
        {
            var intra = Percent(areas[node] * areas[node]);
            var flux = Percent(2 * areas[node] * rows[node].Interaction);
            var connector = Percent(2 * sums.NodeLoss[node]);
            return new PatchImportance(
                patch.Id, components.OfNode[node], intra + flux + connector, intra, flux, connector, sums.NodeBetweenness[node], rows[node].Flux);
        }

        double Percent(double part) => 100 * part / whole;
    }

    static void RequireRoom(double habitat, double study)
    {
        if (habitat <= study) return;
        throw new RasterException(FormattableString.Invariant(
            $"network: the patches cover {habitat / 10_000:0.####} ha, more than the study area of {study / 10_000:0.####} ha; raise 'study-area', or leave it out to take the grid's"));
    }
}
