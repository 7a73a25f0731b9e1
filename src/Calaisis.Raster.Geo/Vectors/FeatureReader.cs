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
    readonly FeatureOrder _order;
    readonly IReadOnlySet<long> _removed;
    readonly Dictionary<float, List<double>> _realAreas = [];

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
        _order = FeatureOrder.Of(layer);
        layer.Layer.ResetReading();
    }

    public long Read { get; private set; }

    public long Empty { get; private set; }

    public long Widened { get; private set; }

    public long Lines { get; private set; }

    /// <summary>
    /// The surfaces that features have at their real size, by value; their sums do not depend on the order of features.
    /// </summary>
    public IReadOnlyDictionary<float, double> RealSquareMetres =>
        _realAreas.ToDictionary(areas => areas.Key, areas => areas.Value.Order().Sum());

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
        using var areas = _layer.Settings.AreasOnly ? PlainGeometry.AreasOf(geometry) : null;
        var dimension = geometry.GetDimension();
        var enlarge = _enlargement.Of(feature, dimension, out var widened);
        var real = _enlargement.Real(feature, dimension);
        Read++;
        if (widened) Widened++;
        var value = _values.Of(feature);
        if (dimension == 1) Lines++;
        if (_layer.Settings is { NumberFeatures: false, NumberedBy: null }) AddReal(value, feature, geometry);
        features.Add(new RawFeature(
            feature.GetFID(), Wkb.Of(areas ?? geometry), dimension, value, enlarge, IsClosed(dimension),
            _order.Of(feature, _faults), real));
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
        if (!_toGrid.IsFinite(geometry)) _faults.Add(feature.GetFID(), $"its coordinates are not finite numbers");
        geometry.Dispose();
        return null;
    }

    void AddReal(float value, Feature feature, Geometry geometry)
    {
        if (!_realAreas.TryGetValue(value, out var areas)) _realAreas.Add(value, areas = []);
        areas.Add(_enlargement.RealArea(feature, geometry));
    }

    /// <summary>
    /// Lines are closed unless they are asked not to be, surfaces only if they are asked to be, points never.
    /// </summary>
    bool IsClosed(int dimension) => dimension > 0 && (_layer.Settings.Closed ?? dimension == 1);
}
