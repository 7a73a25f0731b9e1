namespace Calaisis.Raster.Circuits.Solving;

/// <summary>Vertices by their degrees; of equals, the one comes first whose degree changed last.</summary>
sealed class DegreeQueue
{
    const int None = -1;

    readonly int[] _heads;
    readonly int[] _next;
    readonly int[] _previous;
    readonly int[] _degrees;
    int _least;

    /// <summary>Takes vertices 0 to n - 1, the last of them first where degrees are equal.</summary>
    public DegreeQueue(ReadOnlySpan<int> degrees)
    {
        _degrees = degrees.ToArray();
        _next = new int[degrees.Length];
        _previous = new int[degrees.Length];
        _heads = new int[degrees.Length + 1];
        Array.Fill(_heads, None);
        for (var vertex = degrees.Length - 1; vertex >= 0; vertex--) Enter(vertex);
    }

    /// <summary>Takes a vertex of least degree out.</summary>
    public int Pop()
    {
        while (_heads[_least] == None) _least++;
        var vertex = _heads[_least];
        Leave(vertex);
        return vertex;
    }

    /// <summary>Changes a vertex's degree.</summary>
    public void Add(int vertex, int more)
    {
        Leave(vertex);
        _degrees[vertex] += more;
        Enter(vertex);
    }

    // Degrees beyond the number of vertices share the last place.
    int PlaceOf(int vertex) => Math.Clamp(_degrees[vertex], 0, _heads.Length - 1);

    void Enter(int vertex)
    {
        var place = PlaceOf(vertex);
        var head = _heads[place];
        _next[vertex] = head;
        _previous[vertex] = None;
        if (head != None) _previous[head] = vertex;
        _heads[place] = vertex;
        _least = Math.Min(_least, place);
    }

    void Leave(int vertex)
    {
        var (before, after) = (_previous[vertex], _next[vertex]);
        if (before == None) _heads[PlaceOf(vertex)] = after;
        else _next[before] = after;
        if (after != None) _previous[after] = before;
    }
}
