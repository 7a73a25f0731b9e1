using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Calaisis.Raster.Outputs;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Texts;

namespace Calaisis.Raster.Pipelines;

/// <summary>
/// A file, or a dataset name that GDAL opens (<c>/vsizip/</c>, <c>PG:</c>, <c>https://</c>). Relative files start from
/// the folder of the pipeline; <c>${NAME}</c> takes an environment variable, whose value is never printed.
/// </summary>
public sealed partial class PathSpec(Sentence meaning, bool mustExist = true) : Spec<Location>
{
    public override Sentence Expected => meaning;

    /// <summary>How the name of a file to write may end, such as <c>.tif</c>. Empty for any.</summary>
    public IReadOnlyList<string> Endings { get; init; } = [];

    public override bool TryRead(Node node, Reading reading, out Location value)
    {
        value = null!;
        if (node is not ScalarNode { Kind: ScalarKind.Text, Text: { Length: > 0 } text })
            return Refuse(node, reading, out value);
        if (Legibility.WhatIsWrong(text, isOfLines: false) is { } wrong)
        {
            reading.Add(node.Mark, $"found a path with {wrong.Found}, after '{text[..wrong.At]}'; expected {meaning}: "
                + $"write it anew, or name the file otherwise");
            return false;
        }

        if (Expand(text, node.Mark, reading) is not { } expanded) return false;
        var isName = IsDatasetName(expanded);
        var folder = reading.FolderOf(node.Mark);
        var path = isName ? expanded : Path.GetFullPath(Path.Combine(folder, expanded));
        if (mustExist && !isName) path = AsOnDisk(path);
        if (mustExist && reading.Forbids?.Invoke(path) is { } why)
        {
            reading.Add(node.Mark, $"'{text}' may not be read: {why}");
            return false;
        }

        if (!mustExist && !CanBeWritten(text, expanded, isName, node.Mark, reading)) return false;

        if (isName)
        {
            reading.DatasetNames.Add(expanded);
            value = new Location(text, expanded);
            return true;
        }

        if (mustExist && !File.Exists(path) && !Directory.Exists(path))
        {
            reading.Add(node.Mark, $"the file '{text}' does not exist "
                + $"({(Path.IsPathRooted(text) ? (Sentence)$"an absolute path" : $"looked for in {folder}")}); "
                + $"expected {meaning}");
            return false;
        }

        (mustExist ? reading.FilesRead : reading.FilesWritten).Add(path);
        value = new Location(text, path);
        return true;
    }

    public override JsonObject ToSchema(SchemaWriter writer) => new() { ["type"] = "string", ["minLength"] = 1 };

    public override string Show(object? value) => value is Location location ? location.Declared : "";

    protected override Sentence Advice(Node node) =>
        node is ScalarNode { Kind: ScalarKind.Number } ? $": put it in quotes" : Sentence.Empty;

    /// <summary>
    /// True for what only GDAL understands: a virtual file system, an address, or a driver's prefix. One letter before
    /// the colon is a Windows drive.
    /// </summary>
    static bool IsDatasetName(string text) => text.StartsWith("/vsi", StringComparison.Ordinal)
        || DatasetName().IsMatch(text);

    bool CanBeWritten(string text, string path, bool isName, Mark mark, Reading reading)
    {
        if ((isName
            ? (Sentence)$"only GDAL understands such a name"
            : OutputPlace.WhyNot(Path.Combine(reading.FolderOf(mark), path))) is { } why)
        {
            reading.Add(mark, $"'{text}' cannot be written: {why}; expected {meaning}, as a file");
            return false;
        }

        var ending = Path.GetExtension(path);
        if (Endings.Count == 0 || Endings.Contains(ending, StringComparer.OrdinalIgnoreCase)) return true;
        // Whether it is also read is told as well.
        reading.FilesWritten.Add(Path.GetFullPath(Path.Combine(reading.FolderOf(mark), path)));
        var last = Endings.Count - 1;
        var listed = last == 0
            ? (Sentence)$"{Endings[0]}"
            : $"{string.Join(", ", Endings.Take(last))} or {Endings[last]}";
        reading.Add(mark, $"found '{text}', expected a name that ends with {listed}: {meaning}");
        return false;
    }

    /// <summary>
    /// A name with accents may be stored in another Unicode form than it is written in; other systems do so.
    /// </summary>
    static string AsOnDisk(string path)
    {
        if (File.Exists(path) || Directory.Exists(path) || path.All(char.IsAscii)) return path;
        if (Path.GetDirectoryName(path) is not { } above) return path;
        var folder = AsOnDisk(above);
        if (!Directory.Exists(folder)) return path;
        var name = Path.GetFileName(path);
        return Directory.EnumerateFileSystemEntries(folder)
            .Order(StringComparer.Ordinal)
            .FirstOrDefault(entry => ComposedText.AreSame(Path.GetFileName(entry), name)) ?? path;
    }

    static string? Expand(string text, Mark mark, Reading reading)
    {
        string? missing = null;
        string? lost = null;
        var expanded = Variable().Replace(text, match =>
        {
            var name = match.Groups[1].Value;
            var value = reading.Environment(name);
            if (value is null) missing ??= name;
            else if (value.Contains(Legibility.Lost)) lost ??= name;
            return value ?? "";
        });
        if (lost is not null)
        {
            reading.Add(mark, $"the environment variable {lost} holds bytes that are not UTF-8, "
                + $"or U+FFFD in their place; set it in UTF-8");
            return null;
        }

        if (missing is null) return expanded;
        reading.Add(mark, $"the environment variable {missing} is not set; set it before starting, "
            + $"or write the value in its place");
        return null;
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]+:")]
    private static partial Regex DatasetName();

    [GeneratedRegex(@"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")]
    private static partial Regex Variable();
}

/// <summary>A path as it was declared, which may be shown, and as it is opened, which may hold secrets.</summary>
public sealed record Location(string Declared, string Full);
