namespace Calaisis.Raster.Tests.Networks;

/// <summary>
/// A network in which crossing a patch costs the Manhattan distance between the places where links end in it: a matrix
/// of all costs between these by Floyd and Warshall, everything again for each patch and link that is taken out. Shares
/// nothing with what it judges.
/// </summary>
sealed class NaivePorts
{
    readonly (int Id, double Area)[] _patches;
    readonly (int Id, int A, int B, double Cost)[] _links;
    readonly Func<int, int, (int X, int Y)> _placeOf;
    readonly (int Patch, int Link)[] _ports;
    readonly ILookup<int, int> _portsOf;
    readonly double[,] _costs;

    public NaivePorts(
        IEnumerable<(int Id, double Area)> patches, IEnumerable<(int Id, int A, int B, double Cost)> links,
        Func<int, int, (int X, int Y)> placeOf)
    {
        (_patches, _links, _placeOf) = ([.. patches], [.. links], placeOf);
        _ports = [.. _links.SelectMany(link => new[] { (link.A, link.Id), (link.B, link.Id) })];
        _portsOf = Enumerable.Range(0, _ports.Length).ToLookup(port => _ports[port].Patch);
        _costs = new double[_ports.Length, _ports.Length];
        for (var i = 0; i < _ports.Length; i++)
        {
            for (var j = 0; j < _ports.Length; j++) _costs[i, j] = Straight(_ports[i], _ports[j]);
        }

        for (var over = 0; over < _ports.Length; over++)
        {
            for (var i = 0; i < _ports.Length; i++)
            {
                for (var j = 0; j < _ports.Length; j++)
                    _costs[i, j] = Math.Min(_costs[i, j], _costs[i, over] + _costs[over, j]);
            }
        }
    }

    public static double Crossing((int X, int Y) a, (int X, int Y) b) => Math.Abs(a.X - b.X) + Math.Abs(a.Y - b.Y);

    /// <summary>Least cost from any port of one patch to any of another; infinite for none.</summary>
    public double Cost(int a, int b) => a == b ? 0 : (
        from i in _portsOf[a]
        from j in _portsOf[b]
        select _costs[i, j]).DefaultIfEmpty(double.PositiveInfinity).Min();

    public double Whole(double alpha) =>
        _patches.Sum(a => _patches.Sum(b => a.Area * b.Area * Math.Exp(-alpha * Cost(a.Id, b.Id))));

    public double Flux(int id, double alpha) =>
        _patches.Where(patch => patch.Id != id).Sum(patch => patch.Area * Math.Exp(-alpha * Cost(id, patch.Id)));

    public double WithoutPatch(int id, double alpha) =>
        new NaivePorts(
            _patches.Where(patch => patch.Id != id), _links.Where(link => link.A != id && link.B != id), _placeOf)
            .Whole(alpha);

    public double WithoutLink(int id, double alpha) =>
        new NaivePorts(_patches, _links.Where(link => link.Id != id), _placeOf).Whole(alpha);

    /// <summary>Whether some best path of a pair crosses a patch.</summary>
    public bool MayCross(int a, int b, int patch) => double.IsFinite(Cost(a, b)) && (
        from i in _portsOf[a]
        from j in _portsOf[b]
        from k in _portsOf[patch]
        select _costs[i, k] + _costs[k, j]).DefaultIfEmpty(double.PositiveInfinity).Min() <= Cost(a, b) + 1e-9;

    double Straight((int Patch, int Link) a, (int Patch, int Link) b)
    {
        if (a.Patch == b.Patch) return Crossing(_placeOf(a.Patch, a.Link), _placeOf(b.Patch, b.Link));
        return a.Link == b.Link ? _links.Single(link => link.Id == a.Link).Cost : double.PositiveInfinity;
    }
}
