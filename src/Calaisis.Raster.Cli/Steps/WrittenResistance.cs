using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Cli.Steps;

/// <summary>Reads a resistance grid that a step has written.</summary>
static class WrittenResistance
{
    const int TileCells = 512;

    /// <summary>Hands on its tiles one by one; what is no data in the file, a barrier, is positive infinity again.</summary>
    public static void Gather(string path, GridDefinition grid, TileTaker take, CancellationToken cancel)
    {
        using var raster = RasterTileSource.Open(new RasterSourceSettings("resistance", path, CellKind.Values), grid);
        var layout = new TileLayout(grid.Shape, TileCells, TileCells);
        var values = new float[Math.Min(TileCells, grid.Shape.Rows) * Math.Min(TileCells, grid.Shape.Cols)];
        foreach (var window in layout.Windows())
        {
            cancel.ThrowIfCancellationRequested();
            var tile = values.AsSpan(0, (int)window.CellCount);
            raster.Read(window, tile);
            tile.Replace(float.NaN, float.PositiveInfinity);
            take(window, tile);
        }
    }
}

/// <summary>Takes a tile.</summary>
delegate void TileTaker(Window window, ReadOnlySpan<float> values);
