using Calaisis.Raster.Comparison;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Maps.Changes;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Pipelines.Scenarios;
using Calaisis.Raster.Planning;
using Calaisis.Raster.Processing.Scenarios;
using Calaisis.Raster.Processing.Steps;

namespace Calaisis.Raster.Processing.Maps;

/// <summary>A scenario as its maps show it: what they say of it, what it edits, what it is compared with.</summary>
/// <param name="Context">The scenario.</param>
/// <param name="Pairs">What the run compares with what.</param>
sealed record ShownScenario(StepContext Context, IReadOnlyList<ComparedTrame> Pairs)
{
    /// <summary>
    /// Whether maps say which scenario they are of; the pipeline as it is needs no name unless it is compared with
    /// another.
    /// </summary>
    public bool IsNamed => Context.Scenario != Scenario.BaseName || Pairs.Any(pair => pair.After == Context);

    /// <summary>The name of a file for people: those of two scenarios, printed or sent, cannot be mixed up.</summary>
    public string FileOf(string name) => Context.Scenario == Scenario.BaseName
        ? name
        : $"{Path.GetFileNameWithoutExtension(name)}-{Context.Scenario}{Path.GetExtension(name)}";

    /// <summary>The package of edits, for maps that show the scenario alone.</summary>
    public IEnumerable<StepInput> EditInputs() => IsNamed ? EditSteps.ResultOf(Context) : [];

    /// <summary>What maps of trames read beside the packages of these.</summary>
    public IEnumerable<StepInput> InputsOf(IEnumerable<TrameDeclaration> trames) =>
    [
        .. EditInputs(),
        .. trames.Select(PairOf).OfType<ComparedTrame>()
            .SelectMany(pair => new[] { ComparisonSteps.Package, ComparisonSteps.Tables }
                .Select(result => result.Of(pair.After, pair.Trame, RoleOf(pair, result)))),
    ];

    /// <summary>Adds what maps say of the scenario; nothing where they do not name it.</summary>
    public StepParameters AddTo(StepParameters parameters) => IsNamed
        ? parameters.Add("scenario title", Context.ScenarioTitle)
            .Add("compared with", Pairs.FirstOrDefault(pair => pair.After == Context)?.Before.ScenarioTitle ?? "")
        : parameters;

    /// <summary>Adds what its edits may change of trames.</summary>
    public StepParameters AddEdited(StepParameters parameters, IEnumerable<TrameDeclaration> trames)
    {
        if (!IsNamed) return parameters;
        foreach (var trame in trames)
        {
            var titles = EditedPlace.TitlesFor(Context.Pipeline, trame).Order(StringComparer.Ordinal);
            parameters.Add($"edits shown of {trame.Name}", string.Join('|', titles));
        }

        return parameters;
    }

    /// <summary>The same with what it edits of a trame only.</summary>
    public SheetScenario? For(TrameDeclaration trame, SheetScenario? scenario) =>
        scenario?.Changing(EditedPlace.TitlesFor(Context.Pipeline, trame));

    /// <summary>What maps say and show of the scenario; null where they do not name it.</summary>
    public SheetScenario? Read(StepPlace place) => IsNamed
        ? EditTables.Read(Context.ScenarioTitle, EditInputs().Any() ? place.Input(EditSteps.RoleOf(Context)) : null)
        : null;

    /// <summary>What a trame gained and lost; null where it is not compared.</summary>
    public NetworkChanges? ChangesOf(TrameDeclaration trame, StepPlace place)
    {
        if (PairOf(trame) is not { } pair) return null;
        var package = place.Input(RoleOf(pair, ComparisonSteps.Package));
        var figures = ComparisonTables.ReadFigures(
            FeatureFile.Read(place.Input(RoleOf(pair, ComparisonSteps.Tables)), ComparisonTables.FiguresName))
            .Select(row => row.Figure).Where(figure => figure.ZoneLayer is null).ToList();
        return new NetworkChanges(pair.Before.ScenarioTitle, Part(ChangeLayers.Gained), Part(ChangeLayers.Lost));

        ChangedNetwork Part(string word) => new()
        {
            Cores = ShapesOf(ChangeLayers.Habitats, word),
            Corridors = pair.HasCorridors ? ShapesOf(ChangeLayers.Corridors, word) : [],
            Links = ShapesOf(ChangeLayers.Links, word),
            CoreHectares = HectaresOf($"core_{word}_ha"),
            CorridorHectares = HectaresOf($"corridor_{word}_ha"),
        };

        IReadOnlyList<MapShape> ShapesOf(string layer, string word)
        {
            var table = FeatureFile.Read(package, layer);
            var change = table.IndexOf(ChangeLayers.Change);
            return MapShapes.Of(
                table with { Rows = [.. table.Rows.Where(row => (string?)row.Values[change] == word)] });
        }

        ChangedHectares HectaresOf(string name)
        {
            var named = figures.Where(figure => figure.Name == name).ToList();
            return new ChangedHectares(
                named.FirstOrDefault(figure => figure.IsTerritory)?.After,
                named.First(figure => !figure.IsTerritory).After);
        }
    }

    ComparedTrame? PairOf(TrameDeclaration trame) => Pairs.FirstOrDefault(
        pair => pair.After == Context && pair.Trame == trame.Name && pair is { HasHabitats: true, HasLinks: true });

    static string RoleOf(ComparedTrame pair, TrameResult result) =>
        $"{(result == ComparisonSteps.Package ? "changes" : "figures")} of {pair.Trame}";
}
