using Calaisis.Raster.Habitats;
using Calaisis.Raster.Links;

namespace Calaisis.Raster.Summaries;

/// <summary>A trame's results by the zones of a layer.</summary>
public static class ZoneFigures
{
    /// <summary>
    /// What lies in every zone, and in none; zones of a layer cut to the territory that have no cell in it are left
    /// out.
    /// </summary>
    public static ZoneLayerSummary Of(LayerCount count, TrameOutcome results)
    {
        ArgumentNullException.ThrowIfNull(count);
        ArgumentNullException.ThrowIfNull(results);
        var cores = results.Patches.Where(patch => patch.Role == PatchRole.Core)
            .Select(patch => patch.Id).Order().ToList();
        var links = results.Links.Where(link => link.State == LinkState.Active).Select(link => link.Id).ToList();
        return new ZoneLayerSummary(
            count.Layer.Name,
            [
                .. count.Layer.Zones.Select((name, i) => (Name: name, Zone: i + 1))
                    .Where(zone => !count.Layer.IsClipped || count.HasCells(zone.Zone))
                    .Select(zone => In(zone.Name, zone.Zone)),
                In(null, 0),
            ]);

        ZoneSummary In(string? name, int zone) => new(
            name,
            count.AreaHectares(zone),
            cores.Count(patch => count.HasPatch(patch, zone)),
            results.Grid.HectaresOf(cores.Sum(patch => count.PatchCells(patch, zone))),
            links.Count(link => count.HasLink(link, zone)),
            count.CorridorHectares(zone),
            count.PathKilometres(zone),
            count.GroundKilometres(zone),
            count.Conflicts(zone));
    }
}
