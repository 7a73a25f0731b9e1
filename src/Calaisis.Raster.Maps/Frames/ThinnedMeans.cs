using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Maps.Frames;

/// <summary>
/// Gathers a quantity, tile by tile, into a coarser grid that fits a page: the mean of the cells with data per block of
/// <c>step x step</c> cells. Memory depends on the coarse grid alone; tiles that come in another order may change last
/// bits.
/// </summary>
/// <remarks>Thread rule: one caller at a time.</remarks>
public sealed class ThinnedMeans
{
    readonly PageBlocks _blocks;
    readonly double[] _sums;
    readonly int[] _counts;

    /// <param name="full">The raster's grid. Rows and columns that fill no block at its edges are left out.</param>
    /// <param name="step">Cells per block in each direction; at most the grid's rows and columns.</param>
    public ThinnedMeans(GridDefinition full, int step)
    {
        _blocks = new PageBlocks(full, step);
        _sums = new double[_blocks.Count];
        _counts = new int[_sums.Length];
    }

    /// <summary>The coarse grid.</summary>
    public GridDefinition Grid => _blocks.Grid;

    /// <summary>Adds a tile; each cell of the raster is to be added once.</summary>
    /// <param name="window">The tile's place on the full grid; it may reach beyond.</param>
    /// <param name="values">Row-major; NaN is no data.</param>
    public void Add(Window window, ReadOnlySpan<float> values)
    {
        foreach (var row in _blocks.RowsOf(window))
        {
            var cells = values.Slice(row.Start, row.Cols);
            for (var i = 0; i < cells.Length; i++)
            {
                if (float.IsNaN(cells[i])) continue;
                var block = row.FirstBlock + ((row.FirstCol + i) / _blocks.Step);
                _sums[block] += cells[i];
                _counts[block]++;
            }
        }
    }

    /// <summary>The class of each block's mean, row-major: how many of the bounds it reaches; 0 without data.</summary>
    /// <param name="bounds">In ascending order.</param>
    public byte[] Classes(IReadOnlyList<double> bounds)
    {
        ArgumentNullException.ThrowIfNull(bounds);
        var classes = new byte[_sums.Length];
        for (var i = 0; i < classes.Length; i++)
        {
            if (_counts[i] == 0) continue;
            var mean = _sums[i] / _counts[i];
            while (classes[i] < bounds.Count && mean >= bounds[classes[i]]) classes[i]++;
        }

        return classes;
    }
}
