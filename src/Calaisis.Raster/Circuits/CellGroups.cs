namespace Calaisis.Raster.Circuits;

/// <summary>
/// Cells that a short circuit makes one, as sets that grow together: polygons, and the cells of focal regions.
/// </summary>
public sealed class CellGroups
{
    readonly Dictionary<int, int> _parents = [];

    /// <summary>Whether any cells are joined.</summary>
    public bool IsEmpty => _parents.Count == 0;

    /// <summary>A copy, to which other cells can be added.</summary>
    public CellGroups Copy()
    {
        var copy = new CellGroups();
        foreach (var (cell, parent) in _parents) copy._parents.Add(cell, parent);
        return copy;
    }

    /// <summary>Joins all cells that have the same number, other than 0.</summary>
    public void AddPolygons(ReadOnlySpan<int> numbers)
    {
        var firsts = new Dictionary<int, int>();
        for (var cell = 0; cell < numbers.Length; cell++)
        {
            if (numbers[cell] != 0 && !firsts.TryAdd(numbers[cell], cell)) Join(firsts[numbers[cell]], cell);
        }
    }

    /// <summary>Joins cells, and with them all that they were joined with before.</summary>
    public void Add(IReadOnlyList<int> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        for (var i = 1; i < cells.Count; i++) Join(cells[0], cells[i]);
    }

    /// <summary>The groups, each with its cells in order, by their first cells.</summary>
    internal IReadOnlyList<int[]> All() =>
    [
        .. _parents.Keys.Order().GroupBy(Root).Select(group => group.ToArray())
    ];

    // The lowest cell of a group is its root.
    void Join(int one, int other)
    {
        _parents.TryAdd(one, one);
        _parents.TryAdd(other, other);
        var (a, b) = (Root(one), Root(other));
        if (a != b) _parents[Math.Max(a, b)] = Math.Min(a, b);
    }

    int Root(int cell)
    {
        var root = cell;
        while (_parents[root] != root) root = _parents[root];
        while (_parents[cell] != root) (cell, _parents[cell]) = (_parents[cell], root);
        return root;
    }
}
