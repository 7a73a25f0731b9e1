using Calaisis.Raster.Processing.Inputs;
using Calaisis.Raster.Processing.Machine;
using Calaisis.Raster.Processing.Processes;

namespace Calaisis.Raster.Processing.Resistance;

/// <summary><c>resistance</c>: one trame of a pipeline into one raster.</summary>
static class ResistanceProcess
{
    public static ProcessDefinition Definition { get; } = ProcessDefinition.Of(
        "resistance",
        "Computes the resistance of one trame of a pipeline into a raster of your choice",
        [ProcessKeys.Pipeline, ProcessKeys.Trame, ProcessKeys.Output],
        fields =>
        {
            var declared = ProcessKeys.Load(fields, ProcessKeys.Pipeline).Pipeline;
            var output = fields.Get(ProcessKeys.Output).Full;
            if (ProcessKeys.TrameOf(fields, declared) is not { } trame) return ProcessDefinition.Nothing;
            var pipeline = declared with { Trames = [trame with { Cost = null }] };
            return async (context, cancel) =>
            {
                var grid = PipelineSources.GridOf(pipeline);
                var memory = MemoryShares.Of(context.Resources.MemoryBytes);
                using var sources = await PipelineSources.OpenAsync(
                    pipeline, grid, context.Resources.Jobs, memory.BurnedBytes, context.Listener, cancel);
                var stack = TrameStacks.Build(pipeline, sources.LegendOf)[0];
                await StackRun.RunAsync(sources.Tiles, grid, stack, output, context, cancel);
            };
        });
}
