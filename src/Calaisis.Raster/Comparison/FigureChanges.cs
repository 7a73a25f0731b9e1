using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Comparison;

/// <summary>The figures of a trame side by side: those of its summaries, and how much of its corridors is lit.</summary>
public static class FigureChanges
{
    const double SquareMetresPerHectare = 10_000;

    /// <summary>
    /// The mean cost of the links that are in both scenarios. The mean over all links of each would fall where the dearest vanish:
    /// losing links would look like a gain.
    /// </summary>
    public const string KeptLinkCost = "kept_link_cost";

    /// <summary>The name under which the lit share of corridors stands, for a threshold.</summary>
    public static string LitShare(double threshold) => FormattableString.Invariant($"corridor_above_{threshold}_nw_share");

    /// <summary>The whole trame first, then zone by zone in the order of the pipeline.</summary>
    public static IReadOnlyList<FigureChange> Of(
        IReadOnlyList<StateFigure> before, IReadOnlyList<StateFigure> after, IReadOnlyList<LinkChange> links, ChangeCounts counts, GridDefinition grid)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(links);
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(grid);
        var known = before.ToDictionary(figure => (figure.ZoneLayer, figure.Zone, figure.Name), figure => figure.Value);
        var changes = new List<FigureChange>();
        if (after.Count == 0) changes.AddRange(Counted(null, null, counts.Everywhere, counts.Settings, grid));
        // Figures of one zone stand together; what was counted of the zone follows them.
        foreach (var scope in after.GroupBy(figure => (figure.ZoneLayer, figure.Zone)))
        {
            changes.AddRange(scope.Select(figure => new FigureChange(
                figure.ZoneLayer, figure.Zone, figure.Name, figure.Unit,
                known.TryGetValue((figure.ZoneLayer, figure.Zone, figure.Name), out var was) ? was : double.NaN,
                figure.Value)));
            if (scope.Key.ZoneLayer is null && links.Count > 0)
                changes.Add(OfKeptLinks(links.Where(link => link.Kind == LinkChangeKind.Kept).Select(link => (link.Before!.Cost, link.After!.Cost))));
            if (TallyOf(counts, scope.Key.ZoneLayer, scope.Key.Zone) is { } tally)
                changes.AddRange(Counted(scope.Key.ZoneLayer, scope.Key.Zone, tally, counts.Settings, grid));
        }

        return changes;
    }

    /// <summary>The mean cost of the same links before and afterwards; NaN where there are none.</summary>
    /// <param name="costs">Cost before and cost afterwards of each link that is in both scenarios.</param>
    public static FigureChange OfKeptLinks(IEnumerable<(double Before, double After)> costs)
    {
        ArgumentNullException.ThrowIfNull(costs);
        var kept = costs.ToList();
        return new FigureChange(null, null, KeptLinkCost, "", Mean(kept.Sum(link => link.Before)), Mean(kept.Sum(link => link.After)));

        double Mean(double sum) => kept.Count == 0 ? double.NaN : sum / kept.Count;
    }

    static IEnumerable<FigureChange> Counted(string? layer, string? zone, ChangeTally tally, ChangeSettings settings, GridDefinition grid)
    {
        var hectares = grid.CellWidth * grid.CellHeight / SquareMetresPerHectare;
        yield return New("corridor_gained_ha", "ha", 0, tally.CorridorGained * hectares);
        yield return New("corridor_lost_ha", "ha", 0, tally.CorridorLost * hectares);
        yield return New("core_gained_ha", "ha", 0, tally.CoreGained * hectares);
        yield return New("core_lost_ha", "ha", 0, tally.CoreLost * hectares);
        yield return New("resistance_lower_ha", "ha", 0, tally.Eased * hectares);
        yield return New("resistance_higher_ha", "ha", 0, tally.Hardened * hectares);
        yield return New("opened_ha", "ha", 0, tally.Opened * hectares);
        yield return New("closed_ha", "ha", 0, tally.Closed * hectares);
        for (var i = 0; i < settings.LightAbove.Count; i++)
        {
            yield return New(
                LitShare(settings.LightAbove[i]),
                "",
                Share(tally.LitBefore(i), tally.CorridorLost + tally.CorridorKept),
                Share(tally.LitAfter(i), tally.CorridorGained + tally.CorridorKept));
        }

        FigureChange New(string name, string unit, double before, double after) => new(layer, zone, name, unit, before, after);
    }

    static double Share(long part, long whole) => whole == 0 ? double.NaN : (double)part / whole;

    /// <summary>What was counted of a zone, or everywhere; null for a layer that was not counted.</summary>
    static ChangeTally? TallyOf(ChangeCounts counts, string? layer, string? zone)
    {
        if (layer is null) return counts.Everywhere;
        var index = counts.Settings.Zones.Select(candidate => candidate.Name).ToList().IndexOf(layer);
        if (index < 0) return null;
        var number = zone is null ? 0 : counts.Settings.Zones[index].Zones.ToList().IndexOf(zone) + 1;
        return counts.Zones[index][number];
    }
}
