using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Sources;
using Xunit;

namespace Calaisis.Raster.SystemTests.Vectors;

/// <summary>What the tests of burning share: small grids in Lambert-93 near Calais, and reading them whole.</summary>
static class Burning
{
    public const double West = 610000;
    public const double North = 7090000;
    public const double CellMetres = 10;

    public static GridDefinition Grid(int rows, int cols) =>
        new("EPSG:2154", West, North, CellMetres, CellMetres, new Shape(rows, cols));

    public static VectorSourceSettings Settings(this TestLayer file) => new("trait", file.Path);

    public static BurnedTileSource Prepare(
        this VectorSourceSettings settings, GridDefinition grid, BurnLimits? limits = null) =>
        BurnedTileSource.Prepare(settings, grid, limits ?? new BurnLimits(), TestContext.Current.CancellationToken);

    public static float[] Burn(this VectorSourceSettings settings, GridDefinition grid) =>
        settings.Prepare(grid).Whole(grid);

    public static float[] Whole(this ITileSource source, GridDefinition grid) => source.In(grid.Shape.Whole);

    public static float[] In(this ITileSource source, Window window)
    {
        var values = new float[window.CellCount];
        source.Read(window, values);
        return values;
    }

    /// <summary>The whole grid, read tile by tile in an order given by a seed.</summary>
    public static float[] ByTiles(
        this ITileSource source, GridDefinition grid, int tileRows, int tileCols, int workers, int margin = 0)
    {
        var all = new float[grid.Shape.CellCount];
        var tiles = new TileLayout(grid.Shape, tileRows, tileCols).Windows().ToArray();
        new Random(tileRows * tileCols).Shuffle(tiles);
        var cancel = TestContext.Current.CancellationToken;
        var options = new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancel };
        Parallel.ForEach(tiles, options, window =>
        {
            var grown = window.Grow(margin);
            var values = source.In(grown);
            for (var row = window.Row; row < window.EndRow; row++)
            {
                var start = ((row - grown.Row) * grown.Cols) + window.Col - grown.Col;
                var target = grid.Shape.IndexOf(new Cell(row, window.Col));
                Array.Copy(values, start, all, target, window.Cols);
            }
        });
        return all;
    }

    /// <summary>x of a cell's centre, restated for the proofs.</summary>
    public static double CentreX(int col) => West + ((col + 0.5) * CellMetres);

    public static double CentreY(int row) => North - ((row + 0.5) * CellMetres);
}
