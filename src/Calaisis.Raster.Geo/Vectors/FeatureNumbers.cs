using OSGeo.OGR;

namespace Calaisis.Raster.Geo.Vectors;

/// <summary>
/// Numbers the features of a layer 1, 2, 3... by their ids, among those that pass the filter and wherever they lie: the
/// numbers depend neither on the grid nor on the order in which a driver returns features.
/// </summary>
static class FeatureNumbers
{
    /// <summary>
    /// The number of each feature, by its id. To be called before the layer is limited to what is near.
    /// </summary>
    internal static IReadOnlyDictionary<long, int> Of(VectorLayer layer, CancellationToken cancel)
    {
        var ids = new List<long>();
        layer.ForEach(Note, cancel);
        ids.Sort();
        var numbers = new Dictionary<long, int>(ids.Count);
        for (var i = 0; i < ids.Count; i++) numbers[ids[i]] = i + 1;
        return numbers;

        void Note(Feature feature) => ids.Add(feature.GetFID());
    }
}
