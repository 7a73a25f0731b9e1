using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Calaisis.Raster.CostDistance;

namespace Calaisis.Raster.Links;

/// <summary>
/// What lies on each tile, as a digest: resistances, costs to the nearest core area, and cells of core areas. Core areas are
/// known by their cells, not by their ids, which change when another patch appears.
/// </summary>
/// <remarks>Thread rule: never changes; any number of readers.</remarks>
sealed class GroundDigests
{
    const int Bytes = 16;

    readonly TileGrid _grid;
    readonly byte[] _tiles;
    readonly UInt128[] _cores;

    GroundDigests(TileGrid grid, UInt128[] cores) => (_grid, _cores, _tiles) = (grid, cores, new byte[grid.Count * Bytes]);

    /// <summary>Takes the digests of all tiles.</summary>
    public static GroundDigests Of(CoreAreas cores, TileGrid grid, int workers, CancellationToken token)
    {
        var digests = new GroundDigests(grid, [.. Enumerable.Range(0, cores.Count + 1).Select(patch => patch == 0 ? default : IdentityOf(cores, patch))]);
        var next = -1;
        Crew.Run(
            Math.Min(workers, grid.Down),
            () =>
            {
                var buffer = new List<byte>();
                for (var row = Interlocked.Increment(ref next); row < grid.Down; row = Interlocked.Increment(ref next))
                {
                    token.ThrowIfCancellationRequested();
                    for (var tile = row * grid.Across; tile < (row + 1) * grid.Across; tile++) digests.Take(cores, tile, buffer);
                }
            },
            () => Interlocked.Exchange(ref next, grid.Down));
        return digests;
    }

    /// <summary>A core area by its passable cells.</summary>
    public UInt128 Core(int patch) => _cores[patch];

    /// <summary>The ids of core areas by what they are known by.</summary>
    public Dictionary<UInt128, int> Ids => Enumerable.Range(1, _cores.Length - 1).GroupBy(patch => _cores[patch])
        .Where(same => same.Count() == 1).ToDictionary(same => same.Key, same => same.Single());

    /// <summary>What lies on tiles and on those around them.</summary>
    public UInt128 Around(ReadOnlySpan<int> tiles)
    {
        var all = new SortedSet<int>();
        foreach (var tile in tiles)
        {
            var (row, col) = (tile / _grid.Across, tile % _grid.Across);
            for (var r = Math.Max(0, row - 1); r <= Math.Min(_grid.Down - 1, row + 1); r++)
            {
                for (var c = Math.Max(0, col - 1); c <= Math.Min(_grid.Across - 1, col + 1); c++) all.Add((r * _grid.Across) + c);
            }
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var tile in all) hash.AppendData(_tiles.AsSpan(tile * Bytes, Bytes));
        return BinaryPrimitives.ReadUInt128LittleEndian(hash.GetHashAndReset());
    }

    unsafe void Take(CoreAreas cores, int tile, List<byte> buffer)
    {
        buffer.Clear();
        var window = _grid.Layout[tile];
        for (var row = window.Row; row < window.EndRow; row++)
        {
            buffer.AddRange(MemoryMarshal.AsBytes(new ReadOnlySpan<float>(cores.Resistance.At(row, window.Col), window.Cols)));
            var first = (row * cores.Shape.Cols) + window.Col;
            buffer.AddRange(MemoryMarshal.AsBytes(cores.Floor.AsSpan(first, window.Cols)));
            for (var (col, last) = (0, 0); col < window.Cols; col++)
            {
                var patch = cores.At(first + col);
                if (patch == last) continue;
                buffer.Add((byte)col);
                buffer.AddRange(MemoryMarshal.AsBytes([patch == 0 ? default : _cores[patch]]));
                last = patch;
            }
        }

        SHA256.HashData(CollectionsMarshal.AsSpan(buffer)).AsSpan(0, Bytes).CopyTo(_tiles.AsSpan(tile * Bytes));
    }

    static UInt128 IdentityOf(CoreAreas cores, int patch) =>
        BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(MemoryMarshal.AsBytes(cores.CellsOf(patch))));
}
