using Calaisis.Samples.Countryside;
using Calaisis.Samples.Geography;
using Calaisis.Samples.Ground;
using Calaisis.Samples.Shapes;

namespace Calaisis.Samples.Night;

/// <summary>
/// Modelled upward radiance in nW/cm2/sr on the native grid of the VIIRS annual composites (15 arc-seconds, cell
/// centres on whole multiples), with 20 km around the working extent: light of what is built, blurred as the instrument
/// does, scattered by the air, over the sky's background.
/// </summary>
sealed class NightLight
{
    const double BackgroundNanowatts = 0.36;
    const double ScatteredShare = 0.13;
    const int ScatterReachCells = 30;
    const int SamplesPerSide = 18;

    /// <summary>Cells per degree.</summary>
    public const int PerDegree = 240;
    const int WestCell = (int)(1.30 * PerDegree);
    const int NorthCell = (int)(51.26 * PerDegree);

    readonly LandCover _cover;
    readonly IReadOnlyList<Place> _farPlaces;
    readonly bool[] _isFastRoad = new bool[Extent.Coarse.Cells];
    readonly float[] _zoneLight = new float[Extent.Coarse.Cells];

    public NightLight(LandCover cover, RealMap map)
    {
        _cover = cover;
        _farPlaces = [.. map.Places.Where(place => !Extent.Holds(place.Position))];
        foreach (var road in cover.Roads.Main.Where(road => road.Importance == "1"))
            Drawing.Stroke(Extent.Coarse, road.Points, 60, cell => _isFastRoad[cell] = true);
        foreach (var zone in map.AreasOf("industry"))
            Drawing.Fill(Extent.Coarse, zone.Ring, cell => _zoneLight[cell] = (float)zone.Light);
        var sent = new double[Rows * Cols];
        Parallel.For(0, Rows, row =>
        {
            for (var col = 0; col < Cols; col++) sent[(row * Cols) + col] = Sent(row, col);
        });
        RadianceNanowatts = Seen(sent);
    }

    public static int Rows => 190;

    public static int Cols => 312;

    /// <summary>Longitude of the left edge, half a cell west of a multiple of 15 arc-seconds.</summary>
    public static double West => (WestCell - 0.5) / PerDegree;

    /// <summary>Latitude of the upper edge.</summary>
    public static double North => (NorthCell + 0.5) / PerDegree;

    public float[] RadianceNanowatts { get; }

    /// <summary>Mean light sent up from a cell, before blur.</summary>
    double Sent(int row, int col)
    {
        var lon = (double)(WestCell + col) / PerDegree;
        var lat = (double)(NorthCell - row) / PerDegree;
        const double Half = 0.5 / PerDegree;
        var (nw, ne) = (Lambert93.FromDegrees(lon - Half, lat + Half), Lambert93.FromDegrees(lon + Half, lat + Half));
        var sw = Lambert93.FromDegrees(lon - Half, lat - Half);
        var sum = 0.0;
        for (var i = 0; i < SamplesPerSide; i++)
            for (var j = 0; j < SamplesPerSide; j++)
            {
                var p = nw + ((i + 0.5) / SamplesPerSide * (ne - nw)) + ((j + 0.5) / SamplesPerSide * (sw - nw));
                sum += Extent.Holds(p) ? SentInside(p) : SentOutside(p);
            }
        return sum / (SamplesPerSide * SamplesPerSide);
    }

    double SentInside(Point p)
    {
        var coarse = Extent.Coarse.Nearest(p.X, p.Y);
        var zone = _zoneLight[coarse];
        return _cover.At(p) switch
        {
            Cover.Buildings => zone > 0 ? 20 * zone : StreetLight(_cover.Settlements.PlaceOf(p.X, p.Y)),
            Cover.Sealed when zone > 0 => 22 * zone,
            Cover.Sealed => (_isFastRoad[coarse] ? 0.3 : 1.15) * StreetLight(_cover.Settlements.PlaceOf(p.X, p.Y)),
            Cover.Mineral or Cover.OtherGrass when zone > 0 => 6 * zone,
            _ => 0,
        };
    }

    double SentOutside(Point p)
    {
        foreach (var place in _farPlaces)
            if (Point.Distance(p, place.Position) < place.RadiusMetres) return 0.45 * StreetLight(place);
        return 0;
    }

    /// <summary>
    /// Light of built and sealed ground by size of the place; half of the small communes switch off at midnight.
    /// </summary>
    static double StreetLight(Place place)
    {
        var size = Math.Min(1, place.Population / 70_000.0);
        var isOff = place.Population < 2_500 && Chance.Draw(place.Name.Length, place.Population, 161) < 0.5;
        return (6 + (62 * Math.Sqrt(Math.Sqrt(size)) * Math.Sqrt(size + 0.02))) * (isOff ? 0.3 : 1);
    }

    static float[] Seen(double[] sent)
    {
        var seen = new float[sent.Length];
        var kernel = Kernel();
        Parallel.For(0, Rows, row =>
        {
            for (var col = 0; col < Cols; col++)
            {
                var direct = Gathered(sent, row, col, 1, (r, c) => (r == 0 ? 2 : 1) * (c == 0 ? 2 : 1) / 16.0);
                var scattered = Gathered(sent, row, col, ScatterReachCells, (r, c) => kernel[Math.Abs(r), Math.Abs(c)]);
                var noise = 0.05 * (Chance.Draw(row, col, 162) - 0.5);
                var light = ((1 - ScatteredShare) * direct) + (ScatteredShare * scattered);
                seen[(row * Cols) + col] = (float)Math.Round(BackgroundNanowatts + noise + light, 2);
            }
        });
        return seen;
    }

    static double Gathered(double[] sent, int row, int col, int reach, Func<int, int, double> weight)
    {
        var sum = 0.0;
        for (var r = Math.Max(-reach, -row); r <= Math.Min(reach, Rows - 1 - row); r++)
            for (var c = Math.Max(-reach, -col); c <= Math.Min(reach, Cols - 1 - col); c++)
            {
                var light = sent[((row + r) * Cols) + col + c];
                if (light > 0) sum += light * weight(r, c);
            }
        return sum;
    }

    /// <summary>(d2 + 1 km2)^-1.25 on cells of 463 m by 293 m, summing to 1 over the reach.</summary>
    static double[,] Kernel()
    {
        var kernel = new double[ScatterReachCells + 1, ScatterReachCells + 1];
        var total = 0.0;
        for (var r = 0; r <= ScatterReachCells; r++)
            for (var c = 0; c <= ScatterReachCells; c++)
            {
                var square = (r * r * 0.463 * 0.463) + (c * c * 0.293 * 0.293) + 1;
                kernel[r, c] = 1 / (square * Math.Sqrt(Math.Sqrt(square)));
                total += kernel[r, c] * (r == 0 ? 1 : 2) * (c == 0 ? 1 : 2);
            }
        for (var r = 0; r <= ScatterReachCells; r++)
            for (var c = 0; c <= ScatterReachCells; c++) kernel[r, c] /= total;
        return kernel;
    }
}
