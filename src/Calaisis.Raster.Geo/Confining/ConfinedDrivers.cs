using OSGeo.GDAL;

namespace Calaisis.Raster.Geo.Confining;

/// <summary>
/// The formats a confined process reads: files of data, and virtual datasets, whose sources are judged. Descriptions of
/// services (WMS, WMTS, WCS, WFS), formats that run code or queries, and all that a later GDAL may bring are not there.
/// </summary>
static class ConfinedDrivers
{
    static readonly string[] Files =
    [
        // Rasters, and what results are written with.
        "GTiff", "COG", "VRT", "MEM", "AAIGrid", "PNG", "JPEG", "netCDF", "HDF5", "HDF5Image", "HDF4", "HDF4Image",
        "ENVI", "EHdr", "HFA",
        "JP2OpenJPEG", "SRTMHGT", "SAGA", "GSAG", "GSBG", "GS7BG", "XYZ", "GRIB", "DTED", "USGSDEM", "RST", "ERS",
        // Vectors; of GPKG both.
        "GPKG", "ESRI Shapefile", "GeoJSON", "GeoJSONSeq", "TopoJSON", "FlatGeobuf", "SQLite", "MapInfo File",
        "OpenFileGDB", "KML", "GPX",
        "CSV", "OGR_VRT", "Memory",
        // A plain address; who may be asked, the proxy decides.
        "HTTP",
    ];

    static readonly (string Prefix, string[] Drivers)[] Databases =
    [
        ("PG:", ["PostgreSQL", "PostGISRaster"]),
        ("POSTGRESQL:", ["PostgreSQL"]),
        ("MYSQL:", ["MySQL"]),
        ("MSSQL:", ["MSSQLSpatial"]),
        ("WFS:", ["WFS", "GML"]),
    ];

    /// <summary>Whether a name is one of a database, which can be allowed.</summary>
    public static bool IsDatabase(string name) =>
        Array.Exists(Databases, database => name.StartsWith(database.Prefix, StringComparison.OrdinalIgnoreCase));

    /// <summary>Takes all other drivers away; those of databases stay where a name of theirs is allowed.</summary>
    /// <param name="allowed">How allowed names begin.</param>
    public static void KeepOnly(IReadOnlyList<string> allowed)
    {
        var databases = Databases.Where(
            database => allowed.Any(name => name.StartsWith(database.Prefix, StringComparison.OrdinalIgnoreCase)));
        var kept = Files.Concat(databases.SelectMany(database => database.Drivers))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var all = Enumerable.Range(0, Gdal.GetDriverCount()).Select(i => Gdal.GetDriver(i)!).ToList();
        foreach (var driver in all.Where(driver => !kept.Contains(driver.ShortName ?? ""))) driver.Deregister();
    }
}
