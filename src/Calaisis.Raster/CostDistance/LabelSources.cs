using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
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
            for (var index = CopyPlain(cells, labels); index < cells.Length; index++)
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

    // As long as all is well, a vector at a time; tells how many cells it did.
    static int CopyPlain(ReadOnlySpan<float> cells, Span<int> labels)
    {
        var from = MemoryMarshal.Cast<float, Vector<float>>(cells);
        var to = MemoryMarshal.Cast<int, Vector<int>>(labels[..cells.Length]);
        for (var i = 0; i < to.Length; i++)
        {
            var found = Vector.ConditionalSelect(Vector.Equals(from[i], from[i]), from[i], Vector<float>.Zero);
            var isRight = Vector.GreaterThanOrEqual(found, Vector<float>.Zero)
                & Vector.LessThanOrEqual(found, new Vector<float>(HighestLabel))
                & Vector.Equals(found, Vector.Floor(found));
            if (!Vector.EqualsAll(isRight, Vector<int>.AllBitsSet)) return i * Vector<int>.Count;
            to[i] = Vector.ConvertToInt32(found);
        }

        return to.Length * Vector<int>.Count;
    }

    void Refuse(Window window, int index, float label)
    {
        var cell = new Cell(window.Row + (index / window.Cols), window.Col + (index % window.Cols));
        throw new RasterException($"sources '{Name}', {cell}: found the label {label}, "
            + $"expected a whole number from 0 (no source) to {HighestLabel}");
    }
}
