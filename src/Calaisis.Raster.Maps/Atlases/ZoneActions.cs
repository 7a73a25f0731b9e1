using Calaisis.Raster.Corridors;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Legends;
using Calaisis.Raster.Maps.Networks;
using Calaisis.Raster.Maps.Texts;

namespace Calaisis.Raster.Maps.Atlases;

/// <summary>
/// Where to act: conflicts and corridors to restore, ranked by the share of connectivity (dPC) that is lost without the
/// link; of a conflict that of the link which counts most. Equal ones, and all where no network was measured:
/// conflicts, major ones first, then by how many links cross and what they pay; between every two of them a corridor to
/// restore, the longest first. Where core areas touch there is no corridor to restore; an obstacle that is opened is no
/// place to act.
/// </summary>
public static class ZoneActions
{
    const double LeastKilometres = 0.1;

    /// <summary>Conflicts that lie in the zone, and corridors of which the middle does.</summary>
    /// <param name="zone">Its outline; of what lies in the territory where one is declared.</param>
    /// <param name="networks">The networks of all trames.</param>
    /// <param name="language">Of the texts.</param>
    public static IReadOnlyList<ZoneAction> In(MapShape zone, IReadOnlyList<TrameNetwork> networks, Language language)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return Of(zone.Contains, networks, language);
    }

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ZoneAction> Everywhere(IReadOnlyList<TrameNetwork> networks, Language language) =>
        Of(_ => true, networks, language);

    static List<ZoneAction> Of(Func<MapPoint, bool> isInside, IReadOnlyList<TrameNetwork> networks, Language language)
    {
        ArgumentNullException.ThrowIfNull(networks);
        var conflicts = new Queue<ZoneAction>(
            from network in networks
            from conflict in network.Conflicts
            where !conflict.IsOpened && conflict.IsInside && isInside(conflict.At)
            orderby conflict.Severity descending, conflict.Links descending, conflict.Cost descending
            select Of(network.Trame, conflict, language));
        var corridors = new Queue<ZoneAction>(
            from network in networks
            from axis in network.Axes
            where axis.Quality == CorridorQuality.Restore && axis.Line.Parts.Count > 0 && axis.IsInside
                && !axis.HasNoCell
            let middle = MiddleOf(axis.Line)
            where isInside(middle)
            orderby axis.LengthMetres descending, axis.Link
            select Of(network.Trame, axis, middle, language));
        var actions = new List<ZoneAction>(conflicts.Count + corridors.Count);
        while (conflicts.Count + corridors.Count > 0)
        {
            if (corridors.Count > 0 && (conflicts.Count == 0 || actions.Count % 3 == 2))
                actions.Add(corridors.Dequeue());
            else actions.Add(conflicts.Dequeue());
        }
        return [.. actions.OrderByDescending(action => action.DpcPercent ?? double.NegativeInfinity)];
    }

    static ZoneAction Of(TrameStyle trame, ConflictPoint conflict, Language language)
    {
        var what = conflict.Severity == ConflictSeverity.Hard ? SheetText.HardShort : SheetText.MediumShort;
        var brief = Joined(SheetTexts.Of(what, language), conflict.Obstacle, conflict.Zone + In(conflict.Name));
        var opening =
            conflict.OpeningMetres <= OpeningDistances.NearMetres
                ? conflict.OpeningMetres == 0 ? SheetTexts.Of(SheetText.OnCrossing, language) : SheetTexts.Of(
                    SheetText.NearCrossing, language, MapNumbers.Format(conflict.OpeningMetres.Value, language, 0))
                : "";
        var figure = conflict.Links == 0 ? "" : SheetTexts.Of(
            conflict.Links == 1 ? SheetText.OneLink : SheetText.SomeLinks,
            language,
            MapNumbers.Format(conflict.Links, language));
        return new ZoneAction(trame, Joined(brief, opening), With(figure, conflict.DpcPercent, language), conflict.At)
        {
            DpcPercent = conflict.DpcPercent,
            Brief = brief,
        };

        static string Joined(params IEnumerable<string> words) =>
            string.Join(" – ", words.Where(word => word.Length > 0).Select(word => word.TrimStart()));
    }

    static ZoneAction Of(TrameStyle trame, CorridorAxis axis, MapPoint middle, Language language)
    {
        var number = axis.Link > 0 ? " " + MapNumbers.Format(axis.Link, language) : "";
        // 0.0 km would say that there is none.
        var length = axis.LengthMetres < LeastKilometres * 1000
            ? MapNumbers.Format(axis.LengthMetres, language, 0) + "\u00A0m"
            : MapNumbers.Format(axis.LengthMetres / 1000, language, 1) + "\u00A0km";
        var thin = axis.IsOneCell ? " – " + SheetTexts.Of(SheetText.OneCellWide, language) : "";
        var brief = SheetTexts.Of(SheetText.RestoreShort, language) + number + In(axis.Name);
        return new ZoneAction(
            trame, brief + thin,
            With(SheetTexts.Of(SheetText.WholeLength, language, length), axis.DpcPercent, language), middle)
        {
            DpcPercent = axis.DpcPercent,
            Brief = brief,
        };
    }

    static string In(string name) => name.Length == 0 ? "" : $" ({name})";

    // Two decimals of a per cent tell ranks apart; what is less is said to be.
    static string With(string figure, double? dpcPercent, Language language)
    {
        if (dpcPercent is not { } percent) return figure;
        var unit = NumberMarks.PercentSign(language);
        var said = percent < 0.01
            ? "dPC < " + MapNumbers.Format(0.01, language, 2)
            : "dPC " + MapNumbers.Format(percent, language, 2);
        return figure.Length == 0 ? said + unit : $"{figure}, {said}{unit}";
    }

    // The middle point of the longest part: near enough for a number on a map.
    static MapPoint MiddleOf(MapShape line)
    {
        var part = line.Parts.MaxBy(points => points.Count)!;
        return part[part.Count / 2];
    }
}
