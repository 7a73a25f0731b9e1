using System.Text.Json;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Habitats;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Outputs;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Planning;
using Calaisis.Raster.Processing.Machine;
using Calaisis.Raster.Processing.Steps;

namespace Calaisis.Raster.Processing.Habitats;

/// <summary>
/// The mean night light of the patches of each trame that names one: apart from habitats, as links and costs do not depend on
/// it, and a scenario of other light has to redo little.
/// </summary>
static class RadianceSteps
{
    public const string Kind = "radiance";

    /// <summary>The mean of each patch in order of ids, null for no data, for other steps.</summary>
    public const string Means = ".radiance.json";

    public static IEnumerable<BoundStep> Of(StepContext context) => context.Pipeline.Trames
        .Where(HasRadiance)
        .Select(trame => new BoundStep(StepOf(context, trame), new RadianceWork(context, trame)));

    /// <summary>The means of a trame as an input of another step, under the name of the file; none where it names no light.</summary>
    public static IEnumerable<StepInput> ResultOf(StepContext context, TrameDeclaration trame) =>
        HasRadiance(trame) ? [new StepResult(Means, context.Id(trame.Name, Kind), Means)] : [];

    /// <summary>The same patches with the means that such a step has written.</summary>
    public static IReadOnlyList<HabitatPatch> AddTo(IReadOnlyList<HabitatPatch> patches, StepPlace place, TrameDeclaration trame)
    {
        if (!HasRadiance(trame)) return patches;
        var means = JsonSerializer.Deserialize<double?[]>(File.ReadAllBytes(place.Input(Means)))!;
        return [.. patches.Zip(means, (patch, mean) => patch with { MeanRadiance = mean ?? double.NaN })];
    }

    static bool HasRadiance(TrameDeclaration trame) => trame.Habitats is { Radiance: not null };

    static Step StepOf(StepContext context, TrameDeclaration trame)
    {
        var light = trame.Habitats!.Radiance!;
        return new Step
        {
            Id = context.Id(trame.Name, Kind),
            Kind = new StepKind(Kind, 3),
            Parameters = context.Parameters().AddSources([light]).Add("light", light).All,
            Inputs = [.. HabitatSteps.ResultsOf(context, trame.Name), .. context.SourceInputs([light])],
            Outputs = [Means],
            Needs = new StepNeeds(128L << 20, 2),
        };
    }

    sealed class RadianceWork(StepContext context, TrameDeclaration trame) : IStepWork
    {
        public async Task RunAsync(IReadOnlyList<StepPlace> together, StepResources resources, IRunListener listener, CancellationToken cancel)
        {
            var place = together[0];
            GdalRuntime.LimitCache(MemoryShares.Of(resources.MemoryBytes).GdalMegabytes);
            var run = new RadianceRun(
                context.Pipeline, trame, context.Grid, new Resources(resources.Workers, resources.MemoryBytes, context.TileCells), listener);
            var means = await run.MeasureAsync(place.Input(HabitatSteps.Raster), HabitatSteps.Read(place).Patches.Count, cancel);
            var numbers = means.Select(mean => double.IsNaN(mean) ? (double?)null : mean);
            WholeFile.Write(place.Output(Means), JsonSerializer.SerializeToUtf8Bytes(numbers));
        }
    }
}
