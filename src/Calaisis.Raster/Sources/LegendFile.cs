using System.Globalization;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Sources;

/// <summary>
/// Legends as text tables with the columns <c>value</c>, <c>code</c>, <c>label</c> and, if wanted, <c>colour</c>
/// (RRGGBB, with or without #). An empty code is the value itself.
/// </summary>
public static class LegendFile
{
    /// <summary>Reads a legend of the user's own; named after the file.</summary>
    public static Legend Read(string path) =>
        Parse(CsvTable.ReadText(path), path, Path.GetFileNameWithoutExtension(path));

    /// <summary>Reads a legend from its text. All faults come together in one <see cref="PipelineException"/>.</summary>
    public static Legend Parse(string text, string path, string name)
    {
        var faults = new List<Fault>();
        var csv = CsvTable.Parse(text, path, faults);
        var columns = csv.Header.Select(h => h.Text.ToLowerInvariant()).ToList();
        var known = columns is ["value", "code", "label"] or ["value", "code", "label", "colour"];
        if (csv.Header.Count > 0 && !known)
        {
            faults.Add(new Fault(path, 1, 1, $"columns {string.Join(", ", columns)}, expected value, code, label and colour"));
        }

        var classes = known ? Classes(csv, faults) : [];
        if (known && classes.Count == 0 && faults.Count == 0) faults.Add(new Fault(path, 1, 1, "the legend has no class"));
        return faults.Count > 0 ? throw new PipelineException(faults) : new Legend(name, classes);
    }

    static List<LegendClass> Classes(CsvTable csv, List<Fault> faults)
    {
        var classes = new List<LegendClass>();
        var values = new HashSet<int>();
        var codes = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in csv.Rows)
        {
            void Wrong(int field, string message) =>
                faults.Add(new Fault(csv.Path, row.Fields[field].Line, row.Fields[field].Column, message));

            var code = row.Fields[1].Text.Length > 0 ? row.Fields[1].Text : row.Fields[0].Text;
            var colour = row.Fields.Count > 3 ? row.Fields[3].Text.TrimStart('#') : "";
            if (!int.TryParse(row.Fields[0].Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
            {
                Wrong(0, $"'{row.Fields[0].Text}' is no class number, expected a whole number");
            }
            else if (!values.Add(value))
            {
                Wrong(0, $"class {value} comes twice");
            }

            if (!codes.Add(code)) Wrong(1, $"code '{code}' comes twice");
            if (colour.Length > 0 && !IsColour(colour)) Wrong(3, $"'{colour}' is no colour, expected RRGGBB in hexadecimal");
            classes.Add(new LegendClass(value, code, row.Fields[2].Text, colour.Length > 0 ? colour.ToUpperInvariant() : null));
        }

        return classes;
    }

    static bool IsColour(string text) => text.Length == 6 && text.All(char.IsAsciiHexDigit);
}
