using System.Text.Json;
using Calaisis.Raster.Corridors;
using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Habitats;
using Calaisis.Raster.Links;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Outputs;
using Calaisis.Raster.Packages;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Planning;
using Calaisis.Raster.Processing.Costs;
using Calaisis.Raster.Processing.Habitats;
using Calaisis.Raster.Processing.Machine;
using Calaisis.Raster.Processing.Resistance;
using Calaisis.Raster.Processing.Steps;
using Calaisis.Raster.Sources;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Processing.Links;

/// <summary>
/// Links and corridors of each trame that declares links. One step makes both, so that the costs out from each core area
/// are searched once.
/// </summary>
static class LinkSteps
{
    public const string Kind = "links";

    /// <summary>Least normalised cost of any corridor at each cell.</summary>
    public const string Corridors = "corridors.tif";

    /// <summary>How many corridors share each cell.</summary>
    public const string Shared = "corridor-count.tif";

    /// <summary>Links, corridors and their common area, for other steps.</summary>
    public const string Tables = ".links.gpkg";

    /// <summary>What people should know of the search, for other steps.</summary>
    public const string Facts = ".links.json";

    public static IEnumerable<BoundStep> Of(StepContext context) => context.Pipeline.Trames
        .Where(trame => trame.Links is not null)
        .Select(trame => new BoundStep(StepOf(context, trame), new LinkWork(context, trame, trame.Links!)));

    /// <summary>The links of a trame as an input of another step, under the name of the file.</summary>
    public static StepInput TablesOf(StepContext context, string trame) => new StepResult(Tables, context.Id(trame, Kind), Tables);

    /// <summary>The corridor raster of a trame as an input of another step.</summary>
    public static StepInput CorridorsOf(StepContext context, string trame, string role) => new StepResult(role, context.Id(trame, Kind), Corridors);

    /// <summary>The links that such a step has written.</summary>
    public static IReadOnlyList<Link> ReadLinks(StepPlace place, GridDefinition grid) =>
        LinkTable.To(FeatureFile.Read(place.Input(Tables), LinkTable.Name), grid);

    /// <summary>What such a step tells other steps, as an input of one.</summary>
    public static StepInput FactsOf(StepContext context, string trame) => new StepResult(Facts, context.Id(trame, Kind), Facts);

    /// <summary>What such a step has told.</summary>
    public static LinkFacts ReadFacts(string path) => JsonSerializer.Deserialize<LinkFacts>(File.ReadAllBytes(path))!;

    static Step StepOf(StepContext context, TrameDeclaration trame) => new()
    {
        Id = context.Id(trame.Name, Kind),
        Kind = new StepKind(Kind, 7),
        Parameters = context.Parameters().AddTrame(trame.Name, "cost", "links", "corridors").All,
        Inputs =
        [
            ResistanceSteps.ResultOf(context, trame.Name),
            .. HabitatSteps.ResultsOf(context, trame.Name),
            .. CostSteps.FindsNearestCores(trame)
                ? [CostSteps.ResultOf(context, trame.Name), CostSteps.AllocationOf(context, trame.Name)]
                : Array.Empty<StepInput>(),
        ],
        Outputs =
        [
            Tables,
            Facts,
            .. trame.Corridors is null ? Array.Empty<string>() : [Corridors],
            .. trame.Corridors is { Rules.Sum: true } ? [Shared] : Array.Empty<string>(),
        ],
        Needs = context.NeedsFor(bytesPerCell: 44),
    };

    /// <summary>How links are searched: a quarter of the memory is for what is read meanwhile.</summary>
    public static CostDistanceSettings SettingsOf(TrameDeclaration trame, GridDefinition grid, Resources resources) =>
        CostSearch.SettingsOf(CostSteps.RulesOf(trame), grid, resources with { MemoryBytes = resources.MemoryBytes * 3 / 4 }) with { MaxCost = double.PositiveInfinity };

    sealed class LinkWork(StepContext context, TrameDeclaration trame, LinkRules links) : IStepWork
    {
        readonly CostRules _rules = CostSteps.RulesOf(trame);

        public Task RunAsync(IReadOnlyList<StepPlace> together, StepResources resources, IRunListener listener, CancellationToken cancel) =>
            Task.Run(() => Run(together[0], resources, listener, cancel), cancel);

        void Run(StepPlace place, StepResources resources, IRunListener listener, CancellationToken cancel)
        {
            var memory = MemoryShares.Of(resources.MemoryBytes);
            GdalRuntime.LimitCache(memory.GdalMegabytes);
            var settings = SettingsOf(trame, context.Grid, new Resources(resources.Workers, resources.MemoryBytes, context.TileCells)) with { ScratchFolder = place.Folder };
            using var cores = Solve(place, settings, listener, cancel);
            var progress = new SearchProgress(listener, $"links {trame.Name}");
            var network = trame.Corridors is { } corridors
                ? CorridorSearch.Run(cores, links, corridors.Rules, settings, progress, cancel)
                : null;
            var found = network?.Links ?? LinkSearch.Run(cores, links, settings, progress, cancel);
            progress.Finish();
            Write(place, found, network, resources, cancel);
            var facts = new LinkFacts(found.Reach?.Formula.ToString(), network?.Cutoff.Formula.ToString(), LinkOutcome.Of(found), found.OutOfReach);
            WholeFile.Write(place.Output(Facts), JsonSerializer.SerializeToUtf8Bytes(facts));
        }

        CoreAreas Solve(StepPlace place, CostDistanceSettings settings, IRunListener listener, CancellationToken cancel)
        {
            using var resistance = StepSources.Written($"resistance of {trame.Name}", place.Input(ResistanceSteps.Kind), context.Grid);
            var count = HabitatSteps.Read(place).Patches.Count(patch => patch.Role == PatchRole.Core);
            if (CostSteps.FindsNearestCores(trame))
            {
                using var found = new WrittenCosts(place.Input(CostSteps.Raster), place.Input(CostSteps.Allocation));
                return CoreAreas.TakeOver(resistance, found, count, context.Grid.Shape, settings, cancel);
            }

            using var habitats = StepSources.Written($"habitats of {trame.Name}", place.Input(HabitatSteps.Raster), context.Grid, CellKind.Classes);
            var progress = new SearchProgress(listener, $"allocation {trame.Name}");
            var cores = CoreAreas.Solve(resistance, habitats, count, context.Grid.Shape, settings, progress, cancel);
            progress.Finish();
            return cores;
        }

        void Write(StepPlace place, LinkNetwork found, CorridorNetwork? network, StepResources resources, CancellationToken cancel)
        {
            List<FeatureTable> tables = [LinkTable.From(found.Links, context.Grid, _rules.Units)];
            if (network is not null)
            {
                tables.Add(CorridorTable.From(network.Corridors, ShapesOf(network, resources.Workers, cancel), _rules.Units));
                tables.Add(AreaOf(network.Mosaic, cancel));
                WriteRaster(place, Corridors, network.Mosaic.LeastCost, CellType.Quantity, CostMetadata.UnitOf(_rules, context.Grid), "normalised least cost of corridors", network, resources, cancel);
                if (network.Mosaic.Links is { } shared)
                    WriteRaster(place, Shared, shared, CellType.Label, "", "corridors that share a cell", network, resources, cancel);
            }

            FeatureFile.Write(place.Output(Tables), context.Grid.Crs, tables);
        }

        ReadOnlyMemory<byte>[] ShapesOf(CorridorNetwork network, int workers, CancellationToken cancel)
        {
            var shapes = new ReadOnlyMemory<byte>[network.Cells.Count];
            Parallel.For(
                0,
                shapes.Length,
                new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancel },
                i => shapes[i] = Polygons.OfRuns(network.Cells[i].Runs, context.Grid));
            return shapes;
        }

        FeatureTable AreaOf(CorridorMosaic mosaic, CancellationToken cancel)
        {
            var mask = new bool[mosaic.Shape.CellCount];
            var row = new float[mosaic.Shape.Cols];
            for (var i = 0; i < mosaic.Shape.Rows; i++)
            {
                cancel.ThrowIfCancellationRequested();
                mosaic.LeastCost.Read(new Window(i, 0, 1, row.Length), row);
                for (var col = 0; col < row.Length; col++) mask[((long)i * row.Length) + col] = !float.IsNaN(row[col]);
            }

            var area = Polygons.OfMask(mosaic.Shape.Whole, mask, context.Grid);
            return new FeatureTable(LayerNames.CorridorArea, FeatureShape.MultiPolygon, [],
                area.IsEmpty ? [] : [new FeatureRow([], area)]);
        }

        void WriteRaster(
            StepPlace place,
            string output,
            ITileSource cells,
            CellType type,
            string unit,
            string description,
            CorridorNetwork network,
            StepResources resources,
            CancellationToken cancel)
        {
            var metadata = StepMetadata.Of(context, place);
            metadata["CALAISIS_TRAME"] = trame.Name;
            metadata["CALAISIS_NODATA"] = "no corridor";
            metadata["CALAISIS_CUTOFF"] = network.Cutoff.Formula.ToString();
            if (network.Links.Reach is { } reach) metadata["CALAISIS_MAX_DISTANCE"] = reach.Formula.ToString();
            if (unit.Length > 0) metadata["CALAISIS_UNIT"] = unit;
            var settings = new CogSettings
            {
                CellType = type,
                Unit = unit,
                Description = $"{description}, trame {trame.Name}",
                Metadata = metadata,
                Threads = resources.Workers,
            };
            using var sink = new CogSink(place.Output(output), context.Grid, settings);
            CorridorRasters.Write(cells, context.Grid.Shape, sink, cancel);
            sink.Complete(cancel);
            sink.Commit();
        }
    }
}

/// <summary>What other steps and people should know of a search for links.</summary>
/// <param name="MaxDistance">How the greatest cost of a link came about; null for no limit.</param>
/// <param name="Cutoff">How the cutoff of corridors came about; null for no corridors.</param>
/// <param name="Outcome">What could not be linked; told where core areas have their names.</param>
/// <param name="OutOfReach">Core areas that would be linked, were the greatest cost higher; null for any two without a link.</param>
sealed record LinkFacts(string? MaxDistance, string? Cutoff, LinkOutcome Outcome, IReadOnlyList<OutOfReach>? OutOfReach);
