using Calaisis.Raster.Operation.Comparing;
using Calaisis.Raster.Processing.Habitats;
using Calaisis.Raster.Processing.Links;
using Calaisis.Raster.Processing.Packages;
using Calaisis.Raster.Summaries;

namespace Calaisis.Raster.Processing.Scenarios;

/// <summary>By how much a trame differs between two runs.</summary>
/// <param name="Folder">Its folder among the results: <c>base/verte</c>.</param>
/// <param name="Areas">Core areas, stepping stones and corridors gained and lost, where their rasters differ.</param>
/// <param name="Figures">Counts, areas and indicators of the whole trame, largest change first.</param>
/// <param name="Zones">
/// Zones of all layers, by the hectares of core areas and corridors that changed, most first.
/// </param>
sealed record TrameChange(
    string Folder, IReadOnlyList<AreaChange> Areas, IReadOnlyList<NumberChange> Figures,
    IReadOnlyList<ZoneChange> Zones)
{
    /// <summary>The files of a trame from which its changes are told.</summary>
    static readonly string[] Files = [HabitatSteps.Raster.File, LinkSteps.Corridors.File, PackageSteps.Summary.File];

    /// <summary>Whether a file is told of here.</summary>
    public static bool Tells(string place) => Files.Contains(place[(place.LastIndexOf('/') + 1)..]);

    /// <summary>The trames that differ, in the order of their folders.</summary>
    /// <param name="places">Files that differ and are told of here, from the folders of results.</param>
    /// <param name="numbers">Numbers that differ, of any file.</param>
    /// <param name="old">The folder of the earlier results.</param>
    /// <param name="now">The folder of the later results.</param>
    /// <param name="cancel">Stops it.</param>
    public static IReadOnlyList<TrameChange> Of(
        IReadOnlyList<string> places, IReadOnlyList<NumberChange> numbers, string old, string now,
        CancellationToken cancel) =>
    [
        .. from folder in places.Select(place => place[..place.LastIndexOf('/')]).Distinct()
            .Order(StringComparer.Ordinal)
           let summary = numbers.Where(number => number.Place == $"{folder}/{PackageSteps.Summary.File}").ToList()
           select new TrameChange(
               folder,
               [.. HabitatsIn(folder, places, old, now, cancel), .. CorridorsIn(folder, places, old, now, cancel)],
               [.. summary.Where(number => !ZoneChange.IsOfZone(number))],
               ZoneChange.Of(summary)),
    ];

    // Core areas have the lowest ids, stepping stones those that follow.
    static IEnumerable<AreaChange> HabitatsIn(
        string folder, IReadOnlyList<string> places, string old, string now, CancellationToken cancel)
    {
        var place = $"{folder}/{HabitatSteps.Raster.File}";
        if (!places.Contains(place)) return [];
        var (before, after) = (Path.Combine(old, place), Path.Combine(now, place));
        var (coresThen, coresNow) = (CoresIn(Path.Combine(old, folder)), CoresIn(Path.Combine(now, folder)));
        return new[]
        {
            AreaChange.Between("core areas", before, after, id => id <= coresThen, id => id <= coresNow, cancel),
            AreaChange.Between("stepping stones", before, after, id => id > coresThen, id => id > coresNow, cancel),
        }.OfType<AreaChange>();
    }

    static IEnumerable<AreaChange> CorridorsIn(
        string folder, IReadOnlyList<string> places, string old, string now, CancellationToken cancel)
    {
        var place = $"{folder}/{LinkSteps.Corridors.File}";
        if (!places.Contains(place)) return [];
        var change = AreaChange.Between(
            "corridors", Path.Combine(old, place), Path.Combine(now, place), _ => true, _ => true, cancel);
        return change is null ? [] : [change];
    }

    // Labels are those of the whole extent.
    static int CoresIn(string folder)
    {
        var summary = SummaryJson.Read(File.ReadAllBytes(Path.Combine(folder, PackageSteps.Summary.File)));
        return (summary.Extent ?? summary).Cores;
    }
}

/// <summary>By how much a trame differs in one zone.</summary>
/// <param name="Layer">The layer of zones.</param>
/// <param name="Zone">The zone's name.</param>
/// <param name="Figures">By the figure's name, largest change first.</param>
sealed record ZoneChange(string Layer, string Zone, IReadOnlyList<NumberChange> Figures)
{
    const string Zones = "zones.";
    const string Hectares = "_ha";

    public static bool IsOfZone(NumberChange number) => number.Name.StartsWith(Zones, StringComparison.Ordinal);

    /// <summary>From the numbers of a summary.</summary>
    public static IReadOnlyList<ZoneChange> Of(IEnumerable<NumberChange> summary) =>
    [
        .. summary.Where(IsOfZone)
            .GroupBy(number => NamesOf(number.Name), number =>
                number with { Name = number.Name[(number.Name.LastIndexOf('.') + 1)..] })
            .Select(zone => new ZoneChange(zone.Key.Layer, zone.Key.Zone, [.. zone]))
            .OrderByDescending(zone => zone.ChangedHectares)
            .ThenByDescending(zone => zone.Figures.Max(figure => figure.Weight))
            .ThenBy(zone => zone.Layer, StringComparer.Ordinal)
            .ThenBy(zone => zone.Zone, StringComparer.Ordinal),
    ];

    double ChangedHectares => Figures.Where(figure => figure.Name.EndsWith(Hectares, StringComparison.Ordinal))
        .Sum(figure => Math.Abs((figure.New ?? 0) - (figure.Old ?? 0)));

    // zones.LAYER.ZONE.figure; only the zone's name may hold dots.
    static (string Layer, string Zone) NamesOf(string name)
    {
        var layer = name[Zones.Length..name.IndexOf('.', Zones.Length)];
        return (layer, name[(Zones.Length + layer.Length + 1)..name.LastIndexOf('.')]);
    }
}
