using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Processing.Steps;

/// <summary>Reads rasters that steps have written, tile by tile.</summary>
static class WrittenRasters
{
    const int TileCells = 512;

    /// <summary>
    /// Hands on the tiles of a resistance grid; what is no data in the file, a barrier, is positive infinity again.
    /// </summary>
    public static void GatherResistance(string path, GridDefinition grid, TileTaker take, CancellationToken cancel) =>
        Gather(
            "resistance",
            path,
            grid,
            CellKind.Values,
            (window, tile) =>
            {
                tile.Replace(float.NaN, float.PositiveInfinity);
                take(window, tile);
            },
            cancel);

    /// <summary>Hands on the tiles of a raster one by one; NaN is NoData.</summary>
    public static void Gather(
        string name, string path, GridDefinition grid, CellKind kind, TileTaker take, CancellationToken cancel)
    {
        using var raster = RasterTileSource.Open(new RasterSourceSettings(name, path, kind), grid);
        Gather(raster, grid.Shape, take, cancel);
    }

    /// <summary>Hands on the tiles of an open source one by one; NaN is NoData.</summary>
    public static void Gather(ITileSource raster, Shape shape, TileTaker take, CancellationToken cancel)
    {
        var values = new float[Math.Min(TileCells, shape.Rows) * Math.Min(TileCells, shape.Cols)];
        foreach (var window in new TileLayout(shape, TileCells, TileCells).Windows())
        {
            cancel.ThrowIfCancellationRequested();
            var tile = values.AsSpan(0, (int)window.CellCount);
            raster.Read(window, tile);
            take(window, tile);
        }
    }
}

/// <summary>Takes a tile; its values are the taker's until it returns.</summary>
delegate void TileTaker(Window window, Span<float> values);
