using Xunit;

namespace Calaisis.Raster.SystemTests.Numbers;

sealed partial class TrameNumbers
{
    /// <summary>
    /// Costs of some links and the cells of their corridors, by a plain Dijkstra over the resistances: the least cost
    /// between two core areas, and where the costs from both ends exceed it by no more than a share of it.
    /// </summary>
    /// <param name="every">Each how manyth link is looked at.</param>
    /// <param name="cutoffShare">The cutoff as a share of the link's cost.</param>
    /// <returns>How many links were looked at.</returns>
    public int CheckLeastCosts(int every, double cutoffShare)
    {
        var corridors = new Dictionary<int, double>();
        ForEach("corridors", (row, shape) => corridors[row.GetFieldAsInteger("link")] = shape.Area());
        var links = new List<(int Id, int A, int B, double Cost)>();
        ForEach("links", (row, _) => links.Add(
            (
                row.GetFieldAsInteger("id"), row.GetFieldAsInteger("patch_a"), row.GetFieldAsInteger("patch_b"),
                row.GetFieldAsDouble("cost"))));
        var looked = 0;
        foreach (var (id, a, b, cost) in links.Where((_, i) => i % every == 0))
        {
            looked++;
            var (fromA, fromB) = (CostsFrom(a), CostsFrom(b));
            var least = Enumerable.Range(0, _labels.Length).Where(i => _labels[i].Equals(b)).Min(i => fromA[i]);
            Near(least, cost, 1e-9);
            var (surely, perhaps) = (0, 0);
            for (var i = 0; i < _labels.Length; i++)
            {
                if (_labels[i].Equals(a) || _labels[i].Equals(b)) continue;
                // The last bits of the sums differ from one program to the other.
                if (fromA[i] + fromB[i] - least <= cutoffShare * least * (1 - 1e-9)) surely++;
                if (fromA[i] + fromB[i] - least <= cutoffShare * least * (1 + 1e-9)) perhaps++;
            }

            Assert.InRange(corridors.GetValueOrDefault(id) / (_cell * _cell), surely - 1e-6, perhaps + 1e-6);
        }

        return looked;
    }

    double[] CostsFrom(int patch)
    {
        var costs = new double[_labels.Length];
        Array.Fill(costs, double.PositiveInfinity);
        var queue = new PriorityQueue<int, double>();
        for (var i = 0; i < costs.Length; i++)
        {
            if (!_labels[i].Equals(patch) || float.IsNaN(_resistance[i])) continue;
            costs[i] = 0;
            queue.Enqueue(i, 0);
        }

        while (queue.TryDequeue(out var cell, out var reached))
        {
            if (reached > costs[cell]) continue;
            for (var down = -1; down <= 1; down++)
            {
                for (var right = -1; right <= 1; right++)
                {
                    var (row, col) = ((cell / _cols) + down, (cell % _cols) + right);
                    if (row < 0 || row >= Rows || col < 0 || col >= _cols || (down == 0 && right == 0)) continue;
                    var next = (row * _cols) + col;
                    if (float.IsNaN(_resistance[next])) continue;
                    var cost = reached + (_cell * Math.Sqrt((down * down) + (right * right))
                        * ((double)_resistance[cell] + _resistance[next]) / 2);
                    if (cost >= costs[next]) continue;
                    costs[next] = cost;
                    queue.Enqueue(next, cost);
                }
            }
        }

        return costs;
    }
}
