using Calaisis.Raster.Zones;

namespace Calaisis.Raster.Habitats.Names;

/// <summary>The named area that holds most of each patch.</summary>
public static class CoveringAreas
{
    /// <summary>
    /// The name of that area for each patch of which it holds a least share; of areas with equally many cells the first
    /// by name.
    /// </summary>
    /// <param name="areas">The areas.</param>
    /// <param name="cells">The cells of each patch in them.</param>
    /// <param name="patches">The patches.</param>
    /// <param name="covers">The least share of a patch's cells, above 0 to 1.</param>
    public static IReadOnlyDictionary<int, string> NamesOf(
        ZoneLayer areas, LabelTally cells, IReadOnlyList<HabitatPatch> patches, double covers)
    {
        ArgumentNullException.ThrowIfNull(areas);
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(patches);
        var most = cells.MostOf();
        return patches.Where(
            patch => most.TryGetValue(patch.Id, out var found) && found.Cells >= covers * patch.CellCount)
            .ToDictionary(patch => patch.Id, patch => areas.Zones[most[patch.Id].Zone - 1]);
    }
}
