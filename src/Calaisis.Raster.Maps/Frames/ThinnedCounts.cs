using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Maps.Frames;

/// <summary>
/// Gathers counts, tile by tile, into a coarser grid that fits a page: the greatest per block of <c>step x step</c>
/// cells, so that a corridor one cell wide still shows. Memory depends on the coarse grid alone; the result on neither
/// tiles nor their order.
/// </summary>
/// <remarks>Thread rule: one caller at a time.</remarks>
public sealed class ThinnedCounts
{
    readonly PageBlocks _blocks;
    readonly byte[] _most;

    /// <param name="full">The raster's grid. Rows and columns that fill no block at its edges are left out.</param>
    /// <param name="step">Cells per block in each direction; at most the grid's rows and columns.</param>
    public ThinnedCounts(GridDefinition full, int step)
    {
        _blocks = new PageBlocks(full, step);
        _most = new byte[_blocks.Count];
    }

    /// <summary>The coarse grid.</summary>
    public GridDefinition Grid => _blocks.Grid;

    /// <summary>The greatest count of each block, row-major.</summary>
    public ReadOnlyMemory<byte> Counts => _most;

    /// <summary>Adds a tile.</summary>
    /// <param name="window">The tile's place on the full grid; it may reach beyond.</param>
    /// <param name="counts">Row-major whole numbers from 0 to 255; NaN counts as 0.</param>
    public void Add(Window window, ReadOnlySpan<float> counts)
    {
        foreach (var row in _blocks.RowsOf(window))
        {
            var cells = counts.Slice(row.Start, row.Cols);
            var blocks = _most.AsSpan(row.FirstBlock, Grid.Shape.Cols);
            for (var i = 0; i < cells.Length; i++)
            {
                ref var most = ref blocks[(row.FirstCol + i) / _blocks.Step];
                if (cells[i] > most) most = checked((byte)cells[i]);
            }
        }
    }
}
