using Calaisis.Raster.Corridors;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Outputs;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Planning;
using Calaisis.Raster.Processing.Machine;
using Calaisis.Raster.Processing.Steps;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Processing.Links;

/// <summary>
/// All trames with corridors together: how many pass at each cell, and how much each combination shares.
/// </summary>
static class OverlapSteps
{
    public const string Kind = "overlap";

    /// <summary>The number of trames whose corridors pass at each cell.</summary>
    public const string Raster = "trames.tif";

    public static IEnumerable<BoundStep> Of(StepContext context)
    {
        List<TrameDeclaration> trames = [.. TramesOf(context)];
        if (trames.Count is >= 2 and <= OverlapPass.MostTrames)
            yield return new BoundStep(StepOf(context, trames), new OverlapWork(context, trames));
    }

    /// <summary>
    /// Why trames with corridors are not compared; null where they are, or where there are none to compare.
    /// </summary>
    public static Sentence? WhyNot(StepContext context) =>
        TramesOf(context).Count() is var trames and > OverlapPass.MostTrames
            ? (Sentence)($"found {trames} trames with corridors, of which at most {OverlapPass.MostTrames} can be "
                + $"compared: there is no {Raster}, no {OverlapTable.Name}.csv and no "
                + $"overview in the atlas; divide them among several pipelines where these are needed")
            : null;

    /// <summary>The trames whose corridors are compared, in the order of the pipeline.</summary>
    public static IEnumerable<TrameDeclaration> TramesOf(StepContext context) =>
        context.Pipeline.Trames.Where(trame => trame is { Links: not null, Corridors: not null });

    static Step StepOf(StepContext context, List<TrameDeclaration> trames) => new()
    {
        Id = context.Id(Kind),
        Kind = new StepKind(Kind, 7),
        Parameters = context.Parameters().Add("trames", string.Join(", ", trames.Select(trame => trame.Name)))
            .AddPart("zones", "zones").AddPart("territory", "territory").All,
        Inputs =
        [
            .. trames.Select(trame => LinkSteps.Corridors.Of(context, trame.Name, RoleOf(trame))),
            .. StepSources.ZoneInputs(context),
            .. StepSources.TerritoryInputs(context),
        ],
        Outputs = [Raster, .. CsvFolder.NamesOf([OverlapTable.Name])],
        Needs = new StepNeeds(256L << 20, 1),
    };

    static string RoleOf(TrameDeclaration trame) => $"corridors of {trame.Name}";

    sealed class OverlapWork(StepContext context, List<TrameDeclaration> trames) : IStepWork
    {
        public async Task RunAsync(
            IReadOnlyList<StepPlace> together, StepResources resources, IRunListener listener, CancellationToken cancel)
        {
            var place = together[0];
            using var sources = await StepSources.OpenAsync(context, [], resources, listener, cancel);
            var corridors = trames.Select(
                trame => StepSources.Written(trame.Name, place.Input(RoleOf(trame)), context.Grid)).ToList();
            try
            {
                var run = new OverlapRun(
                    context.Grid, [.. trames.Zip(corridors, (trame, raster) => new TrameCorridors(trame.Name, raster))])
                {
                    Zones = sources.CountedZones,
                    Territory = sources.Territory,
                };
                var machine = new Resources(resources.Workers, sources.Memory.TileBytes, context.TileCells);
                var table = await run.WriteAsync(
                    place.Output(Raster), StepMetadata.Of(context, place), machine, listener, cancel);
                foreach (var (name, bytes) in CsvFolder.Of([table], StepMetadata.Of(context, place)))
                    WholeFile.Write(place.Output(name), bytes);
            }
            finally
            {
                corridors.ForEach(raster => raster.Dispose());
            }
        }
    }
}
