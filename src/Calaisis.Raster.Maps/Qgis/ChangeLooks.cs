using Calaisis.Raster.Comparison;
using Calaisis.Raster.Maps.Changes;
using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Texts;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Maps.Qgis;

/// <summary>
/// How QGIS draws what changed from one scenario to another: for the better in blue-green, for the worse in orange,
/// which readers who see no red or green tell apart; what stayed is pale or not drawn at all.
/// </summary>
static class ChangeLooks
{
    // Between them half of the colour is reached: most differences are small beside the greatest.
    const double HalfwayShare = 0.25;

    static readonly Rgb Better = Rgb.Parse("00796B");
    static readonly Rgb Worse = Rgb.Parse("D95F02");
    static readonly Rgb Stayed = Rgb.Parse("B0B7BC");

    static readonly (string Word, Rgb Colour)[] All =
        [(ChangeLayers.Gained, Better), (ChangeLayers.Lost, Worse), (ChangeLayers.Kept, Stayed)];

    /// <summary>Less resistance or cost is better. Cells where nothing differs show what lies beneath.</summary>
    public static RampRenderer Differences(RasterResult raster, Language language)
    {
        var most = Math.Max(Math.Abs(raster.Min), Math.Abs(raster.Max));
        if (most is 0) most = 1;
        return new RampRenderer(
            [
                Stop(-most, Better, 1), Stop(-most * HalfwayShare, Better, 0.5), Stop(0, Stayed, 0),
                Stop(most * HalfwayShare, Worse, 0.5), Stop(most, Worse, 1),
            ],
            IsSmooth: true);

        RasterStop Stop(double value, Rgb colour, double opacity) =>
            new(value, colour, (value > 0 ? "+" : "") + MapNumbers.Format(value, language, 0), opacity);
    }

    /// <summary>Cells gained, lost and kept.</summary>
    public static PaletteRenderer Fates(Language language) =>
        new([.. All.Select((fate, i) => new RasterStop(i + 1, fate.Colour, TextOf(fate.Word, language)))]);

    /// <summary>
    /// A layer of the package of changes. Areas that stayed are drawn by the layers of the network, and not here; links
    /// that stayed are thin.
    /// </summary>
    public static QgisVectorLayer LayerOf(string package, FeatureTable table, Language language)
    {
        var french = language == Language.French;
        var name = table.Name switch
        {
            ChangeLayers.Links => french ? "Liens gagnés, perdus, conservés" : "Links gained, lost, kept",
            ChangeLayers.Habitats => french ? "Réservoirs gagnés et perdus" : "Core areas gained and lost",
            _ => french ? "Corridors gagnés et perdus" : "Corridors gained and lost",
        };
        (string Word, QgisSymbol Symbol)[] symbols = table.Name switch
        {
            ChangeLayers.Links =>
                [
                    (ChangeLayers.Gained, QgisSymbol.Line(ChangePalette.GainedDark, 0.9)),
                    (ChangeLayers.Lost, QgisSymbol.Line(ChangePalette.LostDark, 0.9, dashed: true)),
                    (ChangeLayers.Kept, QgisSymbol.Line(Stayed, 0.3)),
                ],
            ChangeLayers.Habitats => Areas(
                QgisSymbol.Fill(ChangePalette.GainedDark, ChangePalette.Gained, 0.3),
                QgisSymbol.Fill(ChangePalette.LostDark, ChangePalette.Lost, 0.3)),
            _ => Areas(
                QgisSymbol.Fill(ChangePalette.Gained, ChangePalette.GainedDark, 0.15),
                QgisSymbol.Fill(ChangePalette.Lost, ChangePalette.LostDark, 0.15)),
        };
        var categories = symbols.Select(
            category => new QgisCategory(category.Word, TextOf(category.Word, language), category.Symbol));
        return new QgisVectorLayer(name, package, table, new CategorisedRenderer(ChangeLayers.Change, [.. categories]))
        {
            IsExpanded = true,
        };
    }

    static (string Word, QgisSymbol Symbol)[] Areas(QgisSymbol gained, QgisSymbol lost) =>
        [(ChangeLayers.Gained, gained), (ChangeLayers.Lost, lost)];

    static string TextOf(string word, Language language) => (word, language == Language.French) switch
    {
        (ChangeLayers.Gained, true) => "Gagné",
        (ChangeLayers.Lost, true) => "Perdu",
        (ChangeLayers.Kept, true) => "Conservé",
        (ChangeLayers.Gained, false) => "Gained",
        (ChangeLayers.Lost, false) => "Lost",
        _ => "Kept",
    };
}
