using Calaisis.Raster.Corridors;
using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Legends;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.Maps.Texts;

namespace Calaisis.Raster.Maps.Networks;

/// <summary>
/// The legend of network maps in the order of the regional atlases: réservoirs, relais, corridors by quality,
/// conflicts, ground. It lists what the map holds and nothing else.
/// </summary>
static class NetworkLegend
{
    const string NoBreakSpace = "\u00A0";

    /// <summary>For a map of one trame, with the figures of its network; paler where the map draws it so.</summary>
    public static IReadOnlyList<LegendGroup> Alone(
        TrameNetwork network, IReadOnlyList<MapFeatureKind> ground, string? territory, Language language,
        bool isPale = false, NightLight? light = null)
    {
        var palette = isPale ? NetworkPalette.Of(network.Trame).Paler() : NetworkPalette.Of(network.Trame);
        return
        [
            new(Heading(SheetText.CoreHeading, network, language), [.. CoreRows(network, palette, language)]),
            new(
                Text(SheetText.CorridorHeading, language),
                [.. CorridorRows(network, palette, language), .. ConflictRows([network], language)]),
            .. light is null ? Array.Empty<LegendGroup>() : [Light(light, language)],
            Ground(ground, territory, language),
        ];
    }

    static LegendGroup Light(NightLight light, Language language) => new(
        SheetTexts.Of(SheetText.NightLight, language, NightLight.Unit),
        [
            .. Enumerable.Range(1, NightLight.From.Count).Where(light.Holds).Select(number => new LegendRow(
                (canvas, box) => canvas.Fill(box, NightLight.Colours[number - 1]),
                NightLight.NameOf(number, language))),
        ],
        3);

    /// <summary>The colours of several trames.</summary>
    public static LegendGroup Trames(IReadOnlyList<TrameNetwork> networks, Language language) =>
        new(Text(SheetText.TrameMaps, language), [.. networks.Select(TrameRow)], 2);

    /// <summary>What the signs of several trames mean, whatever their colours.</summary>
    public static LegendGroup Signs(IReadOnlyList<TrameNetwork> networks, Language language) =>
        new(Text(SheetText.LegendTogether, language), [.. TogetherRows(networks, language)], 2);

    static IEnumerable<LegendRow> CoreRows(TrameNetwork network, NetworkPalette palette, Language language)
    {
        var figures = network.Figures;
        if (network.Cores.Count > 0)
        {
            yield return new LegendRow(
                (canvas, box) => NetworkDrawing.CoreSign(canvas, box, palette),
                // Two pairs of figures leave less room for the name.
                Text(network.Inside is null ? SheetText.CoreAreas : SheetText.CoreColumn, language),
                Figure(
                    language,
                    Of(network.Inside?.Cores, network.Cores.Count),
                    Of(network.Inside?.CoreHectares, figures.CoreHectares)));
        }
        if (network.SteppingStones.Count > 0)
        {
            yield return new LegendRow(
                NetworkDrawing.SteppingStoneSign,
                Text(SheetText.SteppingStones, language),
                Figure(
                    language,
                    Of(network.Inside?.SteppingStones, network.SteppingStones.Count),
                    Of(network.Inside?.SteppingStoneHectares, figures.SteppingStoneHectares)));
        }
    }

    static IEnumerable<LegendRow> CorridorRows(TrameNetwork network, NetworkPalette palette, Language language)
    {
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
                    kilometres: isGood
                        ? Of(network.Inside?.PreserveKilometres, figures.PreserveKilometres)
                        : Of(network.Inside?.RestoreKilometres, figures.RestoreKilometres)));
        }
        if (figures.PathKilometres is { } paths)
        {
            yield return new LegendRow(NoSign, Text(SheetText.AllPaths, language), Figure(
                language, kilometres: Of(network.Inside?.PathKilometres, paths)));
        }

        if (figures.GroundKilometres is { } ground)
        {
            yield return new LegendRow(NoSign, Text(SheetText.GroundOfPaths, language), Figure(
                language, kilometres: Of(network.Inside?.GroundKilometres, ground)));
        }

        if (network.Dispersal.Count > 0 || network.Diffuse is not null)
        {
            yield return new LegendRow(
                (canvas, box) => NetworkDrawing.DiffuseSign(canvas, box, palette),
                Text(SheetText.Dispersal, language),
                Figure(language, hectares: Of(null, figures.DispersalHectares)));
        }
    }

    static IEnumerable<LegendRow> ConflictRows(IReadOnlyList<TrameNetwork> networks, Language language)
    {
        foreach (var severity in (ConflictSeverity[])[ConflictSeverity.Hard, ConflictSeverity.Medium])
        {
            var conflicts = networks.SelectMany(network => network.Conflicts)
                .Where(conflict => !conflict.IsOpened && conflict.Severity == severity).ToList();
            if (conflicts.Count == 0) continue;
            int? inside = networks.Any(network => network.Inside is not null)
                ? conflicts.Count(conflict => conflict.IsInside)
                : null;
            var text = severity == ConflictSeverity.Hard ? SheetText.HardConflicts : SheetText.MediumConflicts;
            yield return new LegendRow(
                (canvas, box) => CrossSign.Draw(canvas, [(box.MiddleX, box.MiddleY)], severity),
                Text(text, language),
                Figure(language, Of(inside, conflicts.Count)));
        }

        var opened = networks.SelectMany(network => network.Conflicts).Where(conflict => conflict.IsOpened).ToList();
        if (opened.Count == 0) yield break;
        int? openedInside =
            networks.Any(network => network.Inside is not null) ? opened.Count(conflict => conflict.IsInside) : null;
        yield return new LegendRow(
            (canvas, box) => OpeningSign.Draw(canvas, [(box.MiddleX, box.MiddleY)]),
            Text(SheetText.Openings, language),
            Figure(language, Of(openedInside, opened.Count)));
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
            if (networks.All(
                network => network.Conflicts.All(conflict => conflict.IsOpened || conflict.Severity != severity)))
            {
                continue;
            }

            yield return new LegendRow(
                (canvas, box) => CrossSign.Draw(canvas, [(box.MiddleX, box.MiddleY)], severity),
                Text(severity == ConflictSeverity.Hard ? SheetText.HardShort : SheetText.MediumShort, language));
        }

        if (networks.Any(network => network.Conflicts.Any(conflict => conflict.IsOpened)))
        {
            yield return new LegendRow(
                (canvas, box) => OpeningSign.Draw(canvas, [(box.MiddleX, box.MiddleY)]),
                Text(SheetText.OpeningShort, language));
        }
    }

    /// <summary>The ground of the map.</summary>
    public static LegendGroup Ground(IReadOnlyList<MapFeatureKind> kinds, string? territory, Language language) => new(
        Text(SheetText.GroundHeading, language),
        [
            .. territory is not null
                ? [new LegendRow(FocusOutline.Sign, territory)]
                : Array.Empty<LegendRow>(),
            .. kinds.Select(kind => new LegendRow(
                (canvas, box) => QuietGround.DrawSign(canvas, kind, box), Text(NameOf(kind), language))),
        ],
        2);

    // The territory's figure first, the extent's beside it; the extent's alone where no territory is declared.
    static string Figure(Language language, Pair? count = null, Pair? hectares = null, Pair? kilometres = null)
    {
        string[] parts = [Part(count, ""), Part(hectares, NoBreakSpace + "ha"), Part(kilometres, NoBreakSpace + "km")];
        return string.Join(" · ", parts.Where(part => part.Length > 0));

        string Part(Pair? pair, string unit)
        {
            if (pair?.Whole is not { } whole) return "";
            var said = MapNumbers.Format(whole, language, 0) + unit;
            return pair.Inside is { } inside ? $"{MapNumbers.Format(inside, language, 0)} / {said}" : said;
        }
    }

    static void NoSign(SheetCanvas canvas, PageRect box)
    {
    }

    static Pair Of(double? inside, double? whole) => new(inside, whole);

    sealed record Pair(double? Inside, double? Whole);

    static string Heading(SheetText heading, TrameNetwork network, Language language) => network.Inside is null
        ? Text(heading, language)
        : $"{Text(heading, language)} ({Text(SheetText.TerritoryAndExtent, language)})";

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
