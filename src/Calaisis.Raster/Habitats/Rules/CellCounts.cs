namespace Calaisis.Raster.Habitats.Rules;

/// <summary>How many cells of a tile, or of all tiles so far, fulfil what.</summary>
sealed class CellCounts(int conditions)
{
    public long[] Conditions { get; } = new long[conditions];

    public long Wanted { get; set; }

    public long Impassable { get; set; }

    public long Parted { get; set; }

    public long Closed { get; set; }

    public void Clear()
    {
        Array.Clear(Conditions);
        (Wanted, Impassable, Parted, Closed) = (0, 0, 0, 0);
    }

    public void Add(CellCounts other)
    {
        for (var i = 0; i < Conditions.Length; i++) Conditions[i] += other.Conditions[i];
        Wanted += other.Wanted;
        Impassable += other.Impassable;
        Parted += other.Parted;
        Closed += other.Closed;
    }
}
