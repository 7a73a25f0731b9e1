using Calaisis.Raster.Faults;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Processing.Inputs;
using Calaisis.Raster.Processing.Machine;
using Calaisis.Raster.Processing.Processes;

namespace Calaisis.Raster.Processing.Resistance;

/// <summary><c>resistance</c>: one trame of a pipeline into one raster.</summary>
static class ResistanceProcess
{
    static readonly Key<Location> PipelineKey = Key<Location>.Required(
        "pipeline", new PathSpec($"a pipeline file"), "The pipeline that declares the trame", "pipelines/calaisis.yaml");

    static readonly Key<string> Trame = Key<string>.Required(
        "trame", new TextSpec { Meaning = $"the name of a trame" }, "The trame to compute", "verte");

    public static ProcessDefinition Definition { get; } = ProcessDefinition.Of(
        "resistance",
        "Computes the resistance of one trame of a pipeline into a raster of your choice",
        [PipelineKey, Trame, ProcessKeys.Output],
        fields =>
        {
            var loaded = ProcessKeys.Load(fields, PipelineKey);
            var output = fields.Get(ProcessKeys.Output).Full;
            var pipeline = Only(loaded.Pipeline, fields.Get(Trame), fields);
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

    static Pipeline Only(Pipeline pipeline, string trame, Fields fields)
    {
        var names = pipeline.Trames.Select(candidate => candidate.Name).ToList();
        if (!names.Contains(trame))
        {
            throw new PipelineException([new Fault(fields.Reading.Place, 0, 0, $"the pipeline has no trame '{trame}'"
                + $"{Spelling.DidYouMean(trame, names)} (it has: {string.Join(", ", names)})")]);
        }

        return pipeline with { Trames = [.. pipeline.Trames.Where(candidate => candidate.Name == trame).Select(only => only with { Cost = null })] };
    }
}
