using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Geo.Crossings;

/// <summary>Finds the rectangles that meet another one, among many.</summary>
sealed class NearBounds
{
    readonly double _square;
    readonly IReadOnlyList<MapBounds> _all;
    readonly Dictionary<(long, long), List<int>> _squares = [];

    /// <param name="all">The rectangles, which are found by their places.</param>
    /// <param name="square">
    /// The side of the squares in which they are kept, in map units: about as wide as most of them.
    /// </param>
    public NearBounds(IReadOnlyList<MapBounds> all, double square)
    {
        (_all, _square) = (all, square);
        for (var i = 0; i < all.Count; i++)
        {
            foreach (var at in SquaresOf(all[i]))
            {
                if (!_squares.TryGetValue(at, out var there)) _squares.Add(at, there = []);
                there.Add(i);
            }
        }
    }

    /// <summary>The places of those that meet these bounds, in ascending order.</summary>
    public IReadOnlyCollection<int> Near(MapBounds bounds)
    {
        // Long features reach over more squares than there are.
        if (bounds.Width / _square * (bounds.Height / _square) > _squares.Count)
            return [.. Enumerable.Range(0, _all.Count).Where(i => Meet(_all[i], bounds))];
        return [.. SquaresOf(bounds).SelectMany(at => _squares.GetValueOrDefault(at) ?? []).Distinct()
            .Where(i => Meet(_all[i], bounds)).Order()];
    }

    static bool Meet(MapBounds one, MapBounds other) =>
        one.MinX <= other.MaxX && one.MaxX >= other.MinX && one.MinY <= other.MaxY && one.MaxY >= other.MinY;

    IEnumerable<(long, long)> SquaresOf(MapBounds bounds)
    {
        for (var x = (long)Math.Floor(bounds.MinX / _square); x <= (long)Math.Floor(bounds.MaxX / _square); x++)
        {
            for (var y = (long)Math.Floor(bounds.MinY / _square); y <= (long)Math.Floor(bounds.MaxY / _square); y++)
                yield return (x, y);
        }
    }
}
