using System.Buffers;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.CostDistance;

/// <summary>Sources from a raster of labels: positive integers; 0 and NoData are no source.</summary>
public sealed class LabelSources(ITileSource raster, StartCosts? startCosts = null) : ICostSources
{
    // The next one may be another, rounded: beyond it a float no longer tells neighbouring integers apart.
    const float HighestLabel = (1 << 24) - 1;

    readonly StartCosts _startCosts = startCosts ?? StartCosts.None;

    public string Name => raster.Name;

    public double StartCost(int label) => _startCosts[label];

    public void Read(Window window, Span<int> labels)
    {
        var read = ArrayPool<float>.Shared.Rent(window.Rows * window.Cols);
        try
        {
            var cells = read.AsSpan(0, window.Rows * window.Cols);
            raster.Read(window, cells);
            for (var index = 0; index < cells.Length; index++)
            {
                var label = cells[index];
                if (float.IsNaN(label)) label = 0;
                if (label is not (>= 0 and <= HighestLabel) || label != MathF.Floor(label))
                    Refuse(window, index, label);
                labels[index] = (int)label;
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(read);
        }
    }

    void Refuse(Window window, int index, float label)
    {
        var cell = new Cell(window.Row + (index / window.Cols), window.Col + (index % window.Cols));
        throw new RasterException($"sources '{Name}', {cell}: found the label {label}, "
            + $"expected a whole number from 0 (no source) to {HighestLabel}");
    }
}
