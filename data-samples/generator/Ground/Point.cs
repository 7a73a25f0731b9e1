namespace Calaisis.Samples.Ground;

/// <summary>A place on the map in metres, EPSG:2154.</summary>
readonly record struct Point(double X, double Y)
{
    public static Point operator +(Point a, Point b) => new(a.X + b.X, a.Y + b.Y);

    public static Point operator -(Point a, Point b) => new(a.X - b.X, a.Y - b.Y);

    public static Point operator *(double factor, Point p) => new(factor * p.X, factor * p.Y);

    public double Length => Math.Sqrt((X * X) + (Y * Y));

    /// <summary>The same direction with length 1, turned a quarter to the left.</summary>
    public Point LeftNormal => Length > 0 ? new(-Y / Length, X / Length) : default;

    public static double Distance(Point a, Point b) => (a - b).Length;
}
