using Calaisis.Raster.Comparison;
using Calaisis.Raster.Corridors;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Habitats;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Processing.Habitats;
using Calaisis.Raster.Processing.Links;
using Calaisis.Raster.Processing.Networks;
using Calaisis.Raster.Processing.Packages;
using Calaisis.Raster.Processing.Resistance;
using Calaisis.Raster.Processing.Steps;
using Calaisis.Raster.Resistance;
using Calaisis.Raster.Summaries;
using Calaisis.Raster.Tables;
using Calaisis.Raster.Zones;

namespace Calaisis.Raster.Processing.Scenarios;

/// <summary>
/// Compares a trame in two scenarios: rasters of what changed, links and areas, figures and sentences.
/// </summary>
sealed class ComparisonWork(ComparedTrame pair) : IStepWork
{
    GridDefinition Grid => pair.After.Grid;

    public async Task RunAsync(
        IReadOnlyList<StepPlace> together, StepResources resources, IRunListener listener, CancellationToken cancel)
    {
        var place = together[0];
        List<SourceNeed> needs = pair.Declared.Light is { } light ? [new SourceNeed(light.Source, 0)] : [];
        using var before = await StepSources.OpenAsync(pair.Before, needs, resources, listener, cancel);
        using var after = await StepSources.OpenAsync(
            pair.After, pair.SharesLight ? [] : needs, resources, listener, cancel);
        var (one, other) = (
            StateOf(ComparedTrame.PlaceBefore(place), pair.Before, after.Territory, cancel),
            StateOf(ComparedTrame.PlaceAfter(place), pair.After, after.Territory, cancel));
        var counts = await CountAsync(
            place, before, after, (CoresOf(one), CoresOf(other)), resources, listener, cancel);
        var comparison = TrameComparison.Of(
            pair.Trame, (pair.Before.Scenario, pair.After.Scenario), one, other, counts, Grid);
        FeatureFile.Write(
            place.Output(ComparisonSteps.Package.File),
            Grid.Crs,
            [ComparisonTables.Links(comparison, Grid), .. AreasOf(place, counts.Everywhere, cancel)],
            metadata: MetadataOf(place));
        FeatureFile.Write(
            place.Output(ComparisonSteps.Tables.File),
            Grid.Crs,
            [
                ComparisonTables.Figures([comparison]), ComparisonTables.Connectivity([comparison]),
                ComparisonTables.Statements([comparison], pair.After.Pipeline.Language),
            ]);
    }

    static int CoresOf(TrameState state) => state.Patches.Count(patch => patch.Role == PatchRole.Core);

    IEnumerable<Conflict> Inside(Territory territory, IReadOnlyList<Conflict> conflicts)
    {
        var cells = new ZoneCells(territory.AsLayer);
        return conflicts.Where(conflict => cells.At(Grid.CellAt(conflict.X, conflict.Y)) == 1);
    }

    HashSet<int> CoresIn(Territory territory, StepPlace place, CancellationToken cancel)
    {
        using var labels = HabitatSteps.Raster.Open(place, pair.Trame, Grid);
        var inside = LabelTally.Count(territory.AsLayer, labels, Grid.Shape, 1, cancel);
        return [.. HabitatSteps.Read(place).Patches
            .Where(patch => patch.Role == PatchRole.Core && inside.CellsOf(patch.Id, 1) > 0).Select(patch => patch.Id)];
    }

    TrameState StateOf(StepPlace place, StepContext context, Territory? territory, CancellationToken cancel)
    {
        var conflicts = pair.HasConflicts ? ConflictSteps.Read(place, context.Trame(pair.Trame)) : null;
        var trame = context.Trame(pair.Trame);
        var links = pair.HasLinks ? LinkSteps.ReadLinks(place, Grid) : [];
        return new TrameState(
            pair.HasHabitats ? StateFigure.Read(PackageSteps.SummaryCsv.In(place)) : [],
            pair.HasHabitats ? NameSteps.AddTo(HabitatSteps.Read(place).Patches, place, context, trame) : [],
            links,
            pair.HasLinks ? NetworkSteps.Read(place, context, trame, links) : null)
        {
            OutOfReach = pair.HasLinks ? LinkSteps.ReadFacts(place).OutOfReach : [],
            ConflictsByLink = conflicts is null ? null : ConflictPlaces.ByLink(conflicts),
            LinksInside = territory is null ? null : LinkZones.Inside(territory.AsLayer, links, Grid),
            CoresInside = territory is null || !pair.HasHabitats ? null : CoresIn(territory, place, cancel),
            ConflictsByLinkInside =
                territory is null || conflicts is null ? null : ConflictPlaces.ByLink(Inside(territory, conflicts)),
        };
    }

    async Task<ChangeCounts> CountAsync(
        StepPlace place, StepSources before, StepSources after, (int Before, int After) cores, StepResources resources,
        IRunListener listener,
        CancellationToken cancel)
    {
        var open = new Dictionary<string, RasterTileSource>(StringComparer.Ordinal);
        var begun = new List<IDisposable>();
        try
        {
            var one = RastersOf(ComparedTrame.PlaceBefore(place), before, cores.Before, open);
            var other = RastersOf(
                ComparedTrame.PlaceAfter(place), pair.SharesLight ? before : after, cores.After, open);
            var sinks = new ChangeSinks
            {
                Resistance = Sink(
                    place, ComparisonSteps.Resistance, CellType.Quantity, "resistance afterwards less before",
                    "impassable in one of the two or both", begun),
                Cost = pair.HasCost
                    ? Sink(
                        place, ComparisonSteps.Cost, CellType.Quantity, "cost afterwards less before",
                        "not reached in one of the two or both", begun)
                    : null,
                Corridors = pair.HasCorridors
                    ? Sink(
                        place, ComparisonSteps.Corridors, CellType.SmallLabel, "corridors: 1 gained, 2 lost, 3 kept",
                        "no corridor in either", begun)
                    : null,
                Cores = pair.HasHabitats
                    ? Sink(
                        place, ComparisonSteps.Cores, CellType.SmallLabel, "core areas: 1 gained, 2 lost, 3 kept",
                        "no core area in either", begun)
                    : null,
            };
            var pass = new ChangePass(
                Grid,
                new TileLayout(Grid.Shape, pair.After.TileCells, pair.After.TileCells),
                one,
                other,
                new ChangeSettings(after.CountedZones, pair.Declared.Light?.Above ?? [])
                {
                    Territory = after.Territory,
                });
            return await pass.RunAsync(
                sinks, $"changes {pair.Role}", new PassLimits(resources.Workers, after.Memory.TileBytes),
                listener, cancel);
        }
        finally
        {
            begun.ForEach(sink => sink.Dispose());
            foreach (var raster in open.Values) raster.Dispose();
        }
    }

    /// <summary>A raster that both scenarios share is opened once: what is the same object is read once.</summary>
    ScenarioRasters RastersOf(
        StepPlace place, StepSources sources, int cores, Dictionary<string, RasterTileSource> open)
    {
        return new ScenarioRasters(Written(ResistanceSteps.Raster))
        {
            CoreCount = cores,
            Habitats = pair.HasHabitats ? Written(HabitatSteps.Raster) : null,
            Cost = pair.HasCost ? Written(CostSteps.Raster) : null,
            Corridors = pair.HasCorridors ? Written(LinkSteps.Corridors) : null,
            Light = pair.Declared.Light is { } light
                ? sources.Tiles.First(source => source.Name == light.Source)
                : null,
        };

        RasterTileSource Written(TrameRaster raster)
        {
            var path = raster.In(place);
            if (!open.TryGetValue(path, out var source)) open[path] = source = raster.Open(place, pair.Trame, Grid);
            return source;
        }
    }

    SortedDictionary<string, string> MetadataOf(StepPlace place)
    {
        var metadata = StepMetadata.Of(pair.After, place);
        metadata["CALAISIS_TRAME"] = pair.Trame;
        metadata["CALAISIS_BASE"] = pair.Before.Scenario;
        metadata["CALAISIS_SCENARIO"] = pair.After.Scenario;
        return metadata;
    }

    CogSink Sink(
        StepPlace place, TrameRaster raster, CellType type, string description, string noData, List<IDisposable> begun)
    {
        var metadata = MetadataOf(place);
        metadata["CALAISIS_NODATA"] = noData;
        var sink = new CogSink(place.Output(raster.File), Grid, new CogSettings
        {
            CellType = type,
            Description = $"{description}, trame {pair.Trame}",
            Metadata = metadata,
        });
        begun.Add(sink);
        return sink;
    }

    IEnumerable<FeatureTable> AreasOf(StepPlace place, ChangeTally counted, CancellationToken cancel)
    {
        if (pair.HasCorridors)
        {
            yield return AreasOf(
                ChangeLayers.Corridors, place.Output(ComparisonSteps.Corridors.File),
                [0, counted.CorridorGained, counted.CorridorLost, counted.CorridorKept], cancel);
        }

        if (pair.HasHabitats)
        {
            yield return AreasOf(
                ChangeLayers.Habitats, place.Output(ComparisonSteps.Cores.File),
                [0, counted.CoreGained, counted.CoreLost, counted.CoreKept], cancel);
        }
    }

    /// <summary>What is gained, lost and kept as one area each; what there is none of has no row.</summary>
    FeatureTable AreasOf(string layer, string raster, IReadOnlyList<long> cells, CancellationToken cancel)
    {
        var shapes = Polygons.OfLabels(raster, Grid, cancel);
        return new FeatureTable(
            layer,
            FeatureShape.MultiPolygon,
            [
                new Column("base", ColumnType.Text),
                new Column("scenario", ColumnType.Text),
                new Column("trame", ColumnType.Text),
                new Column(ChangeLayers.Change, ColumnType.Text) { Meaning = "gained, lost or kept" },
                new Column("area_ha", ColumnType.Number) { Unit = "ha" },
            ],
            [
                .. from code in (CellChangeCode[])[CellChangeCode.Gained, CellChangeCode.Lost, CellChangeCode.Kept]
                   where cells[(int)code] > 0
                   select new FeatureRow(
                       [
                           pair.Before.Scenario, pair.After.Scenario, pair.Trame, code.ToString().ToLowerInvariant(),
                           Grid.HectaresOf(cells[(int)code]),
                       ],
                       shapes[(int)code]),
            ]);
    }
}
