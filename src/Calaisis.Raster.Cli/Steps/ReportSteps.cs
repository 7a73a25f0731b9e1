using Calaisis.Raster.Cli.Runs;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Maps.Report;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Outputs;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Planning;

namespace Calaisis.Raster.Cli.Steps;

/// <summary>The report of a run: everything in one HTML file, for one scenario or several.</summary>
static class ReportSteps
{
    public const string Kind = "report";

    public const string Page = "report.html";

    const long ReportBytes = 768L << 20;

    /// <summary>The report of one scenario, and the preflight that it quotes.</summary>
    public static IEnumerable<BoundStep> Of(StepContext context) => Of([context]);

    /// <summary>One report of several scenarios, the state of today first; it stands with that one's results.</summary>
    public static IEnumerable<BoundStep> Of(IReadOnlyList<StepContext> scenarios)
    {
        yield return PreflightSteps.Of(scenarios[0]);
        yield return new BoundStep(StepOf(scenarios), new ReportWork(scenarios));
    }

    /// <summary>As what a result of a trame is read.</summary>
    public static string RoleOf(StepContext context, TrameDeclaration trame, string output) => $"{context.Scenario} {trame.Name} {output}";

    static Step StepOf(IReadOnlyList<StepContext> scenarios) => new()
    {
        Id = scenarios[0].Id(Kind),
        Kind = new StepKind(Kind, 1),
        Parameters = ParametersOf(scenarios),
        Inputs =
        [
            new StepResult(PreflightSteps.Findings, scenarios[0].Id(PreflightSteps.Kind), PreflightSteps.Findings),
            .. scenarios.SelectMany(context => context.Pipeline.Trames.SelectMany(trame => ResultsOf(context, trame))),
            .. scenarios.SelectMany(ReportParameters.Files).Where(file => file.Full.Length > 0).DistinctBy(file => file.Role)
                .Select(file => new OutsideInput(file.Role, file.Full) { Shown = file.Declared }),
        ],
        Outputs = [Page],
        Needs = new StepNeeds(ReportBytes, 1),
    };

    static IEnumerable<StepInput> ResultsOf(StepContext context, TrameDeclaration trame)
    {
        yield return Result(ResistanceSteps.Kind, ResistanceSteps.Raster);
        if (trame.Habitats is not null)
        {
            yield return Result(HabitatSteps.Kind, HabitatSteps.Remarks);
            yield return Result(PackageSteps.Kind, PackageSteps.FileOf(trame));
            yield return Result(PackageSteps.Kind, PackageSteps.Summary);
        }

        if (trame.Links is not null) yield return Result(LinkSteps.Kind, LinkSteps.Facts);
        if (trame is { Links: not null, Corridors: not null }) yield return Result(LinkSteps.Kind, LinkSteps.Corridors);

        StepResult Result(string kind, string output) => new(RoleOf(context, trame, output), context.Id(trame.Name, kind), output);
    }

    // Whatever of the pipeline file the page repeats is part of its bytes.
    static IReadOnlyDictionary<string, string> ParametersOf(IReadOnlyList<StepContext> scenarios)
    {
        var (first, map) = (scenarios[0], scenarios[0].Pipeline.Map);
        var parameters = first.Parameters()
            .Add("title", first.Pipeline.Title)
            .Add("language", first.Pipeline.Language.ToString())
            .Add("edition", map.Edition ?? "")
            .Add("credits", map.Credits ?? "")
            .Add("major from", map.MajorFrom)
            .AddPart("zones", "zones")
            .AddPart("places", "outputs", "map", "places")
            .AddPart("overlays", "outputs", "map", "overlays")
            .Add("parameters", string.Join('\n', ReportParameters.Of(first)))
            .Add("files", string.Join('\n', scenarios.SelectMany(ReportParameters.Files).DistinctBy(file => file.Role).Select(file => $"{file.Role}|{file.Declared}|{file.Credit}")))
            .Add("scenarios", string.Join('\n', scenarios.Select(context => $"{context.Scenario}|{ReportParameters.TitleOf(context)}|{string.Join('|', ReportParameters.ChangesOf(context))}")));
        foreach (var trame in first.Pipeline.Trames)
            parameters.Add($"{trame.Name} style", $"{first.StyleOf(trame)}|{trame.Guild}|{trame.Min}|{trame.Max}|{CostSteps.RulesOf(trame).Units}");
        return parameters.All;
    }

    sealed class ReportWork(IReadOnlyList<StepContext> scenarios) : IStepWork
    {
        public async Task RunAsync(
            IReadOnlyList<StepPlace> together, StepResources resources, IRunListener listener, CancellationToken cancel)
        {
            var place = together[0];
            var progress = new StepProgress(listener, Kind, 1);
            await Task.Run(() => WholeFile.Write(place.Output(Page), HtmlReport.Bytes(new RunReportReader(scenarios, place).Read(cancel))), cancel);
            progress.Advance();
            progress.Finish();
        }
    }
}
