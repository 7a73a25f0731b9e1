using System.Text.Json;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Habitats;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Planning;
using Calaisis.Raster.Processing.Operations;
using Calaisis.Raster.Processing.Steps;

namespace Calaisis.Raster.Processing.Habitats;

/// <summary>
/// The mean night light of the patches of each trame that names one: apart from habitats, as links and costs do not
/// depend on it, and a scenario of other light has to redo little.
/// </summary>
static class RadianceSteps
{
    public const string Kind = "radiance";

    /// <summary>The mean of each patch in order of ids, null for no data, for other steps.</summary>
    public static readonly TrameResult Means = new(Kind, ".radiance.json") { IsMade = HasRadiance };

    public static TrameOperation Operation { get; } = new(Kind, 3)
    {
        IsFor = HasRadiance,
        Parameters = (context, trame) => context.Parameters().AddSources([LightOf(trame)]).Add("light", LightOf(trame)),
        Reads = (context, trame) =>
            [.. HabitatSteps.ResultsOf(context, trame.Name), .. context.SourceInputs([LightOf(trame)])],
        Results = [Means],
        Needs = (_, _) => new StepNeeds(128L << 20, 2),
        Work = RunAsync,
    };

    /// <summary>The same patches with the means that such a step has written.</summary>
    public static IReadOnlyList<HabitatPatch> AddTo(
        IReadOnlyList<HabitatPatch> patches, StepPlace place, TrameDeclaration trame)
    {
        if (trame.Habitats?.Radiance is null) return patches;
        var means = JsonSerializer.Deserialize<double?[]>(File.ReadAllBytes(Means.In(place)))!;
        return [.. patches.Zip(means, (patch, mean) => patch with { MeanRadiance = mean ?? double.NaN })];
    }

    static bool HasRadiance(StepContext context, TrameDeclaration trame) => trame.Habitats is { Radiance: not null };

    static string LightOf(TrameDeclaration trame) => trame.Habitats!.Radiance!;

    static async Task RunAsync(TrameJob job, CancellationToken cancel)
    {
        var run = new RadianceRun(job.Context.Pipeline, job.Trame, job.Context.Grid, job.Machine, job.Listener);
        var means = await run.MeasureAsync(
            job.Input(HabitatSteps.Raster), HabitatSteps.Read(job.Place).Patches.Count, cancel);
        job.WriteJson(Means, means.Select(mean => double.IsNaN(mean) ? (double?)null : mean));
    }
}
