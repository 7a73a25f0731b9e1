namespace Calaisis.Raster.Corridors;

/// <summary>
/// Items that are joined pair by pair; each set of joined items goes by its lowest number (union-find).
/// </summary>
/// <param name="count">How many items there are, numbered from 0.</param>
sealed class JoinedItems(int count)
{
    readonly int[] _parents = [.. Enumerable.Range(0, count)];

    /// <summary>Joins the sets of two items.</summary>
    public void Join(int one, int other)
    {
        var (a, b) = (Root(one), Root(other));
        _parents[Math.Max(a, b)] = Math.Min(a, b);
    }

    /// <summary>The lowest number of an item's set.</summary>
    public int Root(int item)
    {
        while (_parents[item] != item) item = _parents[item] = _parents[_parents[item]];
        return item;
    }
}
