using Calaisis.Raster.Maps.Report.Charts;
using Calaisis.Raster.Maps.Report.Markup;

namespace Calaisis.Raster.Maps.Report.Sections;

/// <summary>
/// What each scenario changes and what comes of it: changes as small multiples, then the ranking and its tables.
/// </summary>
static class ScenarioSection
{
    /// <summary>
    /// The figures shown for all scenarios and trames; whether a change is told in per cent, else as a difference.
    /// </summary>
    static readonly (string Figure, bool InPercent)[] Shown =
        [("ec_ha", true), ("core_ha", true), ("corridor_ha", true), ("conflicts", false)];

    public static void Add(Html page, Words words, ReportData data)
    {
        if (data.Scenarios.Count < 2) return;
        page.Add($"<section id=\"scenarios\"><h2>{words["Scénarios", "Scenarios"]}</h2>\n");
        var first = data.Scenarios[0].Title;
        var key = words[
            $"Écart de chaque scénario à « {first} ». Dans un tableau, toutes les barres ont la même échelle.",
            $"Difference of each scenario from “{first}”. Within a table all bars have the same scale."];
        page.Add($"<p class=\"quiet\">{key}</p>\n<div class=\"matrices\">\n");
        foreach (var (figure, inPercent) in Shown) MatrixOf(words, data, figure, inPercent)?.Draw(page);
        page.Add($"</div>\n<h3>{words["Ce que chacun change", "What each of them changes"]}</h3>\n"
            + $"<ul class=\"scenarios\">\n");
        foreach (var scenario in data.Scenarios.Skip(1)) AddCard(page, words, scenario);
        page.Add($"</ul>\n</section>\n");
        AddComparisons(page, words, data);
    }

    static BarMatrix? MatrixOf(Words words, ReportData data, string figure, bool inPercent)
    {
        var now = data.Scenarios[0].Trames;
        var places = Enumerable.Range(0, now.Count)
            .Where(i => KeyFigures.ValueOf(now[i].Summary, figure) is { } value && double.IsFinite(value)).ToList();
        if (places.Count == 0) return null;
        return new BarMatrix(
            words[
                $"{FigureNames.Of(figure, words.Language)} : écart{(inPercent ? " en %" : "")}",
                $"{FigureNames.Of(figure, words.Language)}: difference{(inPercent ? " in %" : "")}"],
            words["Scénario", "Scenario"],
            [.. places.Select(i => (now[i].Style.Name, now[i].Style.Colour))],
            [.. data.Scenarios.Skip(1)
                .Select(scenario => (scenario.Title, (IReadOnlyList<MatrixValue>)[.. places.Select(i => ChangeOf(
                    words, KeyFigures.ValueOf(now[i].Summary, figure)!.Value,
                    KeyFigures.ValueOf(scenario.Trames[i].Summary, figure) ?? double.NaN, inPercent))]))]);
    }

    static MatrixValue ChangeOf(Words words, double from, double to, bool inPercent)
    {
        if (inPercent)
            return new MatrixValue(from == 0 ? double.NaN : 100 * (to - from) / from, words.Change(from, to));
        return new MatrixValue(
            to - from,
            !double.IsFinite(to) ? "–" : from.Equals(to) ? "=" : $"{(to > from ? "+" : "")}{words.Number(to - from)}");
    }

    static void AddCard(Html page, Words words, ReportScenario scenario)
    {
        page.Add($"<li><h4>{scenario.Title}</h4>\n");
        if (scenario.Changes.Count > 0)
        {
            page.Add($"<ul>");
            foreach (var change in scenario.Changes) page.Add($"<li>{change}</li>");
            page.Add($"</ul>\n");
        }

        if (scenario.Statements.Count > 0)
        {
            page.Add($"<details class=\"statements printed\"><summary>"
                + $"{words["Ce qui change, et pourquoi", "What moved, and why"]}</summary>\n<dl>\n");
            foreach (var trame in scenario.Statements.GroupBy(statement => statement.Trame))
            {
                page.Add($"<dt>{trame.Key}</dt><dd><ul>\n");
                foreach (var statement in trame) page.Add($"<li>{statement.Sentence}</li>\n");
                page.Add($"</ul></dd>\n");
            }

            page.Add($"</dl></details>\n");
        }

        page.Add($"</li>\n");
    }

    static void AddComparisons(Html page, Words words, ReportData data)
    {
        if (data.Comparisons.Count == 0) return;
        page.Add(
            $"<section id=\"comparison\"><h2>{words["Comparaison des scénarios", "Comparison of scenarios"]}</h2>\n");
        foreach (var comparison in data.Comparisons)
        {
            page.Add($"<h3>{comparison.Title}</h3>\n");
            if (comparison.Note.Length > 0) page.Add($"<p>{comparison.Note}</p>\n");
            Tables.Add(page, words, comparison.Table.Name, comparison.Title, comparison.Table, isPrintedWhole: true);
        }

        page.Add($"</section>\n");
    }
}
