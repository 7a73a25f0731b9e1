using Calaisis.Raster.Corridors;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Links;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Planning;
using Calaisis.Raster.Resistance;

namespace Calaisis.Raster.Cli.Steps;

/// <summary>Where the paths of each trame's active links cross its obstacles.</summary>
static class ConflictSteps
{
    public const string Kind = "conflicts";

    /// <summary>The conflicts with their places, for other steps.</summary>
    public const string Table = ".conflicts.gpkg";

    public static IEnumerable<BoundStep> Of(StepContext context) => context.Pipeline.Trames
        .Where(HasConflicts)
        .Select(trame => new BoundStep(StepOf(context, trame, trame.Conflicts!), new ConflictWork(context, trame, trame.Conflicts!)));

    /// <summary>Conflicts are looked for where links and obstacles are declared.</summary>
    public static bool HasConflicts(TrameDeclaration trame) => trame is { Conflicts: not null, Links: not null };

    /// <summary>The conflicts of a trame as an input of another step, under the name of the file; none where it has none.</summary>
    public static IEnumerable<StepInput> ResultOf(StepContext context, TrameDeclaration trame) =>
        HasConflicts(trame) ? [new StepResult(Table, context.Id(trame.Name, Kind), Table)] : [];

    /// <summary>The conflicts that such a step has written; none where the trame has none.</summary>
    public static IReadOnlyList<Conflict> Read(StepPlace place, TrameDeclaration trame) =>
        HasConflicts(trame) ? ConflictTable.FromTable(FeatureFile.Read(place.Input(Table), ConflictTable.Name)) : [];

    static Step StepOf(StepContext context, TrameDeclaration trame, ConflictDeclaration conflicts)
    {
        var sources = conflicts.Uses.Select(use => use.Source).ToList();
        return new Step
        {
            Id = context.Id(trame.Name, Kind),
            Kind = new StepKind(Kind, 1),
            Parameters = context.Parameters().AddTrame(trame.Name, "conflicts", "cost").AddSources(sources).AddPart("zones", "zones").All,
            Inputs =
            [
                ResistanceSteps.ResultOf(context, trame.Name),
                LinkSteps.TablesOf(context, trame.Name),
                .. context.SourceInputs(sources),
                .. StepSources.ZoneInputs(context),
            ],
            Outputs = [Table],
            Needs = new StepNeeds(256L << 20, 1),
        };
    }

    sealed class ConflictWork(StepContext context, TrameDeclaration trame, ConflictDeclaration conflicts) : IStepWork
    {
        public async Task RunAsync(
            IReadOnlyList<StepPlace> together, StepResources resources, IRunListener listener, CancellationToken cancel)
        {
            var place = together[0];
            List<SourceNeed> needs = [.. conflicts.Uses.Select(use => use.Source).Distinct().Select(source => new SourceNeed(source, 0))];
            using var sources = await StepSources.OpenAsync(context, needs, resources, listener, cancel);
            using var resistance = StepSources.Written($"resistance of {trame.Name}", place.Input(ResistanceSteps.Kind), context.Grid);
            var units = CostSteps.RulesOf(trame).Units;
            var search = new ConflictSearch(
                context.Grid,
                new TileLayout(context.Grid.Shape, context.TileCells, context.TileCells),
                conflicts.Build(sources.Legends),
                sources.Tiles,
                resistance,
                sources.Zones,
                units);
            var found = await search.RunAsync(
                [.. LinkSteps.ReadLinks(place, context.Grid).Where(link => link.State == LinkState.Active)],
                $"conflicts {trame.Name}",
                new PassLimits(resources.Workers, sources.Memory.TileBytes),
                listener,
                cancel);
            var table = ConflictTable.ToTable(
                found,
                [.. context.Pipeline.Zones.Select(zones => zones.Name)],
                LinkTable.UnitOf(units));
            FeatureFile.Write(place.Output(Table), context.Grid.Crs, [table]);
        }
    }
}
