namespace Calaisis.Raster.Circuits.Windows;

/// <summary>How a window moves, and what flows in it.</summary>
public sealed record WindowRules
{
    /// <summary>How far sources send current to the target, in cells.</summary>
    public required int Radius { get; init; }

    /// <summary>How many cells beyond that conduct.</summary>
    public int Buffer { get; init; }

    /// <summary>Side of the square of cells that a target stands for; odd.</summary>
    public int BlockSize { get; init; } = 1;

    /// <summary>Whether current flows to four neighbours only, else to eight.</summary>
    public bool FourNeighbours { get; init; }

    /// <summary>Whether currents are corrected for what blocks make of them.</summary>
    public bool CorrectArtifacts { get; init; }

    /// <summary>Whether the same currents are wanted where all cells conduct alike.</summary>
    public bool WantsPotential { get; init; }

    /// <summary>
    /// Whether the block without sources lies where Omniscape puts it: beside the target near upper and left edges.
    /// </summary>
    public bool LikeOmniscape { get; init; }

    /// <summary>Threads; no byte depends on them.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>What windows and maps may take together.</summary>
    public long MemoryBytes { get; init; } = long.MaxValue;

    /// <summary>How far the window reaches from its target.</summary>
    internal int Reach => Radius + Buffer;

    /// <summary>Cells of a block beside its centre.</summary>
    internal int HalfBlock => (BlockSize - 1) / 2;

    /// <summary>Side of the window.</summary>
    internal int Side => (2 * Reach) + 1;

    /// <summary>Steps average conductances; windows are solved beside each other, each by one.</summary>
    internal CircuitRules Circuit => new()
    {
        FourNeighbours = FourNeighbours,
        AverageConductances = true,
    };
}
