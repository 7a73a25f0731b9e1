using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Calaisis.Raster.Parameters;

namespace Calaisis.Raster.Pipelines;

/// <summary>
/// A file, or a dataset name that GDAL opens (<c>/vsizip/</c>, <c>PG:</c>, <c>https://</c>). Relative files start from the
/// folder of the pipeline; <c>${NAME}</c> takes an environment variable, whose value is never printed.
/// </summary>
public sealed partial class PathSpec(string meaning, bool mustExist = true) : Spec<Location>
{
    public override string Expected => meaning;

    public override bool TryRead(Node node, Reading reading, out Location value)
    {
        value = null!;
        if (node is not ScalarNode { Kind: ScalarKind.Text, Text: { Length: > 0 } text }) return Refuse(node, reading, out value);
        if (Expand(text, node.Mark, reading) is not { } expanded) return false;
        var isName = IsDatasetName(expanded);
        var path = isName ? expanded : Path.GetFullPath(Path.Combine(reading.Folder, expanded));
        if (mustExist && reading.Forbids?.Invoke(path) is { } why)
        {
            reading.Add(node.Mark, $"'{text}' may not be read: {why}");
            return false;
        }

        if (isName)
        {
            reading.DatasetNames.Add(expanded);
            value = new Location(text, expanded);
            return true;
        }

        if (mustExist && !File.Exists(path) && !Directory.Exists(path))
        {
            reading.Add(node.Mark, $"the file '{text}' does not exist ({(Path.IsPathRooted(text) ? "an absolute path" : $"looked for in {reading.Folder}")}); "
                + $"expected {meaning}");
            return false;
        }

        (mustExist ? reading.FilesRead : reading.FilesWritten).Add(path);
        value = new Location(text, path);
        return true;
    }

    public override JsonObject ToSchema(SchemaWriter writer) => new() { ["type"] = "string", ["minLength"] = 1 };

    public override string Show(object? value) => value is Location location ? location.Declared : "";

    protected override string Advice(Node node) => node is ScalarNode { Kind: ScalarKind.Number } ? ": put it in quotes" : "";

    /// <summary>
    /// True for what only GDAL understands: a virtual file system, an address, or a driver's prefix. One letter before
    /// the colon is a Windows drive.
    /// </summary>
    static bool IsDatasetName(string text) => text.StartsWith("/vsi", StringComparison.Ordinal) || DatasetName().IsMatch(text);

    static string? Expand(string text, Mark mark, Reading reading)
    {
        string? missing = null;
        var expanded = Variable().Replace(text, match =>
        {
            var name = match.Groups[1].Value;
            var value = reading.Environment(name);
            if (value is null) missing ??= name;
            return value ?? "";
        });
        if (missing is null) return expanded;
        reading.Add(mark, $"the environment variable {missing} is not set; set it before starting, or write the value in its place");
        return null;
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]+:")]
    private static partial Regex DatasetName();

    [GeneratedRegex(@"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")]
    private static partial Regex Variable();
}

/// <summary>A path as it was declared, which may be shown, and as it is opened, which may hold secrets.</summary>
public sealed record Location(string Declared, string Full);
