using System.Globalization;
using System.Runtime.InteropServices;
using Calaisis.Raster.Faults;
using MaxRev.Gdal.Core;
using OSGeo.GDAL;
using OSGeo.OSR;

namespace Calaisis.Raster.Geo.Native;

/// <summary>GDAL in this process: started once, its block cache bounded, its messages sent to one listener.</summary>
public static partial class GdalRuntime
{
    /// <summary>
    /// The bound of GDAL's block cache until <see cref="LimitCache"/> sets another; GDAL's own is 5 % of the machine.
    /// </summary>
    public const int DefaultCacheMegabytes = 64;

    const long Megabyte = 1 << 20;

    // Kept here for the life of the process: GDAL's threads may call it at any time.
    static readonly Gdal.GDALErrorHandlerDelegate ProcessWideHandler = Hear;

    static readonly Lazy<bool> Started = new(Start);

    static Action<GdalMessage>? _listener;

    static long _decodedBytes = DefaultCacheMegabytes * Megabyte / 2;

    /// <summary>Version of GDAL, for instance <c>3.6.2</c>.</summary>
    public static string GdalVersion
    {
        get
        {
            EnsureStarted();
            return Gdal.VersionInfo("RELEASE_NAME") ?? "";
        }
    }

    /// <summary>Version of PROJ, which does the reprojections, for instance <c>9.1.1</c>.</summary>
    public static string ProjVersion
    {
        get
        {
            EnsureStarted();
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{Osr.GetPROJVersionMajor()}.{Osr.GetPROJVersionMinor()}.{Osr.GetPROJVersionMicro()}");
        }
    }

    /// <summary>Configures GDAL and registers its drivers; safe to call at any time from any thread.</summary>
    /// <exception cref="GdalException">This machine has no GDAL that can be used.</exception>
    public static void EnsureStarted() => _ = Started.Value;

    /// <summary>What decoded blocks of sources may take beside GDAL's own cache.</summary>
    internal static long DecodedBytes => Volatile.Read(ref _decodedBytes);

    /// <summary>
    /// Bounds the blocks that all open rasters share: a half for decoded ones of sources, a half for GDAL's own cache.
    /// </summary>
    public static void LimitCache(int megabytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(megabytes, 1);
        EnsureStarted();
        Volatile.Write(ref _decodedBytes, megabytes * Megabyte / 2);
        // The official call takes a 32-bit number of bytes.
        Gdal.SetCacheMax((int)Math.Min(Math.Max(1, megabytes / 2) * Megabyte, int.MaxValue));
    }

    /// <summary>
    /// Sends warnings, and whatever GDAL's own threads say, to a listener; null stops that. It may be called from any
    /// thread and several at once.
    /// </summary>
    public static void Listen(Action<GdalMessage>? listener) => Volatile.Write(ref _listener, listener);

    internal static void Log(GdalMessage message) => Volatile.Read(ref _listener)?.Invoke(message);

    static bool Start()
    {
        Load();
        Gdal.SetConfigOption("GDAL_CACHEMAX", DefaultCacheMegabytes.ToString(CultureInfo.InvariantCulture));
        // A folder listing per opened file is slow on shares and over HTTP; sidecar files are then asked for by name.
        Gdal.SetConfigOption("GDAL_DISABLE_READDIR_ON_OPEN", "TRUE");
        // A server that fails now and then is asked again; GDAL's own is to give up at once.
        Prefer("GDAL_HTTP_MAX_RETRY", "3");
        Prefer("GDAL_HTTP_RETRY_DELAY", "2");
        // One that says nothing any more, or next to nothing, is left after a while: GDAL's own is to wait without end.
        Prefer("GDAL_HTTP_CONNECTTIMEOUT", "10");
        Prefer("GDAL_HTTP_LOW_SPEED_LIMIT", "100");
        Prefer("GDAL_HTTP_LOW_SPEED_TIME", "20");
        Prefer("GDAL_HTTP_TIMEOUT", "300");
        if (!OperatingSystem.IsWindows())
        {
            _ = SetEnvironment("PGCONNECT_TIMEOUT", "10", overwrite: 0);
            // Milliseconds that a database may take over one query, or over the next rows of it.
            _ = SetEnvironment("PGOPTIONS", "-c statement_timeout=300000", overwrite: 0);
        }

        Gdal.SetErrorHandler(ProcessWideHandler, null);
        return true;
    }

    static void Load()
    {
        try
        {
            GdalBase.ConfigureAll();
        }
        catch (Exception missing) when (missing is DllNotFoundException or EntryPointNotFoundException
            or TypeInitializationException)
        {
            throw new GdalException(
                $"be used", "GDAL", [new GdalMessage(CPLErr.CE_Fatal, 0, missing.GetBaseException().Message)],
                inner: missing);
        }
    }

    /// <summary>Sets an option that the user's environment does not set.</summary>
    static void Prefer(string option, string value)
    {
        if (Environment.GetEnvironmentVariable(option) is null) Gdal.SetConfigOption(option, value);
    }

    // What .NET sets is not seen by libraries that read the environment themselves, as that of PostgreSQL does.
    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);

    static void Hear(int severity, int code, nint text)
    {
        // An exception that left a callback would end the process with the official bindings.
        try
        {
            if (severity < (int)CPLErr.CE_Warning) return;
            Log(new GdalMessage((CPLErr)severity, code, Secrets.Mask(Marshal.PtrToStringUTF8(text) ?? "")));
        }
#pragma warning disable CA1031
        catch (Exception)
#pragma warning restore CA1031
        {
            return;
        }
    }
}
