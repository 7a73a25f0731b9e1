using Calaisis.Raster.Works;

namespace Calaisis.Raster.Processing.Works;

/// <summary>From what works make of the links of a trame to the network that they are chosen by.</summary>
static class PlanNetworks
{
    /// <summary>
    /// The network: core areas with their area in the territory, links both ways with p = exp(-alpha cost). A link or
    /// core area that only a work brings is there with the probability or area 0.
    /// </summary>
    /// <param name="gains">What works make of the trame.</param>
    /// <param name="works">All works, in their order.</param>
    public static ImprovedNetwork Of(TrameGains gains, WorkList works)
    {
        var vertices = gains.CoreAreas.Select(area => new NetworkVertex(area, area)).ToList();
        var (arcs, places) = (new List<NetworkArc>(), new Dictionary<(int, int), int>());
        foreach (var link in gains.Links) AddBoth(link.CoreA - 1, link.CoreB - 1, ProbabilityOf(link.After));
        var improvements = works.All.Select(_ => new List<Improvement>()).ToList();
        foreach (var work in gains.Works)
        {
            var (made, fresh) = (improvements[works.PlaceOf(work.Work)], new Dictionary<int, int>());
            foreach (var (core, _, inside) in work.Effect.Cores)
                made.Add(new VertexImprovement(VertexOf(core, fresh), inside, inside));
            foreach (var link in work.Effect.Links.Where(link => link.After < link.Before))
            {
                var (a, b) = (VertexOf(link.CoreA, fresh), VertexOf(link.CoreB, fresh));
                AddBoth(a, b, 0);
                made.Add(new ArcImprovement(places[(a, b)], ProbabilityOf(link.After)));
                made.Add(new ArcImprovement(places[(b, a)], ProbabilityOf(link.After)));
            }
        }

        return new ImprovedNetwork(gains.Trame, vertices, arcs, improvements);

        double ProbabilityOf(double cost) => Math.Exp(-gains.Alpha * cost);

        // A core area that a work brings is one of its own, whatever others bring beside it.
        int VertexOf(int core, Dictionary<int, int> fresh)
        {
            if (core <= gains.CoreAreas.Count) return core - 1;
            if (fresh.TryGetValue(core, out var vertex)) return vertex;
            vertices.Add(new NetworkVertex(0, 0));
            return fresh[core] = vertices.Count - 1;
        }

        void AddBoth(int a, int b, double probability)
        {
            foreach (var (from, to) in new[] { (a, b), (b, a) })
            {
                if (!places.TryAdd((from, to), arcs.Count)) continue;
                arcs.Add(new NetworkArc(from, to, probability));
            }
        }
    }
}
