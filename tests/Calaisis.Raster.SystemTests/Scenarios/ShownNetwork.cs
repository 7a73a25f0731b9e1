using System.Globalization;
using Calaisis.Raster.SystemTests.Pipelines;

namespace Calaisis.Raster.SystemTests.Scenarios;

/// <summary>
/// What the results of a trame say of its network, worked out anew from what people see: the raster of habitats and the tables
/// of habitats and links.
/// </summary>
/// <param name="Areas">Square metres of each core area, the first at 0.</param>
/// <param name="Links">Active links by their ends, from 0, and their costs.</param>
sealed record ShownNetwork(double[] Areas, IReadOnlyList<(int A, int B, double Cost)> Links)
{
    public static ShownNetwork Of(string folder, double cellMetres)
    {
        var cores = Rows(Path.Combine(folder, "tables", "habitats.csv")).Count;
        var areas = new double[cores];
        foreach (var label in SmallWorld.ReadFile(Path.Combine(folder, "habitats.tif")))
        {
            if (label >= 1 && label <= cores) areas[(int)label - 1] += cellMetres * cellMetres;
        }

        return new ShownNetwork(
            areas,
            [
                .. Rows(Path.Combine(folder, "tables", "links.csv")).Where(row => row["state"] == "active").Select(row =>
                    (int.Parse(row["patch_a"], CultureInfo.InvariantCulture) - 1, int.Parse(row["patch_b"], CultureInfo.InvariantCulture) - 1, double.Parse(row["cost"], CultureInfo.InvariantCulture))),
            ]);
    }

    /// <summary>sqrt(sum of a_i a_j p_ij) over ordered pairs, p along the cheapest way over links.</summary>
    public double EquivalentConnectivity(double distance, double probability)
    {
        var neighbours = Links.SelectMany(link => new[] { link, (link.B, link.A, link.Cost) }).ToLookup(link => link.Item1, link => (To: link.Item2, Cost: link.Item3));
        var sum = 0.0;
        for (var from = 0; from < Areas.Length; from++)
        {
            var costs = Enumerable.Repeat(double.PositiveInfinity, Areas.Length).ToArray();
            costs[from] = 0;
            var queue = new PriorityQueue<int, double>([(from, 0.0)]);
            while (queue.TryDequeue(out var at, out var cost))
            {
                if (cost > costs[at]) continue;
                foreach (var (to, step) in neighbours[at])
                {
                    if (cost + step >= costs[to]) continue;
                    costs[to] = cost + step;
                    queue.Enqueue(to, costs[to]);
                }
            }

            for (var to = 0; to < costs.Length; to++) sum += Areas[from] * Areas[to] * Math.Exp(Math.Log(probability) * costs[to] / distance);
        }

        return Math.Sqrt(sum);
    }

    /// <summary>A table of results: a dictionary per row.</summary>
    public static List<Dictionary<string, string>> Rows(string file)
    {
        var lines = File.ReadAllLines(file);
        var names = lines[0].TrimStart('\ufeff').Split(';');
        return [.. lines.Skip(1).Select(line => names.Zip(line.Split(';')).ToDictionary(pair => pair.First, pair => pair.Second))];
    }
}
