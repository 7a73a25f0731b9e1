using System.Text;

namespace Calaisis.Raster.Sources;

/// <summary>
/// The legends of the land cover products that a trame starts from, with their French labels. Numbers in the cells are
/// the digits of the code: 1.1.1 is 111.
/// </summary>
public static class Legends
{
    /// <summary>The names of the legends.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["clc", "clc-index", "oso", "worldcover", "ocs-ge-cs", "ocs-ge-us", "ocs2d-cs", "ocs2d-us"];

    static readonly Lazy<IReadOnlyDictionary<string, Legend>> All = new(() =>
        Names.ToDictionary(n => n, Load, StringComparer.OrdinalIgnoreCase));

    /// <summary>The legend of that name, or null.</summary>
    public static Legend? Find(string name) => All.Value.GetValueOrDefault(name);

    internal static Legend Of(string name) => All.Value[name];

    static Legend Load(string name) => name == "clc-index" ? CorineByIndex() : FromResource(name);

    /// <summary>Copernicus writes CLC rasters with the rank of the class, 1 to 44, in place of its code.</summary>
    static Legend CorineByIndex() =>
        new("clc-index", [.. FromResource("clc").Classes.Select((c, rank) => c with { Value = rank + 1 })]);

    static Legend FromResource(string name)
    {
        using var stream = typeof(Legends).Assembly.GetManifestResourceStream("Legends/" + name)
            ?? throw new InvalidOperationException($"the legend {name} is not in the assembly");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return LegendFile.Parse(reader.ReadToEnd(), name + ".csv", name);
    }
}
