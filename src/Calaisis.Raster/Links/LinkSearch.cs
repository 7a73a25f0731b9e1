using Calaisis.Raster.CostDistance;
using Calaisis.Raster.CostDistance.Fields;
using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Links;

/// <summary>
/// Finds the links between core areas. The costs out from each core area are searched once, as far as one of its links
/// or corridors can need them, and forgotten when its last link is done: time grows with the area that the searches
/// touch.
/// </summary>
public static class LinkSearch
{
    /// <summary>The links of a trame.</summary>
    /// <param name="cores">The core areas.</param>
    /// <param name="rules">Which are linked, and how far.</param>
    /// <param name="settings">Steps and units, the same the core areas were searched with; workers and memory.</param>
    /// <param name="share">Told the share of the work that is done, 0 to 1.</param>
    /// <param name="token">Stops the work.</param>
    /// <exception cref="PipelineException">The memory given does not hold the rasters.</exception>
    /// <exception cref="CostFitException">Metres cannot be made a cost by the log-log rule.</exception>
    public static LinkNetwork Run(
        CoreAreas cores, LinkRules rules, CostDistanceSettings settings, IProgress<double>? share = null,
        CancellationToken token = default) =>
        Run(cores, rules, settings, null, share, token);

    /// <summary>The same, while the fields of every active link pass by a visitor.</summary>
    internal static LinkNetwork Run(
        CoreAreas cores, LinkRules rules, CostDistanceSettings settings, ILinkVisitor? visitor,
        IProgress<double>? share,
        CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(cores);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(settings);
        rules.Check();
        settings.Check();
        CoreAreas.RequireMemory(cores.Shape, 0, settings);
        IReadOnlyList<Link> fitted = [];
        if (rules.MaxDistance?.NeedsFit == true || visitor?.NeedsFit == true)
        {
            var planar = new LinkRules { PlanarBy = rules.PlanarBy, LowResistance = rules.LowResistance };
            fitted = new LinkPass(cores, planar, settings, null, null).Run(null, token).Links;
        }

        var reach = rules.MaxDistance?.Resolve(settings.Units, settings.CellWidth, fitted);
        visitor?.Begin(fitted);
        return LinkSelection.IsAskedBy(rules)
            ? Select(cores, rules, settings, reach, visitor, share, token)
            : new LinkPass(cores, rules, settings, reach, visitor).Run(share, token);
    }

    /// <summary>
    /// Rules that look at all links together need them first; a visitor then sees the fields of those that stay.
    /// </summary>
    static LinkNetwork Select(
        CoreAreas cores, LinkRules rules, CostDistanceSettings settings, LinkReach? reach, ILinkVisitor? visitor,
        IProgress<double>? share, CancellationToken token)
    {
        var pass = new LinkPass(cores, rules, settings, reach, null);
        var all = pass.Run(share, token);
        var links = LinkSelection.Of(all.Links, cores.Count, rules, pass.NearestPairs);
        if (visitor is not null)
        {
            var known = links.Where(link => link.State == LinkState.Active)
                .ToDictionary(
                    link => new PatchPair(link.PatchA, link.PatchB), link => link.Cost * ZoneBorders.RoundingUp);
            new LinkPass(cores, rules, settings, reach, visitor) { Known = known }.Run(null, token);
        }

        return all with { Links = links, Isolated = pass.IsolatedAmong(links, all.Touching) };
    }
}

/// <summary>Sees the fields of active links while they are there: corridors are made of them.</summary>
interface ILinkVisitor
{
    /// <summary>Whether it needs links to fit the log-log rule on.</summary>
    bool NeedsFit { get; }

    /// <summary>Called once, before the search, with these links; empty where it needs none.</summary>
    void Begin(IReadOnlyList<Link> fitted);

    /// <summary>Up to which sum of the costs out from its two ends a link of so much cost needs cells.</summary>
    double LimitFor(double linkCost);

    /// <summary>An active link, not numbered yet. Any worker, any order.</summary>
    void Visit(Link link, LinkPath path, CostField a, CostField b);
}
