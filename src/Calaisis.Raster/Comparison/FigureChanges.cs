using Calaisis.Raster.Grids;
using Calaisis.Raster.Summaries;

namespace Calaisis.Raster.Comparison;

/// <summary>The figures of a trame side by side: those of its summaries, and how much of its corridors is lit.</summary>
public static class FigureChanges
{
    const double SquareMetresPerHectare = 10_000;

    /// <summary>The name under which the lit share of corridors stands, for a threshold.</summary>
    public static string LitShare(double threshold) => FormattableString.Invariant($"corridor_above_{threshold}_nw_share");

    /// <summary>The whole trame first, then zone by zone in the order of the pipeline.</summary>
    public static IReadOnlyList<FigureChange> Of(TrameSummary before, TrameSummary after, ChangeCounts counts, GridDefinition grid)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(grid);
        var changes = new List<FigureChange>();
        changes.AddRange(Pairs(null, null, SummaryFigures.Of(before), SummaryFigures.Of(after)));
        changes.AddRange(Counted(null, null, counts.Everywhere, counts.Settings, grid));
        foreach (var layer in after.ZoneLayers)
        {
            var old = before.ZoneLayers.FirstOrDefault(candidate => candidate.Layer == layer.Layer);
            var counted = IndexOf(counts.Settings, layer.Layer);
            foreach (var zone in layer.Zones)
            {
                if (old?.Zones.FirstOrDefault(candidate => candidate.Zone == zone.Zone) is not { } was) continue;
                changes.AddRange(Pairs(layer.Layer, zone.Zone, SummaryFigures.Of(was), SummaryFigures.Of(zone)));
                if (counted is { } number) changes.AddRange(Counted(layer.Layer, zone.Zone, TallyOf(counts, number, zone.Zone), counts.Settings, grid));
            }
        }

        return changes;
    }

    static IEnumerable<FigureChange> Pairs(string? layer, string? zone, IReadOnlyList<SummaryFigure> before, IReadOnlyList<SummaryFigure> after) =>
        from figure in after
        let was = before.FirstOrDefault(candidate => candidate.Name == figure.Name)
        select new FigureChange(layer, zone, figure.Name, figure.Unit, was?.Value ?? double.NaN, figure.Value);

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

    static int? IndexOf(ChangeSettings settings, string layer)
    {
        for (var i = 0; i < settings.Zones.Count; i++)
        {
            if (settings.Zones[i].Name == layer) return i;
        }

        return null;
    }

    static ChangeTally TallyOf(ChangeCounts counts, int layer, string? zone)
    {
        var names = counts.Settings.Zones[layer].Zones;
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i] == zone) return counts.Zones[layer][i + 1];
        }

        return counts.Zones[layer][0];
    }
}
