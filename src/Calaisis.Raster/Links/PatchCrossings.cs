using Calaisis.Raster.CostDistance;
using Calaisis.Raster.CostDistance.Searches;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Links;

/// <summary>What it costs to cross a core area from where one link ends in it to where another does.</summary>
/// <param name="Patch">The core area.</param>
/// <param name="LinkA">A link that ends in it.</param>
/// <param name="LinkB">Another.</param>
/// <param name="Cost">Least cost between the two cells; infinite where no way leads, 0 where they are the same.</param>
public readonly record struct PatchCrossing(int Patch, int LinkA, int LinkB, double Cost);

/// <summary>
/// Intra-patch distances (Graphab): the least cost, over the same resistances as links, between any two cells of a core
/// area in which links end. The way may leave the core area where that costs less.
/// </summary>
public static class PatchCrossings
{
    /// <summary>One for every two active links that end in the same core area.</summary>
    /// <param name="links">Links; those that are not active are passed over.</param>
    /// <param name="resistance">The resistances they were searched on.</param>
    /// <param name="settings">Steps, units and workers.</param>
    /// <param name="cancel">Stops the work.</param>
    public static IReadOnlyList<PatchCrossing> Of(
        IReadOnlyList<Link> links, ResistanceRaster resistance, CostDistanceSettings settings, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(links);
        var ends = links.Where(link => link.State == LinkState.Active)
            .SelectMany(link => new[] { (Patch: link.PatchA, link.Id, Cell: link.Path[0]), (
                Patch: link.PatchB, link.Id, Cell: link.Path[^1]) })
            .GroupBy(end => end.Patch)
            .OrderBy(patch => patch.Key)
            .Select(patch => (
                Patch: patch.Key,
                Cells: patch.Select(end => end.Cell).Distinct().OrderBy(cell => cell.Row)
                    .ThenBy(cell => cell.Col).ToList(),
                Ends: patch.OrderBy(end => end.Id).ToList()))
            .ToList();
        var questions = ends.SelectMany((patch, place) => patch.Cells.Select((_, from) => (Place: place, From: from)))
            .ToList();
        var rows = BoundedSearches.Run(
            resistance, settings, questions.Count,
            (i, search) => Row(search, ends[questions[i].Place].Cells, questions[i].From, cancel), cancel);
        var costs = questions.Zip(rows).ToDictionary(pair => pair.First, pair => pair.Second);
        var crossings = new List<PatchCrossing>();
        for (var place = 0; place < ends.Count; place++)
        {
            var (patch, cells, all) = ends[place];
            for (var a = 0; a < all.Count; a++)
            {
                for (var b = a + 1; b < all.Count; b++)
                {
                    var (from, to) = (cells.IndexOf(all[a].Cell), cells.IndexOf(all[b].Cell));
                    crossings.Add(new PatchCrossing(
                        patch, all[a].Id, all[b].Id,
                        from == to ? 0 : costs[(place, Math.Min(from, to))][Math.Max(from, to)]));
                }
            }
        }

        return crossings;
    }

    /// <summary>Costs from a cell to those after it in the list; infinite where no way leads.</summary>
    static double[] Row(BoundedSearch search, List<Cell> cells, int from, CancellationToken cancel)
    {
        var costs = new double[cells.Count];
        Array.Fill(costs, double.PositiveInfinity);
        var open = Enumerable.Range(from + 1, cells.Count - from - 1).ToDictionary(i => cells[i]);
        search.Begin();
        search.AddStart(cells[from]);
        for (var count = 1; open.Count > 0 && search.Settle(out var cell, out var cost); count++)
        {
            if ((count & 0xFFFF) == 0) cancel.ThrowIfCancellationRequested();
            if (open.Remove(cell, out var to)) costs[to] = cost;
        }

        return costs;
    }
}
