namespace Calaisis.Raster.CostDistance;

/// <summary>
/// What a cost distance means (steps, limit, barriers) and how it is worked out (workers, tiles, memory).
/// </summary>
/// <remarks>The second group never changes a bit of the result.</remarks>
public sealed record CostDistanceSettings
{
    /// <summary>Size of a tile that keeps a tile's search inside the second-level cache.</summary>
    public const int DefaultTileCells = 64;

    /// <summary>Size of a cell from west to east, in map units.</summary>
    public required double CellWidth { get; init; }

    /// <summary>Size of a cell from north to south, in map units.</summary>
    public required double CellHeight { get; init; }

    public CostUnits Units { get; init; } = CostUnits.Map;

    public Neighbourhood Neighbourhood { get; init; } = Neighbourhood.Eight;

    /// <summary>Cells that would cost more are neither searched nor reached; infinite for no limit.</summary>
    public double MaxCost { get; init; } = double.PositiveInfinity;

    /// <summary>Forbids a diagonal step between two impassable cells that touch at a corner.</summary>
    public bool NoCornerCrossing { get; init; }

    /// <summary>What is averaged over the cells of a step.</summary>
    public StepMean StepMean { get; init; }

    /// <summary>Keeps room for each cell's label, so that the allocation can be worked out.</summary>
    public bool KeepAllocation { get; init; }

    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>Rows and columns of a tile: a multiple of 8, at most 512.</summary>
    public int TileCells { get; init; } = DefaultTileCells;

    /// <summary>
    /// Bytes the search may hold. A raster that needs more is searched in a scratch file. Null: everything in memory.
    /// </summary>
    public long? MemoryBytes { get; init; }

    /// <summary>The folder of the scratch file, where one is needed.</summary>
    public string ScratchFolder { get; init; } = Path.GetTempPath();

    /// <summary>How many cells beyond a tile one step can reach.</summary>
    internal int Halo => Neighbourhood == Neighbourhood.Sixteen ? 2 : 1;

    /// <summary>
    /// What an unreached cell holds: the smallest number beyond the limit, so that no cost above it is less.
    /// </summary>
    internal double Unreached => double.IsPositiveInfinity(MaxCost) ? MaxCost : Math.BitIncrement(MaxCost);

    internal StepLengths Steps => new(CellWidth, CellHeight, Units, StepMean);

    internal void Check()
    {
        if (!Enum.IsDefined(Neighbourhood))
            throw new ArgumentException("neighbours are 4, 8 or 16", nameof(Neighbourhood));
        if (!(MaxCost >= 0)) throw new ArgumentException("the maximum cost is a number from 0", nameof(MaxCost));
        ArgumentOutOfRangeException.ThrowIfLessThan(Workers, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(TileCells, 8);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(TileCells, 512);
        if (TileCells % 8 != 0) throw new ArgumentException("the tile size is a multiple of 8", nameof(TileCells));
    }
}
