using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Flow;

/// <summary>
/// How many tiles may be in memory at once: all that fit a limit in bytes, and no more than are of use.
/// </summary>
public sealed record TileBudget
{
    /// <summary>Derives the number of tiles from a memory limit.</summary>
    /// <param name="memoryBytes">What all tiles in flight may take together.</param>
    /// <param name="tileBytes">What one takes: every buffer it needs from its first source to its last output.</param>
    /// <param name="useful">More tiles than this would only wait; memory beyond is left alone.</param>
    /// <exception cref="PipelineException">Not even one tile fits.</exception>
    public TileBudget(long memoryBytes, long tileBytes, int useful = int.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(tileBytes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(useful, 1);
        if (memoryBytes < tileBytes) throw TooLittle(memoryBytes, tileBytes);
        MemoryBytes = memoryBytes;
        TileBytes = tileBytes;
        Tiles = (int)Math.Min(useful, memoryBytes / tileBytes);
    }

    public long MemoryBytes { get; }

    public long TileBytes { get; }

    /// <summary>Tiles in flight; at least 1.</summary>
    public int Tiles { get; }

    static PipelineException TooLittle(long memoryBytes, long tileBytes) => new(
    [
        new Fault(
            "memory limit", 0, 0, $"one tile needs {Amount(tileBytes)}, found room for {Amount(memoryBytes)}; "
            + $"allow more memory or use smaller tiles"),
    ]);

    static Sentence Amount(long bytes) => bytes < 1_000_000 ? (Sentence)$"{bytes} bytes" : $"{bytes / 1e6:0.##} MB";
}
