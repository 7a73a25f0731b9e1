using Calaisis.Raster.Corridors;
using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Habitats;
using Calaisis.Raster.Links;
using Calaisis.Raster.Networks;
using Calaisis.Raster.Pipelines;

namespace Calaisis.Raster.Packages;

/// <summary>All vector results of one trame, as its package shows them. Shapes are multi-polygons as well-known binary.</summary>
public sealed record TrameContent
{
    /// <summary>The trame's name in the pipeline.</summary>
    public required string Trame { get; init; }

    /// <summary>The language of titles and meanings of columns; names of columns and codes are the same in all.</summary>
    public required Language Language { get; init; }

    public required GridDefinition Grid { get; init; }

    /// <summary>The unit of all costs.</summary>
    public CostUnits CostUnits { get; init; } = CostUnits.Map;

    /// <summary>Core areas and stepping stones.</summary>
    public required IReadOnlyList<HabitatPatch> Patches { get; init; }

    /// <summary>All links, those that are not active too.</summary>
    public required IReadOnlyList<Link> Links { get; init; }

    /// <summary>One per active link.</summary>
    public required IReadOnlyList<Corridor> Corridors { get; init; }

    public IReadOnlyList<Conflict> Conflicts { get; init; } = [];

    /// <summary>The indicators of the network; null where there are none.</summary>
    public NetworkIndicators? Indicators { get; init; }

    /// <summary>Names of the zone layers, in the order of the zones of patches and conflicts.</summary>
    public IReadOnlyList<string> ZoneLayers { get; init; } = [];

    /// <summary>The shapes of patches, by id.</summary>
    public required IReadOnlyDictionary<int, ReadOnlyMemory<byte>> PatchShapes { get; init; }

    /// <summary>The shapes of corridors, by link; a corridor without a cell has none.</summary>
    public required IReadOnlyDictionary<int, ReadOnlyMemory<byte>> CorridorShapes { get; init; }

    /// <summary>All corridors dissolved into one shape; empty where there is none.</summary>
    public ReadOnlyMemory<byte> CorridorArea { get; init; }

    public required StandardCodes Standard { get; init; }
}
