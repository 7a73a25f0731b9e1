using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Resistance;

/// <summary>
/// The source tiles of one window, each read once for all trames, grown by the margin that its layers need.
/// </summary>
public sealed class TileInputs
{
    readonly IReadOnlyDictionary<string, Tile> _tiles;

    public TileInputs(GridDefinition grid, Window window, IReadOnlyDictionary<string, Tile> tiles)
    {
        Grid = grid;
        Window = window;
        _tiles = tiles;
    }

    public GridDefinition Grid { get; }

    /// <summary>The cells to compute; source tiles hold these and their margin.</summary>
    public Window Window { get; }

    /// <summary>The tile of a source the layer declared among its needs.</summary>
    public Tile this[string source] => _tiles[source];
}
