using Calaisis.Raster.Corridors;
using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Habitats;
using Calaisis.Raster.Links;
using Calaisis.Raster.Networks;

namespace Calaisis.Raster.Summaries;

/// <summary>What a trame came to: what its summary is made of.</summary>
public record TrameOutcome
{
    /// <summary>The trame's name.</summary>
    public required string Trame { get; init; }

    public required GridDefinition Grid { get; init; }

    /// <summary>The language of what is told in words.</summary>
    public Language Language { get; init; } = Language.English;

    /// <summary>The unit of all costs.</summary>
    public CostUnits CostUnits { get; init; } = CostUnits.Map;

    /// <summary>Core areas and stepping stones.</summary>
    public required IReadOnlyList<HabitatPatch> Patches { get; init; }

    /// <summary>All links, those that are not active too.</summary>
    public required IReadOnlyList<Link> Links { get; init; }

    /// <summary>One per active link.</summary>
    public required IReadOnlyList<Corridor> Corridors { get; init; }

    public IReadOnlyList<Conflict> Conflicts { get; init; } = [];

    /// <summary>The network; null where it was not measured.</summary>
    public NetworkIndicators? Indicators { get; init; }
}

/// <summary>The rasters that areas are counted on.</summary>
/// <param name="Labels">Labels of patches: their ids; NaN or below 1 is none.</param>
/// <param name="Corridors">A value in every cell of a corridor; null where there are none.</param>
public sealed record TrameRasters(ITileSource Labels, ITileSource? Corridors);
