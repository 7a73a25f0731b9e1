using System.Runtime.InteropServices;
using Calaisis.Raster.Geo.Native;
using OSGeo.GDAL;

namespace Calaisis.Raster.Geo.Confining;

/// <summary>
/// Keeps this process to a rule, whatever its data lead to. Names are judged where they are declared; what GDAL opens
/// because of the content of a file is kept by three means: only drivers of a list are there, the sources of virtual
/// datasets are judged before these are opened, and all that GDAL asks of servers, redirects too, goes through a proxy
/// in this process that judges every host.
/// </summary>
public static partial class Confinement
{
    static readonly string[] ProxyExceptions = ["no_proxy", "NO_PROXY"];

    static ConfinementRule? _rule;

    /// <summary>Begins for the rest of the process; before anything is opened.</summary>
    public static void Begin(ConfinementRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        GdalRuntime.EnsureStarted();
        ConfinedDrivers.KeepOnly(rule.Databases);
        var proxy = GuardedProxy.Start(rule.MayConnect, Gdal.GetConfigOption("GDAL_HTTP_PROXY", null));
        Gdal.SetConfigOption("GDAL_HTTP_PROXY", proxy);
        Gdal.SetConfigOption("GDAL_HTTPS_PROXY", proxy);
        // The library below GDAL would go past the proxy to hosts that these name; the proxy itself still heeds them.
        if (!OperatingSystem.IsWindows())
        {
            foreach (var variable in ProxyExceptions) _ = Unset(variable);
        }

        Gdal.SetConfigOption("GDAL_VRT_ENABLE_PYTHON", "NO");
        Gdal.SetConfigOption("OGR_SQLITE_STATIC_VIRTUAL_OGR", "NO");
        Volatile.Write(ref _rule, rule);
    }

    /// <summary>Whether a name is one of a database, which can be allowed.</summary>
    public static bool IsDatabase(string name) => ConfinedDrivers.IsDatabase(name);

    /// <summary>
    /// Judges what a dataset leads to, before it is opened; nothing where the process is not confined.
    /// </summary>
    /// <exception cref="Faults.PipelineException">It leads to what may not be read.</exception>
    internal static void RequireSources(string path)
    {
        if (Volatile.Read(ref _rule) is { } rule) new VirtualDatasets(rule).RequireSources(path);
    }

    /// <summary>Judges a name that stood in the data, and what it leads to.</summary>
    /// <exception cref="Faults.PipelineException">It may not be read.</exception>
    internal static void Require(string name, string foundIn)
    {
        if (Volatile.Read(ref _rule) is { } rule) new VirtualDatasets(rule).Require(name, foundIn);
    }

    [LibraryImport("libc", EntryPoint = "unsetenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Unset(string variable);
}
