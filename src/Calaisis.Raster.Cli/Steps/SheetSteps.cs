using Calaisis.Raster.Cli.Runs;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.Maps.Sheets;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Outputs;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Planning;

namespace Calaisis.Raster.Cli.Steps;

/// <summary>The sheet of each trame's network, as picture and as PDF; those to draw share what lies beneath.</summary>
static class SheetSteps
{
    public const string Kind = "sheet";

    public const string Picture = "network.png";

    public const string Pdf = "network.pdf";

    /// <summary>Shapes and pixels of one sheet.</summary>
    const long SheetBytes = 192L << 20;

    public static IEnumerable<BoundStep> Of(StepContext context)
    {
        if (PaperOf(context) is not { } page) return [];
        var work = new SheetWork(context, page);
        return NetworkSheets.TramesOf(context)
            .Select(trame => new BoundStep(StepOf(context, trame), work) { Batch = $"{context.Scenario} sheets" });
    }

    /// <summary>The paper of sheets and atlas; null where none are drawn.</summary>
    public static PageSettings? PaperOf(StepContext context) => context.Pipeline.Map.Sheets switch
    {
        SheetPaper.A3 => PageSettings.A3Landscape,
        SheetPaper.A4 => PageSettings.A4Landscape,
        _ => null,
    };

    static Step StepOf(StepContext context, TrameDeclaration trame) => new()
    {
        Id = context.Id(trame.Name, Kind),
        Kind = new StepKind(Kind, 2),
        Parameters = NetworkSheets.ParametersOf(context, [trame]).All,
        Inputs = NetworkSheets.InputsOf(context, [trame]),
        Outputs = [Picture, Pdf],
        Needs = new StepNeeds(SheetBytes, 1),
    };

    sealed class SheetWork(StepContext context, PageSettings page) : IStepWork
    {
        public async Task RunAsync(
            IReadOnlyList<StepPlace> together, StepResources resources, IRunListener listener, CancellationToken cancel)
        {
            var progress = new StepProgress(listener, "sheets", together.Count);
            var sheets = await NetworkSheets.OpenAsync(context, together[0], page, resources, listener, cancel);
            var graph = new FlowGraph();
            graph.From(together)
                .SelectParallel(resources.Workers, place =>
                {
                    var sheet = sheets.SheetOf(context.Trame(place.Step.Id.Split('/')[1]), place);
                    WholeFile.Write(place.Output(Picture), NetworkSheetDrawing.ToPng(sheet, page));
                    WholeFile.Write(place.Output(Pdf), NetworkSheetDrawing.ToPdf(sheet, page));
                    return place;
                })
                .ForEach(_ => progress.Advance());
            await graph.RunAsync(cancel);
            progress.Finish();
        }
    }
}
