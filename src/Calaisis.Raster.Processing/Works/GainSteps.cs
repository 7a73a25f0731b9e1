using System.Text.Json;
using Calaisis.Raster.Gains;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Planning;
using Calaisis.Raster.Processing.Habitats;
using Calaisis.Raster.Processing.Links;
using Calaisis.Raster.Processing.Resistance;
using Calaisis.Raster.Processing.Steps;

namespace Calaisis.Raster.Processing.Works;

/// <summary>What each work makes of the network of a trame, alone.</summary>
static class GainSteps
{
    public const string Kind = "gains";

    const string File = ".gains.json";

    static readonly JsonSerializerOptions Infinite = new()
    {
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static IEnumerable<BoundStep> Of(StepContext context, RunWorks works) => works.Trames
        .Select(trame => new BoundStep(StepOf(context, works, trame), new GainStepWork(context, works, trame)));

    /// <summary>The gains as inputs of another step.</summary>
    public static StepInput InputOf(StepContext context, string trame) =>
        new StepResult(RoleOf(trame), context.Id(trame, Kind), File);

    /// <summary>The role under which other steps read the gains of a trame.</summary>
    public static string RoleOf(string trame) => $"gains of {trame}";

    /// <summary>The gains that such a step has written.</summary>
    public static TrameGains Read(string path) =>
        JsonSerializer.Deserialize<TrameGains>(System.IO.File.ReadAllBytes(path), Infinite)!;

    /// <summary>The declared sources that say what works make of a trame.</summary>
    static IReadOnlyList<string> SourcesOf(StepContext context, TrameDeclaration trame)
    {
        var read = trame.LinkedBy.Concat(trame.CrossingSources).ToHashSet(StringComparer.Ordinal);
        return [.. context.Pipeline.Sources.Select(source => source.Name).Where(read.Contains)];
    }

    static Step StepOf(StepContext context, RunWorks works, TrameDeclaration trame) => new()
    {
        Id = context.Id(trame.Name, Kind),
        Kind = new StepKind(Kind, 1),
        Parameters = ResistanceSteps.AddTables(
            context.Parameters()
                .AddTrame(trame.Name, ["range", "uncovered", "layers", "habitats", "links", "cost", "network"],
                    without: ["radiance", "names", "circuitscape"])
                .AddSources(SourcesOf(context, trame))
                .AddPart("territory", "territory")
                .Add("edits", works.TextOf(works.Kinds.Keys)),
            trame).All,
        Inputs =
        [
            CandidateSteps.InputOf(context),
            ResistanceSteps.Raster.Of(context, trame.Name),
            .. HabitatSteps.ResultsOf(context, trame.Name),
            LinkSteps.Tables.Of(context, trame.Name),
            .. context.SourceInputs(SourcesOf(context, trame)),
            .. StepSources.TerritoryInputs(context),
            .. StepSources.ZoneInputs(context),
        ],
        Outputs = [File],
        Needs = new StepNeeds(
            StepNeeds.Modest.MemoryBytes + ((OpenGround.BytesPerCell + 16L) * context.Grid.Shape.CellCount), 1),
    };

    sealed class GainStepWork(StepContext context, RunWorks works, TrameDeclaration trame) : IStepWork
    {
        public async Task RunAsync(
            IReadOnlyList<StepPlace> together, StepResources resources, Flow.IRunListener listener,
            CancellationToken cancel)
        {
            var place = together[0];
            var gains = await new GainRun(context, works, trame, place, resources, listener).RunAsync(cancel);
            Outputs.WholeFile.Write(place.Output(File), JsonSerializer.SerializeToUtf8Bytes(gains, Infinite));
        }
    }
}

/// <summary>What works make of the network of a trame.</summary>
/// <param name="Trame">The trame.</param>
/// <param name="CoreAreas">The area of each core area in square metres: of what lies in the territory.</param>
/// <param name="Links">The links as they are; <see cref="ChangedLink.After"/> is their cost.</param>
/// <param name="Alpha">What a cost takes of the probability: p = exp(-alpha cost).</param>
/// <param name="Works">The works that change something, by id.</param>
sealed record TrameGains(
    string Trame, IReadOnlyList<double> CoreAreas, IReadOnlyList<ChangedLink> Links, double Alpha,
    IReadOnlyList<WorkGains> Works);

/// <summary>What a work makes of it.</summary>
/// <param name="Work">Its id.</param>
/// <param name="Effect">What it changes.</param>
/// <param name="LostCells">How many cells of habitat it takes away.</param>
sealed record WorkGains(string Work, WorkEffect Effect, int LostCells);
