using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Comparison;

/// <summary>
/// The figures of a trame side by side: those of its summaries, and how much of its corridors is lit.
/// </summary>
public static class FigureChanges
{
    /// <summary>
    /// The mean cost of the links that are in both scenarios. The mean over all links of each would fall where the
    /// dearest vanish: losing links would look like a gain.
    /// </summary>
    public const string KeptLinkCost = "kept_link_cost";

    /// <summary>The name under which the lit share of corridors stands, for a threshold.</summary>
    public static string LitShare(double threshold) =>
        FormattableString.Invariant($"corridor_above_{threshold}_nw_share");

    /// <summary>
    /// The name under which it stands what share of the corridors before is lit and corridor in both scenarios, for a
    /// threshold: only light changes it, not where corridors run.
    /// </summary>
    public static string KeptLitShare(double threshold) => "kept_" + LitShare(threshold);

    /// <summary>
    /// The territory first where one is declared, then the extent, then zone by zone in the order of the pipeline.
    /// </summary>
    /// <param name="before">The trame in the scenario compared with.</param>
    /// <param name="after">The trame in the other.</param>
    /// <param name="kept">Figures of what both have, of the territory and of the extent.</param>
    /// <param name="counts">What <see cref="ChangePass"/> counted between the two.</param>
    /// <param name="grid">The grid of both.</param>
    public static IReadOnlyList<FigureChange> Of(
        TrameState before, TrameState after, IEnumerable<FigureChange> kept, ChangeCounts counts, GridDefinition grid)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(kept);
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(grid);
        var both = kept.ToList();
        var known = before.Figures.ToDictionary(
            figure => (figure.IsTerritory, figure.ZoneLayer, figure.Zone, figure.Name), figure => figure.Value);
        var changes = new List<FigureChange>();
        if (after.Figures.Count == 0)
        {
            if (counts.Territory is { } inside)
                changes.AddRange(Counted((true, null, null), inside, counts.Settings, grid));
            changes.AddRange(Counted((false, null, null), counts.Everywhere, counts.Settings, grid));
        }

        // Figures of one zone stand together; what was counted of the zone follows them.
        foreach (var scope in after.Figures.GroupBy(figure => (figure.IsTerritory, figure.ZoneLayer, figure.Zone)))
        {
            changes.AddRange(scope.Select(figure => new FigureChange(
                figure.ZoneLayer, figure.Zone, figure.Name, figure.Unit,
                known.TryGetValue((figure.IsTerritory, figure.ZoneLayer, figure.Zone, figure.Name), out var was)
                    ? was
                    : double.NaN,
                figure.Value)
            {
                IsTerritory = figure.IsTerritory,
            }));
            if (scope.Key.ZoneLayer is null)
                changes.AddRange(both.Where(figure => figure.IsTerritory == scope.Key.IsTerritory));
            if (TallyOf(counts, scope.Key.IsTerritory, scope.Key.ZoneLayer, scope.Key.Zone) is { } tally)
                changes.AddRange(Counted(scope.Key, tally, counts.Settings, grid));
        }

        return changes;
    }

    /// <summary>The mean cost of the same links before and afterwards; NaN where there are none.</summary>
    /// <param name="costs">Cost before and cost afterwards of each link that is in both scenarios.</param>
    /// <param name="unit">Of the costs.</param>
    public static FigureChange OfKeptLinks(IEnumerable<(double Before, double After)> costs, string unit = "")
    {
        ArgumentNullException.ThrowIfNull(costs);
        var kept = costs.ToList();
        return new FigureChange(
            null, null, KeptLinkCost, unit, Mean(kept.Sum(link => link.Before)), Mean(kept.Sum(link => link.After)));

        double Mean(double sum) => kept.Count == 0 ? double.NaN : sum / kept.Count;
    }

    static IEnumerable<FigureChange> Counted(
        (bool IsTerritory, string? Layer, string? Zone) scope, ChangeTally tally, ChangeSettings settings,
        GridDefinition grid)
    {
        yield return New("corridor_gained_ha", "ha", 0, grid.HectaresOf(tally.CorridorGained));
        yield return New("corridor_lost_ha", "ha", 0, grid.HectaresOf(tally.CorridorLost));
        yield return New("core_gained_ha", "ha", 0, grid.HectaresOf(tally.CoreGained));
        yield return New("core_lost_ha", "ha", 0, grid.HectaresOf(tally.CoreLost));
        foreach (var (name, code, cells) in new[] { ("resistance_lower", 1, tally.Eased), (
            "resistance_higher", 2, tally.Hardened), ("opened", 3, tally.Opened), ("closed", 4, tally.Closed) })
        {
            yield return New($"{name}_ha", "ha", 0, grid.HectaresOf(cells));
            yield return New($"{name}_in_cores_ha", "ha", 0, grid.HectaresOf(tally.InCores(code)));
            yield return New($"{name}_in_corridors_ha", "ha", 0, grid.HectaresOf(tally.InCorridors(code)));
        }

        yield return New("cost_changed_ha", "ha", 0, grid.HectaresOf(tally.CostChanged));
        for (var i = 0; i < settings.LightAbove.Count; i++)
        {
            yield return New(
                LitShare(settings.LightAbove[i]),
                "",
                Share(tally.LitBefore(i), tally.CorridorBefore),
                Share(tally.LitAfter(i), tally.CorridorAfter));
            yield return New(
                KeptLitShare(settings.LightAbove[i]),
                "",
                Share(tally.KeptLitBefore(i), tally.CorridorBefore),
                Share(tally.KeptLitAfter(i), tally.CorridorBefore));
        }

        FigureChange New(string name, string unit, double before, double after) =>
            new(scope.Layer, scope.Zone, name, unit, before, after) { IsTerritory = scope.IsTerritory };
    }

    static double Share(long part, long whole) => whole == 0 ? double.NaN : (double)part / whole;

    /// <summary>What was counted of a zone, or everywhere; null for a layer that was not counted.</summary>
    static ChangeTally? TallyOf(ChangeCounts counts, bool isTerritory, string? layer, string? zone)
    {
        if (isTerritory) return counts.Territory;
        if (layer is null) return counts.Everywhere;
        var index = counts.Settings.Zones.Select(candidate => candidate.Name).ToList().IndexOf(layer);
        if (index < 0) return null;
        var number = zone is null ? 0 : counts.Settings.Zones[index].Zones.ToList().IndexOf(zone) + 1;
        return counts.Zones[index][number];
    }
}
