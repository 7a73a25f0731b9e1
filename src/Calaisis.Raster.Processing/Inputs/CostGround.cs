using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Processing.Inputs;

/// <summary>Whether the metres of a grid, in which costs are measured, are metres on the ground.</summary>
static class CostGround
{
    /// <summary>Refuses degrees, feet and metres that are none here; costs in cells have no need of metres.</summary>
    /// <param name="units">In what costs are measured.</param>
    /// <param name="grid">The grid of the resistance.</param>
    /// <param name="what">The resistance, for messages.</param>
    /// <param name="remedy">
    /// What else can be done than take another raster, as the end of a sentence; empty where nothing can.
    /// </param>
    /// <exception cref="RasterException">Its unit is no metre, or none on the ground.</exception>
    public static void Require(CostUnits units, GridDefinition grid, Sentence what, Sentence remedy)
    {
        if (units == CostUnits.Cells) return;
        var crs = CrsDescription.Of(grid);
        var isInMetres = !crs.IsGeographic && crs.MetresPerUnit.Equals(1);
        if (isInMetres && GroundScale.IsTrue(grid)) return;
        throw new RasterException(
            $"{what}: found a grid in {crs.Name}, whose unit is "
            + $"{(isInMetres ? (Sentence)$"no metre on the ground here (off by more than 1 %)" : $"no metre")}, "
            + $"expected metres, as costs and lengths are "
            + $"measured in them; bring it to a grid such as EPSG:2154 (Lambert-93){remedy}");
    }
}
