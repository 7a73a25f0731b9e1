using System.Runtime.InteropServices;

namespace Calaisis.Raster.Operation.Running;

/// <summary>
/// Ends this process without waiting for anything: the usual way out waits for libraries whose threads may hang.
/// </summary>
public static partial class ProcessEnd
{
    public static void Now(int code)
    {
        if (OperatingSystem.IsWindows()) Environment.Exit(code);
        else Leave(code);
    }

    [LibraryImport("libc", EntryPoint = "_exit")]
    private static partial void Leave(int code);
}
