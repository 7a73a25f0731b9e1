using Calaisis.Raster.Grids;
using Calaisis.Raster.Sources;
using OSGeo.OGR;

namespace Calaisis.Raster.Geo.Vectors;

/// <summary>Reads what helps to find the way on a map: names of places, and lines or outlines.</summary>
public static class PlaceReader
{
    /// <summary>
    /// The named places inside the grid, most important first. A surface is placed at a point inside it. Features
    /// without name or geometry are left out.
    /// </summary>
    /// <param name="settings">The layer; only path, layer, filter and coordinate system are looked at.</param>
    /// <param name="grid">Places are brought to its coordinate system.</param>
    /// <param name="nameAttribute">The attribute that holds the names.</param>
    /// <param name="rankAttribute">A numeric attribute, 1 for the most important; null ranks by feature id.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <exception cref="Faults.RasterException">The layer is not as declared.</exception>
    public static IReadOnlyList<NamedPlace> ReadPlaces(
        VectorSourceSettings settings,
        GridDefinition grid,
        string nameAttribute,
        string? rankAttribute,
        CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(grid);
        using var layer = VectorLayer.Open(settings);
        var name = layer.Attribute(nameAttribute);
        var rank = rankAttribute is null ? -1 : layer.NumericAttribute(rankAttribute);
        var places = new List<(long Id, NamedPlace Place)>();
        using var toGrid = new GridGeometry(layer, grid);
        layer.ForEach(Take, cancel);
        return
        [
            .. places.OrderBy(p => p.Place.Rank).ThenBy(p => p.Id)
                .Select((p, i) => rank < 0 ? p.Place with { Rank = i + 1 } : p.Place),
        ];

        void Take(Feature feature)
        {
            using var geometry = toGrid.Of(feature);
            if (geometry is null) return;
            var text = LayerTexts.Of(layer, feature, name);
            if (string.IsNullOrWhiteSpace(text)) return;
            using var point = PointOf(geometry);
            var (x, y) = (point.GetX(0), point.GetY(0));
            if (!grid.Shape.Contains(grid.CellAt(x, y))) return;
            var isRanked = rank >= 0 && feature.IsFieldSetAndNotNull(rank);
            var order = isRanked ? feature.GetFieldAsInteger(rank) : int.MaxValue;
            places.Add((feature.GetFID(), new NamedPlace(text.Trim(), x, y, order)));
        }
    }

    /// <summary>The lines of a layer, or the rings of its surfaces, that come near the grid; by feature id.</summary>
    /// <param name="settings">The layer; only path, layer, filter and coordinate system are looked at.</param>
    /// <param name="grid">Lines are brought to its coordinate system.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <exception cref="Faults.RasterException">The layer is not as declared.</exception>
    public static IReadOnlyList<MapLine> ReadLines(
        VectorSourceSettings settings, GridDefinition grid, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(grid);
        using var layer = VectorLayer.Open(settings);
        var lines = new List<(long Id, MapLine Line)>();
        using var toGrid = new GridGeometry(layer, grid);
        layer.ForEach(Take, cancel);
        return [.. lines.OrderBy(l => l.Id).Select(l => l.Line)];

        void Take(Feature feature)
        {
            using var geometry = toGrid.Of(feature);
            if (geometry is not null && toGrid.IsNear(geometry)) AddLines(geometry, feature.GetFID(), lines);
        }
    }

    static Geometry PointOf(Geometry geometry) => geometry.GetDimension() switch
    {
        0 when geometry.GetGeometryCount() > 0 => geometry.GetGeometryRef(0)!.Clone()!,
        0 => geometry.Clone()!,
        _ => geometry.PointOnSurface()!,
    };

    static void AddLines(Geometry geometry, long id, List<(long Id, MapLine Line)> lines)
    {
        var parts = geometry.GetGeometryCount();
        for (var part = 0; part < parts; part++) AddLines(geometry.GetGeometryRef(part)!, id, lines);
        var points = geometry.GetPointCount();
        if (parts > 0 || points < 2) return;
        var (xs, ys) = (new double[points], new double[points]);
        for (var i = 0; i < points; i++) (xs[i], ys[i]) = (geometry.GetX(i), geometry.GetY(i));
        lines.Add((id, new MapLine(xs, ys)));
    }
}
