namespace Calaisis.Raster.Grids;

/// <summary>A rectangle in map coordinates, in the units of the coordinate system it is used with.</summary>
public readonly record struct MapBounds(double MinX, double MinY, double MaxX, double MaxY) : ISpoken
{
    public double Width => MaxX - MinX;

    public double Height => MaxY - MinY;

    public bool Contains(MapBounds other) =>
        other.MinX >= MinX && other.MinY >= MinY && other.MaxX <= MaxX && other.MaxY <= MaxY;

    public bool Intersects(MapBounds other) =>
        other.MinX < MaxX && other.MaxX > MinX && other.MinY < MaxY && other.MaxY > MinY;

    /// <summary>The same rectangle with so much more on each side, in map units.</summary>
    public MapBounds Grow(double distance) => new(MinX - distance, MinY - distance, MaxX + distance, MaxY + distance);

    /// <inheritdoc/>
    public Sentence Sentence => $"x {MinX:0.##} to {MaxX:0.##}, y {MinY:0.##} to {MaxY:0.##}";

    public override string ToString() => Sentence.ToString();
}
