using Calaisis.Raster.Grids;
using Calaisis.Raster.Links;
using Calaisis.Raster.Zones;

namespace Calaisis.Raster.Summaries;

/// <summary>In which zones links lie, by the length of their paths.</summary>
public static class LinkZones
{
    /// <summary>
    /// The metres of a link in each zone that has some, by number; 0 is none. One without length has 0 where its cell
    /// lies.
    /// </summary>
    public static IReadOnlyDictionary<int, double> MetresOf(
        Link link, ZoneLayer layer, ZoneCells cells, GridDefinition grid)
    {
        ArgumentNullException.ThrowIfNull(link);
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(cells);
        var found = new SortedDictionary<int, double>();
        if (link.Path.Count == 1) found[cells.At(link.Path[0])] = 0;
        if (link.Path.Count <= 1) return found;
        var tally = new ZoneTally(layer.HighestNumber);
        tally.AddPath(link.Path, cells);
        for (var zone = 0; zone <= layer.HighestNumber; zone++)
        {
            if (tally.KilometresIn(zone, grid) is > 0 and var kilometres) found[zone] = 1000 * kilometres;
        }

        return found;
    }

    /// <summary>
    /// The name of the zone that holds most of a link's length, the first of equals; null where most lies in none.
    /// </summary>
    public static string? MostOf(Link link, ZoneLayer layer, ZoneCells cells, GridDefinition grid)
    {
        ArgumentNullException.ThrowIfNull(layer);
        var metres = MetresOf(link, layer, cells, grid);
        return metres.Where(zone => zone.Key > 0).OrderByDescending(zone => zone.Value).ThenBy(zone => zone.Key)
            .Select(zone => layer.Zones[zone.Key - 1]).FirstOrDefault();
    }

    /// <summary>Ids of the links that have some of their length in the first zone of a layer.</summary>
    public static IReadOnlySet<int> Inside(ZoneLayer layer, IReadOnlyList<Link> links, GridDefinition grid)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(links);
        var cells = new ZoneCells(layer);
        return links.Where(link => MetresOf(link, layer, cells, grid).ContainsKey(1))
            .Select(link => link.Id).ToHashSet();
    }
}
