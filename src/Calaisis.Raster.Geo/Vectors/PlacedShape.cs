namespace Calaisis.Raster.Geo.Vectors;

/// <summary>
/// A shape in its place in the drawing order: by the order of its feature; ties by feature id, as a spatial index may
/// return features in any order.
/// </summary>
readonly record struct PlacedShape(double Order, long Feature, int Part, BurnShape Shape) : IComparable<PlacedShape>
{
    public int CompareTo(PlacedShape other)
    {
        var order = Order.CompareTo(other.Order);
        if (order != 0) return order;
        var feature = Feature.CompareTo(other.Feature);
        return feature != 0 ? feature : Part.CompareTo(other.Part);
    }
}
