using System.Globalization;
using System.Text;
using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Links;

namespace Calaisis.Raster.Networks;

/// <summary>
/// Links as the link table of Linkage Mapper 3.1, with its 13 columns and its codes: what its step 4, Pinchpoint Mapper
/// and Linkage Priority read.
/// </summary>
/// <remarks>
/// link types: 1 corridor, -1 not nearest, -12 cost too long, -15 another core area on the way. Clusters are the
/// components of the active network. Adjacency is -1, not evaluated.
/// </remarks>
public static class LinkageMapperTable
{
    const string Header =
        "#link,coreId1,coreId2,cluster1,cluster2,linkType,eucDist,lcDist,eucAdj,cwdAdj,lcpLength,cwdToEucRatio,cwdToPathRatio";

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
        var text = new StringBuilder(Header).Append('\n');
        foreach (var link in links.OrderBy(link => link.Id))
        {
            var cost = link.Cost * toMetres;
            text.Append(
                CultureInfo.InvariantCulture,
                $"{link.Id},{link.PatchA},{link.PatchB},{clusters[link.PatchA]},{clusters[link.PatchB]},{TypeOf(link.State)},")
                .Append(
                    CultureInfo.InvariantCulture,
                    $"{link.EuclideanMetres:R},{cost:R},-1,-1,{link.LengthMetres:R},{cost / link.EuclideanMetres:R},{cost / link.LengthMetres:R}\n");
        }

        return text.Append("# eucDist and lcpLength in metres, lcDist in resistance x metres\n").ToString();
    }

    static int TypeOf(LinkState state) => state switch
    {
        LinkState.Active => 1,
        LinkState.NotNearest => -1,
        LinkState.TooCostly => -12,
        LinkState.CrossesPatch => -15,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Linkage Mapper has no code for it"),
    };
}
