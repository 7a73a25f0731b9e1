namespace Calaisis.Raster.CostDistance.Kernels;

/// <summary>
/// How a tile lies in memory: rows of <see cref="Pitch"/> values, its cells first, then the right halo; the left halo
/// of a row is the end of the row before. So rows stay aligned to 64 bytes and a step in any direction is one fixed
/// offset.
/// </summary>
sealed record TileFrame(int Cells, int Halo)
{
    /// <summary>Cells that are worked on together; a change is recorded for so many cells of a row.</summary>
    public const int Block = 8;

    /// <summary>Blocks of a row; at most 64, the bits of a row's mask.</summary>
    public int Blocks => Cells / Block;

    public int Pitch => Cells + Block;

    /// <summary>Position of cell (0, 0).</summary>
    public int Origin => (Halo * Pitch) + Block;

    /// <summary>Number of values of a frame, halo and padding included.</summary>
    public int Length => ((Cells + (2 * Halo)) * Pitch) + (2 * Block);

    public int At(int row, int col) => Origin + (row * Pitch) + col;
}
