using System.Globalization;
using Calaisis.Raster.Maps.Report.Markup;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Maps.Report.Sections;

/// <summary>Tables that stand in the page: their headings sort them, a button hands them on as CSV.</summary>
static class Tables
{
    /// <summary>
    /// Longer tables would be most of what is printed; those that are printed all the same are by groups of rows.
    /// </summary>
    const int MostPrinted = 150;

    /// <param name="page">Where to.</param>
    /// <param name="words">The language.</param>
    /// <param name="name">Name of its CSV, without the ending; unique.</param>
    /// <param name="caption">What it shows.</param>
    /// <param name="table">Its columns and rows; the first column names the rows.</param>
    /// <param name="isPrintedWhole">Whether paper has all its rows, however many.</param>
    public static void Add(
        Html page, Words words, string name, string caption, FeatureTable table, bool isPrintedWhole = false)
    {
        var isLong = table.Rows.Count > MostPrinted && !isPrintedWhole;
        if (isLong)
        {
            var rows = words.Number(table.Rows.Count);
            var elsewhere = words[
                $"{caption} : {rows} lignes, à lire à l'écran ou dans le fichier CSV.",
                $"{caption}: {rows} rows, to be read on the screen or in the CSV file."];
            page.Add($"<p class=\"printed-only\">{elsewhere}</p>\n");
        }

        var printed = isLong
            ? []
            : PrintedTables.Of(caption, table, table.Rows.Count > MostPrinted, value => Shown(value, words));
        foreach (var part in printed) AddPart(page, words, part);
        page.Add($"<div class=\"table-frame{(isLong || printed.Count > 0 ? " unprinted" : "")}\" tabindex=\"0\" "
            + $"role=\"region\" aria-label=\"{caption}\"><table class=\"sortable\" data-name=\"{name}\"><caption>"
            + $"{caption}</caption>\n<thead><tr>");
        foreach (var column in table.Columns)
        {
            page.Add($"<th scope=\"col\" class=\"{(column.Type == ColumnType.Text ? "text" : "number")}\" "
                + $"data-name=\"{column.Name}\" title=\"{column.Meaning}\">")
                .Add($"{TitleOf(column)}</th>");
        }

        page.Add($"</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows)
        {
            page.Add($"<tr>");
            for (var i = 0; i < row.Values.Count; i++) AddCell(page, words, row.Values[i], isHeading: i == 0);
            page.Add($"</tr>\n");
        }

        page.Add($"</tbody></table></div>\n");
    }

    static void AddPart(Html page, Words words, PrintedTable part)
    {
        page.Add($"<table class=\"printed-part\"><caption>{part.Caption}</caption>\n<thead><tr>");
        foreach (var column in part.Columns)
        {
            page.Add($"<th scope=\"col\" class=\"{(column.Type == ColumnType.Text ? "text" : "number")}\">"
                + $"{TitleOf(column)}</th>");
        }

        page.Add($"</tr></thead>\n<tbody>\n");
        foreach (var row in part.Rows)
        {
            page.Add($"<tr>");
            foreach (var value in row)
            {
                page.Add($"<td class=\"{ClassOf(value.Value)}\">"
                    + $"{Shown(value.Value, words)}{ChangeOf(value.Percent, words)}</td>");
            }

            page.Add($"</tr>\n");
        }

        page.Add($"</tbody></table>\n");
    }

    /// <summary>A change in per cent in brackets after the value it is of; nothing where nothing changes.</summary>
    static string ChangeOf(object? percent, Words words) =>
        percent is double change && double.IsFinite(change) && change != 0
            ? $" ({(change > 0 ? "+" : "")}{words.Number(change)}\u202F%)"
            : "";

    static string TitleOf(Column column) => column.Title.Length > 0 ? column.Title : column.Name;

    static void AddCell(Html page, Words words, object? value, bool isHeading)
    {
        var tag = isHeading ? "th scope=\"row\"" : "td";
        page.AddMarkup($"<{tag} ").Add($"class=\"{ClassOf(value)}\" data-value=\"{Raw(value)}\">{Shown(value, words)}")
            .AddMarkup(isHeading ? "</th>" : "</td>");
    }

    // What is short stays on a line.
    static string ClassOf(object? value) => value switch
    {
        long or double => "number",
        string { Length: > 44 } => "text long",
        _ => "text",
    };

    static string Raw(object? value) => value switch
    {
        long whole => whole.ToString(CultureInfo.InvariantCulture),
        double number => double.IsFinite(number) ? FeatureCsv.Number(number) : "",
        string text => text,
        _ => "",
    };

    static string Shown(object? value, Words words) => value switch
    {
        long whole => words.Number(whole),
        double number => words.Number(number),
        string text => text,
        _ => "–",
    };
}
