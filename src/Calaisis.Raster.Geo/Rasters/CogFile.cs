using System.Buffers.Binary;
using Calaisis.Raster.Geo.Tiff;
using Microsoft.Win32.SafeHandles;

namespace Calaisis.Raster.Geo.Rasters;

/// <summary>Puts compressed tiles and what is said of them into a file, each once and where it stays.</summary>
static class CogFile
{
    const int ChunkBytes = 4 << 20;

    /// <param name="file">The file, empty.</param>
    /// <param name="tiles">What stands in it.</param>
    /// <param name="tags">What GDAL says of the raster.</param>
    /// <param name="settings">What its cells are.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="IOException">The disk is full, or cannot be written.</exception>
    internal static void Write(
        SafeFileHandle file, CogTiles tiles, IReadOnlyList<TiffField> tags, CogSettings settings,
        CancellationToken cancel)
    {
        var layout = new CogLayout(
            [.. tiles.Levels.Select((level, number) => Image(number))], settings.ClassicLimit, settings.Gap);
        RandomAccess.Write(file, layout.Head(), 0);
        using (var queue = new HelpedQueue<Chunk>(settings.Threads, chunk => Write(file, chunk, tiles.Shelf)))
        {
            foreach (var chunk in Chunks(tiles, layout))
            {
                cancel.ThrowIfCancellationRequested();
                queue.Add(chunk);
            }

            queue.Finish(cancel);
        }

        if (layout.Length > RandomAccess.GetLength(file)) RandomAccess.SetLength(file, layout.Length);

        TiffImage Image(int number)
        {
            var fields = CogContent.FieldsOf(
                tiles.Shapes[number], settings.CellType, settings.Compression, tiles.Predicts, number > 0);
            var said = number == 0 ? tags : tags.Where(tag => tag.Tag == TiffTag.GdalNoData);
            return new TiffImage([.. fields, .. said], [.. tiles.Levels[number].Select(tile => tile?.Length ?? 0)]);
        }
    }

    /// <summary>The tiles in the order of the file, in parts that are written at once.</summary>
    static IEnumerable<Chunk> Chunks(CogTiles tiles, CogLayout layout)
    {
        var at = layout.FirstTile;
        var (chunk, bytes) = (new Chunk(at, []), 0);
        foreach (var level in tiles.Levels.Reverse())
        {
            foreach (var tile in level)
            {
                if (tile is not { } there) continue;
                chunk.Tiles.Add(there);
                bytes += CogLayout.Leader + there.Length + CogLayout.Trailer;
                if (bytes < ChunkBytes) continue;
                yield return chunk;
                at += bytes;
                (chunk, bytes) = (new Chunk(at, []), 0);
            }
        }

        if (bytes > 0) yield return chunk;
    }

    static void Write(SafeFileHandle file, Chunk chunk, TileShelf shelf)
    {
        var buffer = GC.AllocateUninitializedArray<byte>(
            chunk.Tiles.Sum(tile => CogLayout.Leader + tile.Length + CogLayout.Trailer));
        var rest = buffer.AsSpan();
        foreach (var tile in chunk.Tiles)
        {
            BinaryPrimitives.WriteInt32LittleEndian(rest, tile.Length);
            var data = rest.Slice(CogLayout.Leader, tile.Length);
            shelf.Read(tile, data);
            rest = rest[(CogLayout.Leader + tile.Length)..];
            data[^CogLayout.Trailer..].CopyTo(rest);
            rest = rest[CogLayout.Trailer..];
        }

        RandomAccess.Write(file, buffer, chunk.Offset);
    }

    /// <summary>Tiles that follow each other in the file.</summary>
    sealed record Chunk(long Offset, List<ShelvedTile> Tiles);
}
