using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Report.Markup;

namespace Calaisis.Raster.Maps.Report.Charts;

/// <summary>
/// Small multiples: a row for each scenario or zone, a column for each trame, in each cell a value as a bar and in
/// figures. All bars share one scale, so that lengths compare across the whole table; nothing is read from colour
/// alone.
/// </summary>
/// <param name="Title">What is shown, with its unit.</param>
/// <param name="Corner">What the rows are.</param>
/// <param name="Columns">Trames with their colours.</param>
/// <param name="Rows">Names with a value per column.</param>
sealed record BarMatrix(
    string Title, string Corner, IReadOnlyList<(string Name, Rgb Colour)> Columns,
    IReadOnlyList<(string Name, IReadOnlyList<MatrixValue> Values)> Rows)
{
    const double Width = 100;
    const double Height = 10;

    public void Draw(Html page)
    {
        var values = Rows.SelectMany(row => row.Values).Select(value => value.Value).Where(double.IsFinite).ToList();
        var (least, most) = (Math.Min(0, values.DefaultIfEmpty(0).Min()), Math.Max(0, values.DefaultIfEmpty(0).Max()));
        var scale = most > least ? Width / (most - least) : 0;
        page.Add($"<table class=\"matrix\"><caption>{Title}</caption>\n<thead><tr><th scope=\"col\">{Corner}</th>");
        foreach (var (name, colour) in Columns)
            page.Add($"<th scope=\"col\" style=\"--trame:{colour.ToString()}\">{name}</th>");
        page.Add($"</tr></thead>\n<tbody>\n");
        foreach (var (name, row) in Rows)
        {
            page.Add($"<tr><th scope=\"row\">{name}</th>");
            for (var i = 0; i < row.Count; i++)
            {
                var value = double.IsFinite(row[i].Value) ? row[i].Value : 0;
                page.Add(
                    $"<td><svg viewBox=\"0 0 {Width} {Height}\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
                page.Add($"<rect x=\"{scale * (Math.Min(0, value) - least)}\" y=\"0\" "
                    + $"width=\"{scale * Math.Abs(value)}\" height=\"{Height}\" "
                    + $"fill=\"{Columns[i].Colour.ToString()}\" fill-opacity=\"{(value < 0 ? 0.45 : 1)}\"/>");
                page.Add($"<line x1=\"{-scale * least}\" x2=\"{-scale * least}\" y1=\"0\" y2=\"{Height}\"/></svg><span>"
                    + $"{row[i].Text}</span></td>");
            }

            page.Add($"</tr>\n");
        }

        page.Add($"</tbody></table>\n");
    }
}

/// <summary>One cell.</summary>
/// <param name="Value">Length of the bar; NaN for none.</param>
/// <param name="Text">What stands beside it.</param>
sealed record MatrixValue(double Value, string Text);
