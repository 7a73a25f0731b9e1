using Calaisis.Raster.Grids;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Habitats.Names;

/// <summary>
/// The place nearest to each patch: from the place's point to the nearest of the patch's cells, 0 inside one. Of places
/// equally far the first counts.
/// </summary>
public sealed class NearestPlaces
{
    const int TileSide = 512;

    readonly GridDefinition _grid;
    readonly IReadOnlyList<NamedPlace> _places;
    readonly double _within;

    // Squares as wide as the distance: whatever is near enough lies in the square of a cell's centre or one of its
    // neighbours.
    readonly double _side;
    readonly Dictionary<(long Row, long Col), List<int>> _squares = [];

    /// <param name="grid">The grid of the labels.</param>
    /// <param name="places">The most important first.</param>
    /// <param name="withinMetres">How far a place may be.</param>
    public NearestPlaces(GridDefinition grid, IReadOnlyList<NamedPlace> places, double withinMetres)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(places);
        (_grid, _places, _within) = (grid, places, withinMetres);
        _side = withinMetres + Math.Max(grid.CellWidth, grid.CellHeight);
        for (var place = 0; place < places.Count; place++)
        {
            var square = SquareOf(places[place].X, places[place].Y);
            if (!_squares.TryGetValue(square, out var list)) _squares.Add(square, list = []);
            list.Add(place);
        }
    }

    /// <summary>The name of the nearest place of each label that has one near enough.</summary>
    /// <param name="labels">The ids of patches; NaN and labels below 1 are none.</param>
    /// <param name="workers">Threads; they change nothing but the time.</param>
    /// <param name="cancel">Stops it.</param>
    public IReadOnlyDictionary<int, string> NamesOf(ITileSource labels, int workers, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var tiles = new TileLayout(_grid.Shape, TileSide, TileSide);
        var total = new Dictionary<int, Near>();
        if (_places.Count == 0) return new Dictionary<int, string>();
        var gate = new Lock();
        Parallel.For(
            0L,
            tiles.Count,
            new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancel },
            () => (Found: new Dictionary<int, Near>(), Values: new float[TileSide * TileSide]),
            (tile, _, scratch) =>
            {
                Look(labels, tiles[tile], scratch.Values, scratch.Found);
                return scratch;
            },
            scratch =>
            {
                lock (gate)
                {
                    foreach (var (label, near) in scratch.Found) Keep(total, label, near);
                }
            });
        return total.ToDictionary(near => near.Key, near => _places[near.Value.Place].Name);
    }

    void Look(ITileSource labels, Window window, float[] values, Dictionary<int, Near> found)
    {
        labels.Read(window, values.AsSpan(0, (int)window.CellCount));
        for (var i = 0; i < window.CellCount; i++)
        {
            if (!(values[i] >= 1)) continue;
            var (row, col) = (window.Row + (i / window.Cols), window.Col + (i % window.Cols));
            if (NearestTo(row, col) is { } near) Keep(found, (int)values[i], near);
        }
    }

    Near? NearestTo(int row, int col)
    {
        var (x, y) = (_grid.XOfColumnEdge(col) + (_grid.CellWidth / 2), _grid.YOfRowEdge(row) - (_grid.CellHeight / 2));
        var (squareRow, squareCol) = SquareOf(x, y);
        Near? best = null;
        for (var down = -1; down <= 1; down++)
        {
            for (var across = -1; across <= 1; across++)
            {
                if (!_squares.TryGetValue((squareRow + down, squareCol + across), out var places)) continue;
                foreach (var place in places)
                {
                    var dx = Math.Max(0, Math.Abs(_places[place].X - x) - (_grid.CellWidth / 2));
                    var dy = Math.Max(0, Math.Abs(_places[place].Y - y) - (_grid.CellHeight / 2));
                    var near = new Near((dx * dx) + (dy * dy), place);
                    if (near.Square <= _within * _within && (best is null || near.IsBefore(best.Value))) best = near;
                }
            }
        }

        return best;
    }

    (long Row, long Col) SquareOf(double x, double y) => ((long)Math.Floor(y / _side), (long)Math.Floor(x / _side));

    static void Keep(Dictionary<int, Near> found, int label, Near near)
    {
        if (!found.TryGetValue(label, out var best) || near.IsBefore(best)) found[label] = near;
    }

    readonly record struct Near(double Square, int Place)
    {
        public bool IsBefore(Near other) => Square < other.Square
            || (Square.Equals(other.Square) && Place < other.Place);
    }
}
