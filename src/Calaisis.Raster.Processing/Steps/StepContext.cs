using Calaisis.Raster.Grids;
using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Legends;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Planning;
using Calaisis.Raster.Processing.PipelineFiles;

namespace Calaisis.Raster.Processing.Steps;

/// <summary>What steps are made from: one scenario of a pipeline.</summary>
/// <param name="Loaded">The pipeline with the scenario's changes, and the document that says the same.</param>
/// <param name="Scenario">The scenario's name, the first part of the ids of its steps.</param>
/// <param name="Grid">The grid everything is brought to.</param>
/// <param name="TileCells">Side of the tiles; changes no byte of any result.</param>
sealed record StepContext(LoadedPipeline Loaded, string Scenario, GridDefinition Grid, int TileCells)
{
    public Pipeline Pipeline => Loaded.Pipeline;

    /// <summary>Whether maps, sheets and atlas of the scenario are drawn.</summary>
    public bool DrawsMaps { get; init; } = true;

    /// <summary>The results of all operations of the run, in their order.</summary>
    public IReadOnlyList<TrameResult> Results { get; init; } = [];

    /// <summary>Those of a kind that a trame has.</summary>
    public IEnumerable<T> ResultsOf<T>(TrameDeclaration trame)
        where T : TrameResult => Results.OfType<T>().Where(result => result.IsMade(this, trame));

    /// <summary>The scenario's title, as pages and programs show it.</summary>
    public string ScenarioTitle => Loaded.Scenarios.First(scenario => scenario.Name == Scenario).Title;

    /// <summary>The id of a trame's step.</summary>
    public string Id(string trame, string kind) => $"{Scenario}/{trame}/{kind}";

    /// <summary>The id of a step for all trames.</summary>
    public string Id(string kind) => $"{Scenario}/{kind}";

    /// <summary>A trame's place in the pipeline, from 0.</summary>
    public int PlaceOf(TrameDeclaration trame) =>
        Pipeline.Trames.Select(candidate => candidate.Name).ToList().IndexOf(trame.Name);

    /// <summary>What a step takes that holds so much for each cell of the grid, beside what any step takes.</summary>
    public StepNeeds NeedsFor(int bytesPerCell) =>
        new(StepNeeds.Modest.MemoryBytes + (bytesPerCell * Grid.Shape.CellCount), int.MaxValue);

    /// <summary>A trame's name and colour on maps.</summary>
    public TrameStyle StyleOf(TrameDeclaration trame)
    {
        var usual = TrameStyle.Of(trame.Name, Pipeline.Language);
        return new TrameStyle(trame.Title, trame.Colour is null ? usual.Colour : Rgb.Parse(trame.Colour));
    }

    public bool Has(string trame) => Pipeline.Trames.Any(candidate => candidate.Name == trame);

    public TrameDeclaration Trame(string name) => Pipeline.Trames.First(trame => trame.Name == name);

    /// <summary>
    /// Sources as inputs, each once, under the role <c>source NAME</c>, and the files that their edits read; what is
    /// drawn in the pipeline file is a parameter.
    /// </summary>
    public IEnumerable<StepInput> SourceInputs(IEnumerable<string> names) => names.Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal)
        .Select(name => Pipeline.Sources.First(source => source.Name == name))
        .SelectMany(source => source.EditFeatures
            .Select((features, i) => (
                Role: $"{SourceRole(source.Name)}, edit {i + 1}", features.Path, Shown: features.DeclaredPath))
            .Prepend((Role: SourceRole(source.Name), source.Path, Shown: source.DeclaredPath)))
        .Where(input => input.Path.Length > 0)
        .Select(input => new OutsideInput(input.Role, input.Path) { Shown = input.Shown });

    /// <summary>The role under which steps read a source.</summary>
    public static string SourceRole(string name) => $"source {name}";

    /// <summary>Parameters of a step that say which pipeline and grid it is for; more are added.</summary>
    public StepParameters Parameters() => new StepParameters(this)
        .Add("pipeline", Pipeline.Name)
        .Add("grid", $"{Grid.Crs}, {Grid.Shape.Rows} x {Grid.Shape.Cols}, "
            + string.Join(
                ' ', new[] { Grid.OriginX, Grid.OriginY, Grid.CellWidth, Grid.CellHeight }.Select(CanonicalJson.Of)));
}
