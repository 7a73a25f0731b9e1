namespace Calaisis.Raster.Circuits.Solving;

/// <summary>
/// Approximate elimination: a vertex of degree m leaves m - 1 drawn edges between its neighbours in the place of
/// m (m - 1) / 2, with the same expectation (Kyng and Sachdeva 2016). What leads to ground is passed on exactly.
/// </summary>
/// <remarks>
/// An edge is two halves, in the lists of both ends; half h is the other half of h ^ 1. An eliminated vertex leaves its
/// halves to the drawn edges, so none is ever added.
/// </remarks>
sealed class Elimination
{
    const int None = -1;

    readonly int[] _names;
    readonly int[] _heads;
    readonly int[] _degrees;
    readonly int[] _slots;
    int[] _next;
    int[] _targets;
    double[] _weights;
    int _halves;
    Neighbour[] _found = new Neighbour[16];
    double[] _sums = new double[16];

    /// <param name="names">A number of each vertex that no other has in the whole circuit.</param>
    /// <param name="edges">About how many edges there will be.</param>
    public Elimination(int[] names, int edges)
    {
        _names = names;
        _heads = new int[names.Length];
        _slots = new int[names.Length];
        _degrees = new int[names.Length];
        Grounds = new double[names.Length];
        Array.Fill(_heads, None);
        Array.Fill(_slots, None);
        _next = new int[Math.Max(2, 2 * edges)];
        _targets = new int[_next.Length];
        _weights = new double[_next.Length];
    }

    /// <summary>What leads from each vertex to ground.</summary>
    public double[] Grounds { get; }

    public void Join(int one, int other, double weight)
    {
        if (_halves == _next.Length)
        {
            Array.Resize(ref _next, 2 * _halves);
            Array.Resize(ref _targets, 2 * _halves);
            Array.Resize(ref _weights, 2 * _halves);
        }

        Put(_halves, one, other, weight);
        Put(_halves + 1, other, one, weight);
        _halves += 2;
        _degrees[one]++;
        _degrees[other]++;
    }

    /// <summary>Eliminates the first vertices, least degree first.</summary>
    public Columns Eliminate(int count, CancellationToken cancel)
    {
        var columns = new Columns();
        var queue = new DegreeQueue(_degrees.AsSpan(0, count));
        for (var i = 0; i < count; i++)
        {
            if (i % 4096 == 0) cancel.ThrowIfCancellationRequested();
            Eliminate(queue.Pop(), count, queue, columns);
        }

        return columns;
    }

    /// <summary>The edges that are left among the vertices from a number on, parallel ones as one.</summary>
    public IEnumerable<(int One, int Other, double Weight)> Left(int from)
    {
        for (var vertex = from; vertex < _heads.Length; vertex++)
        {
            var count = Gather(vertex, null, 0);
            var found = _found.AsSpan(0, count).ToArray();
            Array.Sort(found, static (a, b) => a.Vertex.CompareTo(b.Vertex));
            foreach (var neighbour in found.Where(neighbour => neighbour.Vertex > vertex))
                yield return (vertex, neighbour.Vertex, neighbour.Weight);
        }
    }

    void Put(int half, int at, int target, double weight)
    {
        _targets[half] = target;
        _weights[half] = weight;
        _next[half] = _heads[at];
        _heads[at] = half;
    }

    void Eliminate(int vertex, int count, DegreeQueue queue, Columns columns)
    {
        var degree = Gather(vertex, queue, count);
        var found = _found.AsSpan(0, degree);
        found.Sort();
        var ground = Grounds[vertex];
        var pivot = ground;
        foreach (ref var neighbour in found) pivot += neighbour.Weight;
        foreach (ref var neighbour in found)
        {
            columns.Targets.Add(neighbour.Vertex);
            columns.Shares.Add((float)(neighbour.Weight / pivot));
            Grounds[neighbour.Vertex] += neighbour.Weight * (ground / pivot);
        }

        columns.Vertices.Add(vertex);
        columns.Pivots.Add(pivot);
        columns.Starts.Add(columns.Targets.Count);
        Sample(vertex, found, pivot, count, queue);
    }

    void Sample(int vertex, Span<Neighbour> found, double pivot, int count, DegreeQueue queue)
    {
        var sum = 0.0;
        if (_sums.Length < found.Length) _sums = new double[_found.Length];
        for (var i = 0; i < found.Length; i++) _sums[i] = sum += found[i].Weight;
        for (var k = 0; k < found.Length; k++)
        {
            var (half, one) = (found[k].Half, found[k].Vertex);
            var rest = sum - _sums[k];
            if (k == found.Length - 1 || !(rest > 0))
            {
                _weights[half ^ 1] = 0;
                if (one < count) queue.Add(one, -1);
                continue;
            }

            var drawn = _sums[k] + (Draw.Of(_names[vertex], k) * rest);
            var j = k + 1;
            while (j < found.Length - 1 && _sums[j] <= drawn) j++;
            var other = found[j].Vertex;
            var weight = found[k].Weight / pivot * rest;
            _targets[half ^ 1] = other;
            _weights[half ^ 1] = weight;
            Put(half, other, one, weight);
            if (other < count) queue.Add(other, 1);
        }
    }

    /// <summary>A vertex's neighbours, parallel edges as one; the others of them end.</summary>
    int Gather(int vertex, DegreeQueue? queue, int count)
    {
        var found = 0;
        for (var half = _heads[vertex]; half != None; half = _next[half])
        {
            var weight = _weights[half];
            if (weight <= 0) continue;
            var other = _targets[half];
            if (_slots[other] is >= 0 and var slot)
            {
                _found[slot].Weight += weight;
                if (queue is null) continue;
                _weights[half ^ 1] = 0;
                if (other < count) queue.Add(other, -1);
                continue;
            }

            if (found == _found.Length) Array.Resize(ref _found, 2 * found);
            _slots[other] = found;
            _found[found++] = new Neighbour(weight, other, half);
        }

        for (var i = 0; i < found; i++) _slots[_found[i].Vertex] = None;
        return found;
    }

    struct Neighbour(double weight, int vertex, int half) : IComparable<Neighbour>
    {
        public double Weight = weight;
        public readonly int Vertex = vertex;
        public readonly int Half = half;

        public readonly int CompareTo(Neighbour other) =>
            Weight.CompareTo(other.Weight) is not 0 and var order ? order : Vertex.CompareTo(other.Vertex);
    }
}
