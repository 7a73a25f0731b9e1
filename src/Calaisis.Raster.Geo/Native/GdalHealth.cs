using OSGeo.GDAL;
using OSGeo.OSR;

namespace Calaisis.Raster.Geo.Native;

/// <summary>What the GDAL of this machine can do, of what the program needs or likes.</summary>
/// <param name="HasProjDatabase">Whether coordinate systems are known.</param>
/// <param name="HasZstd">Whether results can be compressed with ZSTD.</param>
/// <param name="Drivers">Format drivers, what they are for, and whether they are there.</param>
public sealed record GdalHealth(
    bool HasProjDatabase, bool HasZstd, IReadOnlyList<(string Driver, Sentence Use, bool Present)> Drivers)
{
    static readonly (string Driver, Sentence Use, bool Needed)[] Wanted =
    [
        ("GTiff", $"reads and writes GeoTIFF", true),
        ("COG", $"writes results", true),
        ("VRT", $"brings rasters to the grid", true),
        ("MEM", $"burns vectors", true),
        ("GPKG", $"reads GeoPackages", true),
        ("ESRI Shapefile", $"reads shapefiles", false),
        ("PostgreSQL", $"reads PostGIS", false),
        ("netCDF", $"reads netCDF", false),
        ("HDF5", $"reads Black Marble", false),
    ];

    /// <summary>Whether everything the program cannot do without is there.</summary>
    public bool IsSound => HasProjDatabase
        && Drivers.All(driver => driver.Present || !Array.Exists(Wanted, w => w.Driver == driver.Driver && w.Needed));

    public static GdalHealth Examine()
    {
        GdalRuntime.EnsureStarted();
        using var errors = new ErrorScope();
        var drivers = Wanted.Select(
            wanted => (wanted.Driver, wanted.Use, Gdal.GetDriverByName(wanted.Driver) is not null)).ToList();
        return new GdalHealth(KnowsLambert93(), HasZstdIn("COG"), drivers);
    }

    static bool KnowsLambert93()
    {
        using var reference = new SpatialReference("");
        try
        {
            return reference.ImportFromEPSG(2154) == 0;
        }
        catch (ApplicationException)
        {
            return false;
        }
    }

    static bool HasZstdIn(string driver) =>
        Gdal.GetDriverByName(driver)?.GetMetadataItem("DMD_CREATIONOPTIONLIST", "")
            ?.Contains("<Value>ZSTD</Value>", StringComparison.Ordinal) ?? false;
}
