using Calaisis.Raster.Maps.Legends;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.Maps.Texts;

namespace Calaisis.Raster.Maps.Changes;

/// <summary>The legend of what a scenario edits, gains and loses: what the map holds and nothing else.</summary>
static class ChangeLegend
{
    const string NoBreakSpace = "\u00A0";

    /// <summary>Edited areas, lines and points with what is changed there.</summary>
    public static LegendGroup Edits(SheetScenario scenario, Language language) =>
        new(SheetTexts.Of(SheetText.EditedHeading, language), [.. EditRows(scenario)]);

    /// <summary>
    /// Core areas, corridors and links gained and lost, with their areas in the territory and in the extent.
    /// </summary>
    public static LegendGroup Changes(NetworkChanges changes, Language language)
    {
        var beside = SheetTexts.Of(SheetText.ChangesBeside, language, changes.Base);
        return new LegendGroup(beside, [.. Rows(changes, language)]);
    }

    /// <summary>
    /// Both in one group of two columns, which leaves room for what a page is about; without rows where there is
    /// neither.
    /// </summary>
    public static LegendGroup Dense(SheetScenario? scenario, NetworkChanges? changes, Language language)
    {
        var edits = scenario is null ? [] : EditRows(scenario);
        return changes is { IsNothing: false }
            ? new LegendGroup(
                SheetTexts.Of(SheetText.ChangesBeside, language, changes.Base),
                [.. edits, .. Rows(changes, language)],
                2)
            : new LegendGroup(SheetTexts.Of(SheetText.EditedHeading, language), [.. edits], 2);
    }

    static IEnumerable<LegendRow> EditRows(SheetScenario scenario)
    {
        if (scenario.Areas.Shapes.Count > 0)
            yield return new LegendRow(EditDrawing.AreaSign, Joined(scenario.Areas.Titles));
        if (scenario.Lines.Shapes.Count > 0)
            yield return new LegendRow(EditDrawing.LineSign, Joined(scenario.Lines.Titles));
        if (scenario.Points.Shapes.Count > 0)
            yield return new LegendRow(EditDrawing.PointSign, Joined(scenario.Points.Titles));

        static string Joined(IReadOnlyList<string> titles) => string.Join(", ", titles);
    }

    static IEnumerable<LegendRow> Rows(NetworkChanges changes, Language language)
    {
        foreach (var (isGained, part) in ((bool, ChangedNetwork)[])[(true, changes.Gained), (false, changes.Lost)])
        {
            if (part.Cores.Count > 0)
            {
                yield return Row(
                    ChangeDrawing.CoreSign,
                    isGained,
                    isGained ? SheetText.GainedCores : SheetText.LostCores,
                    Hectares(part.CoreHectares));
            }

            if (part.Corridors.Count > 0)
            {
                yield return Row(
                    ChangeDrawing.CorridorSign,
                    isGained,
                    isGained ? SheetText.GainedCorridors : SheetText.LostCorridors,
                    Hectares(part.CorridorHectares));
            }

            // Where links have corridors these say the same.
            if (part.Links.Count > 0 && changes.Gained.Corridors.Count + changes.Lost.Corridors.Count == 0)
            {
                yield return Row(
                    ChangeDrawing.LinkSign,
                    isGained,
                    isGained ? SheetText.GainedLinks : SheetText.LostLinks,
                    MapNumbers.Format(part.Links.Count, language, 0));
            }
        }

        LegendRow Row(Action<SheetCanvas, PageRect, bool> sign, bool isGained, SheetText name, string figure) =>
            new((canvas, box) => sign(canvas, box, isGained), SheetTexts.Of(name, language), figure);

        string Hectares(ChangedHectares area)
        {
            if (double.IsNaN(area.Whole)) return "";
            var whole = Number(area.Whole) + NoBreakSpace + "ha";
            return area.Inside is { } inside ? $"{Number(inside)} / {whole}" : whole;
        }

        string Number(double hectares) => MapNumbers.Format(hectares, language, hectares is > 0 and < 10 ? 1 : 0);
    }
}
