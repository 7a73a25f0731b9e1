using Calaisis.Samples.Countryside;
using Calaisis.Samples.Geography;
using Calaisis.Samples.Ground;

namespace Calaisis.Samples.Administration;

/// <summary>
/// Modelled communes: land belongs to the chief place that is nearest for its size. Names and codes are true, the
/// outlines are not.
/// </summary>
sealed class Communes
{
    readonly byte[] _communeOf = new byte[Extent.Coarse.Cells];

    public Communes(RealMap map, Shore shore)
    {
        All = [.. map.Places.Where(place => place.Insee != "")];
        var reach = All.Select(place => Math.Pow(place.Population, 0.09)).ToArray();
        var extent = Extent.Coarse;
        Parallel.For(0, extent.Rows, row =>
        {
            for (var col = 0; col < extent.Cols; col++)
            {
                var cell = (row * extent.Cols) + col;
                if (!shore.IsLandCoarse(cell)) continue;
                var p = Chance.Roughen(new(extent.X(col), extent.Y(row)), 420, 1_500, 151);
                _communeOf[cell] = (byte)(1 + Nearest(p, reach));
            }
        });
    }

    /// <summary>Label n on the grid is commune n - 1 of this list; label 0 is the sea.</summary>
    public IReadOnlyList<Place> All { get; }

    public IReadOnlyList<byte> Cells => _communeOf;

    int Nearest(Point p, double[] reach)
    {
        var (nearest, best) = (0, double.MaxValue);
        for (var i = 0; i < All.Count; i++)
        {
            var distance = Point.Distance(p, All[i].Position) / reach[i];
            if (distance < best) (nearest, best) = (i, distance);
        }
        return nearest;
    }
}
