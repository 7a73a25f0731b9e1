namespace Calaisis.Raster.Pipelines;

/// <summary>A trame as the pipeline file declares it.</summary>
/// <param name="Name">Its name in the file, part of file names.</param>
/// <param name="Title">Its name on maps.</param>
/// <param name="Colour">RRGGBB, its colour on maps; null for the usual one.</param>
/// <param name="Min">Smallest resistance written.</param>
/// <param name="Max">Largest resistance written.</param>
/// <param name="Uncovered">What becomes of cells on which no layer speaks.</param>
/// <param name="Layers">From the bottom up.</param>
public sealed record TrameDeclaration(
    string Name,
    string Title,
    string? Colour,
    double Min,
    double Max,
    Resistance.UncoveredRule Uncovered,
    IReadOnlyList<LayerDeclaration> Layers)
{
    /// <summary>What computes its resistance, once the sources are open and their legends known.</summary>
    /// <exception cref="Faults.PipelineException">A friction table and the classes of a source do not fit.</exception>
    public Resistance.ResistanceStack Stack(SourceLegends legends) =>
        new(Name, [.. Layers.Select(layer => layer.Stacked(legends))], Min, Max, Uncovered) { At = LayersAt };

    /// <summary>Where its layers stand, with their file, as faults tell it; null where they stand in none.</summary>
    public string? LayersAt { get; init; }

    /// <summary>Species group the resistance was made for, printed on the map; null where it is not said.</summary>
    public string? Guild { get; init; }

    /// <summary>The cost distance over its resistance; null for none.</summary>
    public CostDeclaration? Cost { get; init; }

    /// <summary>What the national tables need to know of it.</summary>
    public TrameStandard Standard { get; init; } = new();

    /// <summary>What is habitat and a core area; null where none are made.</summary>
    public HabitatDeclaration? Habitats { get; init; }

    /// <summary>Which core areas are linked; null for no links.</summary>
    public Links.LinkRules? Links { get; init; }

    /// <summary>The corridors of its links; null for none.</summary>
    public CorridorDeclaration? Corridors { get; init; }

    /// <summary>How far its species disperse from core areas; null for no dispersal area.</summary>
    public Links.Reach? Dispersal { get; init; }

    /// <summary>Which obstacles the paths of its links are compared with; null for none.</summary>
    public ConflictDeclaration? Conflicts { get; init; }

    /// <summary>What is declared under keys of operations that have no property here, by the key's name.</summary>
    public IReadOnlyDictionary<string, object> More { get; init; } = new Dictionary<string, object>();

    /// <summary>Where distances stand that take links to become costs.</summary>
    public IEnumerable<string> FittedAt =>
        new[] { Links?.MaxDistance, Corridors?.Rules.Cutoff.Reach, Dispersal, Network?.Distance }
            .Where(reach => reach?.NeedsFit == true).Select(reach => reach!.At).OfType<string>();

    /// <summary>
    /// The sources that open what lies beneath them, such as wildlife crossings: those of the constant layers on top of
    /// all others that cost no more than what counts as low resistance.
    /// </summary>
    public IReadOnlyList<string> Openings =>
        [.. LayersThatOpen.Select(layer => layer.Uses[0].Source).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The same as they are read: on walls only where they lead across these.</summary>
    public IReadOnlyList<string> OpeningCells =>
        [.. LayersThatOpen.Select(layer => layer.Crossing?.Name ?? layer.Uses[0].Source).Distinct()
            .Order(StringComparer.Ordinal)];

    IEnumerable<LayerDeclaration> LayersThatOpen => Layers.Reverse()
        .TakeWhile(layer => layer.Constant <= (Corridors?.LowResistance ?? Min)
            && layer.Combine is Resistance.Combine.Over or Resistance.Combine.Min);

    /// <summary>
    /// The sources that shape its network: those of its layers, habitats and obstacles, as they are declared. What is
    /// only measured in it, such as light, shapes nothing.
    /// </summary>
    public IReadOnlyCollection<string> ShapedBy => LinkedBy.Concat((Conflicts?.Uses ?? []).Select(use => use.Source))
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>Those of them that its core areas and links depend on: without those of obstacles.</summary>
    public IReadOnlyCollection<string> LinkedBy => Layers.SelectMany(layer => layer.Uses)
        .Concat(Habitats?.Uses ?? []).Select(use => use.Source)
        .Concat(Layers.Select(layer => layer.Scattered?.Source).OfType<string>()).ToHashSet(StringComparer.Ordinal);

    /// <summary>The sources made for its crossings, and the walls that these may open.</summary>
    public IReadOnlyList<string> CrossingSources =>
    [
        .. Layers.Select(layer => layer.Crossing).OfType<Sources.CrossingSourceSettings>()
            .SelectMany(crossing => crossing.Walls.Select(wall => wall.Source.Name).Append(crossing.Name)).Distinct()
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Its resistance as habitats see it: crossings open barriers for links, and join no habitat.</summary>
    /// <param name="resistance">The trame's resistance.</param>
    /// <param name="sources">At least <see cref="CrossingSources"/>.</param>
    /// <param name="legends">Their classes.</param>
    /// <param name="grid">The grid of all.</param>
    public Grids.ITileSource ForHabitats(
        Grids.ITileSource resistance, IReadOnlyCollection<Grids.ITileSource> sources, SourceLegends legends,
        Grids.Shape grid)
    {
        return new Habitats.OpenedBarriers(
            resistance,
            [.. Layers.Select(layer => layer.Crossing).OfType<Sources.CrossingSourceSettings>().Select(Opened)],
            grid);

        Habitats.OpenedWalls Opened(Sources.CrossingSourceSettings crossing) => new(
            Cells(crossing.Name),
            [.. crossing.Walls
                .Select(wall => (Cells(wall.Source.Name), wall.ResistanceBy(legends(wall.Source.Name))))]);

        Grids.ITileSource Cells(string name) => sources.First(source => source.Name == name);
    }

    /// <summary>The indicators of its network; null for none.</summary>
    public NetworkDeclaration? Network { get; init; }
}
