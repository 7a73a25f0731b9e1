using Calaisis.Raster.Geo.Native;
using OSGeo.OGR;

namespace Calaisis.Raster.Geo.Vectors;

/// <summary>Reads the features of a layer that come near the grid, in its coordinate system, and counts them.</summary>
/// <remarks>Thread rule: belongs to the thread that made it.</remarks>
sealed class FeatureReader
{
    readonly VectorLayer _layer;
    readonly GridGeometry _toGrid;
    readonly FeatureValues _values;
    readonly Enlargement _enlargement;
    readonly FeatureFaults _faults;
    readonly int _order;
    readonly IReadOnlySet<long> _removed;

    /// <param name="layer">The layer; reading starts at its beginning.</param>
    /// <param name="toGrid">Brings geometries to the grid.</param>
    /// <param name="values">What features are burned with.</param>
    /// <param name="enlargement">How much they grow.</param>
    /// <param name="faults">Collects what is wrong with features.</param>
    /// <param name="removed">Ids of features that are passed over, as if they were not there.</param>
    public FeatureReader(
        VectorLayer layer,
        GridGeometry toGrid,
        FeatureValues values,
        Enlargement enlargement,
        FeatureFaults faults,
        IReadOnlySet<long> removed)
    {
        _removed = removed;
        _layer = layer;
        _toGrid = toGrid;
        _values = values;
        _enlargement = enlargement;
        _faults = faults;
        _order = layer.Settings.OrderAttribute is { } order ? layer.NumericAttribute(order) : -1;
        layer.Layer.ResetReading();
    }

    public long Read { get; private set; }

    public long Empty { get; private set; }

    public long Widened { get; private set; }

    /// <summary>Adds features until there are so many; false at the end of the layer.</summary>
    public bool ReadInto(List<RawFeature> features, int count)
    {
        using var errors = new ErrorScope();
        while (features.Count < count)
        {
            using var feature = _layer.Next(errors);
            if (feature is null) return false;
            Take(feature, features);
        }

        return true;
    }

    void Take(Feature feature, List<RawFeature> features)
    {
        if (_removed.Contains(feature.GetFID())) return;
        using var geometry = OnGrid(feature);
        if (geometry is null) return;
        if (_layer.Settings.AreasOnly && !_faults.AddUnlessArea(feature.GetFID(), geometry)) return;
        var dimension = geometry.GetDimension();
        var enlarge = _enlargement.Of(feature, dimension, out var widened);
        Read++;
        if (widened) Widened++;
        features.Add(new RawFeature(
            feature.GetFID(), Wkb.Of(geometry), dimension, _values.Of(feature), enlarge, OrderOf(feature)));
    }

    /// <summary>The geometry to burn; null where there is none, where it is far away or (a fault) broken.</summary>
    Geometry? OnGrid(Feature feature)
    {
        var geometry = _toGrid.Of(feature);
        if (geometry is null)
        {
            Read++;
            Empty++;
            return null;
        }

        if (_toGrid.IsNear(geometry)) return geometry;
        if (!_toGrid.IsFinite(geometry)) _faults.Add(feature.GetFID(), "its coordinates are not finite numbers");
        geometry.Dispose();
        return null;
    }

    double OrderOf(Feature feature)
    {
        if (_order < 0) return 0;
        var order = feature.IsFieldSetAndNotNull(_order) ? feature.GetFieldAsDouble(_order) : double.NaN;
        if (double.IsNaN(order)) _faults.Add(feature.GetFID(), $"'{_layer.Settings.OrderAttribute}' is empty");
        return order;
    }
}
