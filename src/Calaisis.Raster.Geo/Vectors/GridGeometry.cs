using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Datasets;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Grids;
using OSGeo.OGR;
using OSGeo.OSR;

namespace Calaisis.Raster.Geo.Vectors;

/// <summary>
/// Brings a layer's geometries to the grid's coordinate system: flat, without curves. Straight edges of another system
/// become chains of points at most a kilometre (a hundredth of a degree) apart, so that they bend as they should.
/// </summary>
/// <remarks>Thread rule: belongs to the thread that made it.</remarks>
sealed class GridGeometry : IDisposable
{
    const double LongestEdgeMetres = 1000;
    const double LongestEdgeDegrees = 0.01;
    const int BoundsPoints = 21;

    readonly Sentence _label;
    readonly Sentence _origin;
    readonly MapBounds _reach;
    readonly CoordinateTransformation? _toGrid;
    readonly double _longestEdge;
    readonly Envelope _envelope = new();

    /// <param name="layer">The layer; it is made to skip what lies beyond the reach.</param>
    /// <param name="grid">Where geometries are brought to.</param>
    /// <param name="reach">What is near, in the grid's coordinate system; null for the grid itself.</param>
    public GridGeometry(VectorLayer layer, GridDefinition grid, MapBounds? reach = null)
    {
        _label = layer.Label;
        _reach = reach ?? grid.Bounds;
        using var crs = layer.Crs();
        using var gridCrs = CoordinateSystem.Parse(grid.Crs, $"the grid");
        _origin = layer.Format == LayerTexts.Shapefile ? Companions.ProjectionOf(layer.Settings.Path) : Sentence.Empty;
        if (!CoordinateSystem.AreSame(crs, gridCrs)) _toGrid = ToGrid(crs, gridCrs);
        _longestEdge = crs.IsGeographic() != 0 ? LongestEdgeDegrees : LongestEdgeMetres / crs.GetLinearUnits();
        // Drivers believe an index that lies beside a file, even if it was made of another one: no feature would be
        // found, without a word.
        if (layer.Settings.Drawn is not null || !Companions.HaveIndex(layer.Settings.Path))
            SkipBeyondReach(layer.Layer, crs, gridCrs);
    }

    /// <summary>The feature's geometry, owned by the caller; null where it has none.</summary>
    /// <exception cref="RasterException">Its coordinates cannot be transformed.</exception>
    public Geometry? Of(Feature feature)
    {
        using var stored = feature.GetGeometryRef();
        if (stored is null || stored.IsEmpty()) return null;
        var geometry = PlainGeometry.Of(stored);
        if (_toGrid is null || IsTransformed(geometry)) return geometry;
        geometry.Dispose();
        throw new RasterException(
            $"{_label}: the coordinates of feature {feature.GetFID()} cannot be brought to the grid's coordinate "
            + $"system: look whether the layer's coordinate system is the one its numbers are in{_origin}");
    }

    /// <summary>Whether a geometry's envelope meets the reach; not so where coordinates are not finite.</summary>
    public bool IsNear(Geometry geometry)
    {
        var bounds = BoundsOf(geometry);
        return bounds.MaxX >= _reach.MinX && bounds.MinX <= _reach.MaxX
            && bounds.MaxY >= _reach.MinY && bounds.MinY <= _reach.MaxY;
    }

    public bool IsFinite(Geometry geometry)
    {
        var bounds = BoundsOf(geometry);
        return double.IsFinite(bounds.Width) && double.IsFinite(bounds.Height);
    }

    public void Dispose()
    {
        _toGrid?.Dispose();
        _envelope.Dispose();
    }

    CoordinateTransformation ToGrid(SpatialReference crs, SpatialReference gridCrs)
    {
        using var errors = new ErrorScope();
        try
        {
            return new CoordinateTransformation(crs, gridCrs);
        }
        catch (ApplicationException unusable)
        {
            throw new RasterException(
                $"{_label}: nothing can be brought from its coordinate system, '{CoordinateSystem.NameOf(crs)}', "
                + $"to the grid's ({unusable.Message}){_origin}",
                unusable);
        }
    }

    bool IsTransformed(Geometry geometry)
    {
        try
        {
            geometry.Segmentize(_longestEdge);
            return geometry.Transform(_toGrid!) == Ogr.OGRERR_NONE;
        }
        catch (ApplicationException)
        {
            return false;
        }
    }

    MapBounds BoundsOf(Geometry geometry)
    {
        geometry.GetEnvelope(_envelope);
        return new MapBounds(_envelope.MinX, _envelope.MinY, _envelope.MaxX, _envelope.MaxY);
    }

    /// <summary>
    /// Lets the driver skip what is far away. A layer that is not larger is read whole, as drivers also skip features
    /// without geometry then, which are to be counted; so is one that the bounds cannot be brought to.
    /// </summary>
    void SkipBeyondReach(Layer layer, SpatialReference crs, SpatialReference gridCrs)
    {
        using var quiet = new QuietScope();
        if (_toGrid is null)
        {
            SkipBeyond(_reach, layer);
            return;
        }

        try
        {
            using var toLayer = new CoordinateTransformation(gridCrs, crs);
            var sides = new double[4];
            toLayer.TransformBounds(sides, _reach.MinX, _reach.MinY, _reach.MaxX, _reach.MaxY, BoundsPoints);
            var near = new MapBounds(sides[0], sides[1], sides[2], sides[3]);
            // Across the date line the bounds come back with west and east swapped.
            if (near.Width > 0 && near.Height > 0 && double.IsFinite(near.Width + near.Height))
                SkipBeyond(near.Grow(Math.Max(near.Width, near.Height) / 100), layer);
        }
        catch (ApplicationException)
        {
            return;
        }
    }

    void SkipBeyond(MapBounds near, Layer layer)
    {
        if (layer.GetExtent(_envelope, 0) == Ogr.OGRERR_NONE
            && near.Contains(new MapBounds(_envelope.MinX, _envelope.MinY, _envelope.MaxX, _envelope.MaxY)))
            return;
        layer.SetSpatialFilterRect(near.MinX, near.MinY, near.MaxX, near.MaxY);
    }
}
