using System.Globalization;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Networks;

/// <summary>
/// Nodes and links of a network from text: Conefor's files without a header (<c>id area</c> and <c>idA idB cost</c>,
/// areas in hectares), or tables with one, such as those of a package.
/// </summary>
public static class GraphFiles
{
    static readonly string[] IdNames = ["id", "node", "patch"];
    static readonly string[] AreaNames = ["area_ha", "area"];
    static readonly string[] FromNames = ["patch_a", "idA", "from"];
    static readonly string[] ToNames = ["patch_b", "idB", "to"];
    static readonly string[] CostNames = ["cost", "distance"];

    /// <summary>The nodes of a text. What is wrong with it is added to <paramref name="faults"/>.</summary>
    public static IReadOnlyList<NetworkPatch> ReadNodes(string text, string path, ICollection<Fault> faults)
    {
        if (Rows(text, path, [IdNames, AreaNames], faults) is not { } rows) return [];
        var read = new List<NetworkPatch>();
        foreach (var row in rows)
        {
            if (WholeIn(row[0], path, faults) is { } id && NumberIn(row[1], path, faults) is { } hectares)
                read.Add(new NetworkPatch(id, hectares * Hectare.SquareMetres));
        }

        return read;
    }

    /// <summary>
    /// The links of a text, numbered from 1. What is wrong with it is added to <paramref name="faults"/>.
    /// </summary>
    public static IReadOnlyList<NetworkLink> ReadLinks(string text, string path, ICollection<Fault> faults)
    {
        if (Rows(text, path, [FromNames, ToNames, CostNames], faults) is not { } rows) return [];
        var read = new List<NetworkLink>();
        foreach (var row in rows)
        {
            if (WholeIn(row[0], path, faults) is { } one && WholeIn(row[1], path, faults) is { } other
                && NumberIn(row[2], path, faults) is { } cost)
                read.Add(new NetworkLink(read.Count + 1, one, other, cost));
        }

        return read;
    }

    static int? WholeIn(CsvField field, string path, ICollection<Fault> faults)
    {
        if (int.TryParse(field.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
            return number;
        faults.Add(new Fault(path, field.Line, field.Column, $"found '{Shown.Cut(field.Text)}', "
            + $"expected a number of a node, 1 or more"));
        return null;
    }

    static double? NumberIn(CsvField field, string path, ICollection<Fault> faults)
    {
        if (double.TryParse(field.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number > 0
            && double.IsFinite(number)) return number;
        faults.Add(new Fault(path, field.Line, field.Column, $"found '{Shown.Cut(field.Text)}', "
            + $"expected a number above 0, with a point before decimals"));
        return null;
    }

    // The wanted fields of each row; null where the text is no such table.
    static List<CsvField[]>? Rows(string text, string path, string[][] wanted, ICollection<Fault> faults)
    {
        var before = faults.Count;
        if (!HasHeader(text)) return Plain(text, path, wanted.Length, faults);
        var table = CsvTable.Parse(text, path, faults);
        if (faults.Count > before) return null;
        var places = Array.ConvertAll(wanted, names => PlaceOf(table, names));
        for (var i = 0; i < places.Length; i++)
        {
            if (places[i] < 0)
            {
                faults.Add(new Fault(
                    path, 1, 1, $"found the columns {string.Join(", ", table.Header.Select(field => field.Text))}, "
                        + $"expected one called {string.Join(" or ", wanted[i])}"));
            }
        }

        return faults.Count > before
            ? null
            : [.. table.Rows.Select(row => Array.ConvertAll(places, place => row.Fields[place]))];
    }

    static int PlaceOf(CsvTable table, string[] names)
    {
        foreach (var name in names)
        {
            for (var i = 0; i < table.Header.Count; i++)
            {
                if (string.Equals(table.Header[i].Text, name, StringComparison.OrdinalIgnoreCase)) return i;
            }
        }

        return -1;
    }

    static bool HasHeader(string text) =>
        text.AsSpan().TrimStart("\r\n\t \uFEFF") is [var first, ..] && !char.IsAsciiDigit(first);

    static List<CsvField[]> Plain(string text, string path, int count, ICollection<Fault> faults)
    {
        var rows = new List<CsvField[]>();
        var number = 0;
        foreach (var whole in text.EnumerateLines())
        {
            number++;
            var line = whole.Trim("\t \uFEFF").ToString();
            if (line.Length == 0) continue;
            var fields = line.Split([' ', '\t', ';', ','], StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length == count)
            {
                rows.Add(Array.ConvertAll(
                    fields, field => new CsvField(field, number, line.IndexOf(field, StringComparison.Ordinal) + 1)));
            }
            else
            {
                faults.Add(new Fault(
                    path, number, 1, $"found {fields.Length} [field|fields], expected {count}: {Wanted(count)}"));
            }
        }

        return rows;
    }

    static Sentence Wanted(int count) => count == 2 ? (Sentence)$"id and area in hectares" : $"two ids and a cost";
}
