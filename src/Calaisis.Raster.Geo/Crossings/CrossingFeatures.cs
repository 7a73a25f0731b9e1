using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Geo.Crossings;

/// <summary>The features of a layer near the grid, as they are read to be burned, and its classes.</summary>
sealed record CrossingFeatures(Sentence Label, IReadOnlyList<RawFeature> Features, Legend? Legend)
{
    const int BatchFeatures = 8192;

    /// <summary>Those that edits take out are left out.</summary>
    /// <param name="settings">The layer.</param>
    /// <param name="grid">Features far from it are not taken.</param>
    /// <param name="isNear">Which of the others are kept.</param>
    /// <param name="cancel">Stops the reading.</param>
    public static CrossingFeatures Read(
        VectorSourceSettings settings, GridDefinition grid, Func<RawFeature, bool> isNear, CancellationToken cancel)
    {
        var removed = RemovedFeatures.Of(settings, cancel);
        using var layer = VectorLayer.Open(settings);
        // What is wrong with features is told where the source itself is opened.
        var faults = new FeatureFaults(layer.Label);
        var values = FeatureValues.Of(layer, faults, cancel);
        var enlargement = Enlargement.Of(layer, grid, cancel);
        using var toGrid = new GridGeometry(layer, grid, grid.Bounds.Grow(enlargement.Largest));
        var reader = new FeatureReader(layer, toGrid, values, enlargement, faults, removed);
        var (kept, batch) = (new List<RawFeature>(), new List<RawFeature>(BatchFeatures));
        for (var more = true; more;)
        {
            cancel.ThrowIfCancellationRequested();
            batch.Clear();
            more = reader.ReadInto(batch, BatchFeatures);
            kept.AddRange(batch.Where(isNear));
        }

        // A spatial index may return features in any order.
        return new CrossingFeatures(layer.Label, [.. kept.OrderBy(feature => feature.Id)], values.Legend);
    }
}
