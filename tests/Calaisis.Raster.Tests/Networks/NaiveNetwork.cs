namespace Calaisis.Raster.Tests.Networks;

/// <summary>
/// The indicators as their formulas say: a matrix of all costs by Floyd and Warshall, and everything again for each
/// patch and link that is taken out. Shares nothing with what it judges.
/// </summary>
sealed class NaiveNetwork
{
    readonly int[] _ids;
    readonly double[] _areas;
    readonly (int Id, int A, int B, double Cost)[] _links;
    readonly double[,] _costs;

    public NaiveNetwork(
        IEnumerable<(int Id, double Area)> patches, IEnumerable<(int Id, int A, int B, double Cost)> links)
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
        _ids.Zip(_areas).Where(patch => patch.First != id),
        _links.Where(link => link.A != id && link.B != id)).Whole(alpha);

    public double WithoutLink(int id, double alpha) =>
        new NaiveNetwork(_ids.Zip(_areas), _links.Where(link => link.Id != id)).Whole(alpha);

    /// <summary>Sum of a_i a_j / (1 + fewest links) over ordered pairs, i = j included.</summary>
    public double Integral()
    {
        var counts = Shortest(_ => 1);
        return Pairs((i, j) => _areas[i] * _areas[j] / (1 + counts[i, j]));
    }

    public double Flux(int id, double alpha, double beta)
    {
        var i = Array.IndexOf(_ids, id);
        return Enumerable.Range(0, _ids.Length).Where(j => j != i)
            .Sum(j => Math.Pow(_areas[j], beta) * Math.Exp(-alpha * _costs[i, j]));
    }

    public double IntegralWithoutPatch(int id) => new NaiveNetwork(
        _ids.Zip(_areas).Where(patch => patch.First != id),
        _links.Where(link => link.A != id && link.B != id)).Integral();

    public double IntegralWithoutLink(int id) =>
        new NaiveNetwork(_ids.Zip(_areas), _links.Where(link => link.Id != id)).Integral();

    /// <summary>Sum over all patches, i itself included, of (a_i a_j)^beta p_ij.</summary>
    public double InteractionFlux(int id, double alpha, double beta)
    {
        var i = Array.IndexOf(_ids, id);
        return Enumerable.Range(0, _ids.Length)
            .Sum(j => Math.Pow(_areas[i] * _areas[j], beta) * Math.Exp(-alpha * _costs[i, j]));
    }

    /// <summary>Mean cost to the patches that can be reached.</summary>
    public double Closeness(int id)
    {
        var i = Array.IndexOf(_ids, id);
        var reached = Enumerable.Range(0, _ids.Length)
            .Where(j => j != i && !double.IsPositiveInfinity(_costs[i, j])).ToList();
        return reached.Count == 0 ? double.NaN : reached.Average(j => _costs[i, j]);
    }

    /// <summary>
    /// Sum over unordered pairs of 1 / fewest links between them, among those that fulfil a condition.
    /// </summary>
    public double Harary(Func<int, bool> counts)
    {
        var links = Shortest(_ => 1);
        return Enumerable.Range(0, _ids.Length).Where(i => counts(_ids[i]))
            .Sum(i => Enumerable.Range(0, i).Where(j => counts(_ids[j])).Sum(j => 1 / links[i, j]));
    }

    /// <summary>Greatest finite cost between two that fulfil a condition.</summary>
    public double Diameter(Func<int, bool> counts) => (
        from i in Enumerable.Range(0, _ids.Length)
        from j in Enumerable.Range(0, i + 1)
        where counts(_ids[i]) && counts(_ids[j]) && !double.IsPositiveInfinity(_costs[i, j])
        select _costs[i, j]).DefaultIfEmpty(0).Max();

    /// <summary>
    /// Currents through every patch and link, each patch receiving once what all others of its component send:
    /// Kirchhoff's equations of the component without the receiver, whose potential is 0, by Gaussian elimination with
    /// pivots.
    /// </summary>
    public (Dictionary<int, double> Patches, Dictionary<int, double> Links) Currents(double beta)
    {
        var patches = _ids.ToDictionary(id => id, _ => 0.0);
        var links = _links.ToDictionary(link => link.Id, _ => 0.0);
        for (var receiver = 0; receiver < _ids.Length; receiver++)
        {
            var senders = Enumerable.Range(0, _ids.Length)
                .Where(j => j != receiver && !double.IsPositiveInfinity(_costs[receiver, j])).ToList();
            var potentials = Potentials(senders, beta);
            double At(int id) => senders.IndexOf(Array.IndexOf(_ids, id)) is >= 0 and var place ? potentials[place] : 0;
            foreach (var link in _links.Where(
                link => senders.Contains(Array.IndexOf(_ids, link.A)) || senders.Contains(Array.IndexOf(_ids, link.B))))
            {
                links[link.Id] += Math.Abs(At(link.A) - At(link.B)) / link.Cost;
            }

            foreach (var sender in senders)
            {
                var id = _ids[sender];
                patches[id] += _links.Where(link => link.A == id || link.B == id)
                    .Sum(link => Math.Max(0, At(link.A == id ? link.B : link.A) - At(id)) / link.Cost);
            }
        }

        return (patches, links);
    }

    double[] Potentials(List<int> senders, double beta)
    {
        var n = senders.Count;
        var rows = senders.Select(sender => new double[n + 1]).ToArray();
        for (var i = 0; i < n; i++)
        {
            rows[i][n] = Math.Pow(_areas[senders[i]], beta);
            foreach (var link in _links.Where(link => link.A == _ids[senders[i]] || link.B == _ids[senders[i]]))
            {
                rows[i][i] += 1 / link.Cost;
                var other = senders.IndexOf(Array.IndexOf(_ids, link.A == _ids[senders[i]] ? link.B : link.A));
                if (other >= 0) rows[i][other] -= 1 / link.Cost;
            }
        }

        for (var step = 0; step < n; step++)
        {
            var pivot = Enumerable.Range(step, n - step).MaxBy(i => Math.Abs(rows[i][step]));
            (rows[step], rows[pivot]) = (rows[pivot], rows[step]);
            for (var i = 0; i < n; i++)
            {
                if (i == step || rows[i][step] == 0) continue;
                var factor = rows[i][step] / rows[step][step];
                for (var col = step; col <= n; col++) rows[i][col] -= factor * rows[step][col];
            }
        }

        return [.. rows.Select((row, i) => row[n] / row[i])];
    }

    public int ComponentCount() =>
        Enumerable.Range(0, _ids.Length)
            .Count(i => Enumerable.Range(0, i).All(j => double.IsPositiveInfinity(_costs[i, j])));

    public double LargestComponent() => Enumerable.Range(0, _ids.Length)
        .Max(i =>
            Enumerable.Range(0, _ids.Length).Where(j => _costs[i, j] < double.PositiveInfinity).Sum(j => _areas[j]));

    /// <summary>
    /// Betweenness of every patch and link; of several best paths the one with the lowest id before the end, seen from
    /// the lower end.
    /// </summary>
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
        (from i in Enumerable.Range(0, _ids.Length) from j in Enumerable.Range(0, _ids.Length) select value(i, j))
            .Sum();

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
