using Calaisis.Raster.Faults;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.CostDistance.Searches;

/// <summary>The minimum cost between every two of several regions (points, patches).</summary>
public static class CostMatrix
{
    /// <summary>
    /// Element [a, b] is the least cost from a cell of region a to a cell of region b; NaN where it exceeds the limit
    /// of the settings or no way leads; 0 on the diagonal. Each pair is searched from the region that comes first, so
    /// that the matrix is symmetric to the last bit.
    /// </summary>
    /// <param name="raster">The resistances.</param>
    /// <param name="settings">Steps, units, limit and workers.</param>
    /// <param name="regions">Each region's cells; a cell may be in several regions.</param>
    /// <param name="token">Stops the work.</param>
    /// <exception cref="RasterException">A region has no cell that can be passed.</exception>
    public static double[,] Between(
        ResistanceRaster raster, CostDistanceSettings settings, IReadOnlyList<IReadOnlyList<Cell>> regions,
        CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(regions);
        ArgumentNullException.ThrowIfNull(settings);
        var regionsAt = regions.SelectMany((cells, region) => cells.Select(cell => (cell, region)))
            .ToLookup(pair => pair.cell, pair => pair.region);
        var rows = BoundedSearches.Run(
            raster, settings, regions.Count,
            (from, search) => Row(search, settings, regions, regionsAt, from, token), token);
        var matrix = new double[regions.Count, regions.Count];
        for (var a = 0; a < regions.Count; a++)
        {
            for (var b = a + 1; b < regions.Count; b++) matrix[a, b] = matrix[b, a] = rows[a][b];
        }

        return matrix;
    }

    static double[] Row(
        BoundedSearch search, CostDistanceSettings settings, IReadOnlyList<IReadOnlyList<Cell>> regions,
        ILookup<Cell, int> regionsAt, int from, CancellationToken token)
    {
        var costs = new double[regions.Count];
        costs.AsSpan().Fill(double.NaN);
        var open = regions.Count - from - 1;
        search.Begin(settings.MaxCost);
        var starts = 0;
        foreach (var cell in regions[from])
        {
            if (search.AddStart(cell)) starts++;
        }

        if (starts == 0) throw Impassable(regions[from], from);
        for (var count = 1; open > 0 && search.Settle(out var cell, out var cost); count++)
        {
            if ((count & 0xFFFF) == 0) token.ThrowIfCancellationRequested();
            foreach (var to in regionsAt[cell])
            {
                if (to <= from || !double.IsNaN(costs[to])) continue;
                costs[to] = cost;
                open--;
            }
        }

        return costs;
    }

    static RasterException Impassable(IReadOnlyList<Cell> region, int number) => new(region.Count == 0
        ? (Sentence)$"region {number + 1}: found no cell, expected at least one"
        : $"region {number + 1}: found NoData or a barrier on all of its "
            + $"{region.Count} cells (the first: {region[0]}), "
            + $"expected one that can be passed; move the region or give the cells a resistance");
}
