using Calaisis.Samples.Geography;
using Calaisis.Samples.Ground;
using Calaisis.Samples.Shapes;

namespace Calaisis.Samples.Countryside;

/// <summary>
/// Industrial zones, port, terminal and quarries: halls, yards, lawns and waste land inside their true outlines.
/// </summary>
sealed class IndustryPainter(RealMap map)
{
    const double LotMetres = 75;

    public void Paint(Cover[] cells)
    {
        var zone = 0u;
        foreach (var area in map.AreasOf("industry"))
        {
            zone++;
            var direction = Direction(zone);
            Drawing.Fill(Extent.Fine, area.Ring, cell =>
            {
                if (cells[cell] is not Cover.Pond) cells[cell] = Lot(cell, area, direction, zone);
            });
        }
    }

    static Cover Lot(int cell, MapArea area, Point direction, uint zone)
    {
        var extent = Extent.Fine;
        var (x, y) = (extent.X(cell % extent.Cols), extent.Y(cell / extent.Cols));
        if (area.Detail == "Carrière") return Quarry(x, y);
        var u = ((x * direction.X) + (y * direction.Y)) / LotMetres;
        var v = ((y * direction.X) - (x * direction.Y)) / (LotMetres * 1.6);
        var (col, row) = ((int)Math.Floor(u), (int)Math.Floor(v));
        var use = Chance.Draw(row, col, 111 + zone);
        if (u - col < 0.14 || v - row < 0.1) return use < 0.8 * area.Sealed + 0.2 ? Cover.Sealed : Cover.OtherGrass;
        if (use < 0.42 * area.Sealed) return Cover.Buildings;
        if (use < area.Sealed) return Cover.Sealed;
        return Chance.Draw(row, col, 112 + zone) switch
        {
            < 0.5 => Cover.OtherGrass,
            < 0.68 => Cover.Mineral,
            < 0.85 => Cover.Scrub,
            _ => Cover.Meadow,
        };
    }

    static Cover Quarry(double x, double y)
    {
        var pit = Chance.Fractal(x, y, 450, 3, 113);
        if (pit > 0.42) return Cover.Pond;
        if (pit < -0.38) return Cover.Scrub;
        return pit is > -0.02 and < 0.01 ? Cover.Sealed : Cover.Mineral;
    }

    static Point Direction(uint zone)
    {
        var t = (2 * Chance.Draw((int)zone, 1, 114)) - 1;
        return new((1 - (t * t)) / (1 + (t * t)), 2 * t / (1 + (t * t)));
    }
}
