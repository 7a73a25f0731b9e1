using System.Globalization;
using Calaisis.Raster.Circuits;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Plain;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Processing.Circuits;

/// <summary>The text files of Circuitscape: places with numbers, pairs, strengths.</summary>
static class CircuitTexts
{
    static readonly char[] Separators = [' ', '\t', ',', ';'];

    static readonly string[] Endings = [".txt", ".csv"];

    /// <summary>Whether a file is a text, by its name.</summary>
    public static bool IsText(Location file) =>
        Endings.Contains(Path.GetExtension(file.Full), StringComparer.OrdinalIgnoreCase);

    /// <summary>The number of each cell that a line <c>number x y</c> names; several add up as others say.</summary>
    public static List<(int Cell, double Number)> Places(Location file, PlainGrid grid)
    {
        var places = new List<(int, double)>();
        foreach (var (line, numbers) in Lines(file, 3))
        {
            if (grid.CellAt(numbers[1], numbers[2]) is not { } cell)
            {
                throw Fault(file, line, $"found a place beyond the grid (x {numbers[1]:0.######}, "
                    + $"y {numbers[2]:0.######}), expected one on {grid.Sentence}");
            }

            places.Add((cell, numbers[0]));
        }

        return places;
    }

    /// <summary>Strengths in the order of the lines <c>number strength</c>.</summary>
    public static List<(int Id, double Amperes)> Strengths(Location file) =>
        [.. Lines(file, 2).Select(line => (IdOf(file, line.Line, line.Numbers[0]), line.Numbers[1]))];

    /// <summary>Pairs to include or to leave out, as a list or as a matrix with bounds.</summary>
    public static PairChoice Pairs(Location file)
    {
        var lines = Words(file).ToList();
        return lines.Count == 0 ? throw Expected(file, 1)
            : lines[0].Words is ["mode", "include" or "exclude"] ? List(file, lines)
            : lines.Count > 2 && lines[0].Words is ["min", _] && lines[1].Words is ["max", _] ? Matrix(file, lines)
            : throw Expected(file, lines[0].Line);
    }

    static PairChoice List(Location file, List<(int Line, string[] Words)> lines)
    {
        var pairs = lines.Skip(1).Select(line => Numbers(file, line.Line, line.Words, 2))
            .Select(pair => ((int)pair[0], (int)pair[1])).ToList();
        var ids = pairs.SelectMany(pair => new[] { pair.Item1, pair.Item2 }).Where(id => id != 0);
        return new PairChoice(ids, pairs.Where(pair => pair is (not 0, not 0)), lines[0].Words[1] == "include");
    }

    static PairChoice Matrix(Location file, List<(int Line, string[] Words)> lines)
    {
        var least = Number(file, lines[0].Line, lines[0].Words[1]);
        var most = Number(file, lines[1].Line, lines[1].Words[1]);
        var ids = Numbers(file, lines[2].Line, lines[2].Words, lines[2].Words.Length)
            .Skip(1).Select(id => (int)id).ToList();
        var pairs = new List<(int, int)>();
        foreach (var (line, words) in lines.Skip(3))
        {
            var row = Numbers(file, line, words, ids.Count + 1);
            for (var i = 0; i < ids.Count; i++)
            {
                if (ids[i] != (int)row[0] && row[i + 1] >= least && row[i + 1] <= most)
                    pairs.Add(((int)row[0], ids[i]));
            }
        }

        return new PairChoice(ids, pairs, include: true);
    }

    static IEnumerable<(int Line, double[] Numbers)> Lines(Location file, int count) =>
        Words(file).Select(line => (line.Line, Numbers(file, line.Line, line.Words, count)));

    static IEnumerable<(int Line, string[] Words)> Words(Location file) => CsvTable.ReadText(file.Full)
        .Split('\n')
        .Select((text, i) => (i + 1, text.Trim().Split(Separators, StringSplitOptions.RemoveEmptyEntries)))
        .Where(line => line.Item2.Length > 0);

    static double[] Numbers(Location file, int line, string[] words, int count) => words.Length == count
        ? Array.ConvertAll(words, word => Number(file, line, word))
        : throw Fault(file, line, $"found {words.Length} [number|numbers], expected {count}, with blanks between");

    static double Number(Location file, int line, string word) =>
        double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number)
            ? number
            : throw Fault(file, line, $"found '{word}', expected a number, with a point before decimals");

    static int IdOf(Location file, int line, double number) => number is > 0 and <= int.MaxValue
        && Math.Floor(number).Equals(number)
        ? (int)number
        : throw Fault(file, line, $"found '{number}', expected the number of a focal point, above 0");

    static PipelineException Expected(Location file, int line) => Fault(
        file, line,
        $"expected 'mode include', 'mode exclude', or 'min' and 'max' with a number, then pairs or a matrix of points");

    static PipelineException Fault(Location file, int line, Sentence message) =>
        new([new Fault(file.Declared, line, 1, message)]);
}
