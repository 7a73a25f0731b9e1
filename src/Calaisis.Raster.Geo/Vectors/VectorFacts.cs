using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Datasets;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Sources;
using OSGeo.OGR;
using OSGeo.OSR;

namespace Calaisis.Raster.Geo.Vectors;

/// <summary>What opening a vector source tells the preflight, before its geometries are read.</summary>
public static class VectorFacts
{
    const int BoundsPoints = 21;

    /// <summary>Opens the layer, applies its filter and looks at the attributes it names.</summary>
    /// <exception cref="RasterException">The layer, the filter or an attribute is not as declared.</exception>
    /// <exception cref="GdalException">The dataset cannot be opened.</exception>
    public static SourceFacts Read(VectorSourceSettings settings, GridDefinition grid, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(grid);
        using var layer = VectorLayer.Open(settings);
        if (settings.WidthAttribute is { } width) layer.NumericAttribute(width);
        FeatureOrder.Of(layer);
        var legend = FeatureValues.Of(layer, new FeatureFaults(layer.Label), cancel).Legend;
        using var crs = layer.CrsOrNull();
        var features = layer.CountFeatures();
        var measured = settings.ValueAttribute is not null && legend is null;
        return new SourceFacts(settings.Name, SourceGeometry.Vector, measured ? CellKind.Values : CellKind.Classes)
        {
            Path = Secrets.Mask(settings.Path),
            Description = Describe(layer, features, crs),
            Crs = crs is null ? null : CoordinateSystem.NameOf(crs),
            UnreadCrs = crs is null ? Companions.UnreadProjection(settings.Path) : null,
            Bounds = crs is null ? null : BoundsOf(layer.Layer, crs, grid),
            Features = features,
            Legend = legend,
        };
    }

    static Sentence Describe(VectorLayer layer, long features, SpatialReference? crs)
    {
        if (layer.Settings.Drawn is { } drawn)
        {
            return $"drawn in the pipeline file, {features:#,0} [feature|features] ({KindOf(layer.Settings, drawn)}), "
                + $"in the coordinates of the grid";
        }

        var kind = KindOf(layer.Layer.GetGeomType());
        var where = crs is null ? $"no coordinate system" : (Sentence)$"{CoordinateSystem.NameOf(crs)}";
        return $"{layer.Format}, layer '{layer.Layer.GetName()}', {features:#,0} [feature|features] ({kind}), {where}";
    }

    static Sentence KindOf(wkbGeometryType type) => Ogr.GT_Flatten(type) switch
    {
        wkbGeometryType.wkbPoint or wkbGeometryType.wkbMultiPoint => $"points",
        wkbGeometryType.wkbLineString or wkbGeometryType.wkbMultiLineString => $"lines",
        wkbGeometryType.wkbPolygon or wkbGeometryType.wkbMultiPolygon => $"areas",
        wkbGeometryType.wkbUnknown or wkbGeometryType.wkbGeometryCollection => $"shapes of any kind",
        _ => $"{Ogr.GeometryTypeToName(type)}",
    };

    /// <summary>What well-known texts draw: one kind, or several; a circle is a point and its radius.</summary>
    static Sentence KindOf(VectorSourceSettings settings, IReadOnlyList<string> drawn)
    {
        var types = drawn.Select(text => text.Split(' ', '(')[0]).Distinct(StringComparer.Ordinal).ToList();
        return types switch
        {
            ["POINT"] => KindOf(settings.BufferMetres > 0 ? wkbGeometryType.wkbPolygon : wkbGeometryType.wkbPoint),
            ["LINESTRING"] => KindOf(wkbGeometryType.wkbLineString),
            ["POLYGON"] => KindOf(wkbGeometryType.wkbPolygon),
            _ => KindOf(wkbGeometryType.wkbUnknown),
        };
    }

    static MapBounds? BoundsOf(Layer layer, SpatialReference crs, GridDefinition grid)
    {
        using var quiet = new QuietScope();
        try
        {
            using var envelope = new Envelope();
            if (layer.GetExtent(envelope, 1) != Ogr.OGRERR_NONE) return null;
            using var gridCrs = CoordinateSystem.Parse(grid.Crs, $"the grid");
            if (CoordinateSystem.AreSame(crs, gridCrs))
                return new MapBounds(envelope.MinX, envelope.MinY, envelope.MaxX, envelope.MaxY);
            using var toGrid = new CoordinateTransformation(crs, gridCrs);
            var sides = new double[4];
            toGrid.TransformBounds(sides, envelope.MinX, envelope.MinY, envelope.MaxX, envelope.MaxY, BoundsPoints);
            return sides.All(double.IsFinite) ? new MapBounds(sides[0], sides[1], sides[2], sides[3]) : null;
        }
        catch (ApplicationException)
        {
            // An empty layer has no extent, and world-wide bounds exist in few projections: then they are not known.
            return null;
        }
    }
}
