using Calaisis.Raster.Corridors;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Legends;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.Maps.Texts;
using Calaisis.Raster.Pipelines;

namespace Calaisis.Raster.Maps.Networks;

/// <summary>
/// The legend of network maps in the order of the regional atlases: réservoirs, relais, corridors by quality, conflicts,
/// ground. It lists what the map holds and nothing else.
/// </summary>
static class NetworkLegend
{
    const string NoBreakSpace = "\u00A0";

    /// <summary>For a map of one trame, with the figures of its network.</summary>
    public static IReadOnlyList<LegendGroup> Alone(
        TrameNetwork network, IReadOnlyList<MapFeatureKind> ground, bool hasTerritory, Language language) =>
    [
        new(Text(SheetText.CoreHeading, language), [.. CoreRows(network, language)]),
        new(
            Text(SheetText.CorridorHeading, language),
            [.. CorridorRows(network, language), .. ConflictRows([network], language)]),
        Ground(ground, hasTerritory, language),
    ];

    /// <summary>The colours of several trames.</summary>
    public static LegendGroup Trames(IReadOnlyList<TrameNetwork> networks, Language language) =>
        new(Text(SheetText.TrameMaps, language), [.. networks.Select(TrameRow)], 2);

    /// <summary>What the signs of several trames mean, whatever their colours.</summary>
    public static LegendGroup Signs(IReadOnlyList<TrameNetwork> networks, Language language) =>
        new(Text(SheetText.Legend, language), [.. TogetherRows(networks, language)], 2);

    static IEnumerable<LegendRow> CoreRows(TrameNetwork network, Language language)
    {
        var palette = NetworkPalette.Of(network.Trame);
        var figures = network.Figures;
        if (network.Cores.Count > 0)
        {
            yield return new LegendRow(
                (canvas, box) => NetworkDrawing.CoreSign(canvas, box, palette),
                Text(SheetText.CoreAreas, language),
                Figure(language, network.Cores.Count, figures.CoreHectares));
        }
        if (network.SteppingStones.Count > 0)
        {
            yield return new LegendRow(
                NetworkDrawing.SteppingStoneSign,
                Text(SheetText.SteppingStones, language),
                Figure(language, network.SteppingStones.Count, figures.SteppingStoneHectares));
        }
    }

    static IEnumerable<LegendRow> CorridorRows(TrameNetwork network, Language language)
    {
        var palette = NetworkPalette.Of(network.Trame);
        var figures = network.Figures;
        foreach (var quality in (CorridorQuality[])[CorridorQuality.Preserve, CorridorQuality.Restore])
        {
            var withBand = network.Bands.Any(band => band.Quality == quality);
            if (!withBand && network.Axes.All(axis => axis.Quality != quality)) continue;
            var isGood = quality == CorridorQuality.Preserve;
            yield return new LegendRow(
                (canvas, box) => NetworkDrawing.CorridorSign(canvas, box, palette, quality, withBand),
                Text(isGood ? SheetText.ToPreserve : SheetText.ToRestore, language),
                Figure(
                    language,
                    count: null,
                    hectares: null,
                    isGood ? figures.PreserveKilometres : figures.RestoreKilometres));
        }
        if (network.Dispersal.Count > 0 || network.Diffuse is not null)
        {
            yield return new LegendRow(
                (canvas, box) => NetworkDrawing.DiffuseSign(canvas, box, palette),
                Text(SheetText.Dispersal, language),
                Figure(language, count: null, figures.DispersalHectares));
        }
    }

    static IEnumerable<LegendRow> ConflictRows(IReadOnlyList<TrameNetwork> networks, Language language)
    {
        foreach (var severity in (ConflictSeverity[])[ConflictSeverity.Hard, ConflictSeverity.Medium])
        {
            var count = networks.Sum(network => network.Conflicts.Count(conflict => conflict.Severity == severity));
            if (count == 0) continue;
            var text = severity == ConflictSeverity.Hard ? SheetText.HardConflicts : SheetText.MediumConflicts;
            yield return new LegendRow(
                (canvas, box) => CrossSign.Draw(canvas, [(box.MiddleX, box.MiddleY)], severity),
                Text(text, language),
                Figure(language, count, null));
        }
    }

    static LegendRow TrameRow(TrameNetwork network)
    {
        var palette = NetworkPalette.Of(network.Trame);
        return new LegendRow((canvas, box) => NetworkDrawing.CoreSign(canvas, box, palette), network.Trame.Name);
    }

    static IEnumerable<LegendRow> TogetherRows(IReadOnlyList<TrameNetwork> networks, Language language)
    {
        var grey = new NetworkPalette(
            Rgb.Parse("8A9096"), Rgb.Parse("4A5157"), Rgb.Parse("D5D8DB"), Rgb.Parse("D5D8DB"),
            Rgb.Parse("4A5157"), Rgb.Parse("E8EAEC"));
        if (networks.Any(network => network.Cores.Count > 0))
        {
            yield return new LegendRow(
                (canvas, box) => NetworkDrawing.CoreSign(canvas, box, grey), Text(SheetText.CoreColumn, language));
        }
        foreach (var quality in (CorridorQuality[])[CorridorQuality.Preserve, CorridorQuality.Restore])
        {
            if (networks.All(network => network.Axes.All(axis => axis.Quality != quality))) continue;
            yield return new LegendRow(
                (canvas, box) => NetworkDrawing.CorridorSign(canvas, box, grey, quality, withBand: true),
                Text(quality == CorridorQuality.Preserve ? SheetText.PreserveShort : SheetText.RestoreShort, language));
        }
        if (networks.Any(network => network.SteppingStones.Count > 0))
            yield return new LegendRow(NetworkDrawing.SteppingStoneSign, Text(SheetText.SteppingStones, language));
        foreach (var severity in (ConflictSeverity[])[ConflictSeverity.Hard, ConflictSeverity.Medium])
        {
            if (networks.All(network => network.Conflicts.All(conflict => conflict.Severity != severity))) continue;
            yield return new LegendRow(
                (canvas, box) => CrossSign.Draw(canvas, [(box.MiddleX, box.MiddleY)], severity),
                Text(severity == ConflictSeverity.Hard ? SheetText.HardShort : SheetText.MediumShort, language));
        }
    }

    /// <summary>The ground of the map.</summary>
    public static LegendGroup Ground(IReadOnlyList<MapFeatureKind> kinds, bool hasTerritory, Language language) => new(
        Text(SheetText.GroundHeading, language),
        [
            .. hasTerritory
                ? [new LegendRow(NetworkMap.FocusSign, Text(SheetText.Territory, language))]
                : Array.Empty<LegendRow>(),
            .. kinds.Select(kind => new LegendRow(
                (canvas, box) => QuietGround.DrawSign(canvas, kind, box), Text(NameOf(kind), language))),
        ],
        2);

    static string Figure(Language language, int? count, double? hectares, double? kilometres = null)
    {
        string[] parts =
        [
            count is { } number ? MapNumbers.Format(number, language) : "",
            hectares is { } ha ? MapNumbers.Format(ha, language, 0) + NoBreakSpace + "ha" : "",
            kilometres is { } km ? MapNumbers.Format(km, language, 0) + NoBreakSpace + "km" : "",
        ];
        return string.Join(" · ", parts.Where(part => part.Length > 0));
    }

    static string Text(SheetText text, Language language) => SheetTexts.Of(text, language);

    static SheetText NameOf(MapFeatureKind kind) => kind switch
    {
        MapFeatureKind.Urban => SheetText.Urban,
        MapFeatureKind.Sea => SheetText.Sea,
        MapFeatureKind.Coast => SheetText.Coast,
        MapFeatureKind.Water => SheetText.Water,
        MapFeatureKind.Motorway => SheetText.Motorway,
        MapFeatureKind.Road => SheetText.Road,
        MapFeatureKind.Railway => SheetText.Railway,
        MapFeatureKind.Boundary => SheetText.Boundary,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "has no name"),
    };
}
