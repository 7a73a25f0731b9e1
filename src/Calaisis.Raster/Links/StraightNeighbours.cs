using Calaisis.Raster.CostDistance;
using Calaisis.Raster.CostDistance.Searches;

namespace Calaisis.Raster.Links;

/// <summary>
/// Which core areas are neighbours as the crow flies: those whose zones of Euclidean distance share an edge of cells.
/// This is Graphab's planar topology, where <see cref="ZoneBorders"/> goes by cost.
/// </summary>
static class StraightNeighbours
{
    /// <summary>The pairs that a way within the greatest cost joins, and a cost each does not exceed.</summary>
    public static Dictionary<PatchPair, double> Find(
        CoreAreas cores, CostDistanceSettings settings, double maxCost, IProgress<double>? share,
        CancellationToken token)
    {
        var neighbours = new SortedSet<int>?[cores.Count + 1];
        foreach (var pair in Touching(cores, settings, token)) (neighbours[pair.A] ??= []).Add(pair.B);
        var (done, gate) = (0, new Lock());
        var found = BoundedSearches.Run(
            cores.Resistance, settings, cores.Count,
            (index, search) =>
            {
                var costs = CostsTo(cores, search, index + 1, neighbours[index + 1] ?? [], maxCost, token);
                lock (gate) share?.Report((double)++done / cores.Count);
                return costs;
            },
            token);
        var pairs = new Dictionary<PatchPair, double>();
        for (var index = 0; index < found.Length; index++)
        {
            foreach (var (other, cost) in found[index])
                pairs[PatchPair.Of(index + 1, other)] = cost * ZoneBorders.RoundingUp;
        }

        return pairs;
    }

    /// <summary>The pairs whose zones share an edge, each once.</summary>
    internal static HashSet<PatchPair> Touching(CoreAreas cores, CostDistanceSettings settings, CancellationToken token)
    {
        var (rows, cols) = (cores.Shape.Rows, cores.Shape.Cols);
        CoreAreas.RequireMemory(cores.Shape, EuclideanZones.BytesPerCell * cores.Shape.CellCount, settings);
        var zones = EuclideanZones.Of(cores, settings.CellWidth, settings.CellHeight, token);
        var pairs = new HashSet<PatchPair>();
        for (var row = 0; row < rows; row++)
        {
            for (var col = 0; col < cols; col++)
            {
                var here = zones[((long)row * cols) + col];
                if (col + 1 < cols) Add(here, zones[((long)row * cols) + col + 1]);
                if (row + 1 < rows) Add(here, zones[((long)(row + 1) * cols) + col]);
            }
        }

        return pairs;

        void Add(int one, int other)
        {
            if (one != other) pairs.Add(PatchPair.Of(one, other));
        }
    }

    static List<(int Patch, double Cost)> CostsTo(
        CoreAreas cores, BoundedSearch search, int patch, SortedSet<int> others, double maxCost,
        CancellationToken token)
    {
        var costs = new List<(int, double)>();
        if (others.Count == 0 || cores.CellsOf(patch).Length == 0) return costs;
        search.Begin(maxCost);
        search.AddRegion(cores.CellsOf(patch));
        for (var count = 1; others.Count > 0 && search.Settle(out var cell, out var cost); count++)
        {
            if ((count & 0xFFFF) == 0) token.ThrowIfCancellationRequested();
            if (cores.At(cell) is var other && other != 0 && others.Remove(other)) costs.Add((other, cost));
        }

        return costs;
    }
}
