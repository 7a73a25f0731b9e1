using Calaisis.Raster.Flow;
using Calaisis.Raster.Maps.Changes;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.Maps.Sheets;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Outputs;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Planning;
using Calaisis.Raster.Processing.Resistance;
using Calaisis.Raster.Processing.Steps;

namespace Calaisis.Raster.Processing.Maps;

/// <summary>
/// The map of each trame's resistance, drawn from its written grid; those to draw share what lies over the grid.
/// </summary>
static class ResistanceMapSteps
{
    public const string Kind = "resistance-map";

    public const string Picture = "resistance.png";

    /// <summary>Pictures, thinned grids and overlays of one sheet.</summary>
    const long SheetBytes = 64L << 20;

    static readonly PageSettings Page = PageSettings.A4Landscape;

    public static IEnumerable<BoundStep> Of(ShownScenario shown)
    {
        var work = new MapWork(shown);
        return shown.Context.Pipeline.Trames
            .Select(trame => new BoundStep(StepOf(shown, trame), work) { Batch = $"{shown.Context.Scenario} maps" });
    }

    static Step StepOf(ShownScenario shown, TrameDeclaration trame)
    {
        var context = shown.Context;
        var caption = SheetCaptions.Of(context.Pipeline, trame, context.Grid);
        return new Step
        {
            Id = context.Id(trame.Name, Kind),
            Kind = new StepKind(Kind, 7),
            Parameters = shown.AddEdited(shown.AddTo(context.Parameters()), [trame])
                .Add("trame", trame.Name)
                .Add("language", context.Pipeline.Language.ToString())
                .Add("title", caption.Title)
                .Add("subtitle", caption.Subtitle)
                .Add("trame title", caption.Trame.Name)
                .Add("colour", caption.Trame.Colour.ToString())
                .Add("method", caption.Method)
                .Add("sources", string.Join("; ", caption.Sources))
                .Add("edition", caption.Edition)
                .Add("credits", caption.Credits)
                .Add("software", caption.Software)
                .Add("least", trame.Min)
                .Add("most", trame.Max)
                .AddPart("places", "outputs", "map", "places")
                .AddPart("overlays", "outputs", "map", "overlays")
                .AddPart("territory", "territory")
                .All,
            Inputs = [ResistanceSteps.Raster.Of(context, trame.Name), .. MapGrounds.InputsOf(context.Pipeline.Map),
                .. StepSources.TerritoryInputs(context), .. shown.EditInputs()],
            Outputs = [shown.FileOf(Picture)],
            Needs = new StepNeeds(SheetBytes, 1),
        };
    }

    sealed class MapWork(ShownScenario shown) : IStepWork
    {
        /// <summary>The step, as reported to the listener.</summary>
        const string Maps = "maps";

        readonly StepContext _context = shown.Context;

        public async Task RunAsync(
            IReadOnlyList<StepPlace> together, StepResources resources, IRunListener listener, CancellationToken cancel)
        {
            var progress = new StepProgress(listener, $"maps", together.Count);
            var ground = MapGrounds.Read(_context.Pipeline.Map, _context.Grid, cancel);
            var territory = _context.Pipeline.Territory is { } declared
                ? NetworkSheets.OutlineOf(_context, declared, cancel)
                : null;
            var scenario = shown.Read(together[0]);
            var graph = new FlowGraph();
            graph.From(together)
                .SelectParallel(resources.Workers, place =>
                {
                    WholeFile.Write(
                        place.Output(shown.FileOf(Picture)),
                        ResistanceSheetDrawing.ToPng(SheetOf(place, ground, territory, scenario, cancel), Page));
                    return place;
                })
                .ForEach(_ => progress.Advance());
            await graph.RunAsync(cancel);
            progress.Finish();
        }

        ResistanceSheet SheetOf(
            StepPlace place, MapGround ground, MapShape? territory, SheetScenario? scenario, CancellationToken cancel)
        {
            var trame = _context.Trame(place.Step.Id.Split('/')[1]);
            var thinned = new ThinnedGrid(_context.Grid, ResistanceSheetDrawing.ThinningStep(_context.Grid, Page));
            WrittenRasters.GatherResistance(
                ResistanceSteps.Raster.In(place), _context.Grid,
                (window, values) => thinned.Add(window, values), cancel);
            return new ResistanceSheet
            {
                Caption = SheetCaptions.Of(_context.Pipeline, trame, _context.Grid).For(shown) with
                {
                    Provenance = StepMetadata.Of(_context, place),
                },
                Ground = ground,
                Territory = territory,
                TerritoryName = _context.Pipeline.Territory?.TitleIn(_context.Pipeline.Language),
                Scenario = shown.For(trame, scenario),
                Grid = thinned.Grid,
                Values = thinned.Values(),
                NaNIsImpassable = true,
                MinResistance = trame.Min,
                MaxResistance = trame.Max,
                Unit = SheetCaptions.UnitIn(_context.Pipeline.Language),
            };
        }
    }
}
