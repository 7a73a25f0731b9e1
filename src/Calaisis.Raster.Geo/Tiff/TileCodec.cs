using System.Collections.Concurrent;
using System.IO.Compression;
using System.Numerics;
using System.Runtime.InteropServices;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace Calaisis.Raster.Geo.Tiff;

/// <summary>How tiles are compressed.</summary>
public enum TileCompression
{
    /// <summary>Read by every GDAL.</summary>
    Deflate,

    /// <summary>Faster and smaller; whether GDAL reads it is decided when GDAL is built.</summary>
    Zstd,
}

/// <summary>Compresses tiles, and takes them apart again: the same bytes whichever thread does it.</summary>
/// <remarks>Thread rule: safe for any number of callers.</remarks>
sealed class TileCodec(TileCompression compression, int cellBytes, int rowCells) : IDisposable
{
    const int ZstdLevel = 1;

    // Level 1 with two lengths of matches looked for. Tiles of 14 rasters of the sample and of five made up (costs,
    // classes, smooth numbers, noise) are each smaller than by level 1 of libzstd 1.5.4, which GDAL takes: by 0.06 to
    // 47 %, costs by 2 to 5 %. Time on a busy machine: 0.8 to 1.4 of level 1's.
    const int ZstdLongMatches = 14;
    const int ZstdShortMatches = 13;
    const int ZstdShortest = 6;

    static readonly ZLibCompressionOptions DeflateOptions = new()
    {
        CompressionLevel = 6,
        CompressionStrategy = ZLibCompressionStrategy.Filtered,
    };

    readonly ConcurrentBag<Worker> _idle = [];

    /// <summary>Its number in the files.</summary>
    internal static int NumberOf(TileCompression compression) => compression == TileCompression.Zstd ? 50000 : 8;

    /// <summary>Hands the bytes of a compressed tile to <paramref name="use"/>, which must not keep them.</summary>
    /// <param name="cells">The tile's cells.</param>
    /// <param name="predicts">Whether neighbours are predicted from each other.</param>
    /// <param name="use">Told the compressed bytes.</param>
    internal TResult Encode<TResult>(
        ReadOnlySpan<byte> cells, bool predicts, Func<ReadOnlySpan<byte>, TResult> use)
    {
        var worker = Take();
        try
        {
            if (predicts)
            {
                Difference(cells, worker.Differences(cells.Length));
                cells = worker.Differences(cells.Length);
            }

            return use(worker.Compress(cells));
        }
        finally
        {
            _idle.Add(worker);
        }
    }

    /// <summary>Fills the cells of a tile that was compressed without prediction.</summary>
    internal void Decode(ReadOnlySpan<byte> tile, Span<byte> cells)
    {
        if (compression == TileCompression.Zstd)
        {
            var worker = Take();
            try
            {
                worker.Decompress(tile, cells);
            }
            finally
            {
                _idle.Add(worker);
            }

            return;
        }

        using var stream = new ZLibStream(new MemoryStream(tile.ToArray()), CompressionMode.Decompress);
        stream.ReadExactly(cells);
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var worker)) worker.Dispose();
    }

    Worker Take() => _idle.TryTake(out var worker) ? worker : new Worker(compression);

    void Difference(ReadOnlySpan<byte> cells, Span<byte> differences)
    {
        switch (cellBytes)
        {
            case sizeof(byte):
                HorizontalPredictor.Difference(cells, differences, rowCells);
                break;
            case sizeof(int):
                Difference<int>(cells, differences);
                break;
            default:
                Difference<long>(cells, differences);
                break;
        }
    }

    void Difference<T>(ReadOnlySpan<byte> cells, Span<byte> differences)
        where T : unmanaged, IBinaryInteger<T> => HorizontalPredictor.Difference(
            MemoryMarshal.Cast<byte, T>(cells), MemoryMarshal.Cast<byte, T>(differences), rowCells);

    /// <summary>What one thread compresses with.</summary>
    sealed class Worker(TileCompression compression) : IDisposable
    {
        readonly Compressor? _zstd = compression == TileCompression.Zstd ? Zstd() : null;
        Decompressor? _unpack;
        byte[] _differences = [];
        byte[] _compressed = [];

        internal Span<byte> Differences(int bytes)
        {
            if (_differences.Length < bytes) _differences = GC.AllocateUninitializedArray<byte>(bytes);
            return _differences.AsSpan(0, bytes);
        }

        internal ReadOnlySpan<byte> Compress(ReadOnlySpan<byte> cells)
        {
            if (_zstd is null) return Deflate(cells);
            var most = Compressor.GetCompressBound(cells.Length);
            if (_compressed.Length < most) _compressed = GC.AllocateUninitializedArray<byte>(most);
            return _compressed.AsSpan(0, _zstd.Wrap(cells, _compressed));
        }

        internal void Decompress(ReadOnlySpan<byte> tile, Span<byte> cells) =>
            (_unpack ??= new Decompressor()).Unwrap(tile, cells);

        static Compressor Zstd()
        {
            var zstd = new Compressor(ZstdLevel);
            zstd.SetParameter(ZSTD_cParameter.ZSTD_c_strategy, (int)ZSTD_strategy.ZSTD_dfast);
            zstd.SetParameter(ZSTD_cParameter.ZSTD_c_hashLog, ZstdLongMatches);
            zstd.SetParameter(ZSTD_cParameter.ZSTD_c_chainLog, ZstdShortMatches);
            zstd.SetParameter(ZSTD_cParameter.ZSTD_c_minMatch, ZstdShortest);
            // The size of a tile is known, and GDAL does not look for it.
            zstd.SetParameter(ZSTD_cParameter.ZSTD_c_contentSizeFlag, 0);
            return zstd;
        }

        public void Dispose()
        {
            _zstd?.Dispose();
            _unpack?.Dispose();
        }

        static ReadOnlySpan<byte> Deflate(ReadOnlySpan<byte> cells)
        {
            using var packed = new MemoryStream();
            using (var stream = new ZLibStream(packed, DeflateOptions, leaveOpen: true)) stream.Write(cells);
            return packed.ToArray();
        }
    }
}
