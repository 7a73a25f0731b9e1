using Calaisis.Raster.Flow;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.Maps.Sheets;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Outputs;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Planning;
using Calaisis.Raster.Processing.Steps;

namespace Calaisis.Raster.Processing.Maps;

/// <summary>The sheet of each trame's network, as picture and as PDF; those to draw share what lies beneath.</summary>
static class SheetSteps
{
    public const string Kind = "sheet";

    public const string Picture = "network.png";

    public const string Pdf = "network.pdf";

    /// <summary>Shapes and pixels of one sheet.</summary>
    const long SheetBytes = 192L << 20;

    public static IEnumerable<BoundStep> Of(ShownScenario shown)
    {
        if (PaperOf(shown.Context) is not { } page) return [];
        var work = new SheetWork(shown, page);
        return NetworkSheets.TramesOf(shown.Context)
            .Select(trame => new BoundStep(StepOf(shown, trame), work) { Batch = $"{shown.Context.Scenario} sheets" });
    }

    /// <summary>The paper of sheets and atlas; null where none are drawn.</summary>
    public static PageSettings? PaperOf(StepContext context) => context.Pipeline.Map.Sheets switch
    {
        SheetPaper.A3 => PageSettings.A3Landscape,
        SheetPaper.A4 => PageSettings.A4Landscape,
        _ => null,
    };

    static Step StepOf(ShownScenario shown, TrameDeclaration trame) => new()
    {
        Id = shown.Context.Id(trame.Name, Kind),
        Kind = new StepKind(Kind, 11),
        Parameters = NetworkSheets.ParametersOf(shown, [trame]).All,
        Inputs = NetworkSheets.InputsOf(shown, [trame]),
        Outputs = [shown.FileOf(Picture), shown.FileOf(Pdf)],
        Needs = new StepNeeds(SheetBytes, 1),
    };

    sealed class SheetWork(ShownScenario shown, PageSettings page) : IStepWork
    {
        public async Task RunAsync(
            IReadOnlyList<StepPlace> together, StepResources resources, IRunListener listener, CancellationToken cancel)
        {
            var progress = new StepProgress(listener, $"sheets", together.Count);
            var sheets = await NetworkSheets.OpenAsync(
                shown, [.. together.Select(TrameOf)], together[0], page, resources, listener, cancel);
            var graph = new FlowGraph();
            graph.From(together)
                .SelectParallel(resources.Workers, place =>
                {
                    var sheet = sheets.SheetOf(TrameOf(place), place);
                    WholeFile.Write(place.Output(shown.FileOf(Picture)), NetworkSheetDrawing.ToPng(sheet, page));
                    WholeFile.Write(place.Output(shown.FileOf(Pdf)), NetworkSheetDrawing.ToPdf(sheet, page));
                    return place;
                })
                .ForEach(_ => progress.Advance());
            await graph.RunAsync(cancel);
            progress.Finish();
        }

        TrameDeclaration TrameOf(StepPlace place) => shown.Context.Trame(place.Step.Id.Split('/')[1]);
    }
}
