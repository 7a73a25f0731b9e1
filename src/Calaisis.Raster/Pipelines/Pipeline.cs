using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines.Actions;
using Calaisis.Raster.Pipelines.Scenarios;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Pipelines;

/// <summary>A pipeline file, read and checked: everything it says, nothing of what the data hold.</summary>
/// <param name="Name">Part of file names.</param>
/// <param name="Title">Printed on maps.</param>
/// <param name="Language">The language of maps.</param>
/// <param name="Grid">The grid everything is brought to.</param>
/// <param name="Sources">The declared inputs, in the order of the file.</param>
/// <param name="Trames">The networks, in the order of the file.</param>
/// <param name="Map">What the maps show beside the resistance.</param>
public sealed record Pipeline(
    string Name,
    string Title,
    Language Language,
    GridDeclaration Grid,
    IReadOnlyList<SourceSettings> Sources,
    IReadOnlyList<TrameDeclaration> Trames,
    MapDeclaration Map)
{
    /// <summary>How the file was read, for its scenarios and draws.</summary>
    public RecordSpec<Pipeline> Format { get; init; } = PipelineSpec.Root;

    /// <summary>The declared futures, in the order of the file.</summary>
    public IReadOnlyList<ScenarioDeclaration> Scenarios { get; init; } = [];

    /// <summary>How scenarios are compared.</summary>
    public ComparisonDeclaration Comparison { get; init; } = ComparisonDeclaration.Usual;

    /// <summary>Which parameters are drawn to see how far results depend on them; null for none.</summary>
    public SensitivityDeclaration? Sensitivity { get; init; }

    /// <summary>Works that may be done for the networks, and budgets for them; null for none.</summary>
    public WorksDeclaration? Works { get; init; }

    /// <summary>The territory that figures are given for first; null for all of the grid.</summary>
    public TerritoryDeclaration? Territory { get; init; }

    /// <summary>Divisions of the land by which results are read, in the order of the file.</summary>
    public IReadOnlyList<ZoneLayerDeclaration> Zones { get; init; } = [];

    /// <summary>
    /// Where core areas and stepping stones take their names from, in trames that have no list of their own; null for
    /// nowhere.
    /// </summary>
    public IReadOnlyList<NameSourceDeclaration>? Names { get; init; }

    /// <summary>What the national tables need to know of the study.</summary>
    public StandardDeclaration Standard { get; init; } = StandardDeclaration.Default;

    /// <summary>
    /// The declared sources and those that layers have made from them, each once, in ordinal order of names.
    /// </summary>
    public IReadOnlyList<SourceSettings> AllSources =>
    [
        .. Sources.Concat(Trames
                .SelectMany(trame => trame.Layers)
                .Select(layer => layer.Scattered)
                .OfType<ScatteredSource>()
                .DistinctBy(scattered => scattered.Name)
                .Select(Scatter))
            .Concat(Trames.SelectMany(trame => trame.Layers)
                .Select(layer => layer.Crossing).OfType<CrossingSourceSettings>().Select(AsDeclared))
            .OrderBy(source => source.Name, StringComparer.Ordinal),
    ];

    /// <summary>Crossings and walls with all that a scenario has made of them since the layers were read.</summary>
    CrossingSourceSettings AsDeclared(CrossingSourceSettings crossing) => crossing with
    {
        Crossings = Vector(crossing.Crossings.Name),
        Walls = [.. crossing.Walls.Select(wall => wall with { Source = Vector(wall.Source.Name) })],
    };

    VectorSourceSettings Vector(string name) => (VectorSourceSettings)Sources.First(source => source.Name == name);

    RasterSourceSettings Scatter(ScatteredSource scattered) =>
        (RasterSourceSettings)Sources.First(source => source.Name == scattered.Source) with
        {
            Name = scattered.Name,
            Halo = scattered.Kernel,
        };
}
