using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Maps.Qgis;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Planning;
using Calaisis.Raster.Processing.Inputs;
using Calaisis.Raster.Processing.Machine;
using Calaisis.Raster.Processing.Steps;
using Calaisis.Raster.Resistance;

namespace Calaisis.Raster.Processing.Resistance;

/// <summary>
/// The resistance of each trame, a step of its own; those that have to run are computed in one pass, in which each
/// source is read once.
/// </summary>
static class ResistanceSteps
{
    public const string Kind = "resistance";

    public static readonly TrameRaster Raster = new(Kind, "resistance.tif", RasterLooks.Resistance)
    {
        Role = Kind,
        IsReported = true,
        Screen = new ScreenLook(
            Kind,
            $"Resistance to movement",
            $"per metre travelled; 1 = best habitat",
            ScreenDrawing.Classes),
    };

    /// <summary>What was counted, for the manifest.</summary>
    public static readonly TrameResult Statistics = new(Kind, ".resistance.json");

    /// <summary>All that it makes of a trame.</summary>
    public static readonly IReadOnlyList<TrameResult> Results = [Raster, Statistics];

    // More makes nothing faster.
    const long MostBytes = 1L << 30;

    public static IEnumerable<BoundStep> Of(StepContext context)
    {
        var work = new ResistanceWork(context);
        return context.Pipeline.Trames
            .Select(trame => new BoundStep(StepOf(context, trame), work) { Batch = $"{context.Scenario} resistance" });
    }

    static Step StepOf(StepContext context, TrameDeclaration trame)
    {
        var sources = trame.Layers.SelectMany(layer => layer.Uses).Select(use => use.Source).ToList();
        return new Step
        {
            Id = context.Id(trame.Name, Kind),
            Kind = new StepKind(Kind, 10),
            Parameters = AddTables(
                context.Parameters().AddTrame(trame.Name, "range", "uncovered", "layers").AddSources(sources),
                trame).All,
            Inputs = [.. context.SourceInputs(sources)],
            Outputs = [.. Results.Select(result => result.NameFor(trame.Name))],
            Needs = StepNeeds.All,
        };
    }

    /// <summary>
    /// Friction tables stand among the parameters by the values that are used, so that a plan can say which class
    /// changed; other columns and remarks may change freely. So do the obstacles whose surfaces crossings may have to
    /// lead across, and whether the cells of their ways share edges.
    /// </summary>
    internal static StepParameters AddTables(StepParameters parameters, TrameDeclaration trame)
    {
        for (var i = 0; i < trame.Layers.Count; i++)
        {
            if (trame.Layers[i].TableValues is { } values) parameters.AddJson($"table of layer {i + 1}", values);
        }

        var walls = trame.Layers.SelectMany(layer => layer.Crossing?.Walls ?? []).Where(wall => wall.HasSurfaces)
            .Select(wall => wall.Source.Name).Distinct().ToList();
        if (walls.Count > 0) parameters.Add("walls of surfaces", string.Join('|', walls));
        return trame.Layers.Any(layer => layer.Crossing is { WaysShareEdges: true })
            ? parameters.Add("ways of crossings", "share edges")
            : parameters;
    }

    sealed class ResistanceWork(StepContext context) : IStepWork
    {
        public async Task RunAsync(
            IReadOnlyList<StepPlace> together, StepResources resources, IRunListener listener, CancellationToken cancel)
        {
            var memory = MemoryShares.Of(Math.Min(resources.MemoryBytes, MostBytes));
            var trames = together.Select(place => context.Trame(place.Step.Id.Split('/')[1])).ToList();
            var part = context.Pipeline with { Trames = [.. trames.Select(trame => trame with { Cost = null })] };
            using var sources = await PipelineSources.OpenAsync(
                part, context.Grid, resources.Workers, memory.BurnedBytes, listener, cancel);
            var stacks = TrameStacks.Build(part, sources.LegendOf);
            var sinks = new List<ITileSink>();
            try
            {
                foreach (var (place, trame) in together.Zip(trames))
                {
                    sinks.Add(new CogSink(
                        place.Output(Raster.File), context.Grid, ResistanceMetadata.SettingsOf(context, trame, place)));
                }

                var pass = new ResistancePass(
                    context.Grid,
                    new TileLayout(context.Grid.Shape, context.TileCells, context.TileCells),
                    sources.Tiles,
                    [.. stacks.Zip(sinks, (stack, sink) => new TrameOutput(stack, sink, ResistanceMetadata.Describe))]);
                var statistics = await pass.RunAsync(
                    new PassLimits(resources.Workers, memory.TileBytes), listener, cancel);
                foreach (var (stack, counted) in stacks.Zip(statistics))
                {
                    foreach (var remark in stack.Alone(counted, context.Grid)) Warn(stack.Trame, remark);
                }

                var pierced = new PiercedCheck(part, sources, context.Grid);
                foreach (var trame in trames)
                {
                    foreach (var walls in pierced.Of(trame, cancel)) Warn(trame.Name, walls);
                    foreach (var crossing in CrossingCheck.Of(trame, sources)) Warn(trame.Name, crossing.Sentence);
                }

                foreach (var (place, counted) in together.Zip(statistics))
                    StatisticsFile.Write(place.Output(Statistics.File), counted);
            }
            finally
            {
                foreach (var sink in sinks) sink.Dispose();
            }

            void Warn(string trame, Sentence remark) =>
                listener.Hear(new Warning($"trame '{trame}': {remark}") { About = context.Id(trame, Kind) });
        }
    }
}
