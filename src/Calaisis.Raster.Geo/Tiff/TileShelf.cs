using Microsoft.Win32.SafeHandles;

namespace Calaisis.Raster.Geo.Tiff;

/// <summary>Where compressed tiles wait until it is known where they belong in the file.</summary>
/// <param name="Bytes">The tile itself, where it is in memory.</param>
/// <param name="Offset">Where it stands in the scratch file, where it is not.</param>
/// <param name="Length">How many bytes it has.</param>
readonly record struct ShelvedTile(byte[]? Bytes, long Offset, int Length);

/// <summary>
/// Compressed tiles in the order in which they come: in memory as far as that goes, then in a scratch file.
/// </summary>
/// <remarks>Thread rule: safe for any number of callers.</remarks>
sealed class TileShelf(string scratch, long memoryBytes) : IDisposable
{
    readonly Lock _gate = new();
    SafeFileHandle? _file;
    long _inMemory;
    long _inFile;

    /// <exception cref="IOException">The scratch file cannot be written.</exception>
    internal ShelvedTile Add(ReadOnlySpan<byte> tile)
    {
        if (Interlocked.Add(ref _inMemory, tile.Length) <= memoryBytes)
            return new ShelvedTile(tile.ToArray(), 0, tile.Length);
        Interlocked.Add(ref _inMemory, -tile.Length);
        var offset = Interlocked.Add(ref _inFile, tile.Length) - tile.Length;
        RandomAccess.Write(Scratch(), tile, offset);
        return new ShelvedTile(null, offset, tile.Length);
    }

    /// <summary>Copies a tile into the beginning of <paramref name="to"/>.</summary>
    /// <exception cref="IOException">The scratch file cannot be read.</exception>
    internal void Read(ShelvedTile tile, Span<byte> to)
    {
        to = to[..tile.Length];
        if (tile.Bytes is not null)
        {
            tile.Bytes.CopyTo(to);
            return;
        }

        for (var offset = tile.Offset; to.Length > 0;)
        {
            var read = RandomAccess.Read(Scratch(), to, offset);
            if (read == 0) throw new EndOfStreamException();
            to = to[read..];
            offset += read;
        }
    }

    public void Dispose() => _file?.Dispose();

    SafeFileHandle Scratch()
    {
        lock (_gate) return _file ??= File.OpenHandle(scratch, FileMode.Create, FileAccess.ReadWrite, FileShare.Read);
    }
}
