using Calaisis.Raster.Habitats;
using Calaisis.Raster.Links;
using Calaisis.Raster.Networks;

namespace Calaisis.Raster.Comparison;

/// <summary>What a trame came to in one scenario.</summary>
/// <param name="Figures">Its figures, by zone too.</param>
/// <param name="Patches">Core areas and stepping stones.</param>
/// <param name="Links">All links.</param>
/// <param name="Indicators">The network; null where it was not measured.</param>
public sealed record TrameState(
    IReadOnlyList<StateFigure> Figures, IReadOnlyList<HabitatPatch> Patches, IReadOnlyList<Link> Links,
    NetworkIndicators? Indicators)
{
    /// <summary>
    /// Core areas that would be linked, were the greatest cost higher; null where any two without a link are such a
    /// pair.
    /// </summary>
    public IReadOnlyList<OutOfReach>? OutOfReach { get; init; } = [];

    /// <summary>The number of conflicts that a link is in, by its id; null where none were looked for.</summary>
    public IReadOnlyDictionary<int, int>? ConflictsByLink { get; init; }

    /// <summary>
    /// Ids of the links that have some of their length in the territory; null where none is declared.
    /// </summary>
    public IReadOnlySet<int>? LinksInside { get; init; }

    /// <summary>Ids of the core areas that have a cell in the territory; null where none is declared.</summary>
    public IReadOnlySet<int>? CoresInside { get; init; }

    /// <summary>
    /// The same as <see cref="ConflictsByLink"/>, of the conflicts in the territory; null where none is declared.
    /// </summary>
    public IReadOnlyDictionary<int, int>? ConflictsByLinkInside { get; init; }
}
