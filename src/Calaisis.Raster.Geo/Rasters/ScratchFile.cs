using System.Diagnostics;
using System.Globalization;
using Calaisis.Raster.Outputs;

namespace Calaisis.Raster.Geo.Rasters;

/// <summary>
/// Hidden names beside a target, where it is written before it is moved into place: on the same disk, so that the move
/// is one step. The names hold the process's number, so two processes never share one; what a killed process left is
/// removed by the next that writes the same target.
/// </summary>
static class ScratchFile
{
    const string Suffix = ".partial";

    /// <summary>A name for this process: <c>.resistance.tif.cells-4711.partial</c>.</summary>
    internal static string Beside(string target, string purpose)
    {
        var path = Path.Combine(
            Path.GetDirectoryName(target)!,
            string.Create(
                CultureInfo.InvariantCulture,
                $".{Path.GetFileName(target)}.{purpose}-{Environment.ProcessId}{Suffix}"));
        Unfinished.Add(path);
        return path;
    }

    /// <summary>Deletes what processes that are no more left beside a target.</summary>
    internal static void RemoveStale(string target)
    {
        var folder = Path.GetDirectoryName(target)!;
        foreach (var file in Directory.EnumerateFiles(folder, $".{Path.GetFileName(target)}.*{Suffix}*").Order())
        {
            if (OwnerOf(file) is { } owner && !IsRunning(owner)) File.Delete(file);
        }
    }

    static int? OwnerOf(string file)
    {
        var name = Path.GetFileName(file);
        var end = name.LastIndexOf(Suffix, StringComparison.Ordinal);
        var start = name.LastIndexOf('-', end) + 1;
        var number = name.AsSpan(start, end - start);
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var owner) ? owner : null;
    }

    static bool IsRunning(int process)
    {
        try
        {
            using var running = Process.GetProcessById(process);
            return !running.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
