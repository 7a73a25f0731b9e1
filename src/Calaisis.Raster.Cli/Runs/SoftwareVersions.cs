using Calaisis.Raster.Geo.Native;

namespace Calaisis.Raster.Cli.Runs;

/// <summary>The versions that a result depends on.</summary>
static class SoftwareVersions
{
    /// <summary>This program's version.</summary>
    public static string Calaisis { get; } = typeof(SoftwareVersions).Assembly.GetName().Version!.ToString(3);

    /// <summary>Everything that computes: this program, GDAL and PROJ.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["calaisis"] = Calaisis,
        ["gdal"] = GdalRuntime.GdalVersion,
        ["proj"] = GdalRuntime.ProjVersion,
    };
}
