using Calaisis.Raster.Faults;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Networks;

/// <summary>
/// Computes the indicators of a network: exactly, for all patches and links, by one search from every patch and short
/// repairs of it. Formulas in <c>README.md</c> beside this file.
/// </summary>
/// <remarks>
/// Sums run over a fixed number of parts of the sources and then over the parts in order, so that workers change no
/// bit. Memory: about 1 KB per patch and 1 KB per link; nothing of size patches x patches.
/// </remarks>
public static class IndicatorSearch
{
    /// <param name="graph">Core areas and active links.</param>
    /// <param name="parameters">Distance, probability, exponent and study area.</param>
    /// <param name="workers">Processors to use; the result does not depend on it.</param>
    /// <param name="cancel">Stops it between two patches.</param>
    /// <exception cref="RasterException">The patches cover more than the study area.</exception>
    public static NetworkIndicators Run(
        NetworkGraph graph, NetworkParameters parameters, int workers, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        RequireCrossings(graph, parameters);
        double[] areas = [.. graph.Patches.Select(patch => patch.AreaSquareMetres)];
        RequireRoom(areas.Sum(), parameters.StudyAreaSquareMetres);
        var sizes = NodeSizes.Of(areas, parameters);
        var decay = new ProbabilityDecay(parameters.Alpha, sizes.Capacities);
        var rows = new SourceRow[areas.Length];
        var total = SourceParts.Sum(
            graph, workers, () => NodeSearch.Of(graph, sizes, decay),
            (search, source, sums) => rows[source] = search.Search(source, sums), cancel);
        return Summarise(
            graph, sizes, parameters, rows, total, OnDemand.Of(graph, sizes, parameters.Indices, workers, cancel));
    }

    /// <summary>
    /// What the parts of core areas that lie in a territory are worth together: their areas count, and paths lead
    /// through the whole network.
    /// </summary>
    /// <param name="graph">All core areas and active links.</param>
    /// <param name="areas">
    /// What of each patch lies in the territory, in square metres, in the order of the graph.
    /// </param>
    /// <param name="parameters">Distance and probability; the study area is the territory's.</param>
    /// <param name="workers">Processors to use; the result does not depend on it.</param>
    /// <param name="cancel">Stops it between two patches.</param>
    public static NetworkTotals Inside(
        NetworkGraph graph, double[] areas, NetworkParameters parameters, int workers, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(areas);
        ArgumentNullException.ThrowIfNull(parameters);
        RequireCrossings(graph, parameters);
        if (areas.Length != graph.Patches.Count) throw new ArgumentException("an area for each patch", nameof(areas));
        var sizes = NodeSizes.Of(areas, parameters);
        var decay = new ProbabilityDecay(parameters.Alpha, sizes.Capacities);
        var rows = new SourceRow[areas.Length];
        Parallel.For(
            0,
            areas.Length,
            new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancel },
            () => NodeSearch.Of(graph, sizes, decay),
            (node, _, search) =>
            {
                // What has nothing inside adds nothing.
                if (areas[node] > 0) rows[node] = search.Look(node);
                return search;
            },
            _ => { });
        return TotalsOf(sizes, parameters, rows, Components.Of(graph));
    }

    static NetworkTotals TotalsOf(
        NodeSizes sizes, NetworkParameters parameters, SourceRow[] rows, Components components)
    {
        var areas = sizes.Areas;
        var integral = 0.0;
        for (var node = 0; node < areas.Length; node++) integral += areas[node] * rows[node].Integral;
        var whole = WholeOf(sizes, rows);
        var study = parameters.StudyAreaSquareMetres;
        return new NetworkTotals(
            areas.Sum(),
            study,
            whole / study / study,
            // The size of the one core area that alone would have that sum.
            parameters.PcBeta.Equals(1.0) ? Math.Sqrt(whole) : Math.Pow(whole, 0.5 / parameters.PcBeta),
            integral / study / study,
            components.CountWith(areas),
            components.LargestArea(areas))
        {
            Harary = parameters.Indices.HasFlag(NetworkIndices.Harary) ? rows.Sum(row => row.InverseLinks) / 2 : null,
            DiameterCost = parameters.Indices.HasFlag(NetworkIndices.Diameter) ? rows.Max(row => row.Farthest) : null,
        };
    }

    /// <summary>Sum of c_i c_j p_ij over ordered pairs, i = j included.</summary>
    static double WholeOf(NodeSizes sizes, SourceRow[] rows)
    {
        var whole = 0.0;
        for (var node = 0; node < rows.Length; node++)
            whole += sizes.Capacities[node] * (sizes.Capacities[node] + rows[node].Interaction);
        return whole;
    }

    static NetworkIndicators Summarise(
        NetworkGraph graph, NodeSizes sizes, NetworkParameters parameters, SourceRow[] rows, PairSums sums,
        OnDemand onDemand)
    {
        var whole = WholeOf(sizes, rows);
        var integral = rows.Select((row, node) => sizes.Areas[node] * row.Integral).Sum();
        var components = Components.Of(graph);
        var linkCost = graph.Links.Sum(link => link.Cost);
        return new NetworkIndicators
        {
            Parameters = parameters,
            Patches = sizes.Count,
            Links = graph.Links.Count,
            Whole = TotalsOf(sizes, parameters, rows, components),
            TotalLinkCost = linkCost,
            MeanLinkCost = graph.Links.Count > 0 ? linkCost / graph.Links.Count : double.NaN,
            PatchImportances = [.. graph.Patches.Select((patch, node) => ImportanceOf(patch, node))],
            LinkImportances =
            [
                .. graph.Links.Select((link, edge) =>
                    new LinkImportance(link.Id, Percent(2 * sums.LinkLoss[edge]), sums.LinkBetweenness[edge])
                    {
                        CurrentFlow = onDemand.Currents?.LinkBetweenness[edge],
                        DiicPercent = onDemand.Iic is { } iic ? PercentOfIic(2 * iic.LinkLoss[edge]) : null,
                    }),
            ],
        };

        PatchImportance ImportanceOf(NetworkPatch patch, int node)
        {
            var capacity = sizes.Capacities[node];
            var intra = Percent(capacity * capacity);
            var flux = Percent(2 * capacity * rows[node].Interaction);
            var connector = Percent(2 * sums.NodeLoss[node]);
            return new PatchImportance(
                patch.Id, components.OfNode[node], intra + flux + connector, intra, flux, connector,
                sums.NodeBetweenness[node], rows[node].Flux)
            {
                InteractionFlux = Has(NetworkIndices.InteractionFlux)
                    ? sizes.Weights[node] * (sizes.Weights[node] + rows[node].Flux)
                    : null,
                ClosenessCost = Has(NetworkIndices.Closeness) ? rows[node].MeanCost : null,
                CurrentFlow = onDemand.Currents?.NodeBetweenness[node],
                // Its own, what flows to it and from it, and what others lose without it.
                DiicPercent = onDemand.Iic is { } iic
                    ? PercentOfIic((sizes.Areas[node] * ((2 * rows[node].Integral) - sizes.Areas[node]))
                        + (2 * iic.NodeLoss[node]))
                    : null,
            };
        }

        bool Has(NetworkIndices index) => parameters.Indices.HasFlag(index);

        double PercentOfIic(double part) => 100 * part / integral;

        double Percent(double part) => 100 * part / whole;
    }

    static void RequireCrossings(NetworkGraph graph, NetworkParameters parameters)
    {
        if (parameters.IntraPatch != graph.Ports is not null)
            throw new ArgumentException("crossings are known where paths pay for them", nameof(graph));
    }

    static void RequireRoom(double habitat, double study)
    {
        if (habitat <= study) return;
        throw new RasterException(
            $"network: the patches cover {habitat / Hectare.SquareMetres:0.####} ha, "
            + $"more than the study area of {study / Hectare.SquareMetres:0.####} ha; "
            + $"raise 'study-area', or leave it out to take the grid's");
    }
}
