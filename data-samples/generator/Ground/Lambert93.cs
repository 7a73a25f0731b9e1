namespace Calaisis.Samples.Ground;

/// <summary>
/// Longitude and latitude (WGS84, taken as equal to RGF93) to Lambert-93: the Lambert conformal conic projection with
/// two standard parallels as IGN defines it for EPSG:2154, on the GRS80 ellipsoid.
/// </summary>
static class Lambert93
{
    const double MajorAxisMetres = 6_378_137;
    const double Flattening = 1 / 298.257222101;
    const double CentralMeridian = 3;
    const double FalseEasting = 700_000;
    const double FalseNorthing = 6_600_000;
    const double Degree = Math.PI / 180;

    static readonly double Eccentricity = Math.Sqrt(Flattening * (2 - Flattening));
    static readonly double Exponent =
        (Math.Log(Radius(49)) - Math.Log(Radius(44))) / (Math.Log(Colatitude(49)) - Math.Log(Colatitude(44)));
    static readonly double Constant = MajorAxisMetres * Radius(44) / (Exponent * Math.Pow(Colatitude(44), Exponent));
    static readonly double OriginRadiusMetres = Constant * Math.Pow(Colatitude(46.5), Exponent);

    /// <summary>Where a longitude and latitude, in degrees, lie on the map; to the millimetre.</summary>
    public static Point FromDegrees(double lon, double lat)
    {
        var radius = Constant * Math.Pow(Colatitude(lat), Exponent);
        var angle = Exponent * (lon - CentralMeridian) * Degree;
        return new(
            Math.Round(FalseEasting + (radius * Math.Sin(angle)), 3),
            Math.Round(FalseNorthing + OriginRadiusMetres - (radius * Math.Cos(angle)), 3));
    }

    /// <summary>Radius of the parallel at a latitude, for an ellipsoid of size 1.</summary>
    static double Radius(double lat)
    {
        var sine = Math.Sin(lat * Degree);
        return Math.Cos(lat * Degree) / Math.Sqrt(1 - (Eccentricity * Eccentricity * sine * sine));
    }

    /// <summary>Tangent of half the conformal colatitude.</summary>
    static double Colatitude(double lat)
    {
        var sine = Eccentricity * Math.Sin(lat * Degree);
        return Math.Tan((45 - (lat / 2)) * Degree) * Math.Pow((1 + sine) / (1 - sine), Eccentricity / 2);
    }
}
