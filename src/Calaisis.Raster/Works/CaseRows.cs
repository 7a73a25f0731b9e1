using System.Globalization;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Works;

/// <summary>The rows of a table of a case.</summary>
sealed class CaseRows
{
    CaseRows(IReadOnlyList<CaseRow> all) => All = all;

    public IReadOnlyList<CaseRow> All { get; }

    /// <summary>Null where the table lacks a column, and then the fault is noted.</summary>
    public static CaseRows? Read(CaseTable table, string[] needed, string[] possible, List<Fault> faults)
    {
        var before = faults.Count;
        var read = CsvTable.Parse(CsvTable.ReadText(table.File.Full), table.File.Declared, faults);
        if (faults.Count > before) return null;
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in needed.Concat(possible))
        {
            var name = table.Columns.GetValueOrDefault(word, word);
            var place = read.Header.Select(field => field.Text).ToList().IndexOf(name);
            if (place >= 0) places[word] = place;
            else if (needed.Contains(word) || table.Columns.ContainsKey(word))
            {
                faults.Add(new Fault(table.File.Declared, 1, 1, $"found the columns "
                    + $"{string.Join(", ", read.Header.Select(field => field.Text))}, expected one called {name}"));
            }
        }

        return faults.Count > before
            ? null
            : new CaseRows([.. read.Rows.Select(row => new CaseRow(read, row, places, faults))]);
    }
}

/// <summary>One row; what is wrong in it is noted at its place.</summary>
sealed class CaseRow(CsvTable table, CsvRow row, Dictionary<string, int> places, List<Fault> faults)
{
    /// <summary>The text of a column; empty where the table has none.</summary>
    public string Text(string word) => places.TryGetValue(word, out var place) ? row.Fields[place].Text : "";

    public double Number(string word, double least, double most)
    {
        var text = Text(word);
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most)
        {
            return number;
        }

        var range = most < double.MaxValue ? (Sentence)$"from {least} to {most}" : $"of {least} or more";
        Fault(word, $"found '{Shown.Cut(text)}', expected a number {range}, with a point before decimals");
        return least;
    }

    /// <summary>The ids of a list with blanks between.</summary>
    public IReadOnlyList<string> Ids(string word) => Text(word).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The place of what the text names; negative where there is no such thing.</summary>
    public int Place(string word, Dictionary<string, int> known, Sentence what)
    {
        if (known.TryGetValue(Text(word), out var place)) return place;
        Fault(word, $"found '{Shown.Cut(Text(word))}', expected the id of one of the {known.Count} "
            + $"{what}{Spelling.DidYouMean(Text(word), known.Keys)}");
        return -1;
    }

    public T Word<T>(string word, params (string Word, T Value)[] words)
    {
        var text = Text(word);
        foreach (var (known, value) in words)
        {
            if (known == text) return value;
        }

        Fault(word, $"found '{Shown.Cut(text)}', expected one of "
            + $"{string.Join(", ", words.Select(known => known.Word).Where(known => known.Length > 0))}");
        return words[0].Value;
    }

    public void Fault(string word, Sentence message) =>
        faults.Add(table.FaultAt(places.TryGetValue(word, out var place) ? row.Fields[place] : row.Fields[0], message));
}
