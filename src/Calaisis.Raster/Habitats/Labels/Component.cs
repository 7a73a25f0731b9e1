namespace Calaisis.Raster.Habitats.Labels;

/// <summary>
/// Connected cells of one state, as far as they are known: whole numbers only, so that parts add up in any order.
/// </summary>
struct Component
{
    /// <summary>Habitat: can be crossed and is wanted.</summary>
    public const byte Habitat = 1;

    /// <summary>Wanted, but impassable.</summary>
    public const byte Barrier = 2;

    public byte State;

    /// <summary>Whether cells of the other state lie next to it.</summary>
    public bool Touches;

    /// <summary>Whether a given reservoir has cells in it.</summary>
    public bool Given;

    public long Cells;

    /// <summary>Row-major index of its first cell on the grid.</summary>
    public long FirstIndex;

    public int MinRow;
    public int MaxRow;
    public int MinCol;
    public int MaxCol;
    public long RowSum;
    public long ColSum;

    /// <summary>Edges of cells to what is not the component, along rows and along columns.</summary>
    public long EdgesAlongRows;
    public long EdgesAlongColumns;

    public static Component Empty(byte state) => new()
    {
        State = state,
        FirstIndex = long.MaxValue,
        MinRow = int.MaxValue,
        MaxRow = int.MinValue,
        MinCol = int.MaxValue,
        MaxCol = int.MinValue,
    };

    public void Add(in Run run, int gridCols)
    {
        Cells += run.Length;
        FirstIndex = Math.Min(FirstIndex, ((long)run.Row * gridCols) + run.Col);
        MinRow = Math.Min(MinRow, run.Row);
        MaxRow = Math.Max(MaxRow, run.Row);
        MinCol = Math.Min(MinCol, run.Col);
        MaxCol = Math.Max(MaxCol, run.EndCol - 1);
        RowSum += (long)run.Row * run.Length;
        ColSum += ((long)run.Col + run.EndCol - 1) * run.Length / 2;
        EdgesAlongRows += 2L * run.Length;
        EdgesAlongColumns += 2;
    }

    public void Add(in Component other)
    {
        Touches |= other.Touches;
        Given |= other.Given;
        Cells += other.Cells;
        FirstIndex = Math.Min(FirstIndex, other.FirstIndex);
        MinRow = Math.Min(MinRow, other.MinRow);
        MaxRow = Math.Max(MaxRow, other.MaxRow);
        MinCol = Math.Min(MinCol, other.MinCol);
        MaxCol = Math.Max(MaxCol, other.MaxCol);
        RowSum += other.RowSum;
        ColSum += other.ColSum;
        EdgesAlongRows += other.EdgesAlongRows;
        EdgesAlongColumns += other.EdgesAlongColumns;
    }
}
