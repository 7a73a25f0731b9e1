namespace Calaisis.Raster.Tests.Networks;

/// <summary>
/// The indicators as their formulas say: a matrix of all costs by Floyd and Warshall, and everything again for each patch
/// and link that is taken out. Shares nothing with what it judges.
/// </summary>
sealed class NaiveNetwork
{
    readonly int[] _ids;
    readonly double[] _areas;
    readonly (int Id, int A, int B, double Cost)[] _links;
    readonly double[,] _costs;

    public NaiveNetwork(IEnumerable<(int Id, double Area)> patches, IEnumerable<(int Id, int A, int B, double Cost)> links)
    {
        var ordered = patches.OrderBy(patch => patch.Id).ToArray();
        _ids = [.. ordered.Select(patch => patch.Id)];
        _areas = [.. ordered.Select(patch => patch.Area)];
        _links = [.. links.OrderBy(link => link.Id)];
        _costs = Shortest(link => link.Cost);
    }

    /// <summary>Sum of a_i a_j p_ij over ordered pairs, i = j included.</summary>
    public double Whole(double alpha) => Pairs((i, j) => _areas[i] * _areas[j] * Math.Exp(-alpha * _costs[i, j]));

    public double WithoutPatch(int id, double alpha) => new NaiveNetwork(
        _ids.Zip(_areas).Where(patch => patch.First != id), _links.Where(link => link.A != id && link.B != id)).Whole(alpha);

    public double WithoutLink(int id, double alpha) => new NaiveNetwork(_ids.Zip(_areas), _links.Where(link => link.Id != id)).Whole(alpha);

    /// <summary>Sum of a_i a_j / (1 + fewest links) over ordered pairs, i = j included.</summary>
    public double Integral()
    {
        var counts = Shortest(_ => 1);
        return Pairs((i, j) => _areas[i] * _areas[j] / (1 + counts[i, j]));
    }

    public double Flux(int id, double alpha, double beta)
    {
        var i = Array.IndexOf(_ids, id);
        return Enumerable.Range(0, _ids.Length).Where(j => j != i).Sum(j => Math.Pow(_areas[j], beta) * Math.Exp(-alpha * _costs[i, j]));
    }

    public int ComponentCount() =>
        Enumerable.Range(0, _ids.Length).Count(i => Enumerable.Range(0, i).All(j => double.IsPositiveInfinity(_costs[i, j])));

    public double LargestComponent() => Enumerable.Range(0, _ids.Length)
        .Max(i => Enumerable.Range(0, _ids.Length).Where(j => _costs[i, j] < double.PositiveInfinity).Sum(j => _areas[j]));

    /// <summary>Betweenness of every patch and link; of several best paths the one with the lowest id before the end, seen from the lower end.</summary>
    public (Dictionary<int, double> Patches, Dictionary<int, double> Links) Betweenness(double alpha, double beta)
    {
        var patches = _ids.ToDictionary(id => id, _ => 0.0);
        var links = _links.ToDictionary(link => link.Id, _ => 0.0);
        for (var j = 0; j < _ids.Length; j++)
        {
            for (var k = j + 1; k < _ids.Length; k++)
            {
                if (double.IsPositiveInfinity(_costs[j, k])) continue;
                var value = Math.Pow(_areas[j] * _areas[k], beta) * Math.Exp(-alpha * _costs[j, k]);
                for (var at = k; at != j;)
                {
                    var (before, link) = Before(j, at);
                    links[link] += value;
                    if (before != j) patches[_ids[before]] += value;
                    at = before;
                }
            }
        }

        return (patches, links);
    }

    (int Node, int Link) Before(int source, int node) => _links
        .Where(link => link.A == _ids[node] || link.B == _ids[node])
        .Select(link => (Node: Array.IndexOf(_ids, link.A == _ids[node] ? link.B : link.A), Link: link.Id, link.Cost))
        .Where(end => (_costs[source, end.Node] + end.Cost).Equals(_costs[source, node]))
        .OrderBy(end => end.Node)
        .Select(end => (end.Node, end.Link))
        .First();

    double Pairs(Func<int, int, double> value) =>
        (from i in Enumerable.Range(0, _ids.Length) from j in Enumerable.Range(0, _ids.Length) select value(i, j)).Sum();

    double[,] Shortest(Func<(int Id, int A, int B, double Cost), double> cost)
    {
        var shortest = new double[_ids.Length, _ids.Length];
        for (var i = 0; i < _ids.Length; i++)
        {
            for (var j = 0; j < _ids.Length; j++) shortest[i, j] = i == j ? 0 : double.PositiveInfinity;
        }

        foreach (var link in _links)
        {
            var (a, b) = (Array.IndexOf(_ids, link.A), Array.IndexOf(_ids, link.B));
            shortest[a, b] = shortest[b, a] = Math.Min(shortest[a, b], cost(link));
        }

        for (var over = 0; over < _ids.Length; over++)
        {
            for (var i = 0; i < _ids.Length; i++)
            {
                for (var j = 0; j < _ids.Length; j++)
                    shortest[i, j] = Math.Min(shortest[i, j], shortest[i, over] + shortest[over, j]);
            }
        }

        return shortest;
    }
}
