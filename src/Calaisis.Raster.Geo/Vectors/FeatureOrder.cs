using Calaisis.Raster.Faults;
using Calaisis.Raster.Sources;
using Calaisis.Raster.Texts;
using OSGeo.OGR;

namespace Calaisis.Raster.Geo.Vectors;

/// <summary>
/// Which features lie on top: by the numbers of an attribute, or by the place of what it holds in a list.
/// </summary>
sealed class FeatureOrder
{
    readonly VectorLayer _layer;
    readonly VectorSourceSettings _settings;
    readonly int _attribute;
    readonly Dictionary<string, int>? _places;

    FeatureOrder(VectorLayer layer, int attribute, Dictionary<string, int>? places) =>
        (_layer, _settings, _attribute, _places) = (layer, layer.Settings, attribute, places);

    /// <exception cref="RasterException">
    /// The layer lacks the attribute, or it holds no numbers and no texts are given.
    /// </exception>
    public static FeatureOrder Of(VectorLayer layer)
    {
        if (layer.Settings.OrderAttribute is not { } name) return new FeatureOrder(layer, -1, null);
        var attribute = layer.Attribute(name);
        if (layer.Settings.OrderTexts is { } texts)
        {
            return new FeatureOrder(layer, attribute, texts.Select((text, i) => (KeyOf(text), i + 1))
                .ToDictionary(StringComparer.OrdinalIgnoreCase));
        }

        if (VectorLayer.IsNumeric(layer.TypeOf(attribute))) return new FeatureOrder(layer, attribute, null);
        throw new RasterException(
            $"{layer.Label}: attribute '{name}' holds {VectorLayer.Named(layer.TypeOf(attribute))}, not numbers: "
                + $"list what it holds under 'values' of 'order', from the bottom up");
    }

    /// <summary>The order of a feature; notes a fault where it has none.</summary>
    public double Of(Feature feature, FeatureFaults faults)
    {
        if (_attribute < 0) return 0;
        if (!feature.IsFieldSetAndNotNull(_attribute)) return Otherwise(feature, faults, $"is empty");
        if (_places is null)
        {
            return feature.GetFieldAsDouble(_attribute) is var order && !double.IsNaN(order) ? order : Otherwise(
                feature, faults, $"is empty");
        }

        var text = LayerTexts.Of(_layer, feature, _attribute);
        return _places.TryGetValue(KeyOf(text), out var place)
            ? place
            : Otherwise(feature, faults, $"is '{text}', which 'values' of 'order' does not list");
    }

    double Otherwise(Feature feature, FeatureFaults faults, Sentence fault)
    {
        if (_settings.OrderOtherwise is { } order) return order;
        faults.Add(feature.GetFID(), $"'{_settings.OrderAttribute}' {fault}");
        return 0;
    }

    // Spaces around a text mean nothing, as in values.
    static string KeyOf(string text) => ComposedText.Of(text.Trim());
}
