using Calaisis.Raster.Habitats.Names;
using Calaisis.Raster.Networks;
using Calaisis.Raster.Summaries;

namespace Calaisis.Raster.Packages;

/// <summary>
/// All vector results of one trame, as its package shows them. Shapes are multi-polygons as well-known binary.
/// </summary>
public sealed record TrameContent : TrameOutcome
{
    /// <summary>What readers call the sources of the pipeline, by their names in the file.</summary>
    public IReadOnlyDictionary<string, string> SourceTitles { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether anything may name its patches; without, no layer has a column of names.</summary>
    public bool HasNames { get; init; }

    /// <summary>What the national tables of watercourses hold; null for no such tables.</summary>
    public IReadOnlyList<Watercourse>? Watercourses { get; init; }

    /// <summary>Which indices have columns beyond the usual ones.</summary>
    public NetworkIndices Indices { get; init; }

    /// <summary>Names of the zone layers, in the order of all zones.</summary>
    public IReadOnlyList<string> ZoneLayers { get; init; } = [];

    /// <summary>The zones that hold most of the length of links, by id, in the order of the layers.</summary>
    public IReadOnlyDictionary<int, IReadOnlyList<string?>> LinkZones { get; init; } =
        new Dictionary<int, IReadOnlyList<string?>>();

    /// <summary>The zones that hold most of the area of corridors, by link, in the order of the layers.</summary>
    public IReadOnlyDictionary<int, IReadOnlyList<string?>> CorridorZones { get; init; } =
        new Dictionary<int, IReadOnlyList<string?>>();

    /// <summary>What lies in the territory; null where none is declared.</summary>
    public TerritoryShares? Territory { get; init; }

    /// <summary>The shapes of patches, by id.</summary>
    public required IReadOnlyDictionary<int, ReadOnlyMemory<byte>> PatchShapes { get; init; }

    /// <summary>The shapes of corridors, by link; a corridor without a cell has none.</summary>
    public required IReadOnlyDictionary<int, ReadOnlyMemory<byte>> CorridorShapes { get; init; }

    /// <summary>All corridors dissolved into one shape; empty where there is none.</summary>
    public ReadOnlyMemory<byte> CorridorArea { get; init; }

    /// <summary>Columns that operations add to layers.</summary>
    public IReadOnlyList<GivenColumn> More { get; init; } = [];

    public required StandardCodes Standard { get; init; }

    /// <summary>
    /// The names of links, by id, made of those of the patches at their ends; those with an end that has none are left
    /// out.
    /// </summary>
    internal IReadOnlyDictionary<int, string> LinkNames()
    {
        var names = Patches.Where(patch => patch.Name is not null)
            .ToDictionary(patch => patch.Id, patch => patch.Name!);
        return Links.Select(link => (
            link.Id,
            Name: PatchNames.Between(names.GetValueOrDefault(link.PatchA), names.GetValueOrDefault(link.PatchB))))
            .Where(link => link.Name is not null)
            .ToDictionary(link => link.Id, link => link.Name!);
    }
}

/// <summary>A column of numbers that an operation adds to a layer.</summary>
/// <param name="Layer">The layer: habitats, links or corridors.</param>
/// <param name="Name">As written into files.</param>
/// <param name="Title">What people read above it.</param>
/// <param name="Unit">Unit of its numbers; empty for pure numbers.</param>
/// <param name="Meaning">What it holds.</param>
public sealed record GivenColumn(string Layer, string Name, Sentence Title, string Unit, Sentence Meaning)
{
    /// <summary>The numbers, by id of the feature (of corridors, of their link).</summary>
    public IReadOnlyDictionary<int, double> ById { get; init; } = new Dictionary<int, double>();
}

/// <summary>What of a trame lies in the territory: what is not listed has nothing inside.</summary>
/// <param name="PatchHectares">Area inside, by patch.</param>
/// <param name="LinkMetres">Length inside, by link.</param>
/// <param name="CorridorHectares">Area inside, by link.</param>
/// <param name="Conflicts">Ids of the conflicts whose point lies inside.</param>
public sealed record TerritoryShares(
    IReadOnlyDictionary<int, double> PatchHectares,
    IReadOnlyDictionary<int, double> LinkMetres,
    IReadOnlyDictionary<int, double> CorridorHectares,
    IReadOnlySet<int> Conflicts)
{
    /// <summary>Nothing lies inside.</summary>
    public static TerritoryShares Nothing { get; } =
        new(
            new Dictionary<int, double>(), new Dictionary<int, double>(), new Dictionary<int, double>(),
            new HashSet<int>());
}
