using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Native;
using OSGeo.OSR;

namespace Calaisis.Raster.Geo.Rasters;

/// <summary>Coordinate systems with x before y, whatever order their authority declares.</summary>
public static class CoordinateSystem
{
    // The order of axes is set by ourselves, so it does not tell systems apart.
    static readonly string[] Comparison = ["IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES", "CRITERION=EQUIVALENT"];

    /// <summary>From <c>EPSG:2154</c>, WKT or anything else GDAL understands.</summary>
    /// <param name="definition">The coordinate system.</param>
    /// <param name="owner">Whose it is, for the message: <c>the grid</c>, <c>source 'light'</c>.</param>
    /// <exception cref="RasterException">It is not a coordinate system.</exception>
    public static SpatialReference Parse(string definition, Sentence owner)
    {
        using var errors = new ErrorScope();
        var reference = new SpatialReference("");
        try
        {
            // GDAL would also read files and ask servers for it.
            if (!IsElsewhere(definition) && reference.SetFromUserInput(definition) == 0)
            {
                reference.SetAxisMappingStrategy(AxisMappingStrategy.OAMS_TRADITIONAL_GIS_ORDER);
                return reference;
            }
        }
        catch (ApplicationException)
        {
            // Told below, with the definition.
        }

        reference.Dispose();
        throw new RasterException(
            $"The coordinate system of {owner}, '{definition}', is unknown; give a code such as EPSG:2154, or WKT.");
    }

    /// <summary>Whether two are the same system, whatever their names and axis order.</summary>
    public static bool AreSame(SpatialReference one, SpatialReference other)
    {
        ArgumentNullException.ThrowIfNull(one);
        using var errors = new ErrorScope();
        return one.IsSame(other, Comparison) == 1;
    }

    /// <summary>As people write it: <c>EPSG:2154</c> where an authority knows it, else its name.</summary>
    public static string NameOf(SpatialReference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        using var errors = new ErrorScope();
        if (reference.GetAuthorityCode(null) is { Length: > 0 } code)
            return $"{reference.GetAuthorityName(null)}:{code}";
        if (IsName(reference.GetName())) return reference.GetName()!;
        // Projections written as a PROJ string, like that of SoilGrids, have no name but that of their method.
        if (IsName(reference.GetAttrValue("PROJECTION", 0)))
            return reference.GetAttrValue("PROJECTION", 0)!.Replace('_', ' ');
        return IsName(reference.GetAttrValue("DATUM", 0))
            ? $"degrees on {reference.GetAttrValue("DATUM", 0)!.Replace('_', ' ')}"
            : "unnamed";
    }

    static bool IsElsewhere(string definition) =>
        (definition.Contains("://", StringComparison.Ordinal)
            && !definition.StartsWith("http://www.opengis.net/def/crs/", StringComparison.OrdinalIgnoreCase)
            && !definition.Contains('[', StringComparison.Ordinal))
        || definition.StartsWith("/vsi", StringComparison.Ordinal) || File.Exists(definition);

    static bool IsName(string? name) =>
        !string.IsNullOrEmpty(name) && !name.Equals("unknown", StringComparison.OrdinalIgnoreCase)
            && !name.Equals("unnamed", StringComparison.OrdinalIgnoreCase);
}
