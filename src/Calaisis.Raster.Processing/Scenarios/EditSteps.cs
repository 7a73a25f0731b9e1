using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Pipelines.Scenarios;
using Calaisis.Raster.Planning;
using Calaisis.Raster.Processing.PipelineFiles;
using Calaisis.Raster.Processing.Steps;

namespace Calaisis.Raster.Processing.Scenarios;

/// <summary>
/// What each scenario edits, as layers and in words: for maps, and for people who want to lay it over others.
/// </summary>
static class EditSteps
{
    public const string Kind = "edits";

    public const string Package = "edits.gpkg";

    /// <summary>None for a scenario without edits.</summary>
    public static IEnumerable<BoundStep> Of(StepContext context) =>
        ScenarioEditing.Of(context) is { Edits.Count: > 0 } editing
            ? [new BoundStep(StepOf(context, editing), new EditWork(context, editing))]
            : [];

    /// <summary>The package as an input of another step; none for a scenario without edits.</summary>
    public static IEnumerable<StepInput> ResultOf(StepContext context) =>
        ScenarioEditing.Of(context).Edits.Count > 0 ? [new StepResult(RoleOf(context), context.Id(Kind), Package)] : [];

    /// <summary>The role under which other steps read the package.</summary>
    public static string RoleOf(StepContext context) => $"edits of {context.Scenario}";

    static Step StepOf(StepContext context, ScenarioEditing editing)
    {
        var served = EditSentences.ServedBy(editing.Edits, context.Pipeline.Trames);
        var obstacles = served.SelectMany(trame => trame.Conflicts?.Uses ?? []).Select(use => use.Source)
            .Concat(served.SelectMany(trame => trame.CrossingSources)).ToHashSet(StringComparer.Ordinal);
        var sources = context.Pipeline.Sources
            .Where(source => source.Edits.Count > 0 || source is Sources.VectorSourceSettings { Edit: not null }
                || obstacles.Contains(source.Name)).ToList();
        var parameters = context.Parameters();
        foreach (var trame in served) AddOpened(parameters, trame);
        return new Step
        {
            Id = context.Id(Kind),
            Kind = new StepKind(Kind, 3),
            Parameters = parameters
                .Add("scenario", context.Scenario)
                .Add("language", context.Pipeline.Language.ToString())
                .Add("edits", string.Join('\n', editing.Edits.Select(edit => NodeText.OfEntries(edit.Node))))
                .Add("own edits", string.Join('\n', ScenarioEditing.OwnTextsOf(context)))
                .Add("titles", string.Join('|', context.Pipeline.Sources.Select(source => source.Title)
                    .Concat(context.Pipeline.Zones.Select(zones => zones.Title))
                    .Concat(context.Pipeline.Trames.Select(trame => trame.Title))))
                .AddSources(sources.Select(source => source.Name))
                .All,
            Inputs = [.. context.SourceInputs(sources.Select(source => source.Name))],
            Outputs = [Package],
        };
    }

    /// <summary>
    /// What crossings of a trame open: its obstacles, and the layers below that may be walls beside them.
    /// </summary>
    static void AddOpened(StepParameters parameters, TrameDeclaration trame)
    {
        foreach (var key in new[] { "conflicts", "layers", "cost" })
            parameters.AddPart($"{key} of {trame.Name}", "trames", trame.Name, key);
        for (var i = 0; i < trame.Layers.Count; i++)
        {
            if (trame.Layers[i].TableValues is { } values)
                parameters.AddJson($"table of layer {i + 1} of {trame.Name}", values);
        }
    }

    sealed class EditWork(StepContext context, ScenarioEditing editing) : IStepWork
    {
        public async Task RunAsync(
            IReadOnlyList<StepPlace> together, StepResources resources, IRunListener listener, CancellationToken cancel)
        {
            var place = together[0];
            await Task.Run(
                () => FeatureFile.Write(
                    place.Output(Package), context.Grid.Crs, EditTables.Of(context, editing, cancel),
                    metadata: StepMetadata.Of(context, place)), cancel);
        }
    }
}
