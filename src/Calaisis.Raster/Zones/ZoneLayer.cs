using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Zones;

/// <summary>
/// A division of the land by which results are read: communes, écodistricts. On the pipeline's grid every cell
/// belongs to the zone its centre lies in, or to none.
/// </summary>
/// <param name="Name">The layer's name in the pipeline (<c>commune</c>).</param>
/// <param name="Cells">Per cell the number of its zone, 1 to the number of zones; NaN where there is none.</param>
/// <param name="Zones">Names of the zones; zone number n is the element n - 1.</param>
public sealed record ZoneLayer(string Name, ITileSource Cells, IReadOnlyList<string> Zones)
{
    /// <summary>
    /// Whether cells outside the territory have a number of their own, one above that of the last zone: they count for
    /// no zone, and not for what lies in none.
    /// </summary>
    public bool IsClipped { get; init; }

    /// <summary>The highest number in <see cref="Cells"/>.</summary>
    public int HighestNumber => IsClipped ? Zones.Count + 1 : Zones.Count;
}
