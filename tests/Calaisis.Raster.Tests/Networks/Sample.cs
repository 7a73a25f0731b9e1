using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Links;
using Calaisis.Raster.Networks;

namespace Calaisis.Raster.Tests.Networks;

/// <summary>Patches and links to try the indicators on.</summary>
sealed record Sample((int Id, double Area)[] Patches, (int Id, int A, int B, double Cost)[] Links)
{
    public NetworkGraph Graph() => NetworkGraph.Of(
        Patches.Select(patch => new NetworkPatch(patch.Id, patch.Area)),
        Links.Select(link => new NetworkLink(link.Id, link.A, link.B, link.Cost)));

    public NaiveNetwork Naive() => new(Patches, Links);

    /// <summary>With every index that there is.</summary>
    public NetworkIndicators WithAllIndices(
        double distance, double probability, double study, double beta = 1, double pcBeta = 1, int workers = 1) =>
        IndicatorSearch.Run(
            Graph(),
            Parameters(distance, probability, study, beta) with { PcBeta = pcBeta, Indices = NetworkIndices.All },
            workers,
            CancellationToken.None);

    public NetworkIndicators Indicators(
        double distance, double probability, double study, double beta = 1, int workers = 1) =>
        IndicatorSearch.Run(Graph(), Parameters(distance, probability, study, beta), workers, CancellationToken.None);

    public static NetworkParameters Parameters(double distance, double probability, double study, double beta = 1) =>
        new(Reach.OfCost(distance).Resolve(CostUnits.Map, 10, []), probability, beta, study);

    /// <summary>
    /// Ids with gaps; whole costs, so that sums are exact and ties are many; now and then no link at all.
    /// </summary>
    public static Sample Random(int seed, int patches, double linksPerPatch, int highestCost)
    {
        var random = new Random(seed);
        var ids = Enumerable.Range(1, 3 * patches).OrderBy(_ => random.Next()).Take(patches).ToArray();
        var pairs = (from a in ids from b in ids where a < b select (a, b)).OrderBy(_ => random.Next())
            .Take((int)(patches * linksPerPatch)).ToArray();
        var links = pairs.Select((pair, index) => random.Next(2) == 0
            ? (pairs.Length - index, pair.a, pair.b, (double)random.Next(1, highestCost + 1))
            : (pairs.Length - index, pair.b, pair.a, random.Next(1, highestCost + 1)));
        return new Sample([.. ids.Select(id => (id, 1000 + (random.NextDouble() * 1e5)))], [.. links]);
    }
}
