namespace Calaisis.Raster.Maps.Frames;

/// <summary>
/// Joins areas that share edges, such as the communes of a territory, into one: an edge that two rings run along, point
/// for point, is inside and goes. Areas whose common border has points on one side only keep that border.
/// </summary>
public static class Dissolve
{
    /// <summary>The outline of all areas together.</summary>
    public static MapShape Of(IEnumerable<MapShape> areas)
    {
        ArgumentNullException.ThrowIfNull(areas);
        var edges = new HashSet<(MapPoint From, MapPoint To)>();
        foreach (var ring in areas.SelectMany(area => area.Parts))
        {
            for (var i = 0; i < ring.Count; i++)
            {
                var edge = (From: ring[i], To: ring[i + 1 == ring.Count ? 0 : i + 1]);
                // Rings may run either way round.
                if (edge.From == edge.To || edges.Remove((edge.To, edge.From)) || edges.Remove(edge)) continue;
                edges.Add(edge);
            }
        }
        return new MapShape(Rings(edges));
    }

    // Follows edges from point to point, whichever way they run, until a ring is closed.
    static List<IReadOnlyList<MapPoint>> Rings(HashSet<(MapPoint From, MapPoint To)> edges)
    {
        var at = new Dictionary<MapPoint, List<MapPoint>>();
        foreach (var (from, to) in edges.OrderBy(e => e.From.X).ThenBy(e => e.From.Y).ThenBy(e => e.To.X)
            .ThenBy(e => e.To.Y))
        {
            Ends(from).Add(to);
            Ends(to).Add(from);
        }
        var rings = new List<IReadOnlyList<MapPoint>>();
        foreach (var start in at.Keys.OrderBy(point => point.X).ThenBy(point => point.Y).ToList())
        {
            while (at[start].Count > 0) rings.Add(Ring(start));
        }
        return rings;

        List<MapPoint> Ends(MapPoint point)
        {
            if (!at.TryGetValue(point, out var ends)) at[point] = ends = [];
            return ends;
        }

        List<MapPoint> Ring(MapPoint start)
        {
            var ring = new List<MapPoint>();
            for (var point = start; ring.Count == 0 || point != start;)
            {
                ring.Add(point);
                var next = at[point][^1];
                at[point].RemoveAt(at[point].Count - 1);
                at[next].Remove(point);
                point = next;
            }
            return ring;
        }
    }
}
