using System.Text;
using Calaisis.Raster.CostDistance.Searches;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Links;
using Calaisis.Raster.Networks;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Outputs;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Planning;
using Calaisis.Raster.Processing.Costs;
using Calaisis.Raster.Processing.Habitats;
using Calaisis.Raster.Processing.Links;
using Calaisis.Raster.Processing.Machine;
using Calaisis.Raster.Processing.Resistance;
using Calaisis.Raster.Processing.Steps;
using Calaisis.Raster.Sources;
using Calaisis.Raster.Tables;
using Calaisis.Raster.Zones;

namespace Calaisis.Raster.Processing.Networks;

/// <summary>The indicators of each trame's network, and its files for Conefor and Linkage Mapper.</summary>
static class NetworkSteps
{
    public const string Kind = "network";

    /// <summary>Indicators of the network, its patches and its links, for other steps.</summary>
    public const string Tables = ".network.gpkg";

    /// <summary>In metadata: the probability to disperse, and how the distance it applies to became a cost.</summary>
    public const string DispersalKey = "CALAISIS_DISPERSAL";

    const string Conefor = "conefor/";
    const string LinkageMapper = "linkage-mapper/";

    static readonly CsvFile[] ConeforTables = [ConeforFiles.NodesFile, ConeforFiles.DistancesFile, ConeforFiles.ProbabilitiesFile];

    public static IEnumerable<BoundStep> Of(StepContext context) => context.Pipeline.Trames
        .Where(HasNetwork)
        .Select(trame => new BoundStep(StepOf(context, trame), new NetworkWork(context, trame, trame.Network!)));

    /// <summary>Indicators are computed where links and a distance are declared.</summary>
    public static bool HasNetwork(TrameDeclaration trame) => trame is { Network: not null, Links: not null };

    /// <summary>The indicators of a trame as an input of another step, under the name of the file; none where it has none.</summary>
    public static IEnumerable<StepInput> ResultOf(StepContext context, TrameDeclaration trame) =>
        HasNetwork(trame) ? [new StepResult(Tables, context.Id(trame.Name, Kind), Tables)] : [];

    /// <summary>The indicators that such a step has written; null where the trame has none.</summary>
    /// <param name="place">Where it has written them.</param>
    /// <param name="context">The scenario.</param>
    /// <param name="trame">The trame.</param>
    /// <param name="links">The links of the trame, which turn a declared distance into a cost again.</param>
    public static NetworkIndicators? Read(
        StepPlace place, StepContext context, TrameDeclaration trame, IReadOnlyList<Link> links)
    {
        if (!HasNetwork(trame)) return null;
        var file = place.Input(Tables);
        return IndicatorTables.Read(
            FeatureFile.Read(file, IndicatorTables.NetworkTable),
            FeatureFile.Read(file, ImportanceTables.PatchTable),
            FeatureFile.Read(file, ImportanceTables.LinkTable),
            ParametersOf(context, trame, links));
    }

    static NetworkParameters ParametersOf(StepContext context, TrameDeclaration trame, IReadOnlyList<Link> links)
    {
        var (grid, network) = (context.Grid, trame.Network!);
        var study = network.StudyAreaHectares is { } hectares
            ? hectares * Hectare.SquareMetres
            : grid.Shape.CellCount * (grid.CellWidth * grid.CellHeight);
        return network.ParametersOf(network.Distance.Resolve(CostSteps.RulesOf(trame).Units, grid.CellWidth, links),
            study);
    }

    static Step StepOf(StepContext context, TrameDeclaration trame) => new()
    {
        Id = context.Id(trame.Name, Kind),
        Kind = new StepKind(Kind, 9),
        Parameters = context.Parameters().AddTrame(trame.Name, ["network", "cost"], without: ["circuitscape"]).AddPart("territory", "territory").All,
        Inputs =
        [
            LinkSteps.TablesOf(context, trame.Name),
            .. HabitatSteps.ResultsOf(context, trame.Name),
            .. StepSources.TerritoryInputs(context),
            .. trame.Network!.IntraPatch ? [ResistanceSteps.ResultOf(context, trame.Name)] : Array.Empty<StepInput>(),
        ],
        Outputs =
        [
            Tables,
            .. ConeforTables.Select(file => Conefor + file.Name),
            Conefor + CsvMetadata.FileName,
            LinkageMapper + LinkageMapperTable.File.Name,
            LinkageMapper + CsvMetadata.FileName,
        ],
        // A search holds 12 bytes for a cell it reaches, the resistance 4.
        Needs = trame.Network!.IntraPatch ? context.NeedsFor(bytesPerCell: 28) : new StepNeeds(128L << 20, 1),
    };

    sealed class NetworkWork(StepContext context, TrameDeclaration trame, NetworkDeclaration network) : IStepWork
    {
        public Task RunAsync(IReadOnlyList<StepPlace> together, StepResources resources, IRunListener listener, CancellationToken cancel) =>
            Task.Run(() => Run(together[0], resources, cancel), cancel);

        void Run(StepPlace place, StepResources resources, CancellationToken cancel)
        {
            var links = LinkSteps.ReadLinks(place, context.Grid);
            var graph = GraphOf(place, links, resources, cancel);
            var grid = context.Grid;
            var parameters = ParametersOf(context, trame, links);
            var indicators = IndicatorSearch.Run(graph, parameters, resources.Workers, cancel) with
            {
                Territory = TerritoryOf(place, graph, parameters, resources, cancel),
            };
            FeatureFile.Write(place.Output(Tables), grid.Crs, IndicatorTables.Of(indicators));
            Write(Conefor + ConeforFiles.NodesFile.Name, ConeforFiles.Nodes(graph));
            Write(Conefor + ConeforFiles.DistancesFile.Name, ConeforFiles.Distances(graph));
            Write(Conefor + ConeforFiles.ProbabilitiesFile.Name, ConeforFiles.Probabilities(graph, parameters));
            Write(LinkageMapper + LinkageMapperTable.File.Name,
                LinkageMapperTable.Of(graph, links, parameters.Distance.Units, grid.CellWidth));
            var metadata = StepMetadata.Of(context, place);
            metadata[DispersalKey] = parameters.DispersalText.ToString();
            WholeFile.Write(
                place.Output(Conefor + CsvMetadata.FileName), CsvMetadata.Bytes(ConeforFiles.Dialect, ConeforFiles.FilesOf(parameters), metadata));
            WholeFile.Write(
                place.Output(LinkageMapper + CsvMetadata.FileName), CsvMetadata.Bytes(LinkageMapperTable.Dialect, [LinkageMapperTable.File], metadata));

            void Write(string output, string text) => WholeFile.Write(place.Output(output), Encoding.UTF8.GetBytes(text));
        }

        NetworkGraph GraphOf(StepPlace place, IReadOnlyList<Link> links, StepResources resources, CancellationToken cancel)
        {
            var graph = NetworkGraph.Of(HabitatSteps.Read(place).Patches, links);
            if (!network.IntraPatch) return graph;
            using var written = StepSources.Written($"resistance of {trame.Name}", place.Input(ResistanceSteps.Kind), context.Grid);
            using var resistance = ResistanceRaster.Load(written, context.Grid.Shape, cancel);
            var settings = CostSearch.SettingsOf(CostSteps.RulesOf(trame), context.Grid, new Resources(resources.Workers, resources.MemoryBytes, context.TileCells)) with
            {
                MaxCost = double.PositiveInfinity,
            };
            return graph.WithCrossings(PatchCrossings.Of(links, resistance, settings, cancel));
        }

        /// <summary>The territory's part: its own cells are its study area.</summary>
        NetworkTotals? TerritoryOf(StepPlace place, NetworkGraph graph, NetworkParameters parameters, StepResources resources, CancellationToken cancel)
        {
            if (StepSources.OpenTerritory(context, StepSources.SmallCacheBytes, resources.Workers, cancel) is not { } territory) return null;
            var cell = context.Grid.CellWidth * context.Grid.CellHeight;
            using var labels = StepSources.Written("habitats", place.Input(HabitatSteps.Raster), context.Grid, CellKind.Classes);
            var inside = LabelTally.Count(territory.AsLayer, labels, context.Grid.Shape, resources.Workers, cancel);
            return IndicatorSearch.Inside(
                graph,
                [.. graph.Patches.Select(patch => inside.CellsOf(patch.Id, 1) * cell)],
                network.ParametersOf(parameters.Distance, territory.CellCount * cell),
                resources.Workers,
                cancel);
        }
    }
}
