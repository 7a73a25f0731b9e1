using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Resistance;

/// <summary>
/// What one worker of a pass computes with: a buffer for each source, grown by its margin, and scratch.
/// </summary>
sealed class PassInputs
{
    readonly GridDefinition _grid;
    readonly IReadOnlyList<(ITileSource Source, int MarginCells)> _needs;
    readonly float[][] _values;
    TileInputs? _tiles;

    public PassInputs(
        GridDefinition grid, TileLayout layout, IReadOnlyList<(ITileSource Source, int MarginCells)> needs)
    {
        _grid = grid;
        _needs = needs;
        _values = [.. needs.Select(need => new float[CellsOf(layout, need.MarginCells)])];
    }

    /// <summary>Working memory of the worker's layers.</summary>
    public ResistanceScratch Scratch { get; } = new();

    /// <summary>The source tiles of the window last read.</summary>
    public TileInputs Tiles => _tiles ?? throw new InvalidOperationException("nothing has been read yet");

    /// <summary>What one of these takes.</summary>
    public static long BytesOf(TileLayout layout, IEnumerable<int> margins) =>
        (CellsOf(layout, 0) * ResistanceScratch.BytesPerCell)
        + margins.Sum(margin => CellsOf(layout, margin) * sizeof(float));

    /// <summary>Reads every source once on a window and its margin.</summary>
    public void Read(Window window)
    {
        var tiles = new Dictionary<string, Tile>(_needs.Count, StringComparer.Ordinal);
        for (var i = 0; i < _needs.Count; i++)
        {
            var (source, margin) = _needs[i];
            var tile = new Tile(window.Grow(margin), _values[i]);
            source.Read(tile.Window, tile.Values);
            tiles.Add(source.Name, tile);
        }

        _tiles = new TileInputs(_grid, window, tiles);
    }

    static long CellsOf(TileLayout layout, int margin)
    {
        var largest = new Window(
            0, 0, Math.Min(layout.TileRows, layout.Shape.Rows), Math.Min(layout.TileCols, layout.Shape.Cols));
        return largest.Grow(margin).CellCount;
    }
}
