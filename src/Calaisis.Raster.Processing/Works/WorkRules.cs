using Calaisis.Raster.Faults;
using Calaisis.Raster.Links;
using Calaisis.Raster.Pipelines;

namespace Calaisis.Raster.Processing.Works;

/// <summary>For which trames gains are computed.</summary>
static class WorkRules
{
    /// <summary>Notes why gains cannot be computed for a trame.</summary>
    public static void Require(TrameDeclaration trame, List<Fault> faults)
    {
        var (links, network) = (trame.Links!, trame.Network!);
        if (links is not { Topology: LinkTopology.Planar, PlanarBy: PlanarBy.Cost })
            Add($"its links are not planar by cost");
        if (links.JoinConstellations || links.LeaveOutIndirect || links.SpanningTree || links.LeaveOutCrossing
            || links.MaxStraightMetres is not null)
        {
            Add($"its links are chosen by rules that look at all of them");
        }

        if (links.MaxDistance?.NeedsFit == true || network.Distance.NeedsFit)
            Add($"its distances become costs by a fit over all links");
        if (network.PcBeta != 1) Add($"its connectivity bends areas by 'pc-beta'");
        if (network.IntraPatch) Add($"its paths pay for crossing core areas");

        void Add(Sentence why) => faults.Add(new Fault("works", 0, 0,
            $"the gains of works cannot be computed for the trame '{trame.Name}': {why}; give it the weight 0, "
                + $"or declare it otherwise"));
    }
}
