using System.Collections.Concurrent;
using System.Security.Cryptography;
using Calaisis.Raster.Texts;

namespace Calaisis.Raster.Parameters;

/// <summary>A small file as it was when it was read.</summary>
/// <param name="Content">Its bytes.</param>
/// <param name="Sha256">Their hash, in lower-case hexadecimal.</param>
public sealed record FileAsRead(ReadOnlyMemory<byte> Content, string Sha256);

/// <summary>
/// The small files that a document names, each read once: whoever asks for one, for whatever scenario and however late,
/// gets what was read first, and the hash is that of what was read.
/// </summary>
/// <remarks>Thread rule: safe for any number of callers.</remarks>
public sealed class TextFiles
{
    readonly ConcurrentDictionary<string, Lazy<FileAsRead>> _files = new(StringComparer.Ordinal);

    /// <summary>All that were read, by full path.</summary>
    public IReadOnlyDictionary<string, FileAsRead> All =>
        _files.Where(file => file.Value.IsValueCreated)
            .ToDictionary(file => file.Key, file => file.Value.Value, StringComparer.Ordinal);

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="Faults.PipelineException">It is too large.</exception>
    /// <exception cref="IOException">It cannot be read; asked again, the answer is the same.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public byte[] Read(string path) => _files.GetOrAdd(Path.GetFullPath(path), full => new Lazy<FileAsRead>(() =>
    {
        var bytes = TextFile.Bytes(full);
        return new FileAsRead(bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    })).Value.Content.ToArray();
}
