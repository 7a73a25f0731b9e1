using System.Buffers;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Zones;

/// <summary>
/// The territory that figures are given for, on the pipeline's grid: a cell belongs to it where its centre does.
/// Networks are computed with all that surrounds it.
/// </summary>
/// <param name="Title">What it is called.</param>
/// <param name="Cells">A value in each of its cells; NaN outside.</param>
/// <param name="CellCount">How many cells it has.</param>
public sealed record Territory(string Title, ITileSource Cells, long CellCount)
{
    /// <summary>The territory as a layer of one zone: number 1 inside, none outside.</summary>
    public ZoneLayer AsLayer => new("territory", Cells, [Title]);

    /// <summary>
    /// A layer cut to the territory: what lies outside counts for none of its zones, and not for what lies in none.
    /// </summary>
    public ZoneLayer Clip(ZoneLayer layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return layer with { Cells = new ClippedCells(layer, Cells), IsClipped = true };
    }

    /// <summary>Zones inside; outside the number that <see cref="ZoneLayer.IsClipped"/> tells of.</summary>
    sealed class ClippedCells(ZoneLayer layer, ITileSource territory) : ITileSource
    {
        readonly float _outside = layer.Zones.Count + 1;

        public string Name => layer.Cells.Name;

        public void Read(Window window, Span<float> values)
        {
            var count = checked((int)window.CellCount);
            layer.Cells.Read(window, values);
            var inside = ArrayPool<float>.Shared.Rent(count);
            territory.Read(window, inside.AsSpan(0, count));
            for (var i = 0; i < count; i++)
            {
                if (float.IsNaN(inside[i])) values[i] = _outside;
            }

            ArrayPool<float>.Shared.Return(inside);
        }
    }
}
