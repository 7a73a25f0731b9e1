using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Report.Markup;

namespace Calaisis.Raster.Maps.Report.Charts;

/// <summary>Lying bars, each with its name and its value in figures, so that no colour has to be read.</summary>
/// <param name="Title">What is shown.</param>
/// <param name="Unit">Unit of the axis; empty for counts.</param>
/// <param name="Groups">Bars that belong together; a single group needs no name.</param>
sealed record BarChart(string Title, string Unit, IReadOnlyList<BarGroup> Groups)
{
    const double Width = 720;
    const double LabelWidth = 280;
    const double ValueWidth = 140;
    const double RowHeight = 22;
    const double GroupHeight = 24;
    const double AxisHeight = 34;

    public Html Draw(Words words, string id)
    {
        var bars = Groups.SelectMany(group => group.Bars).ToList();
        var named = Groups.Count(group => group.Name.Length > 0);
        var bottom = (bars.Count * RowHeight) + (named * GroupHeight) + 6;
        var axis = new Axis(
            bars.Select(bar => bar.Value).Where(double.IsFinite).DefaultIfEmpty(0).Max(),
            LabelWidth,
            Width - ValueWidth);
        var svg = new Html();
        var text = string.Join("; ", Groups.Select(group => string.Join(", ", group.Bars.Select(bar =>
            $"{(group.Name.Length > 0 ? group.Name + ", " : "")}{bar.Name}{words[" : ", ": "]}{Said(words, bar)}"))));
        SvgFrame.Open(svg, id, Title, text, Width, bottom + AxisHeight);
        SvgFrame.Ticks(svg, axis, words, Unit, bottom);
        var y = 0.0;
        foreach (var group in Groups)
        {
            if (group.Name.Length > 0)
            {
                svg.Add($"<text class=\"group\" x=\"0\" y=\"{y + 17}\">{group.Name}</text>");
                y += GroupHeight;
            }

            foreach (var bar in group.Bars)
            {
                var end = axis.At(double.IsFinite(bar.Value) ? Math.Max(0, bar.Value) : 0);
                svg.Add($"<text class=\"end\" x=\"{LabelWidth - 8}\" y=\"{y + 15}\">"
                    + $"{SvgFrame.Short(bar.Name, 40)}</text>");
                svg.Add($"<rect x=\"{axis.From}\" y=\"{y + 3}\" width=\"{end - axis.From}\" height=\"{RowHeight - 6}\" "
                    + $"fill=\"{bar.Colour.ToString()}\" stroke=\"#37474F\" stroke-width=\"0.5\"/>");
                svg.Add($"<text x=\"{end + 6}\" y=\"{y + 15}\">{Said(words, bar)}</text>\n");
                y += RowHeight;
            }
        }

        return svg.Add($"</svg>");
    }

    static string Said(Words words, Bar bar) =>
        bar.Note.Length > 0 ? $"{words.Number(bar.Value)} ({bar.Note})" : words.Number(bar.Value);
}

/// <summary>Bars under a name of their own.</summary>
sealed record BarGroup(string Name, IReadOnlyList<Bar> Bars);

/// <summary>One bar; its value is NaN for none.</summary>
sealed record Bar(string Name, double Value, Rgb Colour)
{
    /// <summary>Stands behind the value, such as its change; empty for none.</summary>
    public string Note { get; init; } = "";
}
