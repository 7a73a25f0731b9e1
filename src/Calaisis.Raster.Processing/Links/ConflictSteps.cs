using Calaisis.Raster.Corridors;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Links;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Planning;
using Calaisis.Raster.Processing.Operations;
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
    public static readonly TrameResult Table =
        new(Kind, ".conflicts.gpkg") { IsMade = (_, trame) => HasConflicts(trame) };

    public static TrameOperation Operation { get; } = new(Kind, 7)
    {
        IsFor = (_, trame) => HasConflicts(trame),
        Parameters = ParametersOf,
        Reads = (context, trame) =>
        [
            ResistanceSteps.Raster.Of(context, trame.Name),
            LinkSteps.Tables.Of(context, trame.Name),
            .. context.SourceInputs(SourcesOf(context, trame)),
            .. StepSources.ZoneInputs(context),
        ],
        Results = [Table],
        Needs = (_, _) => new StepNeeds(256L << 20, 1),
        Work = RunAsync,
    };

    /// <summary>Conflicts are looked for where links and obstacles are declared.</summary>
    public static bool HasConflicts(TrameDeclaration trame) => trame is { Conflicts: not null, Links: not null };

    /// <summary>The conflicts that such a step has written; none where the trame has none.</summary>
    public static IReadOnlyList<Conflict> Read(StepPlace place, TrameDeclaration trame) =>
        HasConflicts(trame) ? ConflictTable.To(FeatureFile.Read(Table.In(place), ConflictTable.Name)) : [];

    // What crossings open depends on the walls, and on what these resist.
    static List<string> SourcesOf(StepContext context, TrameDeclaration trame)
    {
        var needs = Needs(context, trame).Select(need => need.Source).ToList();
        var crossed = trame.Layers.Select(layer => layer.Crossing)
            .Where(crossing => needs.Contains(crossing?.Name ?? ""))
            .SelectMany(crossing => crossing!.Walls.Select(wall => wall.Source.Name));
        return [.. needs.Where(need => trame.Layers.All(layer => layer.Crossing?.Name != need))
            .Concat(crossed).Distinct()];
    }

    static StepParameters ParametersOf(StepContext context, TrameDeclaration trame)
    {
        var parameters = context.Parameters()
            .AddTrame(trame.Name, "conflicts", "cost", "range", "layers")
            .AddSources(SourcesOf(context, trame));
        return ResistanceSteps.AddTables(parameters, trame)
            .Add("openings", string.Join('|', trame.Openings))
            .AddPart("zones", "zones");
    }

    /// <summary>The sources of obstacles, and those of the layers that may open them.</summary>
    static List<SourceNeed> Needs(StepContext context, TrameDeclaration trame) =>
    [
        .. trame.Conflicts!.Uses.Select(use => use.Source).Concat(trame.Openings).Concat(trame.OpeningCells)
            .Select(source => new SourceNeed(source, 0))
            .Concat(trame.Conflicts!.Uses.SelectMany(use => OpeningLayers.Of(trame.Layers, use.Source).All)
                .SelectMany(layer => NeedsOf(layer, context.Grid)))
            .GroupBy(need => need.Source, need => need.MarginCells, StringComparer.Ordinal)
            .Select(need => new SourceNeed(need.Key, need.Max())),
    ];

    static IEnumerable<SourceNeed> NeedsOf(LayerDeclaration layer, GridDefinition grid) =>
        layer.Mask is { } mask ? layer.NeedsOn(grid).Append(new SourceNeed(mask.Source, 0)) : layer.NeedsOn(grid);

    static async Task RunAsync(TrameJob job, CancellationToken cancel)
    {
        var (context, trame) = (job.Context, job.Trame);
        using var sources = await StepSources.OpenAsync(
            context, Needs(context, trame), job.Given, job.Listener, cancel);
        using var resistance = job.Open(ResistanceSteps.Raster);
        var rules = CostSteps.RulesOf(trame);
        var search = new ConflictSearch(
            context.Grid,
            new TileLayout(context.Grid.Shape, context.TileCells, context.TileCells),
            SettingsOf(context, trame, sources.Legends),
            sources.Tiles,
            resistance,
            sources.Zones,
            rules.Units,
            rules.StepMean);
        var found = await search.RunAsync(
            [.. LinkSteps.ReadLinks(job.Place, context.Grid).Where(link => link.State == LinkState.Active)],
            $"conflicts {trame.Name}",
            new PassLimits(job.Machine.Jobs, sources.Memory.TileBytes),
            job.Listener,
            cancel);
        List<ITileSource> openings = [.. sources.Tiles.Where(source => trame.OpeningCells.Contains(source.Name))];
        var table = ConflictTable.From(
            OpeningDistances.Measure(found, openings, context.Grid),
            [.. context.Pipeline.Zones.Select(zones => zones.Name)],
            rules.Units);
        FeatureFile.Write(job.Output(Table), context.Grid.Crs, [table]);
    }

    static ConflictSettings SettingsOf(StepContext context, TrameDeclaration trame, SourceLegends legends)
    {
        var settings = trame.Conflicts!.Build(legends);
        return new ConflictSettings(settings.GroupMetres, [.. settings.Obstacles.Select(obstacle => obstacle with
        {
            IsOrdered = IsOrdered(context.Pipeline.Sources.First(source => source.Name == obstacle.Source)),
            Openings = OpeningLayers.Of(trame.Layers, obstacle.Source).Build(trame, legends),
        })]);
    }

    static bool IsOrdered(SourceSettings source) => source is VectorSourceSettings { OrderAttribute: not null };
}
