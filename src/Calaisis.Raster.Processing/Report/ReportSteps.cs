using Calaisis.Raster.Flow;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Networks;
using Calaisis.Raster.Maps.Report;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Outputs;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Pipelines.Scenarios;
using Calaisis.Raster.Planning;
using Calaisis.Raster.Processing.Checks;
using Calaisis.Raster.Processing.Links;
using Calaisis.Raster.Processing.Maps;
using Calaisis.Raster.Processing.Scenarios;
using Calaisis.Raster.Processing.Steps;
using Calaisis.Raster.Resistance;

namespace Calaisis.Raster.Processing.Report;

/// <summary>The report of a run: everything in one HTML file, for one scenario or several.</summary>
static class ReportSteps
{
    public const string Kind = Scenario.ReportStep;

    public const string Page = "report.html";

    const long ReportBytes = 768L << 20;

    /// <summary>The role under which the tables of the comparison are read.</summary>
    public const string Comparison = "comparison";

    /// <summary>
    /// One report of all scenarios, which stands beside their folders, and the preflight that it quotes. Scenarios on
    /// another grid or with other trames than the first cannot be laid over it: they are named, not shown.
    /// </summary>
    public static IEnumerable<BoundStep> Of(IReadOnlyList<StepContext> scenarios, ComparisonDeclaration comparison)
    {
        var run = new ReportedRun(
            [.. scenarios.Where(context => IsLike(context, scenarios[0]))],
            [.. scenarios.Where(context => !IsLike(context, scenarios[0]))])
        {
            Pairs = ComparisonSteps.PairsOf(scenarios, comparison),
        };
        yield return PreflightSteps.Of(scenarios[0]);
        yield return new BoundStep(StepOf(run), new ReportWork(run));
    }

    static bool IsLike(StepContext context, StepContext first) => context.Grid == first.Grid
        && context.Pipeline.Trames.Select(trame => trame.Name)
            .SequenceEqual(first.Pipeline.Trames.Select(trame => trame.Name), StringComparer.Ordinal);

    /// <summary>The role under which a result of a trame is read.</summary>
    public static string RoleOf(StepContext context, string trame, TrameResult result) =>
        $"{context.Scenario} {trame} {result.NameFor(trame)}";

    static Step StepOf(ReportedRun run) => new()
    {
        Id = Kind,
        Kind = new StepKind(Kind, 20),
        Parameters = ParametersOf(run),
        Inputs =
        [
            new StepResult(PreflightSteps.Findings, run.First.Id(PreflightSteps.Kind), PreflightSteps.Findings),
            .. run.IsCompared
                ? [new StepResult(Comparison, ComparisonSteps.TablesId, ComparisonTablesWork.Json)]
                : Array.Empty<StepInput>(),
            .. run.Shown.SelectMany(context =>
                context.Pipeline.Trames.SelectMany(trame => ResultsOf(run, context, trame))),
            .. run.Files.Where(file => file.Full.Length > 0)
                .Select(file => new OutsideInput(file.Role, file.Full) { Shown = file.Declared }),
        ],
        Outputs = [Page],
        Needs = new StepNeeds(ReportBytes, run.Shown.Count),
    };

    static IEnumerable<StepInput> ResultsOf(ReportedRun run, StepContext context, TrameDeclaration trame) =>
        run.MadeOf(context, trame)
            .Select(result => result.Of(context, trame.Name, RoleOf(context, trame.Name, result)));

    // Whatever of the pipeline file the page repeats is part of its bytes.
    static IReadOnlyDictionary<string, string> ParametersOf(ReportedRun run)
    {
        var (first, map) = (run.First, run.First.Pipeline.Map);
        var parameters = first.Parameters()
            .Add("title", first.Pipeline.Title)
            .Add("language", first.Pipeline.Language.ToString())
            .Add("edition", map.Edition ?? "")
            .Add("credits", map.Credits ?? "")
            .Add("major from", map.MajorFrom)
            .AddPart("zones", "zones")
            .Add("source titles", string.Join('|', run.Shown.SelectMany(context => context.Pipeline.Sources).Select(
                source => source is Sources.RasterSourceSettings { Unit: { Length: > 0 } unit }
                    ? $"{source.Title} ({unit})"
                    : source.Title).Distinct()))
            .Add("zone titles", string.Join('|', first.Pipeline.Zones.Select(zones => zones.Title)))
            .AddPart("territory", "territory")
            .AddPart("urban", "outputs", "map", "urban")
            .AddPart("places", "outputs", "map", "places")
            .AddPart("overlays", "outputs", "map", "overlays")
            .Add("parameters", string.Join('\n', ReportParameters.Of(first)))
            .Add("files", string.Join('\n', run.Files.Select(file => $"{file.Role}|{file.Credit}")))
            .Add("scenarios", string.Join(
                '\n', run.Shown.Concat(run.LeftOut).Select(context => $"{context.Scenario}|{context.ScenarioTitle}|"
                    + $"{string.Join('|', ScenarioEditing.OwnTextsOf(context))}")));
        var urban = map.Urban is { } built ? new[] { built.Use.Source } : [];
        parameters.AddSources(urban.Concat(NightLights.SourcesOf(first.Pipeline.Trames)));
        foreach (var context in run.Shown.Skip(1))
        {
            parameters.Add($"light of {context.Scenario}", string.Join('\n', context.Parameters()
                .AddSources(NightLights.SourcesOf(context.Pipeline.Trames)).All
                .Select(parameter => $"{parameter.Key}={parameter.Value}")));
        }

        foreach (var trame in first.Pipeline.Trames)
        {
            parameters.Add(
                $"{trame.Name} style",
                $"{first.StyleOf(trame)}|{trame.Guild}|{trame.Min}|{trame.Max}|{CostSteps.RulesOf(trame).Units}");
        }

        return parameters.All;
    }

    sealed class ReportWork(ReportedRun run) : IStepWork
    {
        public async Task RunAsync(
            IReadOnlyList<StepPlace> together, StepResources resources, IRunListener listener, CancellationToken cancel)
        {
            var place = together[0];
            var progress = new StepProgress(listener, $"report", 1);
            var urban = await UrbanAsync(resources, listener, cancel);
            var lights = new List<IReadOnlyDictionary<string, NightLight>>();
            foreach (var context in run.Shown)
            {
                lights.Add(await NightLights.ReadAsync(
                    context, context.Pipeline.Trames, ReportRasters.StepOf(context.Grid), resources, listener, cancel));
            }

            var reader = new RunReportReader(run, place, resources.Workers) { Lights = lights };
            await Task.Run(
                () => WholeFile.Write(place.Output(Page), HtmlReport.Bytes(reader.Read(urban, cancel))), cancel);
            progress.Advance();
            progress.Finish();
        }

        async Task<MapShade?> UrbanAsync(StepResources resources, IRunListener listener, CancellationToken cancel)
        {
            if (run.First.Pipeline.Map.Urban is not { } urban) return null;
            using var sources = await StepSources.OpenAsync(
                run.First, [new SourceNeed(urban.Use.Source, 0)], resources, listener, cancel);
            return await Task.Run(
                () => NetworkSheets.ShadeOf(run.First, urban, sources, ReportRasters.StepOf(run.First.Grid), cancel),
                cancel);
        }
    }
}
