using Calaisis.Samples.Geography;
using Calaisis.Samples.Ground;
using Calaisis.Samples.Networks;
using Calaisis.Samples.Shapes;

namespace Calaisis.Samples.Countryside;

/// <summary>How built-up the land is: towns and villages around their true places, drawn out along the roads.</summary>
sealed class Settlements
{
    readonly RealMap _map;
    readonly float[] _density = new float[Extent.Coarse.Cells];
    readonly short[] _place = new short[Extent.Coarse.Cells];

    public Settlements(RealMap map, Roads roads)
    {
        _map = map;
        var extent = Extent.Coarse;
        var beside = new bool[extent.Cells];
        foreach (var road in roads.All.Where(road => !Roads.IsFenced(road)))
            Drawing.Stroke(extent, road.Points, 120, cell => beside[cell] = true);
        Parallel.For(0, extent.Rows, row =>
        {
            for (var col = 0; col < extent.Cols; col++)
            {
                var cell = (row * extent.Cols) + col;
                var p = new Point(extent.X(col), extent.Y(row));
                var ragged = 1 + (0.5 * Chance.Fractal(p.X, p.Y, 800, 3, 61));
                (_place[cell], var nearness) = Nearest(p, map.Places);
                _density[cell] = (float)(nearness * ragged * (beside[cell] ? 1.7 : 1));
            }
        });
    }

    /// <summary>1 at the rim of a built-up area, 2 half-way to its middle, 0.5 at twice its radius.</summary>
    public float Density(double x, double y) => _density[Extent.Coarse.Nearest(x, y)];

    /// <summary>The place whose built-up area reaches nearest, for its size.</summary>
    public Place PlaceOf(double x, double y) => _map.Places[_place[Extent.Coarse.Nearest(x, y)]];

    static (short Place, double Nearness) Nearest(Point p, IReadOnlyList<Place> places)
    {
        var (nearest, nearness) = ((short)0, 0.0);
        for (short i = 0; i < places.Count; i++)
        {
            var ratio = places[i].RadiusMetres / (Point.Distance(p, places[i].Position) + 25);
            if (ratio > nearness) (nearest, nearness) = (i, ratio);
        }
        return (nearest, nearness);
    }
}
