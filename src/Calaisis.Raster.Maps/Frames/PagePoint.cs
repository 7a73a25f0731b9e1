namespace Calaisis.Raster.Maps.Frames;

/// <summary>A place on the page, in millimetres.</summary>
readonly record struct PagePoint(double X, double Y)
{
    public double SquaredDistance(PagePoint other) =>
        ((other.X - X) * (other.X - X)) + ((other.Y - Y) * (other.Y - Y));

    // To the nearest point of a line from one point to another.
    public double SquaredDistance(PagePoint from, PagePoint to)
    {
        var length = from.SquaredDistance(to);
        if (length == 0) return SquaredDistance(from);
        var along = (((X - from.X) * (to.X - from.X)) + ((Y - from.Y) * (to.Y - from.Y))) / length;
        var share = Math.Clamp(along, 0, 1);
        return SquaredDistance(new PagePoint(from.X + (share * (to.X - from.X)), from.Y + (share * (to.Y - from.Y))));
    }

    // So far towards a neighbour, at most half the way.
    public PagePoint Towards(PagePoint other, double distance)
    {
        var length = Math.Sqrt(SquaredDistance(other));
        var share = Math.Min(0.5, distance / length);
        return new PagePoint(X + (share * (other.X - X)), Y + (share * (other.Y - Y)));
    }
}
