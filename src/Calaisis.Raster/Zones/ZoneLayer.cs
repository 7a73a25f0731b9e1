using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Zones;

/// <summary>
/// A division of the territory by which results are read: communes, écodistricts. On the pipeline's grid every cell
/// belongs to the zone its centre lies in, or to none.
/// </summary>
/// <param name="Name">The layer's name in the pipeline (<c>commune</c>).</param>
/// <param name="Cells">Per cell the number of its zone, 1 to the number of zones; NaN where there is none.</param>
/// <param name="Zones">Names of the zones; zone number n is the element n - 1.</param>
public sealed record ZoneLayer(string Name, ITileSource Cells, IReadOnlyList<string> Zones);
