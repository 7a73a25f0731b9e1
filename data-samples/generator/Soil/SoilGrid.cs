using Calaisis.Samples.Countryside;
using Calaisis.Samples.Ground;
using OSGeo.OSR;

namespace Calaisis.Samples.Soil;

/// <summary>
/// Modelled topsoil on the native grid of SoilGrids 2.0: 250 m cells of the interrupted Goode Homolosine projection.
/// Landscape gives the soil, woods and meadows enrich it; sea, open water and town centres hold no data, as there.
/// </summary>
sealed class SoilGrid
{
    public const string Crs = "+proj=igh +lat_0=0 +lon_0=0 +datum=WGS84 +units=m +no_defs";
    public const int CellMetres = 250;
    public const short NoData = -32768;
    const int MarginCells = 8;
    const int Reach = 2;
    const double BlurMetres = 350;

    readonly LandCover _cover;
    readonly SoilProfile?[] _profiles;

    public SoilGrid(LandCover cover)
    {
        _cover = cover;
        using var homolosine = new SpatialReference(null);
        homolosine.SetFromUserInput(Crs);
        using var lambert = new SpatialReference(null);
        lambert.ImportFromEPSG(2154);
        Bound(lambert, homolosine);
        var onMap = Centres(homolosine, lambert);
        _profiles = [.. onMap.AsParallel().AsOrdered().Select(ProfileAt)];
    }

    public double West { get; private set; }

    public double North { get; private set; }

    public int Rows { get; private set; }

    public int Cols { get; private set; }

    /// <summary>One property, rounded to its stored unit.</summary>
    public short[] Values(Func<SoilProfile, double> property) =>
        [.. _profiles.Select(profile => profile is { } soil ? (short)Math.Round(property(soil)) : NoData)];

    /// <summary>The cells that cover the working extent and a margin; cell edges lie on multiples of 250 m.</summary>
    void Bound(SpatialReference lambert, SpatialReference homolosine)
    {
        using var toGrid = new CoordinateTransformation(lambert, homolosine);
        var bounds = new double[4];
        toGrid.TransformBounds(bounds, Extent.West, Extent.South, Extent.East, Extent.North, 21);
        West = (Math.Floor(bounds[0] / CellMetres) - MarginCells) * CellMetres;
        North = (Math.Ceiling(bounds[3] / CellMetres) + MarginCells) * CellMetres;
        Cols = (int)((Math.Ceiling(bounds[2] / CellMetres) + MarginCells) - (West / CellMetres));
        Rows = (int)((North / CellMetres) - (Math.Floor(bounds[1] / CellMetres) - MarginCells));
    }

    Point[] Centres(SpatialReference homolosine, SpatialReference lambert)
    {
        using var toMap = new CoordinateTransformation(homolosine, lambert);
        var count = Rows * Cols;
        var (x, y, z) = (new double[count], new double[count], new double[count]);
        for (var cell = 0; cell < count; cell++)
        {
            x[cell] = West + (((cell % Cols) + 0.5) * CellMetres);
            y[cell] = North - (((cell / Cols) + 0.5) * CellMetres);
        }
        toMap.TransformPoints(count, x, y, z);
        return [.. x.Zip(y, (px, py) => new Point(px, py))];
    }

    SoilProfile? ProfileAt(Point p)
    {
        var (wooded, grassy, barren) = Shares(p);
        if (barren > 0.6) return null;
        var soil = default(SoilProfile);
        for (var i = -1; i <= 1; i++)
            for (var j = -1; j <= 1; j++)
            {
                var landscape = _cover.Units.At(p.X + (i * BlurMetres), p.Y + (j * BlurMetres));
                soil += 1.0 / 9 * SoilProfile.Of(landscape);
            }
        soil += wooded * new SoilProfile(190, -9, 5, -16, 10, 90);
        soil += grassy * new SoilProfile(95, -1, 10, -8, 0, 75);
        return Varied(soil, p);
    }

    /// <summary>Shares of the surroundings that are wooded, grassy, or sealed or wet.</summary>
    (double Wooded, double Grassy, double Barren) Shares(Point p)
    {
        var (wooded, grassy, barren, count) = (0.0, 0.0, 0.0, 0);
        for (var i = -Reach; i <= Reach; i++)
            for (var j = -Reach; j <= Reach; j++)
            {
                count++;
                var cover = (int)_cover.At(new(p.X + (i * CellMetres / 4.0), p.Y + (j * CellMetres / 4.0)));
                if (cover / 100 == 4) wooded++;
                else if (cover / 100 == 6 && cover != (int)Cover.Arable) grassy++;
                else if (cover / 100 is 1 or 3) barren++;
            }
        return (wooded / count, grassy / count, barren / count);
    }

    static SoilProfile Varied(SoilProfile soil, Point p)
    {
        var broad = Chance.Fractal(p.X, p.Y, 4_000, 3, 171);
        var fine = Chance.Fractal(p.X, p.Y, 900, 2, 172);
        return new(
            soil.Soc * (1 + (0.3 * broad) + (0.12 * fine)),
            soil.Phh2o + (3 * fine) - (3 * broad),
            soil.Clay * (1 + (0.25 * Chance.Fractal(p.X, p.Y, 5_000, 3, 173)) + (0.06 * fine)),
            soil.Bdod * (1 - (0.06 * broad) - (0.03 * fine)),
            Math.Max(0, soil.Cfvo * (1 + (0.5 * Chance.Fractal(p.X, p.Y, 3_000, 3, 174)))),
            soil.Nitrogen * (1 + (0.25 * broad) + (0.1 * fine)));
    }
}
