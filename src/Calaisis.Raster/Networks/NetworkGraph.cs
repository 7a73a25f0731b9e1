using Calaisis.Raster.Faults;
using Calaisis.Raster.Habitats;
using Calaisis.Raster.Links;

namespace Calaisis.Raster.Networks;

/// <summary>A node of the network.</summary>
/// <param name="Id">The core area's id.</param>
/// <param name="AreaSquareMetres">Its area, above 0.</param>
public readonly record struct NetworkPatch(int Id, double AreaSquareMetres);

/// <summary>An edge of the network; it can be used both ways.</summary>
/// <param name="Id">The link's id.</param>
/// <param name="PatchA">The core area at one end.</param>
/// <param name="PatchB">The core area at the other end.</param>
/// <param name="Cost">What it costs to use it, above 0; crossing a patch costs nothing.</param>
public readonly record struct NetworkLink(int Id, int PatchA, int PatchB, double Cost);

/// <summary>
/// Core areas as nodes and links as edges, at most one between two patches. Patches and links are kept in ascending
/// order of their ids, so that nothing depends on the order they were given in.
/// </summary>
public sealed class NetworkGraph
{
    // The arcs that leave node v are those from _firstArcs[v] up to, not including, _firstArcs[v + 1], by target.
    readonly int[] _firstArcs;
    readonly Arc[] _arcs;

    NetworkGraph(NetworkPatch[] patches, NetworkLink[] links, int[] firstArcs, Arc[] arcs)
    {
        Patches = patches;
        Links = links;
        _firstArcs = firstArcs;
        _arcs = arcs;
    }

    /// <summary>In ascending order of ids; the place in this list is the node's number.</summary>
    public IReadOnlyList<NetworkPatch> Patches { get; }

    /// <summary>In ascending order of ids; the place in this list is the edge's number.</summary>
    public IReadOnlyList<NetworkLink> Links { get; }

    /// <summary>Where links end in core areas and what crossing these costs; null where it costs nothing.</summary>
    internal PatchPorts? Ports { get; private init; }

    /// <summary>The same network, in which a path also pays for crossing the core areas on its way.</summary>
    /// <param name="crossings">One for every two links that end in the same core area.</param>
    public NetworkGraph WithCrossings(IEnumerable<PatchCrossing> crossings)
    {
        ArgumentNullException.ThrowIfNull(crossings);
        return new NetworkGraph([.. Patches], [.. Links], _firstArcs, _arcs) { Ports = PatchPorts.Of(this, crossings) };
    }

    /// <summary>The core areas among the patches, joined by the active ones of the links.</summary>
    /// <exception cref="RasterException">
    /// As for <see cref="Of(IEnumerable{NetworkPatch}, IEnumerable{NetworkLink})"/>.
    /// </exception>
    public static NetworkGraph Of(IEnumerable<HabitatPatch> patches, IEnumerable<Link> links) => Of(
        patches.Where(patch => patch.Role == PatchRole.Core)
            .Select(patch => new NetworkPatch(patch.Id, patch.AreaSquareMetres)),
        links.Where(link => link.State == LinkState.Active)
            .Select(link => new NetworkLink(link.Id, link.PatchA, link.PatchB, link.Cost)));

    /// <summary>The network of these patches and links, in any order.</summary>
    /// <exception cref="RasterException">
    /// No patch, an id twice, an area or cost that is not a finite number above 0, a link to an unknown patch or to
    /// itself, two links between the same patches.
    /// </exception>
    public static NetworkGraph Of(IEnumerable<NetworkPatch> patches, IEnumerable<NetworkLink> links)
    {
        NetworkPatch[] nodes = [.. patches.OrderBy(patch => patch.Id)];
        NetworkLink[] edges = [.. links.OrderBy(link => link.Id)];
        var places = NumberPatches(nodes);
        var ends = new (int A, int B)[edges.Length];
        var pairs = new Dictionary<(int, int), int>();
        for (var i = 0; i < edges.Length; i++)
        {
            var link = edges[i];
            if (i > 0 && edges[i - 1].Id == link.Id)
                throw Refuse($"found the link {link.Id} twice, expected every id once");
            if (!(link.Cost > 0) || !double.IsFinite(link.Cost))
                throw Refuse($"found the cost {link.Cost} for the link {link.Id}, expected a finite number above 0");
            ends[i] = (NodeAt(places, link, link.PatchA), NodeAt(places, link, link.PatchB));
            if (link.PatchA == link.PatchB)
                throw Refuse($"found the link {link.Id} from the patch {link.PatchA} to itself, expected two patches");
            var pair = (Math.Min(link.PatchA, link.PatchB), Math.Max(link.PatchA, link.PatchB));
            if (!pairs.TryAdd(pair, link.Id))
            {
                throw Refuse($"found the links {pairs[pair]} and {link.Id} between the patches {pair.Item1} and "
                    + $"{pair.Item2}, expected at most one: keep the cheaper");
            }
        }

        var (firstArcs, arcs) = LayArcs(nodes.Length, edges, ends);
        return new NetworkGraph(nodes, edges, firstArcs, arcs);
    }

    /// <summary>The arcs that leave a node, by the number of the node they lead to.</summary>
    internal ReadOnlySpan<Arc> ArcsOf(int node) => _arcs.AsSpan(_firstArcs[node].._firstArcs[node + 1]);

    static Dictionary<int, int> NumberPatches(NetworkPatch[] nodes)
    {
        if (nodes.Length == 0) throw Refuse($"found no patch, expected at least one");
        var places = new Dictionary<int, int>(nodes.Length);
        for (var i = 0; i < nodes.Length; i++)
        {
            if (!places.TryAdd(nodes[i].Id, i))
                throw Refuse($"found the patch {nodes[i].Id} twice, expected every id once");
            if (!(nodes[i].AreaSquareMetres > 0) || !double.IsFinite(nodes[i].AreaSquareMetres))
            {
                throw Refuse($"found the area {nodes[i].AreaSquareMetres} for the patch {nodes[i].Id}, "
                    + $"expected a finite number above 0");
            }
        }

        return places;
    }

    static int NodeAt(Dictionary<int, int> places, NetworkLink link, int patch) =>
        places.TryGetValue(patch, out var place)
            ? place
            : throw Refuse($"the link {link.Id} leads to the patch {patch}, which is not among the patches");

    static (int[] FirstArcs, Arc[] Arcs) LayArcs(int nodes, NetworkLink[] edges, (int A, int B)[] ends)
    {
        var ordered = new List<(int From, Arc Arc)>(2 * edges.Length);
        for (var i = 0; i < edges.Length; i++)
        {
            ordered.Add((ends[i].A, new Arc(ends[i].B, i, edges[i].Cost)));
            ordered.Add((ends[i].B, new Arc(ends[i].A, i, edges[i].Cost)));
        }

        ordered.Sort((one, other) =>
            one.From != other.From ? one.From.CompareTo(other.From) : one.Arc.To.CompareTo(other.Arc.To));
        var firstArcs = new int[nodes + 1];
        foreach (var (from, _) in ordered) firstArcs[from + 1]++;
        for (var node = 0; node < nodes; node++) firstArcs[node + 1] += firstArcs[node];
        return (firstArcs, [.. ordered.Select(entry => entry.Arc)]);
    }

    static RasterException Refuse(Sentence what) => new($"network: {what}");
}

/// <summary>A link as seen from one of its ends.</summary>
/// <param name="To">Number of the node at the other end.</param>
/// <param name="Edge">Number of the link.</param>
/// <param name="Cost">The link's cost.</param>
readonly record struct Arc(int To, int Edge, double Cost);
