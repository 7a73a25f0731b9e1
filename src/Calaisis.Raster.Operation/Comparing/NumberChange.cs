using System.Text.Json;
using System.Text.Json.Nodes;

namespace Calaisis.Raster.Operation.Comparing;

/// <summary>A number in a summary that differs between two runs.</summary>
/// <param name="Place">The file, from the folder of results.</param>
/// <param name="Name">Where in it: <c>zones.Guînes.corridorHectares</c>.</param>
/// <param name="Old">As it was; null where there was none.</param>
/// <param name="New">As it is; null where there is none.</param>
public sealed record NumberChange(string Place, string Name, double? Old, double? New)
{
    /// <summary>Keys by whose value the items of a list are told apart.</summary>
    static readonly string[] Names = ["name", "zone", "trame", "id", "key"];

    /// <summary>What lies in no zone has no name.</summary>
    const string Nameless = "(none)";

    /// <summary>The change in relation to the larger of both, for sorting; 1 for a number that came or went.</summary>
    public double Weight => Old is { } old && New is { } now
        ? Math.Abs(now - old) / Math.Max(Math.Abs(old), Math.Abs(now))
        : 1;

    /// <summary>
    /// The numbers that differ between two JSON files, largest change first; files that are no JSON have none.
    /// </summary>
    public static IReadOnlyList<NumberChange> Between(string place, string oldFile, string newFile)
    {
        var before = Flatten(oldFile);
        var after = Flatten(newFile);
        return
        [
            .. before.Keys.Union(after.Keys)
                .Select(name => new NumberChange(place, name, Find(before, name), Find(after, name)))
                .Where(change => !Nullable.Equals(change.Old, change.New))
                .OrderByDescending(change => change.Weight)
                .ThenBy(change => change.Name, StringComparer.Ordinal),
        ];
    }

    static double? Find(Dictionary<string, double> numbers, string name) =>
        numbers.TryGetValue(name, out var number) ? number : null;

    static Dictionary<string, double> Flatten(string file)
    {
        var numbers = new Dictionary<string, double>(StringComparer.Ordinal);
        try
        {
            Collect("", JsonNode.Parse(File.ReadAllBytes(file)), numbers);
        }
        catch (Exception problem) when (problem is IOException or JsonException)
        {
            numbers.Clear();
        }

        return numbers;
    }

    static void Collect(string path, JsonNode? node, Dictionary<string, double> numbers)
    {
        switch (node)
        {
            case JsonObject mapping:
                foreach (var (key, value) in mapping) Collect(path.Length == 0 ? key : $"{path}.{key}", value, numbers);
                break;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                {
                    Collect($"{path}."
                        + $"{NameOf(list[i]) ?? (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)}",
                        list[i],
                        numbers);
                }

                break;
            case JsonValue value when value.TryGetValue<double>(out var number):
                numbers[path] = number;
                break;
        }
    }

    static string? NameOf(JsonNode? item) => item is JsonObject mapping
        ? Names.Where(mapping.ContainsKey).Select(name => mapping[name]?.ToString() ?? Nameless).FirstOrDefault()
        : null;
}
