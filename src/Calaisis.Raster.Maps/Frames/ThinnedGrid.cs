using System.Runtime.InteropServices;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Maps.Frames;

/// <summary>
/// Gathers a resistance raster, tile by tile, into a coarser grid that fits a page: one value per block of
/// <c>step x step</c> cells. Memory depends on the coarse grid alone; the result on neither tiles nor their order.
/// </summary>
/// <remarks>
/// A block's value is the (almost) geometric mean of its finite cells: the mean of their bit patterns, which grow with
/// the logarithm. Being a sum of whole numbers it has no order, costs no logarithm, and gives equal cells back exactly;
/// it lies within 6 % of the true mean. Thread rule: one caller at a time.
/// </remarks>
public sealed class ThinnedGrid
{
    readonly PageBlocks _blocks;
    readonly long[] _sums;
    readonly int[] _finite;
    readonly int[] _impassable;

    /// <param name="full">
    /// The raster's grid. Rows and columns that do not fill a block at its lower and right edge are left out.
    /// </param>
    /// <param name="step">Cells per block in each direction; at most the grid's rows and columns.</param>
    public ThinnedGrid(GridDefinition full, int step)
    {
        _blocks = new PageBlocks(full, step);
        _sums = new long[_blocks.Count];
        _finite = new int[_blocks.Count];
        _impassable = new int[_blocks.Count];
    }

    /// <summary>The coarse grid.</summary>
    public GridDefinition Grid => _blocks.Grid;

    /// <summary>Adds a tile; each cell of the raster is to be added once.</summary>
    /// <param name="window">The tile's place on the full grid; it may reach beyond.</param>
    /// <param name="values">Row-major resistance; positive infinity is impassable, NaN is missing.</param>
    public void Add(Window window, ReadOnlySpan<float> values)
    {
        foreach (var row in _blocks.RowsOf(window))
        {
            var cells = values.Slice(row.Start, row.Cols);
            AddRow(row.FirstBlock, row.FirstCol, MemoryMarshal.Cast<float, int>(cells));
        }
    }

    /// <summary>
    /// The blocks' values: a resistance where most cells have one; else impassable or missing, whichever is more.
    /// </summary>
    public float[] Values()
    {
        var values = new float[_sums.Length];
        var whole = _blocks.Step * _blocks.Step;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = 2 * _finite[i] > whole ? BitConverter.Int32BitsToSingle((int)(_sums[i] / _finite[i]))
                : 2 * _impassable[i] >= whole - _finite[i] ? float.PositiveInfinity
                : float.NaN;
        }
        return values;
    }

    void AddRow(int firstBlock, int firstCol, ReadOnlySpan<int> bits)
    {
        const int infinity = 0x7F800000;
        var step = _blocks.Step;
        var block = firstBlock + (firstCol / step);
        var leftInBlock = step - (firstCol % step);
        foreach (var cell in bits)
        {
            if (cell is >= 0 and < infinity)
            {
                _sums[block] += cell;
                _finite[block]++;
            }
            else if (cell == infinity)
            {
                _impassable[block]++;
            }
            if (--leftInBlock > 0) continue;
            leftInBlock = step;
            block++;
        }
    }
}
