using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Report.Markup;

namespace Calaisis.Raster.Maps.Report.Charts;

/// <summary>How the costs of the active links are spread: a histogram of the first scenario, a box for each.</summary>
/// <param name="Title">What is shown.</param>
/// <param name="Unit">Unit of costs.</param>
/// <param name="Colour">The trame's.</param>
/// <param name="Series">Per scenario its name and the costs of its links.</param>
sealed record CostChart(
    string Title, string Unit, Rgb Colour, IReadOnlyList<(string Name, IReadOnlyList<double> Costs)> Series)
{
    const double Width = 720;
    const double LabelWidth = 280;
    const double BarsHeight = 120;
    const double RowHeight = 24;
    const int Bins = 20;

    public Html Draw(Words words, string id)
    {
        var greatest = Series.SelectMany(series => series.Costs).DefaultIfEmpty(0).Max();
        var axis = new Axis(greatest, LabelWidth, Width - 20);
        var bottom = BarsHeight + 16 + (Series.Count * RowHeight);
        var svg = new Html();
        SvgFrame.Open(
            svg, id, Title, string.Join(" ", Series.Select(series => Describe(series.Name, series.Costs, words))),
            Width, bottom + 34);
        SvgFrame.Ticks(svg, axis, words, Unit, bottom);
        DrawBars(svg, axis, words);
        for (var i = 0; i < Series.Count; i++)
            DrawBox(svg, axis, Series[i].Name, Series[i].Costs, BarsHeight + 16 + (i * RowHeight));
        return svg.Add($"</svg>");
    }

    void DrawBars(Html svg, Axis axis, Words words)
    {
        var counts = new int[Bins];
        foreach (var cost in Series[0].Costs) counts[Math.Min(Bins - 1, (int)(Bins * (cost / axis.End)))]++;
        var most = Math.Max(1, counts.Max());
        var width = (axis.To - axis.From) / Bins;
        for (var i = 0; i < Bins; i++)
        {
            if (counts[i] == 0) continue;
            var height = (BarsHeight - 20) * counts[i] / most;
            var x = axis.From + (i * width);
            svg.Add($"<rect x=\"{x + 0.5}\" y=\"{BarsHeight - height}\" width=\"{width - 1}\" height=\"{height}\" "
                + $"fill=\"{Colour.ToString()}\" fill-opacity=\"0.85\" stroke=\"#37474F\" stroke-width=\"0.5\"/>");
            svg.Add($"<text class=\"middle small\" x=\"{x + (width / 2)}\" "
                + $"y=\"{BarsHeight - height - 4}\">{counts[i]}</text>\n");
        }

        svg.Add($"<text class=\"end\" x=\"{LabelWidth - 8}\" y=\"{BarsHeight - 4}\">"
            + $"{words["Nombre de liens", "Number of links"]}</text>");
        svg.Add(
            $"<line class=\"base\" x1=\"{axis.From}\" x2=\"{axis.To}\" y1=\"{BarsHeight}\" y2=\"{BarsHeight}\"/>\n");
    }

    static void DrawBox(Html svg, Axis axis, string name, IReadOnlyList<double> costs, double y)
    {
        svg.Add($"<text class=\"end\" x=\"{LabelWidth - 8}\" y=\"{y + 16}\">{SvgFrame.Short(name, 40)}</text>");
        if (costs.Count == 0) return;
        var (low, first, middle, third, high) = (
            Quantile(costs, 0.05), Quantile(costs, 0.25), Quantile(costs, 0.5), Quantile(costs, 0.75),
            Quantile(costs, 0.95));
        svg.Add(
            $"<line class=\"whisker\" x1=\"{axis.At(low)}\" x2=\"{axis.At(high)}\" y1=\"{y + 12}\" y2=\"{y + 12}\"/>");
        svg.Add($"<rect class=\"box\" x=\"{axis.At(first)}\" y=\"{y + 5}\" "
            + $"width=\"{axis.At(third) - axis.At(first)}\" height=\"14\"/>");
        svg.Add($"<line class=\"median\" x1=\"{axis.At(middle)}\" "
            + $"x2=\"{axis.At(middle)}\" y1=\"{y + 3}\" y2=\"{y + 21}\"/>\n");
    }

    static string Describe(string name, IReadOnlyList<double> costs, Words words) => costs.Count == 0
        ? words[$"{name} : aucun lien.", $"{name}: no link."]
        : costs.Count == 1
            ? words[$"{name} : un lien, de coût {words.Number(costs[0])}.", $"{name}: one link, of cost "
                + $"{words.Number(costs[0])}."]
        : words[
            $"{name} : {costs.Count} liens, médiane {words.Number(Quantile(costs, 0.5))}, "
                + $"la moitié entre {words.Number(Quantile(costs, 0.25))} et {words.Number(Quantile(costs, 0.75))}.",
            $"{name}: {costs.Count} links, median {words.Number(Quantile(costs, 0.5))}, half of them between "
                + $"{words.Number(Quantile(costs, 0.25))} and {words.Number(Quantile(costs, 0.75))}."];

    /// <summary>Between the two values next to the place, in proportion (Hyndman and Fan 1996, number 7).</summary>
    internal static double Quantile(IReadOnlyList<double> values, double share)
    {
        var sorted = values.Order().ToList();
        var place = share * (sorted.Count - 1);
        var below = (int)Math.Floor(place);
        return sorted[below] + ((place - below) * (sorted[Math.Min(below + 1, sorted.Count - 1)] - sorted[below]));
    }
}
