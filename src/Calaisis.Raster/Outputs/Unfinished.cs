using System.Collections.Concurrent;

namespace Calaisis.Raster.Outputs;

/// <summary>
/// Where files are being made. Whoever makes one removes what is left of it; this is for a program that has to end
/// while its threads hang.
/// </summary>
/// <remarks>Thread rule: safe for any number of callers.</remarks>
public static class Unfinished
{
    static readonly ConcurrentDictionary<string, bool> Places = new(StringComparer.Ordinal);

    /// <summary>
    /// Notes a name that no finished file has: what stands there may be removed at any time, be it a file or a folder.
    /// </summary>
    public static void Add(string path) => Places[Path.GetFullPath(path)] = true;

    /// <summary>Forgets a name, which others may use from now on.</summary>
    public static void Remove(string path) => Places.TryRemove(Path.GetFullPath(path), out _);

    /// <summary>Removes what stands at these names; nothing that is refused is told, as the program ends.</summary>
    public static void DeleteAll()
    {
        foreach (var path in Places.Keys)
        {
            try
            {
                if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
                else File.Delete(path);
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                continue;
            }
        }
    }
}
