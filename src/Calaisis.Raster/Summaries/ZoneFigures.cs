using Calaisis.Raster.Corridors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Links;
using Calaisis.Raster.Zones;

namespace Calaisis.Raster.Summaries;

/// <summary>Counts a trame's results by the zones of a layer.</summary>
public static class ZoneFigures
{
    /// <summary>What lies in every zone, and in none.</summary>
    /// <param name="layer">The zones.</param>
    /// <param name="grid">The grid of everything.</param>
    /// <param name="labels">Labels of patches; NaN or below 1 is none.</param>
    /// <param name="cores">Labels from 1 to this are core areas.</param>
    /// <param name="corridors">A value in every cell of a corridor; null where there are none.</param>
    /// <param name="links">The active links count.</param>
    /// <param name="conflicts">Conflicts, by their place.</param>
    /// <param name="workers">Threads; they change nothing but the time.</param>
    /// <param name="cancel">Stops it.</param>
    public static ZoneLayerSummary Count(
        ZoneLayer layer,
        GridDefinition grid,
        ITileSource labels,
        int cores,
        ITileSource? corridors,
        IReadOnlyList<Link> links,
        IReadOnlyList<Conflict> conflicts,
        int workers,
        CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(links);
        ArgumentNullException.ThrowIfNull(conflicts);
        var coreCells = ZoneCover.Count(layer, new LabelRange(labels, 1, cores), grid.Shape, workers, cancel);
        var corridorCells = corridors is null ? new ZoneTally(layer.Zones.Count) : ZoneCover.Count(layer, corridors, grid.Shape, workers, cancel);
        var cells = new ZoneCells(layer);
        var others = new ZoneTally(layer.Zones.Count);
        foreach (var link in links)
        {
            cancel.ThrowIfCancellationRequested();
            if (link.State == LinkState.Active) others.AddPath(link.Path, cells);
        }

        foreach (var conflict in conflicts) others.AddPoint(cells.At(grid.CellAt(conflict.X, conflict.Y)));
        return new ZoneLayerSummary(layer.Name, [.. layer.Zones.Select((name, i) => Of(name, i + 1)), Of(null, 0)]);

        ZoneSummary Of(string? name, int zone) => new(
            name,
            coreCells.HectaresIn(zone, grid),
            corridorCells.HectaresIn(zone, grid),
            others.KilometresIn(zone, grid),
            checked((int)others.PointsIn(zone)));
    }

    /// <summary>Only the cells whose label is in a range have a value.</summary>
    sealed class LabelRange(ITileSource labels, int first, int last) : ITileSource
    {
        public string Name => labels.Name;

        public void Read(Window window, Span<float> values)
        {
            labels.Read(window, values);
            foreach (ref var value in values[..checked((int)window.CellCount)])
            {
                if (!(value >= first && value <= last)) value = float.NaN;
            }
        }
    }
}
