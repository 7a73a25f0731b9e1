namespace Calaisis.Raster.Geo.Native;

/// <summary>How what a pipeline reads is opened.</summary>
static class InputOptions
{
    /// <summary>
    /// Nothing is left beside an input: GDAL writes what it has learned of a GML into a file of that name. The sign
    /// before it keeps drivers quiet that do not know it.
    /// </summary>
    public static readonly string[] ToRead = ["@WRITE_GFS=NO"];
}
