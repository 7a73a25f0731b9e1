using Calaisis.Raster.Grids;
using Calaisis.Raster.Zones;

namespace Calaisis.Raster.Corridors;

/// <summary>Corridors and paths of a trame by the zones of a layer.</summary>
public static class CorridorZones
{
    const int RowsAtOnce = 256;

    /// <summary>
    /// Counts, by zone, the cells that any corridor covers (shared ones once) and the paths of all active links (where
    /// several run together, each).
    /// </summary>
    public static ZoneTally Count(CorridorNetwork network, ZoneLayer layer, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(layer);
        var tally = new ZoneTally(layer.Zones.Count);
        var shape = network.Mosaic.Shape;
        var zones = new float[Math.Min(RowsAtOnce, shape.Rows) * shape.Cols];
        for (var row = 0; row < shape.Rows; row += RowsAtOnce)
        {
            token.ThrowIfCancellationRequested();
            var window = new Window(row, 0, Math.Min(RowsAtOnce, shape.Rows - row), shape.Cols);
            var read = zones.AsSpan(0, window.Rows * window.Cols);
            layer.Cells.Read(window, read);
            for (var line = 0; line < window.Rows; line++)
                tally.AddCells(read.Slice(line * window.Cols, window.Cols), network.Mosaic.LeastOn(row + line));
        }

        var cells = new ZoneCells(layer);
        foreach (var link in network.Links.Active)
        {
            token.ThrowIfCancellationRequested();
            tally.AddPath(link.Path, cells);
        }

        return tally;
    }
}
