using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Processing.Scenarios;

/// <summary>How a raster differs.</summary>
/// <param name="Name">What it is called in the text: its place among the results, or what it holds.</param>
/// <param name="GainedHectares">Cells that have data now and had none.</param>
/// <param name="LostHectares">Cells that have none now and had some.</param>
/// <param name="ChangedHectares">Cells with another value.</param>
sealed record AreaChange(string Name, double GainedHectares, double LostHectares, double ChangedHectares)
{
    const int TileCells = 512;

    /// <summary>Null where the rasters lie on different grids: cells cannot be compared.</summary>
    /// <param name="place">From the folders of results.</param>
    /// <param name="oldFolder">The earlier results.</param>
    /// <param name="newFolder">The later results.</param>
    /// <param name="cancel">Stops it.</param>
    public static AreaChange? Between(string place, string oldFolder, string newFolder, CancellationToken cancel) =>
        Between(place, Path.Combine(oldFolder, place), Path.Combine(newFolder, place), _ => true, _ => true, cancel);

    /// <summary>The same where only some values count as data.</summary>
    public static AreaChange? Between(
        string name, string oldFile, string newFile, Predicate<float> countedThen, Predicate<float> countedNow,
        CancellationToken cancel)
    {
        var grid = RasterGrid.Like(newFile);
        if (grid != RasterGrid.Like(oldFile)) return null;
        using var old = RasterTileSource.Open(new RasterSourceSettings("old", oldFile, CellKind.Values), grid);
        using var now = RasterTileSource.Open(new RasterSourceSettings("new", newFile, CellKind.Values), grid);
        var layout = new TileLayout(grid.Shape, TileCells, TileCells);
        var cells = Math.Min(TileCells, grid.Shape.Rows) * Math.Min(TileCells, grid.Shape.Cols);
        var (before, after) = (new float[cells], new float[cells]);
        var (gained, lost, changed) = (0L, 0L, 0L);
        foreach (var window in layout.Windows())
        {
            cancel.ThrowIfCancellationRequested();
            old.Read(window, before);
            now.Read(window, after);
            for (var i = 0; i < (int)window.CellCount; i++)
            {
                var had = !float.IsNaN(before[i]) && countedThen(before[i]);
                var has = !float.IsNaN(after[i]) && countedNow(after[i]);
                if (!had && has) gained++;
                else if (had && !has) lost++;
                else if (had && before[i] != after[i]) changed++;
            }
        }

        var squareMetres = grid.CellWidth * grid.CellHeight * Math.Pow(CrsDescription.Of(grid).MetresPerUnit, 2);
        return new AreaChange(name, Hectares(gained), Hectares(lost), Hectares(changed));

        double Hectares(long count) => count * squareMetres / Hectare.SquareMetres;
    }
}
