using System.Globalization;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Processing.Circuits;

/// <summary>
/// An <c>.ini</c> file as Circuitscape and Omniscape read it: <c>key = value</c>, sections in brackets mean nothing.
/// Files lie where the settings do.
/// </summary>
sealed class IniFile
{
    static readonly string[] Yes = ["true", "1", "yes"];
    static readonly string[] No = ["false", "0", "no", ""];

    readonly Location _file;
    readonly Dictionary<string, (string Value, int Line)> _values = new(StringComparer.OrdinalIgnoreCase);

    IniFile(Location file) => _file = file;

    /// <summary>The settings' own name.</summary>
    public string Name => _file.Declared;

    /// <summary>Where its files lie.</summary>
    public string Folder => Path.GetDirectoryName(_file.Full)!;

    /// <summary>Reads all settings.</summary>
    /// <param name="file">The file.</param>
    /// <param name="known">The keys there are.</param>
    /// <param name="what">What it is, for messages.</param>
    /// <exception cref="PipelineException">A line is no setting, or a key is unknown or comes twice.</exception>
    public static IniFile Read(Location file, IReadOnlyCollection<string> known, Sentence what)
    {
        var (read, faults) = (new IniFile(file), new List<Fault>());
        var lines = CsvTable.ReadText(file.Full).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (line.Length == 0 || line[0] is '[' or '#' or ';') continue;
            var at = line.IndexOf('=', StringComparison.Ordinal);
            var (key, value) = at < 0 ? (line, "") : (line[..at].TrimEnd(), line[(at + 1)..].TrimStart());
            if (at < 0)
                Add($"found '{line}', expected a setting such as '{known.First()} = ...'");
            else if (!known.Contains(key, StringComparer.OrdinalIgnoreCase))
                Add($"unknown key '{key}' in {what}{Spelling.DidYouMean(key, known)}");
            else if (!read._values.TryAdd(key, (value, i + 1)))
                Add($"the key '{key}' comes twice");

            void Add(Sentence message) => faults.Add(new Fault(file.Declared, i + 1, 1, message));
        }

        return faults.Count == 0 ? read : throw new PipelineException(faults);
    }

    public string Text(string key, string otherwise) =>
        _values.TryGetValue(key, out var found) && found.Value.Length > 0 ? found.Value : otherwise;

    public bool Flag(string key, bool otherwise = false)
    {
        if (!_values.TryGetValue(key, out var found)) return otherwise;
        return Yes.Contains(found.Value, StringComparer.OrdinalIgnoreCase)
            || (No.Contains(found.Value, StringComparer.OrdinalIgnoreCase)
                ? false
                : throw Fault(key, $"found '{found.Value}', expected true or false"));
    }

    public double Number(string key, double otherwise, double least)
    {
        if (!_values.TryGetValue(key, out var found) || found.Value.Length == 0) return otherwise;
        if (found.Value.Equals("inf", StringComparison.OrdinalIgnoreCase)) return double.PositiveInfinity;
        return double.TryParse(found.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number >= least
            ? number
            : throw Fault(key, $"found '{found.Value}', expected a number of {least} or more");
    }

    public T Choice<T>(string key, T otherwise, params (string Word, T Value)[] choices)
    {
        if (!_values.TryGetValue(key, out var found) || found.Value.Length == 0) return otherwise;
        foreach (var (word, value) in choices)
        {
            if (word.Equals(found.Value, StringComparison.OrdinalIgnoreCase)) return value;
        }

        throw Fault(key, $"found '{found.Value}', expected one of "
            + $"{string.Join(", ", choices.Select(choice => choice.Word).Distinct())}");
    }

    /// <summary>A file that has to be there.</summary>
    public Location File(string key)
    {
        var name = Text(key, "");
        if (name.Length == 0 || name[0] == '(' || name.Equals("none", StringComparison.OrdinalIgnoreCase))
            throw Fault(key, $"found no file for '{key}', expected one");
        var full = Path.GetFullPath(Path.Combine(Folder, name));
        return System.IO.File.Exists(full)
            ? new Location(name, full)
            : throw Fault(key, $"the file '{name}' does not exist (looked for in {Folder})");
    }

    /// <summary>The same where a flag says that it is used.</summary>
    public Location? FileIf(string flag, string key) => Flag(flag) ? File(key) : null;

    public PipelineException Fault(string key, Sentence message) => new(
        [new Fault(_file.Declared, _values.TryGetValue(key, out var found) ? found.Line : 0, 1, message)]);
}
