using System.Text;
using Calaisis.Raster.CostDistance.Searches;
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
using Calaisis.Raster.Processing.Operations;
using Calaisis.Raster.Processing.Resistance;
using Calaisis.Raster.Processing.Steps;
using Calaisis.Raster.Tables;
using Calaisis.Raster.Zones;

namespace Calaisis.Raster.Processing.Networks;

/// <summary>The indicators of each trame's network, and its files for Conefor and Linkage Mapper.</summary>
static class NetworkSteps
{
    public const string Kind = "network";

    /// <summary>Indicators of the network, its patches and its links, for other steps.</summary>
    public static readonly TrameResult Tables = new(Kind, ".network.gpkg") { IsMade = (_, trame) => HasNetwork(trame) };

    /// <summary>In metadata: the probability to disperse, and how the distance it applies to became a cost.</summary>
    public const string DispersalKey = "CALAISIS_DISPERSAL";

    const string Conefor = "conefor/";
    const string LinkageMapper = "linkage-mapper/";

    static readonly CsvFile[] ConeforTables =
        [ConeforFiles.NodesFile, ConeforFiles.DistancesFile, ConeforFiles.ProbabilitiesFile];

    public static TrameOperation Operation { get; } = new(Kind, 9)
    {
        IsFor = (_, trame) => HasNetwork(trame),
        Parameters = (context, trame) => context.Parameters()
            .AddTrame(trame.Name, ["network", "cost"], without: ["circuitscape"])
            .AddPart("territory", "territory"),
        Reads = (context, trame) =>
        [
            LinkSteps.Tables.Of(context, trame.Name),
            .. HabitatSteps.ResultsOf(context, trame.Name),
            .. StepSources.TerritoryInputs(context),
            .. trame.Network!.IntraPatch ? ResistanceSteps.Raster.IfMade(context, trame) : [],
        ],
        Results = [Tables],
        MoreFiles = (_, _) =>
        [
            .. ConeforTables.Select(file => Conefor + file.Name),
            Conefor + CsvMetadata.FileName,
            LinkageMapper + LinkageMapperTable.File.Name,
            LinkageMapper + CsvMetadata.FileName,
        ],
        // A search holds 12 bytes for a cell it reaches, the resistance 4.
        Needs = (context, trame) =>
            trame.Network!.IntraPatch ? context.NeedsFor(bytesPerCell: 28) : new StepNeeds(128L << 20, 1),
        Work = TrameOperation.Doing((job, cancel) => new NetworkWork(job).Run(cancel)),
    };

    /// <summary>Indicators are computed where links and a distance are declared.</summary>
    public static bool HasNetwork(TrameDeclaration trame) => trame is { Network: not null, Links: not null };

    /// <summary>The indicators that such a step has written; null where the trame has none.</summary>
    /// <param name="place">Where it has written them.</param>
    /// <param name="context">The scenario.</param>
    /// <param name="trame">The trame.</param>
    /// <param name="links">The links of the trame, which turn a declared distance into a cost again.</param>
    public static NetworkIndicators? Read(
        StepPlace place, StepContext context, TrameDeclaration trame, IReadOnlyList<Link> links)
    {
        if (!HasNetwork(trame)) return null;
        var file = Tables.In(place);
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

    sealed class NetworkWork(TrameJob job)
    {
        readonly StepContext _context = job.Context;
        readonly NetworkDeclaration _network = job.Trame.Network!;

        public void Run(CancellationToken cancel)
        {
            var (grid, links) = (_context.Grid, LinkSteps.ReadLinks(job.Place, _context.Grid));
            var graph = GraphOf(links, cancel);
            var parameters = ParametersOf(_context, job.Trame, links);
            var indicators = IndicatorSearch.Run(graph, parameters, job.Machine.Jobs, cancel) with
            {
                Territory = TerritoryOf(graph, parameters, cancel),
            };
            FeatureFile.Write(job.Output(Tables), grid.Crs, IndicatorTables.Of(indicators));
            Write(Conefor + ConeforFiles.NodesFile.Name, ConeforFiles.Nodes(graph));
            Write(Conefor + ConeforFiles.DistancesFile.Name, ConeforFiles.Distances(graph));
            Write(Conefor + ConeforFiles.ProbabilitiesFile.Name, ConeforFiles.Probabilities(graph, parameters));
            Write(LinkageMapper + LinkageMapperTable.File.Name,
                LinkageMapperTable.Of(graph, links, parameters.Distance.Units, grid.CellWidth));
            var metadata = job.Metadata();
            metadata[DispersalKey] = parameters.DispersalText.ToString();
            Describe(Conefor, ConeforFiles.Dialect, ConeforFiles.FilesOf(parameters), metadata);
            Describe(LinkageMapper, LinkageMapperTable.Dialect, [LinkageMapperTable.File], metadata);
        }

        void Write(string output, string text) =>
            WholeFile.Write(job.Place.Output(output), Encoding.UTF8.GetBytes(text));

        void Describe(
            string folder, CsvDialect dialect, IReadOnlyList<CsvFile> files,
            IReadOnlyDictionary<string, string> metadata) =>
            WholeFile.Write(
                job.Place.Output(folder + CsvMetadata.FileName), CsvMetadata.Bytes(dialect, files, metadata));

        NetworkGraph GraphOf(IReadOnlyList<Link> links, CancellationToken cancel)
        {
            var graph = NetworkGraph.Of(HabitatSteps.Read(job.Place).Patches, links);
            if (!_network.IntraPatch) return graph;
            using var written = job.Open(ResistanceSteps.Raster);
            using var resistance = ResistanceRaster.Load(written, _context.Grid.Shape, cancel);
            var settings = CostSearch.SettingsOf(CostSteps.RulesOf(job.Trame), _context.Grid, job.Machine) with
            {
                MaxCost = double.PositiveInfinity,
            };
            return graph.WithCrossings(PatchCrossings.Of(links, resistance, settings, cancel));
        }

        /// <summary>The territory's part: its own cells are its study area.</summary>
        NetworkTotals? TerritoryOf(NetworkGraph graph, NetworkParameters parameters, CancellationToken cancel)
        {
            if (StepSources.OpenTerritory(
                _context, StepSources.SmallCacheBytes, job.Machine.Jobs, cancel) is not { } territory)
            {
                return null;
            }

            var cell = _context.Grid.CellWidth * _context.Grid.CellHeight;
            using var labels = job.Open(HabitatSteps.Raster);
            var inside = LabelTally.Count(territory.AsLayer, labels, _context.Grid.Shape, job.Machine.Jobs, cancel);
            return IndicatorSearch.Inside(
                graph,
                [.. graph.Patches.Select(patch => inside.CellsOf(patch.Id, 1) * cell)],
                _network.ParametersOf(parameters.Distance, territory.CellCount * cell),
                job.Machine.Jobs,
                cancel);
        }
    }
}
