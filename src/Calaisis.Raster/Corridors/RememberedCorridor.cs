using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Corridors;

/// <summary>A corridor as <see cref="Links.LinkMemory"/> holds it; the costs of its cells follow it, row by row.</summary>
static class RememberedCorridor
{
    public static void Write(BinaryWriter writer, Corridor corridor, CorridorCells cells)
    {
        foreach (var number in new[]
        {
            corridor.AreaSquareMetres, corridor.LengthMetres, corridor.MeanWidthMetres, corridor.MinWidthMetres, corridor.Cost, corridor.LowResistanceShare,
        })
        {
            writer.Write(number);
        }

        writer.Write((byte)corridor.Quality);
        writer.Write(cells.Count);
        writer.Write(cells.Runs.Count);
        foreach (var run in cells.Runs)
        {
            writer.Write(run.Row);
            writer.Write(run.Col);
            writer.Write(run.Cols);
        }
    }

    public static (Corridor Corridor, CorridorCells Cells) Read(BinaryReader reader)
    {
        var corridor = new Corridor
        {
            Link = 0,
            AreaSquareMetres = reader.ReadDouble(),
            LengthMetres = reader.ReadDouble(),
            MeanWidthMetres = reader.ReadDouble(),
            MinWidthMetres = reader.ReadDouble(),
            Cost = reader.ReadDouble(),
            LowResistanceShare = reader.ReadDouble(),
            Quality = (CorridorQuality)reader.ReadByte(),
        };
        var count = reader.ReadInt64();
        var runs = new CellRun[reader.ReadInt32()];
        for (var i = 0; i < runs.Length; i++) runs[i] = new CellRun(reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
        return (corridor, new CorridorCells(0, count, runs));
    }
}
