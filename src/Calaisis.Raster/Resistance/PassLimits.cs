using Calaisis.Raster.Flow;

namespace Calaisis.Raster.Resistance;

/// <summary>What a pass over a grid may use. None of it changes a single byte of the result.</summary>
/// <param name="Workers">At most so many tiles are computed at once.</param>
/// <param name="MemoryBytes">What the buffers of all tiles in flight may take together.</param>
public sealed record PassLimits(int Workers, long MemoryBytes)
{
    /// <summary>How many tiles wait between two stages.</summary>
    public int QueueLength { get; init; } = FlowGraph.DefaultQueueLength;
}
