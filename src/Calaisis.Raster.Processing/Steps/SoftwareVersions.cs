using System.Security.Cryptography;
using System.Text;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Maps.Sheets;
using Calaisis.Raster.Operation.Storage;

namespace Calaisis.Raster.Processing.Steps;

/// <summary>The versions that a result depends on.</summary>
static class SoftwareVersions
{
    /// <summary>This program's version.</summary>
    public static string Calaisis { get; } = typeof(SoftwareVersions).Assembly.GetName().Version!.ToString(3);

    /// <summary>
    /// What identifies the code of this program: another build may compute something else under the same version.
    /// </summary>
    public static string Build { get; } = BuildOf(
        typeof(SoftwareVersions), typeof(ITileSource), typeof(GdalRuntime), typeof(ResistanceSheetDrawing),
        typeof(OperationFolder));

    /// <summary>Everything that computes: this program, GDAL and PROJ.</summary>
    public static IReadOnlyDictionary<string, string> All => Versions.Value;

    /// <summary>Adds them to what a result says of itself.</summary>
    public static SortedDictionary<string, string> AddTo(SortedDictionary<string, string> metadata)
    {
        foreach (var (name, version) in All) metadata[$"CALAISIS_VERSION_{name.ToUpperInvariant()}"] = version;
        return metadata;
    }

    // Asked for when they are needed: a GDAL that is missing is then told like any other failure.
    static readonly Lazy<IReadOnlyDictionary<string, string>> Versions = new(
        () => new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["calaisis"] = Calaisis,
            ["gdal"] = GdalRuntime.GdalVersion,
            ["proj"] = GdalRuntime.ProjVersion,
        });

    /// <summary>The compiler gives a module another number whenever its code is another.</summary>
    static string BuildOf(params Type[] modules)
    {
        var numbers = string.Join(' ', modules.Select(module => module.Module.ModuleVersionId.ToString("N")));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(numbers)))[..16];
    }
}
