using Calaisis.Samples.Ground;

namespace Calaisis.Samples.Countryside;

/// <summary>
/// Houses, gardens, streets and parks where the land is built-up, and farms scattered over the country.
/// </summary>
sealed class SettlementPainter(Settlements settlements, LandscapeUnits units)
{
    const double GardenMetres = 38;
    const double StreetMetres = 140;
    const double FarmMetres = 780;

    public void Paint(Cover[] cells)
    {
        var extent = Extent.Fine;
        Parallel.For(0, extent.Rows, row =>
        {
            for (var col = 0; col < extent.Cols; col++)
            {
                var cell = (row * extent.Cols) + col;
                if (!TakesHouses(cells[cell])) continue;
                var p = new Point(extent.X(col), extent.Y(row));
                cells[cell] = settlements.Density(p.X, p.Y) > 0.45 ? InTown(p, cells[cell]) : Farm(p, cells[cell]);
            }
        });
    }

    static bool TakesHouses(Cover cover) => cover is not (
        Cover.Sea or Cover.BrackishWater or Cover.Beach or Cover.Mudflat or Cover.Shingle or Cover.Cliff
        or Cover.River or Cover.Pond or Cover.SaltMeadow or Cover.Reeds);

    Cover InTown(Point p, Cover before)
    {
        var (middle, draws) = Scatter.Nearest(p, GardenMetres, 131);
        var density = settlements.Density(middle.X, middle.Y);
        var isWild = before is Cover.Broadleaf or Cover.Mixed or Cover.WetWood or Cover.Dunes or Cover.DuneGrassland;
        if (density < 0.82 + (0.36 * Chance.Draw(draws, 1)) + (isWild ? 0.4 : 0)) return before;
        if (IsStreet(p)) return Cover.Sealed;
        var park = Chance.Fractal(p.X, p.Y, 620, 2, 132);
        if (park > 0.5) return park > 0.58 ? Cover.Broadleaf : Cover.OtherGrass;
        return density > 2.6 ? Quarter(Chance.Draw(draws, 2)) : Suburb(Chance.Draw(draws, 2));
    }

    static Cover Quarter(double use) => use switch
    {
        < 0.47 => Cover.Buildings,
        < 0.72 => Cover.Sealed,
        < 0.92 => Cover.OtherGrass,
        < 0.97 => Cover.Broadleaf,
        _ => Cover.Mineral,
    };

    static Cover Suburb(double use) => use switch
    {
        < 0.23 => Cover.Buildings,
        < 0.31 => Cover.Sealed,
        < 0.78 => Cover.OtherGrass,
        < 0.86 => Cover.Meadow,
        < 0.93 => Cover.Broadleaf,
        < 0.96 => Cover.Orchard,
        _ => Cover.Mineral,
    };

    static bool IsStreet(Point p)
    {
        var bent = Chance.Roughen(p, 60, 700, 133);
        var (u, v) = (bent.X / StreetMetres, bent.Y / (StreetMetres * 1.5));
        return u - Math.Floor(u) < 9 / StreetMetres || v - Math.Floor(v) < 6 / StreetMetres;
    }

    Cover Farm(Point p, Cover before)
    {
        var (middle, draws) = Scatter.Nearest(p, FarmMetres, 134);
        var d = p - middle;
        if (Math.Abs(d.X) > 75 || Math.Abs(d.Y) > 75 || Chance.Draw(draws, 1) > 0.4) return before;
        if (units.At(middle.X, middle.Y) is Landscape.Marsh or Landscape.Dunes) return before;
        if (before is Cover.Broadleaf or Cover.Mixed or Cover.WetWood) return before;
        var (half, yard) = (20 + (18 * Chance.Draw(draws, 2)), 40 + (24 * Chance.Draw(draws, 3)));
        var reach = Math.Max(Math.Abs(d.X), Math.Abs(d.Y));
        if (reach < half) return d.X * (Chance.Draw(draws, 4) - 0.5) < 0 ? Cover.Buildings : Cover.Sealed;
        if (reach < yard) return Chance.Draw(draws, 5) < 0.3 ? Cover.Orchard : Cover.OtherGrass;
        return before;
    }
}
