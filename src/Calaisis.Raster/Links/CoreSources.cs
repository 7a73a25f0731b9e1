using System.Buffers;
using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Links;

/// <summary>
/// Core areas as sources of a cost distance: their passable cells. Stepping stones, whose labels are higher, and cells
/// on barriers are none.
/// </summary>
/// <param name="habitats">Labels of patches: core areas 1 to <paramref name="coreCount"/>, then stepping
/// stones.</param>
/// <param name="coreCount">How many core areas there are.</param>
/// <param name="resistance">The resistances; NaN and +Infinity are impassable.</param>
public sealed class CoreSources(ITileSource habitats, int coreCount, ITileSource resistance) : ICostSources
{
    readonly LabelSources _labels = new(habitats);

    public string Name => habitats.Name;

    public double StartCost(int label) => 0;

    public void Read(Window window, Span<int> labels)
    {
        _labels.Read(window, labels);
        var count = window.Rows * window.Cols;
        var found = labels[..count].IndexOfAnyInRange(1, coreCount);
        if (found < 0)
        {
            labels[..count].Clear();
            return;
        }

        var read = ArrayPool<float>.Shared.Rent(count);
        resistance.Read(window, read.AsSpan(0, count));
        for (var cell = 0; cell < count; cell++)
        {
            if (labels[cell] > coreCount || !float.IsFinite(read[cell])) labels[cell] = 0;
        }

        ArrayPool<float>.Shared.Return(read);
    }
}
