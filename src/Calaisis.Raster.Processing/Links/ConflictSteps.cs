using Calaisis.Raster.Corridors;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Links;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Planning;
using Calaisis.Raster.Processing.Resistance;
using Calaisis.Raster.Processing.Steps;
using Calaisis.Raster.Resistance;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Processing.Links;

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
        HasConflicts(trame) ? ConflictTable.To(FeatureFile.Read(place.Input(Table), ConflictTable.Name)) : [];

    static Step StepOf(StepContext context, TrameDeclaration trame, ConflictDeclaration conflicts)
    {
        var needs = Needs(context, trame, conflicts).Select(need => need.Source).ToList();
        // What crossings open depends on the walls, and on what these resist.
        var crossed = trame.Layers.Select(layer => layer.Crossing).Where(crossing => needs.Contains(crossing?.Name ?? ""))
            .SelectMany(crossing => crossing!.Walls.Select(wall => wall.Source.Name));
        var sources = needs.Where(need => trame.Layers.All(layer => layer.Crossing?.Name != need)).Concat(crossed).Distinct().ToList();
        var parameters = context.Parameters().AddTrame(trame.Name, "conflicts", "cost", "range", "layers").AddSources(sources);
        return new Step
        {
            Id = context.Id(trame.Name, Kind),
            Kind = new StepKind(Kind, 7),
            Parameters = ResistanceSteps.AddTables(parameters, trame).Add("openings", string.Join('|', trame.Openings)).AddPart("zones", "zones").All,
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

    /// <summary>The sources of obstacles, and those of the layers that may open them.</summary>
    static List<SourceNeed> Needs(StepContext context, TrameDeclaration trame, ConflictDeclaration conflicts) =>
    [
        .. conflicts.Uses.Select(use => use.Source).Concat(trame.Openings).Concat(trame.OpeningCells).Select(source => new SourceNeed(source, 0))
            .Concat(conflicts.Uses.SelectMany(use => OpeningLayers.Of(trame.Layers, use.Source).All).SelectMany(layer => NeedsOf(layer, context.Grid)))
            .GroupBy(need => need.Source, need => need.MarginCells, StringComparer.Ordinal)
            .Select(need => new SourceNeed(need.Key, need.Max())),
    ];

    static IEnumerable<SourceNeed> NeedsOf(LayerDeclaration layer, GridDefinition grid) =>
        layer.Mask is { } mask ? layer.NeedsOn(grid).Append(new SourceNeed(mask.Source, 0)) : layer.NeedsOn(grid);

    sealed class ConflictWork(StepContext context, TrameDeclaration trame, ConflictDeclaration conflicts) : IStepWork
    {
        public async Task RunAsync(
            IReadOnlyList<StepPlace> together, StepResources resources, IRunListener listener, CancellationToken cancel)
        {
            var place = together[0];
            using var sources = await StepSources.OpenAsync(context, Needs(context, trame, conflicts), resources, listener, cancel);
            using var resistance = StepSources.Written($"resistance of {trame.Name}", place.Input(ResistanceSteps.Kind), context.Grid);
            var rules = CostSteps.RulesOf(trame);
            var search = new ConflictSearch(
                context.Grid,
                new TileLayout(context.Grid.Shape, context.TileCells, context.TileCells),
                SettingsOf(sources.Legends),
                sources.Tiles,
                resistance,
                sources.Zones,
                rules.Units,
                rules.StepMean);
            var found = await search.RunAsync(
                [.. LinkSteps.ReadLinks(place, context.Grid).Where(link => link.State == LinkState.Active)],
                $"conflicts {trame.Name}",
                new PassLimits(resources.Workers, sources.Memory.TileBytes),
                listener,
                cancel);
            List<ITileSource> openings = [.. sources.Tiles.Where(source => trame.OpeningCells.Contains(source.Name))];
            var table = ConflictTable.From(
                OpeningDistances.Measure(found, openings, context.Grid),
                [.. context.Pipeline.Zones.Select(zones => zones.Name)],
                rules.Units);
            FeatureFile.Write(place.Output(Table), context.Grid.Crs, [table]);
        }

        ConflictSettings SettingsOf(SourceLegends legends)
        {
            var settings = conflicts.Build(legends);
            return new ConflictSettings(settings.GroupMetres, [.. settings.Obstacles.Select(obstacle => obstacle with
            {
                IsOrdered = context.Pipeline.Sources.First(source => source.Name == obstacle.Source) is VectorSourceSettings { OrderAttribute: not null },
                Openings = OpeningLayers.Of(trame.Layers, obstacle.Source).Build(trame, legends),
            })]);
        }
    }
}
