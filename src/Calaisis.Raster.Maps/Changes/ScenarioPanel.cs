using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Fonts;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Furniture;
using Calaisis.Raster.Maps.Legends;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.Maps.Texts;

namespace Calaisis.Raster.Maps.Changes;

/// <summary>
/// What a scenario changes, in words, with the signs of what is edited, gained and lost: a box over the map, in the
/// corner where it hides least of what the map is about.
/// </summary>
sealed class ScenarioPanel
{
    const double WidthMm = 58;
    const double PaddingMm = 2.2;
    const double BetweenMm = 0.8;
    const double ClearMm = 2;
    const int MostLines = 9;

    static readonly Rgb Ink = Rgb.Parse("20262B");
    static readonly Rgb Quiet = Rgb.Parse("4A5157");
    readonly double _scale;
    readonly TextBlock _heading;
    readonly TextBlock _words;
    readonly LegendBlock? _legend;
    readonly TextBlock? _note;

    /// <param name="scenario">The scenario.</param>
    /// <param name="changes">What it gained and lost; null where it is not compared.</param>
    /// <param name="showsChanges">
    /// Whether the map is one that shows gains and losses where there is a comparison.
    /// </param>
    /// <param name="language">Of headings and notes.</param>
    /// <param name="scale">Of the page.</param>
    public ScenarioPanel(
        SheetScenario scenario, NetworkChanges? changes, bool showsChanges, Language language, double scale)
    {
        _scale = scale;
        var strong = new TextStyle(FontFace.SemiBold, 8 * scale, ChangePalette.Edited) { LineSpacing = 1.2 };
        var body = new TextStyle(FontFace.Regular, 6.3 * scale, Quiet) { LineSpacing = 1.22 };
        _heading = TextBlock.Lay(SheetTexts.Of(SheetText.EditedHeading, language), strong, InnerMm, 1);
        var sentences = scenario.Sentences.Count == 0
            ? [SheetTexts.Of(SheetText.NothingEdited, language)]
            : scenario.Sentences;
        _words = TextBlock.Lay(Typography.Set(string.Join('\n', sentences), language), body, InnerMm, MostLines);
        List<LegendGroup> groups =
        [
            .. scenario.HasShapes
                ? [ChangeLegend.Edits(scenario, language) with { Heading = "" }]
                : Array.Empty<LegendGroup>(),
            .. showsChanges && changes is { IsNothing: false }
                ? [ChangeLegend.Changes(changes, language)]
                : Array.Empty<LegendGroup>(),
        ];
        if (groups.Count > 0) _legend = new LegendBlock(groups, scale) { HasRule = false };
        var note = (showsChanges, changes) switch
        {
            (true, null) => SheetTexts.Of(SheetText.NotCompared, language),
            (true, { IsNothing: true }) => SheetTexts.Of(SheetText.NothingMoved, language, changes.Base),
            (true, { Gained.CoreHectares.Inside: not null }) =>
                SheetTexts.Of(SheetText.TerritoryAndExtentNote, language),
            _ => null,
        };
        if (note is not null) _note = TextBlock.Lay(note, body, InnerMm, 4);
    }

    /// <summary>Where it goes on a map: one column or two, in the corner where it hides least.</summary>
    /// <param name="view">The map.</param>
    /// <param name="focus">What the map is about.</param>
    /// <param name="page">The paper.</param>
    public Placed PlaceOn(MapView view, MapShape focus, PageSettings page)
    {
        var clear = ClearMm * _scale;
        return new[] { SizeOf(columns: 1), SizeOf(columns: 2) }
            .Where(size => size.Columns == 1 || _legend is not null)
            .Select(size => size.Room with
            {
                Width = Math.Min(size.Room.Width, view.Frame.Width - (2 * clear)),
                Height = Math.Min(size.Room.Height, view.Frame.Height - (2 * clear)),
            })
            .Select((room, i) => new Placed(page.Snap(InsetCorner.Choose(view, focus, room, clear)), i + 1))
            .MinBy(placed => InsetCorner.HiddenMm2(view, focus, placed.Box))!;
    }

    public void Draw(SheetCanvas canvas, Placed placed)
    {
        var place = placed.Box;
        canvas.Fill(place, Rgb.White);
        canvas.Border(place, 0.2 * _scale, Ink);
        canvas.Skia.Save();
        canvas.Skia.ClipRect(SheetCanvas.ToSkia(place));
        canvas.Fill(place with { Width = 1.1 * _scale }, ChangePalette.Edited);
        var (left, first) = (place.Left + (PaddingMm * _scale), place.Top + (PaddingMm * _scale));
        canvas.Block(_heading, left, first);
        var top = first + _heading.HeightMm + (BetweenMm * _scale);
        canvas.Block(_words, left, top);
        top += Below(_words.HeightMm);
        if (placed.Columns == 1)
        {
            _legend?.Draw(canvas, new PageRect(left, top, InnerMm, _legend.HeightMm));
            top += Below(_legend?.HeightMm ?? 0);
        }
        else
        {
            _legend?.Draw(canvas, new PageRect(
                left + InnerMm + (2 * PaddingMm * _scale), first - (1.6 * _scale), InnerMm, _legend.HeightMm));
        }

        if (_note is not null) canvas.Block(_note, left, top);
        canvas.Skia.Restore();
    }

    double InnerMm => (WidthMm - (2 * PaddingMm)) * _scale;

    (PageRect Room, int Columns) SizeOf(int columns)
    {
        var padding = 2 * PaddingMm * _scale;
        var (words, legend) = (
            _heading.HeightMm + Below(_words.HeightMm) + Below(_note?.HeightMm ?? 0), _legend?.HeightMm ?? 0);
        return columns == 1
            ? (new PageRect(0, 0, InnerMm + padding, padding + words + Below(legend)), columns)
            : (new PageRect(0, 0, (2 * InnerMm) + (2 * padding), padding + Math.Max(words, legend)), columns);
    }

    double Below(double height) => height > 0 ? height + (BetweenMm * _scale) : 0;

    /// <summary>A box on the page, and in how many columns it is laid out.</summary>
    public sealed record Placed(PageRect Box, int Columns);
}
