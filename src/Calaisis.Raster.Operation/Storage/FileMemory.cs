using System.Security.Cryptography;
using System.Text;

namespace Calaisis.Raster.Operation.Storage;

/// <summary>A hash with the time of the file it was taken of.</summary>
/// <param name="Hash">Content and length.</param>
/// <param name="Modified">When the file was last written, in ticks of UTC.</param>
public sealed record RememberedFile(ContentHash Hash, long Modified)
{
    /// <summary>What the system said of the file before it was read; null where it was not read in this run.</summary>
    internal FileStamp? Stamp { get; init; }
}

/// <summary>
/// Hashes taken by earlier runs, for those who trust that a file of the same length and time is the same. Files are
/// known by the hash of their path, as a path may hold what is not to be kept.
/// </summary>
public sealed class FileMemory(IReadOnlyDictionary<string, RememberedFile> known)
{
    /// <summary>Knows nothing.</summary>
    public static FileMemory None { get; } = new(new Dictionary<string, RememberedFile>());

    /// <summary>What a file is known by.</summary>
    public static string NameOf(string path) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(path))));

    /// <summary>The hash of a file that still has the length and time it had; else null.</summary>
    internal RememberedFile? Recall(string path)
    {
        if (!known.TryGetValue(NameOf(path), out var remembered)) return null;
        var file = FollowedFile.Of(path);
        return file.Exists && file.Length == remembered.Hash.Bytes && file.LastWriteTimeUtc.Ticks == remembered.Modified
            ? remembered with { Stamp = FileStamp.Of(path) }
            : null;
    }
}
