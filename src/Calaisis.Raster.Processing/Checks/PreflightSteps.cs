using System.Text.Json;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Outputs;
using Calaisis.Raster.Planning;
using Calaisis.Raster.Preflight;
using Calaisis.Raster.Processing.Machine;
using Calaisis.Raster.Processing.Steps;

namespace Calaisis.Raster.Processing.Checks;

/// <summary>Whether the data are what the pipeline says, for the report.</summary>
static class PreflightSteps
{
    public const string Kind = "preflight";

    // It goes on beside a step that draws, which only one can do.
    const long PreflightBytes = 512L << 20;

    /// <summary>The findings, for other steps.</summary>
    public const string Findings = ".preflight.json";

    public static Step StepOf(StepContext context)
    {
        var sources = context.Pipeline.Sources.Select(source => source.Name).ToList();
        var parameters = context.Parameters().AddSources(sources);
        foreach (var trame in context.Pipeline.Trames) parameters.AddPart($"trame {trame.Name}", "trames", trame.Name);
        return new Step
        {
            Id = context.Id(Kind),
            Kind = new StepKind(Kind, 5),
            Parameters = parameters.All,
            Inputs =
            [
                .. context.SourceInputs(sources),
                .. StepSources.ZoneInputs(context),
                .. Provenance.TablesOf(context.Pipeline).DistinctBy(table => (table.Role, table.Path)),
            ],
            Outputs = [Findings],
            Needs = new StepNeeds(PreflightBytes, 2),
        };
    }

    public static BoundStep Of(StepContext context) => new(StepOf(context), new PreflightWork(context));

    /// <summary>What such a step has found.</summary>
    public static IReadOnlyList<Finding> Read(StepPlace place) =>
        JsonSerializer.Deserialize<Finding[]>(File.ReadAllBytes(place.Input(Findings)))!;

    sealed class PreflightWork(StepContext context) : IStepWork
    {
        public async Task RunAsync(
            IReadOnlyList<StepPlace> together, StepResources resources, IRunListener listener, CancellationToken cancel)
        {
            var check = new PipelineCheck(
                context.Pipeline,
                new DeclaredText(context.Pipeline, context.Loaded.Document),
                new Resources(resources.Workers, resources.MemoryBytes, context.TileCells),
                listener);
            var report = await check.RunAsync(withTrames: false, new CheckedBefore(), cancel);
            // What nothing else in a run would tell.
            foreach (var source in report.Sources.Select(source => source.Source))
            {
                if (source.UnmetNoData is { } unmet)
                    listener.Hear(new Warning($"source '{source.Facts.Name}': {unmet.Sentence}"));
            }

            WholeFile.Write(together[0].Output(Findings), JsonSerializer.SerializeToUtf8Bytes(report.Findings));
        }
    }
}
