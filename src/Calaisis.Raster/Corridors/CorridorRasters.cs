using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Corridors;

/// <summary>Writes rasters of corridors tile by tile.</summary>
public static class CorridorRasters
{
    const int TileCells = 512;

    /// <summary>Writes all of a source to a sink; completing and moving it into place is the caller's.</summary>
    public static void Write(ITileSource cells, Shape shape, ITileSink sink, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(sink);
        var values = new float[Math.Min(TileCells, shape.Rows) * Math.Min(TileCells, shape.Cols)];
        foreach (var window in new TileLayout(shape, TileCells, TileCells).Windows())
        {
            token.ThrowIfCancellationRequested();
            var tile = values.AsSpan(0, (int)window.CellCount);
            cells.Read(window, tile);
            sink.Write(window, tile);
        }
    }
}
