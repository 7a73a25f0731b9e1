using System.Globalization;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Processing.Circuits;

/// <summary>New values for old ones, two in each line; <c>missing</c> makes NoData.</summary>
static class ReclassTable
{
    static readonly char[] Separators = [' ', '\t', ',', ';'];

    /// <summary>Gives values their new ones, all from the old; others stay.</summary>
    /// <exception cref="PipelineException">A line is not two values.</exception>
    public static void Apply(Location file, double[] values)
    {
        var changes = new Dictionary<double, double>();
        var lines = CsvTable.ReadText(file.Full).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var words = lines[i].Trim().Split(Separators, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0) continue;
            if (words.Length != 2 || !TryRead(words[0], out var old) || !TryRead(words[1], out var other))
            {
                throw new PipelineException([new Fault(
                    file.Declared, i + 1, 1,
                    $"found '{lines[i].Trim()}', expected an old value and a new one, or 'missing' for no data")]);
            }

            changes[old] = other;
        }

        for (var cell = 0; cell < values.Length; cell++)
        {
            if (changes.TryGetValue(values[cell], out var changed)) values[cell] = changed;
        }
    }

    static bool TryRead(string word, out double value)
    {
        var bare = word.Trim('"');
        value = double.NaN;
        return bare.Equals("missing", StringComparison.OrdinalIgnoreCase)
            || double.TryParse(bare, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }
}
