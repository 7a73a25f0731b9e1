using Calaisis.Raster.Geo.Opening;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Pipelines.Scenarios;
using Calaisis.Raster.Processing.PipelineFiles;
using Calaisis.Raster.Processing.Speaking;
using Calaisis.Raster.Processing.Steps;

namespace Calaisis.Raster.Processing.Scenarios;

/// <summary>All edits that make a scenario what it is, those of the scenarios it builds on first.</summary>
sealed record ScenarioEditing(IReadOnlyList<ScenarioEdit> Edits)
{
    public static ScenarioEditing Of(StepContext context) => new(
        DeclarationOf(context) is { } declared
            ? [.. ScenarioPipelines.Lineage(declared, Declared(context)).SelectMany(ancestor => ancestor.Edits)]
            : []);

    /// <summary>
    /// What the edits of a scenario do: the titles of its parents, then a sentence for each of its own edits.
    /// </summary>
    public static IEnumerable<string> SentencesOf(StepContext context, CancellationToken cancel)
    {
        if (DeclarationOf(context) is not { } declared) return [];
        Scenario Loaded(string name) => context.Loaded.Scenarios.First(scenario => scenario.Name == name);
        var sentences = new EditSentences(
            Loaded(Scenario.BaseName),
            Loaded(context.Scenario),
            (features, area) => FeatureMeasures.Read(features, area, context.Grid, cancel),
            (features, trames) => CrossedObstacles.Read(
                features, trames, Loaded(context.Scenario).Pipeline.AllSources, context.Grid, cancel));
        var own = declared.Edits.Select(edit => Redaction.Mask($"{sentences.Of(edit)}."));
        return [.. TitlesOfParents(context, declared), .. own];
    }

    /// <summary>
    /// The edits of a scenario as the file has them: what the sentences about them depend on beside the data.
    /// </summary>
    public static IEnumerable<string> OwnTextsOf(StepContext context) => DeclarationOf(context) is { } declared
        ? [.. TitlesOfParents(context, declared), .. declared.Edits.Select(edit => NodeText.OfEntries(edit.Node))]
        : [];

    static IEnumerable<string> TitlesOfParents(StepContext context, ScenarioDeclaration declared) =>
        declared.Parents.Select(parent => Declared(context).FirstOrDefault(found => found.Name == parent)?.Title
            ?? parent);

    static ScenarioDeclaration? DeclarationOf(StepContext context) =>
        Declared(context).FirstOrDefault(scenario => scenario.Name == context.Scenario);

    // The pipeline of a scenario, which is read as if it were written out, declares none.
    static IReadOnlyList<ScenarioDeclaration> Declared(StepContext context) =>
        context.Loaded.Scenarios.First(scenario => scenario.Name == Scenario.BaseName).Pipeline.Scenarios;
}
