using Calaisis.Raster.Flow;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Zones;

namespace Calaisis.Raster.Corridors;

/// <summary>Fills <paramref name="costs"/> (row-major) with accumulated costs; NaN where nothing reaches.</summary>
public delegate void CostReader(Window window, Span<double> costs);

/// <summary>
/// The dispersal area of a trame from its accumulated costs: on every cell the budget that is left, max cost - cost;
/// NoData beyond. A cell that costs exactly the greatest cost belongs to it, with nothing left.
/// </summary>
public static class DispersalPass
{
    /// <summary>Writes the raster of what is left, completes it and moves it into place.</summary>
    /// <param name="grid">The grid of costs and zones.</param>
    /// <param name="layout">The tiles to work on one by one; covers the grid.</param>
    /// <param name="costs">Called for one window at a time.</param>
    /// <param name="maxCost">The greatest cost, in the costs' own unit; above 0.</param>
    /// <param name="zones">The zone layers to count in.</param>
    /// <param name="sink">Takes what is left; stays with the caller, who disposes it.</param>
    /// <param name="step">The step's name, as reported to the listener.</param>
    /// <param name="listener">Hears how far it is.</param>
    /// <param name="cancel">Stops it.</param>
    public static DispersalArea Run(
        GridDefinition grid,
        TileLayout layout,
        CostReader costs,
        double maxCost,
        IReadOnlyList<ZoneLayer> zones,
        ITileSink sink,
        Sentence step,
        IRunListener listener,
        CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(costs);
        ArgumentNullException.ThrowIfNull(zones);
        ArgumentNullException.ThrowIfNull(sink);
        if (!(maxCost > 0) || !double.IsFinite(maxCost))
            throw new ArgumentOutOfRangeException(nameof(maxCost), maxCost, "must be a finite number above 0");
        if (layout.Shape != grid.Shape) throw new ArgumentException("the tiles do not cover the grid", nameof(layout));
        var cells = checked(Math.Min(layout.TileRows, grid.Shape.Rows) * Math.Min(layout.TileCols, grid.Shape.Cols));
        var (read, left, numbers) = (new double[cells], new float[cells], new float[cells]);
        var (reached, core) = (0L, 0L);
        var counts = zones.Select(zone => new long[zone.Zones.Count + 1]).ToArray();
        var progress = new StepProgress(listener, step, layout.Count);
        foreach (var window in layout.Windows())
        {
            cancel.ThrowIfCancellationRequested();
            var size = (int)window.CellCount;
            costs(window, read);
            var (inside, free) = Leave(read.AsSpan(0, size), maxCost, left);
            (reached, core) = (reached + inside, core + free);
            sink.Write(window, left.AsSpan(0, size));
            for (var layer = 0; inside > 0 && layer < zones.Count; layer++)
            {
                zones[layer].Cells.Read(window, numbers);
                Count(left.AsSpan(0, size), numbers, counts[layer]);
            }

            progress.Advance();
        }

        sink.Complete(cancel);
        sink.Commit();
        progress.Finish();
        var cell = grid.CellWidth * grid.CellHeight;
        return new DispersalArea
        {
            MaxCost = maxCost,
            CellCount = reached,
            AreaSquareMetres = reached * cell,
            CoreSquareMetres = core * cell,
            Zones = [.. zones.SelectMany((layer, i) => AreasOf(layer, counts[i], cell))],
        };
    }

    /// <summary>
    /// Writes what is left of the greatest cost; how many cells are reached, and how many at no cost.
    /// </summary>
    static (long Reached, long Free) Leave(ReadOnlySpan<double> costs, double maxCost, Span<float> left)
    {
        var (reached, free) = (0L, 0L);
        for (var i = 0; i < costs.Length; i++)
        {
            var inside = costs[i] <= maxCost;
            left[i] = inside ? (float)(maxCost - costs[i]) : float.NaN;
            if (inside) reached++;
            if (costs[i] == 0) free++;
        }

        return (reached, free);
    }

    static void Count(ReadOnlySpan<float> left, ReadOnlySpan<float> zones, long[] counts)
    {
        for (var i = 0; i < left.Length; i++)
        {
            if (!float.IsNaN(left[i])) counts[float.IsNaN(zones[i]) ? 0 : (int)zones[i]]++;
        }
    }

    static IEnumerable<ZoneArea> AreasOf(ZoneLayer layer, long[] counts, double cell) =>
        layer.Zones.Select((zone, i) => new ZoneArea(layer.Name, zone, counts[i + 1] * cell))
            .Append(new ZoneArea(layer.Name, null, counts[0] * cell));
}
