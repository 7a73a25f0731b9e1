using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Habitats;
using Calaisis.Raster.Links;
using Calaisis.Raster.Networks;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Processing.Processes;
using Calaisis.Raster.Processing.Steps;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Processing.Networks;

/// <summary>
/// <c>indicators</c>: what the graph of core areas and links says, from files of this program or of Conefor.
/// </summary>
static class IndicatorProcess
{
    const string GeoPackage = ".gpkg";

    static readonly PathSpec Csv = new($"the CSV to write", mustExist: false) { Endings = [".csv"] };

    static readonly Key<Location> Nodes = Key<Location>.Required(
        "nodes",
        new PathSpec($"a GeoPackage of the process 'habitats', a CSV, or a node file of Conefor"),
        "The core areas: a GeoPackage of the process 'habitats'; a CSV with the columns id and area_ha; "
            + "or lines 'id area' as for "
            + "Conefor, in hectares",
        "habitats.gpkg");

    static readonly Key<Location> Links = Key<Location>.Required(
        "links",
        new PathSpec($"a GeoPackage of the process 'links', a CSV, or a distance file of Conefor"),
        "The links: a GeoPackage of the process 'links'; a CSV with the columns patch_a, patch_b and cost; "
            + "or lines 'idA idB cost' as "
            + "for Conefor, of linked pairs only",
        "links.gpkg");

    static readonly Key<Location> Output = Key<Location>.Required(
        "output", Csv, "The CSV to write: one row for the whole network; replaced where it exists", "network.csv");

    static readonly Key<Location> NodeOutput = Key<Location>.Optional(
        "nodes-output", Csv, "Also writes what each core area contributes", "nodes.csv");

    static readonly Key<Location> LinkOutput = Key<Location>.Optional(
        "links-output", Csv, "Also writes what each link contributes", "links.csv");

    // What only a grid or a raster could give is not asked for.
    static readonly IReadOnlyList<Key> Declared =
        [.. NetworkDeclaration.Spec.Keys.Where(key => key.Name is not ("intra-patch" or "circuitscape"))];

    public static ProcessDefinition Definition { get; } = ProcessDefinition.Of(
        "indicators",
        "Computes EC(PC), PC, IIC and what each core area and link contributes to a network",
        [Nodes, Links, Output, NodeOutput, LinkOutput, .. Declared],
        fields =>
        {
            var network = NetworkDeclaration.Spec.From(fields);
            var study = Declared.First(key => key.Name == "study-area");
            if (network.StudyAreaHectares is null)
            {
                fields.Fault(study, $"found no study-area, expected the hectares that PC and IIC are related to: "
                    + $"without a grid nothing else says them");
            }

            if (network.Distance.NeedsFit)
            {
                fields.Fault(Declared[0], $"found a log-log conversion, which is fitted to the lengths of links; "
                    + $"expected a cost, or metres with 'resistance'");
            }

            var (nodes, links) = (fields.Get(Nodes), fields.Get(Links));
            var outputs = new[] { Output, NodeOutput, LinkOutput }.Select(key => fields.Find(key)?.Full).ToList();
            return (process, cancel) => Task.Run(
                () =>
                {
                    var graph = NetworkGraph.Of(NodesOf(nodes), LinksOf(links));
                    var reach = network.Distance.Resolve(CostUnits.Map, 1, []);
                    var parameters = network.ParametersOf(
                        reach, network.StudyAreaHectares!.Value * Hectare.SquareMetres);
                    var found = IndicatorSearch.Run(graph, parameters, process.Resources.Jobs, cancel);
                    var metadata = SoftwareVersions.AddTo(new SortedDictionary<string, string>(StringComparer.Ordinal)
                    {
                        [NetworkSteps.DispersalKey] = parameters.DispersalText.ToString(),
                    });
                    foreach (var (table, path) in IndicatorTables.Of(found).Zip(outputs))
                    {
                        if (path is not null)
                        {
                            ProcessTable.Write(
                                path, FeatureCsv.Bytes(table), FeatureCsv.Dialect, FeatureCsv.ColumnsOf(table),
                                metadata);
                        }
                    }
                },
                cancel);
        });

    static IReadOnlyList<NetworkPatch> NodesOf(Location file) => IsGeoPackage(file)
        ? [
            .. Rows(file, HabitatTable.Name, "id", "area_m2", "role")
                .Where(row => row[2] is "core")
                .Select(row => new NetworkPatch((int)(long)row[0]!, (double)row[1]!)),
        ]
        : Texts(file, GraphFiles.ReadNodes);

    static IReadOnlyList<NetworkLink> LinksOf(Location file) => IsGeoPackage(file)
        ? [
            .. Rows(file, LinkTable.Name, "id", "patch_a", "patch_b", "cost", "state")
                .Where(row => row[4] is string state && LinkTable.States.Read(state) == LinkState.Active)
                .Select(row => new NetworkLink(
                    (int)(long)row[0]!, (int)(long)row[1]!, (int)(long)row[2]!, (double)row[3]!)),
        ]
        : Texts(file, GraphFiles.ReadLinks);

    static bool IsGeoPackage(Location file) => file.Full.EndsWith(GeoPackage, StringComparison.OrdinalIgnoreCase);

    static IEnumerable<object?[]> Rows(Location file, string layer, params string[] columns)
    {
        var table = FeatureFile.ReadValues(file.Full, layer);
        if (columns.FirstOrDefault(name => table.Columns.All(column => column.Name != name)) is { } missing)
        {
            throw new RasterException($"{file.Declared}: found no column '{missing}' in its layer '{layer}', "
                + $"expected what the process '{layer}' writes");
        }

        var places = Array.ConvertAll(columns, table.IndexOf);
        return table.Rows.Select(row => Array.ConvertAll(places, place => row.Values[place]));
    }

    static IReadOnlyList<T> Texts<T>(Location file, Func<string, string, ICollection<Fault>, IReadOnlyList<T>> read)
    {
        var faults = new List<Fault>();
        var rows = read(CsvTable.ReadText(file.Full), file.Declared, faults);
        return faults.Count == 0 ? rows : throw new PipelineException(faults);
    }
}
