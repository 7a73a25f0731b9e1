namespace Calaisis.Raster.Circuits;

/// <summary>How cells become a circuit.</summary>
public sealed record CircuitRules
{
    /// <summary>Whether current flows to four neighbours only, else to eight.</summary>
    public bool FourNeighbours { get; init; }

    /// <summary>Whether a step averages conductances, else resistances.</summary>
    public bool AverageConductances { get; init; }

    /// <summary>Whether what Circuitscape does otherwise than its own manual says is done as there.</summary>
    public bool LikeCircuitscape { get; init; }

    /// <summary>Threads; no byte depends on them.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>What nodes, factors and voltages may take together.</summary>
    public long MemoryBytes { get; init; } = long.MaxValue;
}
