namespace Calaisis.Raster.Tables;

/// <summary>The coordinates of a shape, taken apart for drawing and measuring.</summary>
/// <param name="Kind">Points, lines or polygons; the single forms count as one part.</param>
/// <param name="Parts">
/// Per polygon its rings, the outer one first; per line or point one list with just that. Each is x, y, x, y.
/// </param>
public sealed record WkbShape(FeatureShape Kind, IReadOnlyList<IReadOnlyList<double[]>> Parts)
{
    /// <summary>Area of the polygons without their holes, in square map units; 0 for points and lines.</summary>
    public double Area => Kind != FeatureShape.MultiPolygon
        ? 0
        : Parts.Sum(rings => rings.Select((ring, i) => i == 0 ? AreaOf(ring) : -AreaOf(ring)).Sum());

    /// <summary>Length of the lines in map units; 0 for points and polygons.</summary>
    public double Length => Kind != FeatureShape.MultiLine ? 0 : Parts.Sum(part => part.Sum(LengthOf));

    // Relative to the first point, as products of whole eastings and northings would lose their last digits.
    static double AreaOf(double[] ring)
    {
        var twice = 0.0;
        for (var i = 2; i < ring.Length; i += 2)
        {
            twice += ((ring[i - 2] - ring[0]) * (ring[i + 1] - ring[1]))
                - ((ring[i] - ring[0]) * (ring[i - 1] - ring[1]));
        }

        return Math.Abs(twice) / 2;
    }

    static double LengthOf(double[] line)
    {
        var length = 0.0;
        for (var i = 2; i < line.Length; i += 2)
            length += double.Hypot(line[i] - line[i - 2], line[i + 1] - line[i - 1]);
        return length;
    }
}
