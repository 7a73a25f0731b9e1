namespace MaxRev.Gdal.Core;

/// <summary>
/// The bootstrap of the MaxRev packages, under its name: callers start either binding with the same line.
/// </summary>
public static class GdalBase
{
    static readonly Lock Gate = new();
    static bool _configured;

    /// <summary>Whether <see cref="ConfigureAll"/> has been called.</summary>
    public static bool IsConfigured => Volatile.Read(ref _configured);

    /// <summary>
    /// Registers all drivers, once. The system's GDAL knows where its own data and PROJ's are: nothing else is needed.
    /// </summary>
    public static void ConfigureAll()
    {
        lock (Gate)
        {
            if (_configured) return;
            OSGeo.GDAL.Gdal.AllRegister();
            Volatile.Write(ref _configured, true);
        }
    }
}
