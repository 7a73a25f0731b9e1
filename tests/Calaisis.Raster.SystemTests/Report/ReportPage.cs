using System.IO.Compression;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Calaisis.Raster.SystemTests.Report;

/// <summary>A report read without a browser: its tables, and what its script is given.</summary>
sealed partial class ReportPage(string html)
{
    public string Html => html;

    public JsonElement Index { get; } = JsonDocument.Parse(Between(html, "id=\"index\">", "</script>")).RootElement;

    /// <summary>The headings' names and each row's raw values of a table that stands in the page.</summary>
    public (string[] Names, string[][] Rows) Table(string name)
    {
        var table = Between(html, $"<table class=\"sortable\" data-name=\"{name}\">", "</table>");
        var names = Between(table, "<thead>", "</thead>");
        return (
            [.. Name().Matches(names).Select(match => match.Groups[1].Value)],
            [.. Between(table, "<tbody>", "</tbody>")
                .Split("</tr>", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(row =>
                    Value().Matches(row).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)).ToArray())]);
    }

    public byte[] Bytes(int chunk)
    {
        using var packed = new MemoryStream(
            Convert.FromBase64String(Between(html, $"id=\"chunk-{chunk}\">", "</script>")));
        using var gzip = new GZipStream(packed, CompressionMode.Decompress);
        using var plain = new MemoryStream();
        gzip.CopyTo(plain);
        return plain.ToArray();
    }

    public JsonElement Json(int chunk) => JsonDocument.Parse(Bytes(chunk)).RootElement;

    static string Between(string text, string start, string end)
    {
        var from = text.IndexOf(start, StringComparison.Ordinal);
        if (from < 0) throw new InvalidDataException($"the page holds no {start}");
        from += start.Length;
        return text[from..text.IndexOf(end, from, StringComparison.Ordinal)];
    }

    [GeneratedRegex("data-name=\"([^\"]*)\"")]
    private static partial Regex Name();

    [GeneratedRegex("data-value=\"([^\"]*)\"")]
    private static partial Regex Value();
}
