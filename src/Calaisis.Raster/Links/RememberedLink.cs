using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Links;

/// <summary>A link as <see cref="LinkMemory"/> holds it; the core areas it crosses are known by their cells.</summary>
static class RememberedLink
{
    public static void Write(BinaryWriter writer, Link? link, GroundDigests ground)
    {
        writer.Write(link is not null);
        if (link is null) return;
        foreach (var number in new[] { link.Cost, link.LengthMetres, link.EuclideanMetres, link.MaxResistance, link.HighResistanceShare }) writer.Write(number);
        writer.Write((byte)link.State);
        writer.Write(link.Crosses.Count);
        foreach (var core in link.Crosses) LinkMemory.Write(writer, ground.Core(core));
        writer.Write(link.Path.Count);
        foreach (var cell in link.Path)
        {
            writer.Write(cell.Row);
            writer.Write(cell.Col);
        }
    }

    /// <summary>Null where the two are not linked.</summary>
    /// <param name="reader">What was written.</param>
    /// <param name="lower">The id of one end.</param>
    /// <param name="higher">The id of the other.</param>
    /// <param name="ids">Ids of core areas now.</param>
    public static Link? Read(BinaryReader reader, int lower, int higher, IReadOnlyDictionary<UInt128, int> ids)
    {
        if (!reader.ReadBoolean()) return null;
        var (cost, length, euclidean, max, high) = (reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble());
        var state = (LinkState)reader.ReadByte();
        var crosses = new int[reader.ReadInt32()];
        for (var i = 0; i < crosses.Length; i++) crosses[i] = ids[LinkMemory.Read(reader)];
        var path = new Cell[reader.ReadInt32()];
        for (var i = 0; i < path.Length; i++) path[i] = new Cell(reader.ReadInt32(), reader.ReadInt32());
        Array.Sort(crosses);
        return new Link
        {
            Id = 0,
            PatchA = lower,
            PatchB = higher,
            Cost = cost,
            LengthMetres = length,
            EuclideanMetres = euclidean,
            MaxResistance = max,
            HighResistanceShare = high,
            Crosses = crosses,
            State = state,
            Path = path,
        };
    }
}
