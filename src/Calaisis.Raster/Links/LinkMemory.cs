using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Calaisis.Raster.CostDistance.Fields;

namespace Calaisis.Raster.Links;

/// <summary>
/// Links and corridors of an earlier search, for a later one on ground that differs little: where nothing differs around
/// two core areas as far as they were searched, what was found is taken over. It changes no bit of any result.
/// </summary>
/// <remarks>
/// A core area A was searched where a(x) + D(x) &lt;= limit, a the cost out from A, D the cost to the nearest core area. Say
/// resistance and D are the same on these cells and on those next to them. Any way from A leaves them over such a next cell c,
/// where a(c) + D(c) &gt; limit: up to c the way costs what it did, and beyond it at least D(c) to any core area. So no way
/// within the limit is new, and none is lost; and limits hold the cost of every link and the cells of its corridor.
/// What differs elsewhere may change which pairs are linked: those are always found anew.
/// Thread rule: many may remember at once; recalling is one caller's.
/// </remarks>
public sealed class LinkMemory
{
    const int Check = 8;

    readonly Stream? _from;
    readonly Stream? _to;
    readonly byte[] _about;
    readonly Lock _gate = new();
    readonly Dictionary<int, int[]> _tiles = [];

    LinkMemory(Stream? from, Stream? to, string about) =>
        (_from, _to, _about) = (from, to, SHA256.HashData(Encoding.UTF8.GetBytes(about)));

    /// <summary>Remembers a search.</summary>
    /// <param name="to">Where to; can seek.</param>
    /// <param name="about">Everything but resistances and habitats that links and corridors depend on.</param>
    public static LinkMemory Keep(Stream to, string about) => new(null, to, about);

    /// <summary>Recalls a search.</summary>
    /// <param name="from">What was remembered; can seek. Where it is broken, or about something else, nothing is recalled.</param>
    /// <param name="about">Everything but resistances and habitats that links and corridors depend on.</param>
    public static LinkMemory Use(Stream from, string about) => new(from, null, about);

    /// <summary>How many pairs were recalled.</summary>
    public int Recalled { get; private set; }

    internal bool Remembers => _to is not null;

    internal void Begin() => _to?.Write(_about);

    /// <summary>Remembers what two core areas have in common; the bytes say it.</summary>
    internal void Remember(GroundDigests ground, int lower, CostField lowerField, int higher, CostField higherField, byte[] found)
    {
        lock (_gate)
        {
            _tiles.TryAdd(lower, lowerField.Tiles.ToArray());
            _tiles.TryAdd(higher, higherField.Tiles.ToArray());
            var block = new byte[32 + found.Length];
            BinaryPrimitives.WriteUInt128LittleEndian(block, ground.Core(lower));
            BinaryPrimitives.WriteUInt128LittleEndian(block.AsSpan(16), ground.Core(higher));
            found.CopyTo(block, 32);
            WriteBlock(block);
        }
    }

    /// <summary>Closes what was remembered: how far each core area was searched, and what lay there.</summary>
    internal void End(GroundDigests ground)
    {
        if (_to is null) return;
        var start = _to.Position;
        using var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes))
        {
            writer.Write(_tiles.Count);
            foreach (var (patch, tiles) in _tiles.OrderBy(core => core.Key))
            {
                Write(writer, ground.Core(patch));
                Write(writer, ground.Around(tiles));
                writer.Write(tiles.Length);
                foreach (var tile in tiles) writer.Write(tile);
            }
        }

        WriteBlock(bytes.ToArray());
        var place = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(place, start);
        _to.Write(place);
    }

    /// <summary>Hands on what was found between core areas of which nothing differs as far as they were searched.</summary>
    /// <param name="ground">What lies there now.</param>
    /// <param name="take">Takes the ids, the lower first, and the bytes that say what was found; true where it was of use.</param>
    internal void Recall(GroundDigests ground, Func<int, int, ReadOnlyMemory<byte>, bool> take)
    {
        if (_from is null || Trailer() is not { } end || SameCores(ground, end) is not { } same) return;
        _from.Position = _about.Length;
        while (_from.Position < end && ReadBlock() is { } block)
        {
            if (!same.TryGetValue(BinaryPrimitives.ReadUInt128LittleEndian(block), out var lower)) continue;
            if (!same.TryGetValue(BinaryPrimitives.ReadUInt128LittleEndian(block.AsSpan(16)), out var higher)) continue;
            // Costs are summed from the lower id: the other way round their last bits may differ.
            if (lower < higher && take(lower, higher, block.AsMemory(32))) Recalled++;
        }
    }

    internal static void Write(BinaryWriter writer, UInt128 number)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128LittleEndian(bytes, number);
        writer.Write(bytes);
    }

    internal static UInt128 Read(BinaryReader reader) => BinaryPrimitives.ReadUInt128LittleEndian(reader.ReadBytes(16));

    /// <summary>Where the core areas stand; null where this is about something else, or cut short.</summary>
    long? Trailer()
    {
        var head = new byte[_about.Length];
        _from!.Position = 0;
        if (_from.Length < head.Length + sizeof(long) || _from.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length) return null;
        if (!head.AsSpan().SequenceEqual(_about)) return null;
        var place = new byte[sizeof(long)];
        _from.Position = _from.Length - place.Length;
        _from.ReadExactly(place);
        var start = BinaryPrimitives.ReadInt64LittleEndian(place);
        return start >= head.Length && start < _from.Length ? start : null;
    }

    /// <summary>The ids that unchanged core areas with unchanged surroundings have now.</summary>
    Dictionary<UInt128, int>? SameCores(GroundDigests ground, long start)
    {
        _from!.Position = start;
        if (ReadBlock() is not { } block) return null;
        using var reader = new BinaryReader(new MemoryStream(block));
        var (ids, same) = (ground.Ids, new Dictionary<UInt128, int>());
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var (core, around) = (Read(reader), Read(reader));
            var tiles = new int[reader.ReadInt32()];
            for (var i = 0; i < tiles.Length; i++) tiles[i] = reader.ReadInt32();
            if (ids.TryGetValue(core, out var id) && ground.Around(tiles) == around) same[core] = id;
        }

        return same;
    }

    void WriteBlock(byte[] block)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, block.Length);
        _to!.Write(length);
        _to.Write(SHA256.HashData(block).AsSpan(0, Check));
        _to.Write(block);
    }

    /// <summary>Null where it is not what was written.</summary>
    byte[]? ReadBlock()
    {
        var head = new byte[sizeof(int) + Check];
        if (_from!.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length) return null;
        var length = BinaryPrimitives.ReadInt32LittleEndian(head);
        if (length < 0 || length > _from.Length - _from.Position) return null;
        var block = new byte[length];
        _from.ReadExactly(block);
        return SHA256.HashData(block).AsSpan(0, Check).SequenceEqual(head.AsSpan(sizeof(int))) ? block : null;
    }
}
