using Calaisis.Raster.Corridors;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Networks;
using Calaisis.Raster.Maps.Sheets;
using Calaisis.Raster.Maps.Texts;
using Calaisis.Raster.Pipelines;

namespace Calaisis.Raster.Maps.Atlases;

/// <summary>
/// Where to act in a zone: its conflicts, major ones first, then by how many links cross and what they pay; between every
/// two of them a corridor to restore, the longest first.
/// </summary>
public static class ZoneActions
{
    /// <summary>Conflicts that lie in the zone, and corridors of which the middle does.</summary>
    public static IReadOnlyList<ZoneAction> In(MapShape zone, IReadOnlyList<TrameNetwork> networks, Language language)
    {
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentNullException.ThrowIfNull(networks);
        var conflicts = new Queue<ZoneAction>(
            from network in networks
            from conflict in network.Conflicts
            where zone.Contains(conflict.At)
            orderby conflict.Severity descending, conflict.Links descending, conflict.Cost descending
            select Of(network.Trame, conflict, language));
        var corridors = new Queue<ZoneAction>(
            from network in networks
            from axis in network.Axes
            where axis.Quality == CorridorQuality.Restore && axis.Line.Parts.Count > 0
            let middle = MiddleOf(axis.Line)
            where zone.Contains(middle)
            orderby axis.LengthMetres descending, axis.Link
            select Of(network.Trame, axis, middle, language));
        var actions = new List<ZoneAction>(conflicts.Count + corridors.Count);
        while (conflicts.Count + corridors.Count > 0)
        {
            if (corridors.Count > 0 && (conflicts.Count == 0 || actions.Count % 3 == 2)) actions.Add(corridors.Dequeue());
            else actions.Add(conflicts.Dequeue());
        }
        return actions;
    }

    static ZoneAction Of(TrameStyle trame, ConflictPoint conflict, Language language)
    {
        var what = conflict.Severity == ConflictSeverity.Hard ? SheetText.HardShort : SheetText.MediumShort;
        string[] words = [SheetTexts.Of(what, language), conflict.Obstacle];
        var figure = conflict.Links == 0 ? "" : SheetTexts.Of(
            conflict.Links == 1 ? SheetText.OneLink : SheetText.SomeLinks, language, MapNumbers.Format(conflict.Links, language));
        return new ZoneAction(trame, string.Join(" – ", words.Where(word => word.Length > 0)), figure, conflict.At);
    }

    static ZoneAction Of(TrameStyle trame, CorridorAxis axis, MapPoint middle, Language language)
    {
        var number = axis.Link > 0 ? " " + MapNumbers.Format(axis.Link, language) : "";
        var kilometres = MapNumbers.Format(axis.LengthMetres / 1000, language, 1) + "\u00A0km";
        return new ZoneAction(trame, SheetTexts.Of(SheetText.RestoreShort, language) + number, kilometres, middle);
    }

    // The middle point of the longest part: near enough for a number on a map.
    static MapPoint MiddleOf(MapShape line)
    {
        var part = line.Parts.MaxBy(points => points.Count)!;
        return part[part.Count / 2];
    }
}
