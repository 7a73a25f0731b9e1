using System.Runtime.InteropServices;

namespace Calaisis.Raster.Operation.Running;

/// <summary>
/// Memory that nobody uses any more and the program still holds. What a large step leaves would lie until the collector
/// happens to look at its oldest generation, while the next step asks for as much again.
/// </summary>
static unsafe class HeldMemory
{
    /// <summary>From how many bytes of a step on it is worth a few hundredths of a second.</summary>
    public const long LargeBytes = 256L << 20;

    static readonly delegate* unmanaged<nuint, int> Trim = FindTrim();

    /// <summary>
    /// Makes it free for the next step. Where the program holds more than it should, it is given back to the system:
    /// that of .NET, and that of the C library, in which GDAL keeps its blocks. To give all back each time costs a
    /// tenth of a run, as the system hands out memory page by page, and clears each.
    /// </summary>
    /// <param name="allowedBytes">What the program may go on holding.</param>
    public static void GiveBack(long allowedBytes)
    {
        if (Environment.WorkingSet <= allowedBytes)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: false);
            return;
        }

        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        if (Trim != null) Trim(0);
    }

    // Only the GNU C library has it.
    static delegate* unmanaged<nuint, int> FindTrim() =>
        OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libc.so.6", out var library)
        && NativeLibrary.TryGetExport(library, "malloc_trim", out var trim)
            ? (delegate* unmanaged<nuint, int>)trim
            : null;
}
