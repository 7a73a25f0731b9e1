namespace Calaisis.Raster.Warping;

/// <summary>
/// Blocks worked out lately between one grid and one raster geometry. All readers of all sources with that geometry
/// share them: six soil rasters are located once, not six times.
/// </summary>
/// <remarks>
/// Thread rule: any number of threads. Each block has one slot by its place, and the latest stays: bounded, without a
/// lock, and a block that was replaced is worked out again to the same bits. 64 x 64 blocks are 1 MB where surfaces do.
/// </remarks>
public sealed class MappedBlocks
{
    const int Side = 64;

    readonly MappedBlock?[] _slots = new MappedBlock?[Side * Side];

    /// <summary>The block with a row and column among blocks, if it is still here.</summary>
    internal MappedBlock? Find(int row, int col)
    {
        var block = Volatile.Read(ref _slots[SlotOf(row, col)]);
        return block is not null && block.Row == row && block.Col == col ? block : null;
    }

    /// <summary>Keeps a block for others.</summary>
    internal void Keep(MappedBlock block) => Volatile.Write(ref _slots[SlotOf(block.Row, block.Col)], block);

    static int SlotOf(int row, int col) => ((row & (Side - 1)) * Side) + (col & (Side - 1));
}
