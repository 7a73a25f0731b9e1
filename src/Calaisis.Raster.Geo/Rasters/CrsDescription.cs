using Calaisis.Raster.Grids;
using OSGeo.OSR;

namespace Calaisis.Raster.Geo.Rasters;

/// <summary>A coordinate system as maps need it.</summary>
/// <param name="Name">As printed: <c>Lambert-93 (EPSG:2154)</c>.</param>
/// <param name="MetresPerUnit">Metres in one unit; for degrees, the length of one on the equator.</param>
/// <param name="IsGeographic">Whether its units are degrees.</param>
public sealed record CrsDescription(string Name, double MetresPerUnit, bool IsGeographic)
{
    /// <summary>Metres in a degree of the equator of a sphere of the Earth's mean equatorial radius.</summary>
    const double MetresPerDegree = 111_319.49;

    /// <summary>Describes a grid's coordinate system.</summary>
    public static CrsDescription Of(GridDefinition grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        using var reference = CoordinateSystem.Parse(grid.Crs, $"the grid");
        var isGeographic = reference.IsGeographic() != 0;
        return new CrsDescription(
            NameOf(reference, grid.Crs), isGeographic ? MetresPerDegree : reference.GetLinearUnits(), isGeographic);
    }

    /// <summary>"RGF93 v1 / Lambert-93" is printed as its second half, which is what people call it.</summary>
    static string NameOf(SpatialReference reference, string crs)
    {
        var name = reference.GetName() ?? "";
        var slash = name.LastIndexOf(" / ", StringComparison.Ordinal);
        if (slash >= 0) name = name[(slash + 3)..];
        return name.Length == 0 ? crs : crs.Length < 20 ? $"{name} ({crs})" : name;
    }
}
