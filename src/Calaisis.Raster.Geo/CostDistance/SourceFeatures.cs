using System.Globalization;
using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Sources;
using OSGeo.OGR;

namespace Calaisis.Raster.Geo.CostDistance;

/// <summary>
/// The features of a layer of sources, with labels, names and start costs; and the cells of those that are points.
/// </summary>
sealed class SourceFeatures
{
    // Labels pass through single precision on their way to cells.
    const int HighestLabel = (1 << 24) - 1;

    static readonly Sentence Advice = $"Mend the attribute, or leave these features out with 'where'";

    readonly SortedDictionary<long, SourceFeature> _byId = [];

    SourceFeatures()
    {
    }

    /// <summary>By feature id.</summary>
    public IReadOnlyCollection<SourceFeature> All => _byId.Values;

    /// <summary>Whether every feature near the grid is a point, or several.</summary>
    public bool ArePoints => _byId.Values.All(feature => feature.Dimension <= 0);

    /// <exception cref="RasterException">The layer is not as declared, or a label or start cost is none.</exception>
    public static SourceFeatures Read(
        SourcesSettings settings, VectorSourceSettings vector, GridDefinition grid, CancellationToken cancel)
    {
        using var layer = VectorLayer.Open(vector);
        var features = new SourceFeatures();
        var faults = new FeatureFaults(layer.Label);
        features.ReadAttributes(settings, layer, faults, cancel);
        faults.ThrowIfAny(Advice);
        features.ReadGeometries(layer, grid, cancel);
        return features;
    }

    /// <summary>Start costs by label; features that share a label must share their start cost.</summary>
    public StartCosts StartCosts(string name)
    {
        var costs = new SortedDictionary<int, double>();
        foreach (var feature in _byId.Values)
        {
            if (costs.TryAdd(feature.Label, feature.StartCost) || costs[feature.Label].Equals(feature.StartCost))
                continue;
            throw new RasterException($"sources '{name}': found start costs {costs[feature.Label]} and "
                + $"{feature.StartCost} for label {feature.Label}, expected one per label");
        }

        return new StartCosts(costs.Where(cost => cost.Value > 0));
    }

    void ReadAttributes(SourcesSettings settings, VectorLayer layer, FeatureFaults faults, CancellationToken cancel)
    {
        var numbers = FeatureNumbers.Of(layer, cancel);
        var label = settings.LabelAttribute is { } labelled ? layer.NumericAttribute(labelled) : -1;
        var name = settings.NameAttribute is { } named ? layer.Attribute(named) : -1;
        var start = settings.StartCostAttribute is { } starting ? layer.NumericAttribute(starting) : -1;
        layer.ForEach(Take, cancel);

        void Take(Feature feature)
        {
            var id = feature.GetFID();
            var number = label < 0 ? numbers[id] : LabelOf(feature, label, settings.LabelAttribute!, faults);
            var called = name < 0
                ? number.ToString(CultureInfo.InvariantCulture)
                : LayerTexts.Of(layer, feature, name);
            var cost = start < 0 ? 0 : StartCostOf(feature, start, settings.StartCostAttribute!, faults);
            _byId[id] = new SourceFeature(id, number, called, cost);
        }
    }

    void ReadGeometries(VectorLayer layer, GridDefinition grid, CancellationToken cancel)
    {
        using var toGrid = new GridGeometry(layer, grid);
        layer.ForEach(Take, cancel);

        void Take(Feature feature)
        {
            using var geometry = toGrid.Of(feature);
            if (geometry is null || !_byId.TryGetValue(feature.GetFID(), out var source)) return;
            source.Dimension = geometry.GetDimension();
            if (source.Dimension == 0) AddPoints(geometry, grid, source.PointCells);
        }
    }

    static void AddPoints(Geometry geometry, GridDefinition grid, List<Cell> cells)
    {
        for (var part = 0; part < geometry.GetGeometryCount(); part++)
        {
            using var point = geometry.GetGeometryRef(part)!;
            AddPoints(point, grid, cells);
        }

        if (geometry.GetPointCount() == 0) return;
        var (x, y) = (geometry.GetX(0), geometry.GetY(0));
        if (!double.IsFinite(x) || !double.IsFinite(y)) return;
        var cell = grid.CellAt(x, y);
        if (grid.Shape.Contains(cell) && !cells.Contains(cell)) cells.Add(cell);
    }

    static int LabelOf(Feature feature, int attribute, string name, FeatureFaults faults)
    {
        if (!feature.IsFieldSetAndNotNull(attribute)) return Fault($"is empty");
        var label = feature.GetFieldAsDouble(attribute);
        return label is >= 1 and <= HighestLabel && label == Math.Floor(label)
            ? (int)label
            : Fault($"is {label}, expected a label: a whole number from 1 to {HighestLabel}");

        int Fault(Sentence fault)
        {
            faults.Add(feature.GetFID(), $"'{name}' {fault}");
            return 1;
        }
    }

    static double StartCostOf(Feature feature, int attribute, string name, FeatureFaults faults)
    {
        var cost = feature.IsFieldSetAndNotNull(attribute) ? feature.GetFieldAsDouble(attribute) : double.NaN;
        if (double.IsFinite(cost) && cost >= 0) return cost;
        var found = double.IsNaN(cost) ? (Sentence)$"empty" : $"{cost}";
        faults.Add(feature.GetFID(), $"'{name}' is {found}, expected a start cost: a number from 0");
        return 0;
    }
}
