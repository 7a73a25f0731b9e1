namespace Calaisis.Raster.Grids;

/// <summary>
/// A grid cut into tiles of one size, in row-major order; the last row and column of tiles may be smaller.
/// </summary>
public sealed record TileLayout
{
    public TileLayout(Shape shape, int tileRows, int tileCols)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(tileRows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(tileCols, 1);
        Shape = shape;
        TileRows = tileRows;
        TileCols = tileCols;
    }

    public Shape Shape { get; }

    public int TileRows { get; }

    public int TileCols { get; }

    /// <summary>Number of tiles from top to bottom.</summary>
    public int Down => (int)(((long)Shape.Rows + TileRows - 1) / TileRows);

    /// <summary>Number of tiles from left to right.</summary>
    public int Across => (int)(((long)Shape.Cols + TileCols - 1) / TileCols);

    public long Count => (long)Down * Across;

    /// <summary>The cells of tile number <paramref name="tile"/>.</summary>
    public Window this[long tile]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(tile);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(tile, Count);
            var row = (int)(tile / Across) * TileRows;
            var col = (int)(tile % Across) * TileCols;
            return new Window(row, col, Math.Min(TileRows, Shape.Rows - row), Math.Min(TileCols, Shape.Cols - col));
        }
    }

    /// <summary>All tiles, row after row.</summary>
    public IEnumerable<Window> Windows()
    {
        for (var tile = 0L; tile < Count; tile++) yield return this[tile];
    }
}
