using System.Globalization;
using System.Text;
using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Links;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Networks;

/// <summary>
/// Links as the link table of Linkage Mapper 3.1, with its 13 columns and its codes: what its step 4, Pinchpoint Mapper
/// and Linkage Priority read.
/// </summary>
/// <remarks>
/// link types: 1 corridor, -1 not nearest, -11 too long as the crow flies, -15 another core area on the way, -100 left
/// out by another rule. Clusters are the components of the active network. Adjacency is -1, not evaluated.
/// </remarks>
public static class LinkageMapperTable
{
    /// <summary>The file, its columns under their names in Linkage Mapper.</summary>
    public static CsvFile File { get; } = new(
        "linkTable.csv",
        [
            new("#link", ColumnType.WholeNumber) { Meaning = "number of the link", IsKey = true },
            new("coreId1", ColumnType.WholeNumber) { Meaning = "number of one core area" },
            new("coreId2", ColumnType.WholeNumber) { Meaning = "number of the other" },
            new("cluster1", ColumnType.WholeNumber) { Meaning = "component of the active network that the one is in" },
            new("cluster2", ColumnType.WholeNumber)
            {
                Meaning = "component of the active network that the other is in",
            },
            new("linkType", ColumnType.WholeNumber)
            {
                Meaning = "1 corridor, -1 not nearest, -11 too long as the crow flies, "
                    + "-15 another core area on the way, -100 left out by another rule",
            },
            new("eucDist", ColumnType.Number)
            {
                Unit = "m",
                Meaning = "straight distance between the core areas, edge to edge",
            },
            new("lcDist", ColumnType.Number) { Unit = "resistance x m", Meaning = "least cost between the core areas" },
            new("eucAdj", ColumnType.WholeNumber) { Meaning = "-1: not evaluated" },
            new("cwdAdj", ColumnType.WholeNumber) { Meaning = "-1: not evaluated" },
            new("lcpLength", ColumnType.Number) { Unit = "m", Meaning = "length of the path of least cost" },
            new("cwdToEucRatio", ColumnType.Number) { Meaning = "lcDist by eucDist; -1 where the core areas touch" },
            new("cwdToPathRatio", ColumnType.Number) { Meaning = "lcDist by lcpLength" },
        ]);

    /// <summary>To readers of CSV its first line is a comment.</summary>
    public static CsvDialect Dialect { get; } = new(',', HasHeader: false);

    /// <summary>The table of all links, active or not, in the order of their ids.</summary>
    /// <param name="graph">The active network; both ends of every link are among its patches.</param>
    /// <param name="links">The links to list.</param>
    /// <param name="units">The unit of the links' costs; the table has resistance times metres.</param>
    /// <param name="cellMetres">Width of a cell.</param>
    public static string Of(NetworkGraph graph, IReadOnlyList<Link> links, CostUnits units, double cellMetres)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(links);
        var components = Components.Of(graph).OfNode;
        var clusters = graph.Patches.Select((patch, node) => (patch.Id, Cluster: components[node])).ToDictionary();
        var toMetres = units == CostUnits.Map ? 1 : cellMetres;
        var text = new StringBuilder().AppendJoin(',', File.Columns.Select(column => column.Name)).Append('\n');
        foreach (var link in links.OrderBy(link => link.Id))
        {
            var cost = link.Cost * toMetres;
            text.Append(
                CultureInfo.InvariantCulture,
                $"{link.Id},{link.PatchA},{link.PatchB},{clusters[link.PatchA]},{clusters[link.PatchB]},"
                    + $"{TypeOf(link.State)},")
                .Append(
                    CultureInfo.InvariantCulture,
                    $"{link.EuclideanMetres:R},{cost:R},-1,-1,{link.LengthMetres:R},"
                        + $"{(link.EuclideanMetres > 0 ? cost / link.EuclideanMetres : -1):R},"
                        + $"{cost / link.LengthMetres:R}\n");
        }

        return text.Append("# eucDist and lcpLength in metres, lcDist in resistance x metres\n").ToString();
    }

    static int TypeOf(LinkState state) => state switch
    {
        LinkState.Active => 1,
        LinkState.CrossesPatch => -15,
        LinkState.TooLongStraight => -11,
        LinkState.NotNearest => -1,
        LinkState.Indirect or LinkState.NotInTree => -100,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Linkage Mapper has no code for it"),
    };
}
