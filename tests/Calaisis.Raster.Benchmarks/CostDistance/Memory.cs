using System.Globalization;

namespace Calaisis.Raster.Benchmarks.CostDistance;

/// <summary>Resident memory of this process, as Linux counts it, in bytes.</summary>
static class Memory
{
    public static long Now() => Read("VmRSS:");

    public static long Peak() => Read("VmHWM:");

    /// <summary>Collects garbage and lets the peak begin anew.</summary>
    public static void ForgetPeak()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        File.WriteAllText("/proc/self/clear_refs", "5");
    }

    /// <summary>Bytes this process has handed to the system to write to files.</summary>
    public static long BytesWritten()
    {
        const string Key = "wchar:";
        var line = File.ReadLines("/proc/self/io").First(line => line.StartsWith(Key, StringComparison.Ordinal));
        return long.Parse(line[Key.Length..], CultureInfo.InvariantCulture);
    }

    static long Read(string key)
    {
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith(key, StringComparison.Ordinal));
        return long.Parse(
            line[key.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) * 1024;
    }
}
