using Calaisis.Raster.Corridors;
using Calaisis.Raster.Links;
using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Legends;
using Calaisis.Raster.Maps.Networks;
using Calaisis.Raster.Maps.Texts;
using Calaisis.Raster.Packages;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Maps.Qgis;

/// <summary>How QGIS draws the layers of a trame's package: in the colours and signs of the printed sheets.</summary>
public static class PackageStyles
{
    const int LinkClasses = 5;
    const double WidestMm = 1;
    const double NarrowestMm = 0.25;

    static readonly Rgb ConflictRed = Rgb.Parse("D32F2F");
    static readonly Rgb OpeningGreen = Rgb.Parse("1B7F5C");
    static readonly Rgb WaterBlue = Rgb.Parse("6699CC");
    static readonly Rgb StoneYellow = Rgb.Parse("FDD835");
    static readonly Rgb StoneEdge = Rgb.Parse("8A6D00");

    /// <summary>One style per layer, for the GeoPackage.</summary>
    public static IReadOnlyList<LayerStyle> Of(TramePackage package, TrameStyle trame, Language language)
    {
        ArgumentNullException.ThrowIfNull(package);
        return
        [
            .. package.Tables.Select(table => new LayerStyle(
                table.Name,
                language == Language.French ? "Calaisis" : "Calaisis (English)",
                Qml.Of(table, RendererOf(table, trame, language)))),
        ];
    }

    /// <summary>How one layer of a package is drawn.</summary>
    /// <exception cref="ArgumentException">No package has such a layer.</exception>
    public static VectorRenderer RendererOf(FeatureTable table, TrameStyle trame, Language language)
    {
        ArgumentNullException.ThrowIfNull(table);
        var palette = NetworkPalette.Of(trame);
        return table.Name switch
        {
            LayerNames.Habitats => new SingleRenderer(QgisSymbol.Fill(palette.Core, palette.Edge, 0.12)),
            LayerNames.SteppingStones => new SingleRenderer(QgisSymbol.DottedFill(StoneYellow, StoneEdge, 1.6)),
            LayerNames.Corridors => Bands("quality", CorridorTable.Qualities, palette, language),
            LayerNames.CorridorArea => new SingleRenderer(QgisSymbol.Fill(palette.Diffuse)),
            LayerNames.Links => Graded(table, palette, language),
            LayerNames.Conflicts => Conflicts(language),
            var name when Ends(name, LayerNames.Reservoirs) =>
                new SingleRenderer(QgisSymbol.Fill(palette.Core, palette.Edge, 0.12)),
            var name when Ends(name, LayerNames.CorridorSurfaces) =>
                Bands("OBJ_ASSI", CorridorTable.Codes, palette, language),
            var name when Ends(name, LayerNames.CorridorLines) => Axes(palette, language),
            var name when Ends(name, LayerNames.Obstacles) =>
                new SingleRenderer(QgisSymbol.Cross(ConflictRed, 3.2, 0.8)),
            var name when Ends(name, LayerNames.WatercourseLines) =>
                new SingleRenderer(QgisSymbol.Line(WaterBlue, 0.5)),
            var name when Ends(name, LayerNames.WatercourseSurfaces) => new SingleRenderer(QgisSymbol.Fill(WaterBlue)),
            _ => throw new ArgumentException($"no package has a layer '{table.Name}'", nameof(table)),
        };
    }

    static CategorisedRenderer Conflicts(Language language) => new(
        "CASE WHEN \"opened\" = \"crossings\" THEN 1 ELSE 0 END",
        [
            new QgisCategory(
                "0", language == Language.French ? "Conflit" : "Conflict", QgisSymbol.Cross(ConflictRed, 3.2, 0.8)),
            new QgisCategory("1", SheetTexts.Of(SheetText.Openings, language), QgisSymbol.Ring(OpeningGreen, 2.6, 0.6)),
        ]);

    static bool Ends(string name, string what) => name.EndsWith("_" + what, StringComparison.Ordinal);

    static CategorisedRenderer Bands(
        string column, CodeWords<CorridorQuality> words, NetworkPalette palette, Language language) => new(
        column,
        [
            new QgisCategory(words.Of(CorridorQuality.Preserve), PreserveText(language),
                QgisSymbol.Fill(palette.Preserve, palette.Axis, 0.25)),
            new QgisCategory(words.Of(CorridorQuality.Restore), RestoreText(language),
                QgisSymbol.Fill(palette.Restore, palette.Axis, 0.25, dashed: true)),
        ]);

    static CategorisedRenderer Axes(NetworkPalette palette, Language language) => new(
        "OBJ_ASSI",
        [
            new QgisCategory(CorridorTable.Codes.Of(CorridorQuality.Preserve), PreserveText(language),
                QgisSymbol.Line(palette.Axis, 0.7)),
            new QgisCategory(CorridorTable.Codes.Of(CorridorQuality.Restore), RestoreText(language),
                QgisSymbol.Line(palette.Axis, 0.7, dashed: true)),
        ]);

    /// <summary>Active links in classes of equal number by cost, the cheapest drawn widest.</summary>
    static GraduatedRenderer Graded(FeatureTable links, NetworkPalette palette, Language language)
    {
        var (state, cost) = (links.IndexOf("state"), links.IndexOf("cost"));
        var costs = links.Rows.Where(row => row.Values[state] is LinkTable.Active)
            .Select(row => row.Values[cost] as double? ?? 0).Order().ToList();
        var bounds = Enumerable.Range(1, LinkClasses)
            .Select(part => costs.Count == 0 ? 0 : costs[Math.Max(0, (costs.Count * part / LinkClasses) - 1)])
            .Distinct().ToList();
        var ranges = bounds.Select((upper, i) => new QgisRange(
            i == 0 ? 0 : bounds[i - 1],
            upper,
            CostText(i == 0 ? null : bounds[i - 1], upper, language),
            QgisSymbol.Line(
                palette.Axis,
                bounds.Count == 1 ? WidestMm : WidestMm + ((NarrowestMm - WidestMm) * i / (bounds.Count - 1)))));
        return new GraduatedRenderer($"CASE WHEN \"state\" = '{LinkTable.Active}' THEN \"cost\" END", [.. ranges]);
    }

    static string CostText(double? lower, double upper, Language language)
    {
        var to = MapNumbers.Format(Math.Ceiling(upper), language);
        var word = language == Language.French ? "Coût" : "Cost";
        return lower is { } from
            ? $"{word} {MapNumbers.Format(Math.Ceiling(from), language)} – {to}"
            : $"{word} ≤ {to}";
    }

    static string PreserveText(Language language) =>
        language == Language.French ? "Corridor à préserver" : "Corridor to preserve";

    static string RestoreText(Language language) =>
        language == Language.French ? "Corridor à remettre en bon état" : "Corridor to restore";
}
