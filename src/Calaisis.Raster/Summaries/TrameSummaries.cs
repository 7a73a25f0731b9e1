using Calaisis.Raster.Corridors;
using Calaisis.Raster.Habitats;
using Calaisis.Raster.Links;
using Calaisis.Raster.Networks;

namespace Calaisis.Raster.Summaries;

/// <summary>Sums up a trame. Sums run in the order of ids, so that they are the same in every run.</summary>
public static class TrameSummaries
{
    const double SquareMetresPerHectare = 10_000;
    const double MetresPerKilometre = 1000;

    /// <param name="trame">The trame's name.</param>
    /// <param name="patches">Core areas and stepping stones.</param>
    /// <param name="links">All links.</param>
    /// <param name="corridors">One per active link.</param>
    /// <param name="corridorHectares">Cells in any corridor, each once.</param>
    /// <param name="conflicts">The conflicts.</param>
    /// <param name="indicators">The network; null where it was not measured.</param>
    /// <param name="zoneLayers">What <see cref="ZoneFigures"/> counted, by layer.</param>
    public static TrameSummary Of(
        string trame,
        IReadOnlyList<HabitatPatch> patches,
        IReadOnlyList<Link> links,
        IReadOnlyList<Corridor> corridors,
        double corridorHectares,
        IReadOnlyList<Conflict> conflicts,
        NetworkIndicators? indicators,
        IReadOnlyList<ZoneLayerSummary> zoneLayers)
    {
        var cores = patches.Where(patch => patch.Role == PatchRole.Core).OrderBy(patch => patch.Id).ToList();
        var stones = patches.Where(patch => patch.Role == PatchRole.SteppingStone).OrderBy(patch => patch.Id).ToList();
        var active = links.Where(link => link.State == LinkState.Active).OrderBy(link => link.Id).ToList();
        var preserve = OfQuality(corridors, CorridorQuality.Preserve);
        var restore = OfQuality(corridors, CorridorQuality.Restore);
        var cost = active.Sum(link => link.Cost);
        return new TrameSummary
        {
            Trame = trame,
            Cores = cores.Count,
            CoreHectares = cores.Sum(patch => patch.AreaSquareMetres) / SquareMetresPerHectare,
            SteppingStones = stones.Count,
            SteppingStoneHectares = stones.Sum(patch => patch.AreaSquareMetres) / SquareMetresPerHectare,
            Links = active.Count,
            InactiveLinks = links.Count - active.Count,
            LinkKilometres = active.Sum(link => link.LengthMetres) / MetresPerKilometre,
            TotalLinkCost = cost,
            MeanLinkCost = active.Count == 0 ? double.NaN : cost / active.Count,
            CorridorHectares = corridorHectares,
            Preserve = preserve.Count,
            PreserveKilometres = preserve.Sum(corridor => corridor.LengthMetres) / MetresPerKilometre,
            Restore = restore.Count,
            RestoreKilometres = restore.Sum(corridor => corridor.LengthMetres) / MetresPerKilometre,
            Conflicts = conflicts.Count,
            Network = indicators is null ? null : FiguresOf(indicators),
            ZoneLayers = zoneLayers,
        };
    }

    static List<Corridor> OfQuality(IReadOnlyList<Corridor> corridors, CorridorQuality quality) =>
        [.. corridors.Where(corridor => corridor.Quality == quality).OrderBy(corridor => corridor.Link)];

    static NetworkFigures FiguresOf(NetworkIndicators network) => new(
        network.Pc,
        network.EcSquareMetres / SquareMetresPerHectare,
        network.Iic,
        network.Components,
        network.LargestComponentSquareMetres / SquareMetresPerHectare,
        network.StudyAreaSquareMetres / SquareMetresPerHectare);
}
