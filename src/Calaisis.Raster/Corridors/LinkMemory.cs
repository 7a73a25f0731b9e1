using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Links;

namespace Calaisis.Raster.Corridors;

/// <summary>Whether links and their corridors fit into memory, known before anything is computed.</summary>
public static class LinkMemory
{
    /// <summary>Refuses what would not fit.</summary>
    /// <param name="shape">The grid's rows and columns.</param>
    /// <param name="links">Which links are wanted.</param>
    /// <param name="corridors">Their corridors; null for none.</param>
    /// <param name="settings">With the memory given.</param>
    /// <exception cref="Faults.PipelineException">They need more memory than is given.</exception>
    public static void Require(Shape shape, LinkRules links, CorridorRules? corridors, CostDistanceSettings settings)
    {
        ArgumentNullException.ThrowIfNull(links);
        ArgumentNullException.ThrowIfNull(settings);
        var mosaic = corridors is null ? 0 : CorridorMosaic.BytesFor(shape.CellCount, corridors.Sum);
        var zones = links is { Topology: LinkTopology.Planar, PlanarBy: PlanarBy.Straight }
            ? EuclideanZones.BytesPerCell * shape.CellCount
            : 0;
        CoreAreas.RequireMemory(shape, mosaic + zones, settings);
    }
}
