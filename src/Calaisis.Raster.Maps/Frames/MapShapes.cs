using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Maps.Frames;

/// <summary>Makes shapes of what other rooms hand on.</summary>
public static class MapShapes
{
    /// <summary>All rings of all polygons, all lines or all points of a shape.</summary>
    public static MapShape Of(WkbShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return new MapShape([.. shape.Parts.SelectMany(part => part).Select(Points)]);
    }

    /// <summary>The shape of every row of a table, in its order; rows without one are left out.</summary>
    /// <exception cref="FormatException">A shape is broken.</exception>
    public static IReadOnlyList<MapShape> Of(FeatureTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return [.. table.Rows.Where(row => !row.Wkb.IsEmpty).Select(row => Of(WkbReader.Read(row.Wkb.Span)))];
    }

    static MapPoint[] Points(double[] coordinates)
    {
        var points = new MapPoint[coordinates.Length / 2];
        for (var i = 0; i < points.Length; i++) points[i] = new MapPoint(coordinates[2 * i], coordinates[(2 * i) + 1]);
        return points;
    }
}
