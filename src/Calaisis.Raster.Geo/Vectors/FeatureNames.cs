using System.Globalization;
using Calaisis.Raster.Sources;
using OSGeo.OGR;

namespace Calaisis.Raster.Geo.Vectors;

/// <summary>
/// Numbers features by their names: names that pass the filter, wherever they lie, in ordinal order from 1. Features of
/// the same name share its number.
/// </summary>
/// <param name="Attribute">The attribute of the names.</param>
/// <param name="Numbers">The number of each feature's name, by feature id.</param>
/// <param name="Names">Name number n is the element n - 1.</param>
sealed record FeatureNames(string Attribute, IReadOnlyDictionary<long, int> Numbers, IReadOnlyList<string> Names)
{
    /// <summary>
    /// To be called before the layer is limited to what is near. A feature without a name is a fault, and has 0.
    /// </summary>
    internal static FeatureNames Of(VectorLayer layer, FeatureFaults faults, CancellationToken cancel)
    {
        var name = layer.Settings.NumberedBy!;
        var attribute = layer.Attribute(name);
        var byId = new SortedDictionary<long, string>();
        layer.ForEach(Note, cancel);
        var names = byId.Values.Where(text => text.Length > 0).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).ToList();
        var places = names.Select((text, i) => (text, i))
            .ToDictionary(place => place.text, place => place.i + 1, StringComparer.Ordinal);
        var numbers = byId.ToDictionary(feature => feature.Key, feature => places.GetValueOrDefault(feature.Value));
        return new FeatureNames(name, numbers, names);

        void Note(Feature feature)
        {
            var text = LayerTexts.Of(layer, feature, attribute).Trim();
            if (text.Length == 0) faults.Add(feature.GetFID(), $"'{name}' is empty, expected a name");
            byId.Add(feature.GetFID(), text);
        }
    }

    internal Legend ToLegend() => new(
        Attribute, [.. Names.Select(
            (name, i) => new LegendClass(i + 1, (i + 1).ToString(CultureInfo.InvariantCulture), name, null))])
    {
        IsFromData = true,
    };
}
