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

    /// <summary>
    /// Reads a legend from its text. All faults come together in one <see cref="PipelineException"/>.
    /// </summary>
    public static Legend Parse(string text, string path, string name)
    {
        var faults = new List<Fault>();
        var csv = CsvTable.Parse(text, path, faults);
        var columns = csv.Header.Select(h => h.Text.ToLowerInvariant()).ToList();
        var known = columns is ["value", "code", "label"] or ["value", "code", "label", "colour"];
        if (csv.Header.Count > 0 && !known)
        {
            var names = string.Join(", ", columns);
            faults.Add(csv.FaultAt(csv.Header[0], $"columns {names}, expected value, code, label and colour"));
        }

        var classes = known ? Classes(csv, faults) : [];
        if (known && classes.Count == 0 && faults.Count == 0)
        {
            faults.Add(csv.FaultAt(csv.Header[0], $"the legend has no class"));
        }

        return faults.Count > 0 ? throw new PipelineException(faults) : new Legend(name, classes);
    }

    static List<LegendClass> Classes(CsvTable csv, List<Fault> faults)
    {
        csv.RequireOneLine(faults, "code", "label");
        var classes = new List<LegendClass>();
        var values = new HashSet<int>();
        var codes = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in csv.Rows)
        {
            var fields = row.Fields;
            var number = fields[0].Text;
            var code = fields[1].Text.Length > 0 ? fields[1].Text : number;
            var colour = fields.Count > 3 ? fields[3].Text.TrimStart('#') : "";
            if (!int.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
            {
                faults.Add(csv.FaultAt(fields[0], $"'{number}' is no class number, expected a whole number"));
            }
            else if (!values.Add(value))
            {
                faults.Add(csv.FaultAt(fields[0], $"class {value} comes twice"));
            }

            if (!codes.Add(code)) faults.Add(csv.FaultAt(fields[1], $"code '{code}' comes twice"));
            if (colour.Length > 0 && !IsColour(colour))
            {
                faults.Add(csv.FaultAt(fields[3], $"'{colour}' is no colour, expected RRGGBB in hexadecimal"));
            }

            var stored = colour.Length > 0 ? colour.ToUpperInvariant() : null;
            classes.Add(new LegendClass(value, code, fields[2].Text, stored));
        }

        return classes;
    }

    static bool IsColour(string text) => text.Length == 6 && text.All(char.IsAsciiHexDigit);
}
