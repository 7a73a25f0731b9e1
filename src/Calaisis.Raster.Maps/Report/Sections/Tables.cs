using System.Globalization;
using Calaisis.Raster.Maps.Report.Markup;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Maps.Report.Sections;

/// <summary>Tables that stand in the page: their headings sort them, a button hands them on as CSV.</summary>
static class Tables
{
    /// <summary>Longer tables would be most of what is printed.</summary>
    const int MostPrinted = 150;

    /// <param name="page">Where to.</param>
    /// <param name="words">The language.</param>
    /// <param name="name">Name of its CSV, without the ending; unique.</param>
    /// <param name="caption">What it shows.</param>
    /// <param name="table">Its columns and rows; the first column names the rows.</param>
    public static void Add(Html page, Words words, string name, string caption, FeatureTable table)
    {
        var isLong = table.Rows.Count > MostPrinted;
        if (isLong) page.Add($"<p class=\"printed-only\">{words[$"{caption} : {words.Number(table.Rows.Count)} lignes, à lire à l'écran ou dans le fichier CSV.", $"{caption}: {words.Number(table.Rows.Count)} rows, to be read on the screen or in the CSV file."]}</p>\n");
        var parts = isLong ? [] : PrintedColumns.PartsOf(table, value => Shown(value, words));
        if (parts.Count > 1) AddParts(page, words, caption, table, parts);
        page.Add($"<div class=\"table-frame{(isLong || parts.Count > 1 ? " unprinted" : "")}\" tabindex=\"0\" role=\"region\" aria-label=\"{caption}\"><table class=\"sortable\" data-name=\"{name}\"><caption>{caption}</caption>\n<thead><tr>");
        foreach (var column in table.Columns)
        {
            page.Add($"<th scope=\"col\" class=\"{(column.Type == ColumnType.Text ? "text" : "number")}\" data-name=\"{column.Name}\" title=\"{column.Meaning}\">")
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

    // On paper a table that is wider than the page stands as several below each other, each with the columns that name its rows.
    static void AddParts(Html page, Words words, string caption, FeatureTable table, IReadOnlyList<IReadOnlyList<int>> parts)
    {
        for (var part = 0; part < parts.Count; part++)
        {
            page.Add($"<table class=\"printed-part\"><caption>{caption} ({part + 1}/{parts.Count})</caption>\n<thead><tr>");
            foreach (var column in parts[part].Select(place => table.Columns[place]))
                page.Add($"<th scope=\"col\" class=\"{(column.Type == ColumnType.Text ? "text" : "number")}\">{TitleOf(column)}</th>");
            page.Add($"</tr></thead>\n<tbody>\n");
            foreach (var row in table.Rows)
            {
                page.Add($"<tr>");
                foreach (var place in parts[part]) page.Add($"<td class=\"{ClassOf(row.Values[place])}\">{Shown(row.Values[place], words)}</td>");
                page.Add($"</tr>\n");
            }

            page.Add($"</tbody></table>\n");
        }
    }

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
