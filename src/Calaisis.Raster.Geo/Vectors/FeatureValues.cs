using System.Globalization;
using Calaisis.Raster.Sources;
using OSGeo.OGR;

namespace Calaisis.Raster.Geo.Vectors;

/// <summary>
/// The value a feature is burned with: the constant, or an attribute's number, or the number of an attribute's text in
/// a legend. Without a legend, texts are numbered from 1 in ordinal order; texts that differ in case only are one.
/// </summary>
sealed class FeatureValues
{
    // Cells are Float32: whole numbers beyond this are no longer exact.
    const long LargestExactWhole = 1L << 24;

    readonly VectorLayer _layer;
    readonly VectorSourceSettings _settings;
    readonly FeatureFaults _faults;
    readonly int _attribute;
    readonly FieldType _type;
    readonly IReadOnlyDictionary<long, int>? _numbers;

    FeatureValues(
        VectorLayer layer,
        FeatureFaults faults,
        int attribute,
        FieldType type,
        Legend? legend,
        IReadOnlyDictionary<long, int>? numbers = null)
    {
        _numbers = numbers;
        _layer = layer;
        _settings = layer.Settings;
        _faults = faults;
        _attribute = attribute;
        _type = type;
        Legend = legend;
    }

    /// <summary>The declared legend, the numbers given to texts, or null for quantities.</summary>
    public Legend? Legend { get; }

    public static FeatureValues Of(VectorLayer layer, FeatureFaults faults, CancellationToken cancel)
    {
        var settings = layer.Settings;
        if (settings.NumberFeatures)
            return new FeatureValues(layer, faults, -1, FieldType.OFTReal, null, FeatureNumbers.Of(layer, cancel));
        if (settings.NumberedBy is not null)
        {
            var names = FeatureNames.Of(layer, faults, cancel);
            return new FeatureValues(layer, faults, -1, FieldType.OFTReal, names.ToLegend(), names.Numbers);
        }

        if (settings.ValueAttribute is not { } name)
            return new FeatureValues(layer, faults, -1, FieldType.OFTReal, settings.Legend);

        var attribute = layer.Attribute(name);
        var type = layer.TypeOf(attribute);
        if (type == FieldType.OFTString)
        {
            var legend = settings.Legend ?? Numbered(name, Texts(layer, attribute, cancel));
            return new FeatureValues(layer, faults, attribute, type, legend);
        }

        return new FeatureValues(layer, faults, layer.NumericAttribute(name), type, settings.Legend);
    }

    /// <summary>The value of a feature; notes a fault and gives 0 where it has none.</summary>
    public float Of(Feature feature)
    {
        if (_numbers is not null) return OfWhole(feature, _numbers[feature.GetFID()]);
        if (_attribute < 0) return (float)_settings.Value;
        if (!feature.IsFieldSetAndNotNull(_attribute)) return Fault(feature, $"is empty");
        return _type switch
        {
            FieldType.OFTString => OfText(feature, LayerTexts.Of(_layer, feature, _attribute)),
            FieldType.OFTReal => OfNumber(feature, feature.GetFieldAsDouble(_attribute)),
            _ => OfWhole(feature, feature.GetFieldAsInteger64(_attribute)),
        };
    }

    float OfText(Feature feature, string text) =>
        Legend!.WithCode(text) is { } named
            ? named.Value
            : Fault(feature, $"is '{text}', which legend '{Legend.Name}' does not name");

    float OfNumber(Feature feature, double number) =>
        float.IsFinite((float)number)
            ? (float)number
            : Fault(feature, $"is {number.ToString(CultureInfo.InvariantCulture)}");

    float OfWhole(Feature feature, long number) => Math.Abs(number) <= LargestExactWhole
        ? number
        : Fault(feature, $"is {number.ToString(CultureInfo.InvariantCulture)}, "
            + $"more than a cell can hold exactly (16777216)");

    float Fault(Feature feature, Sentence fault)
    {
        _faults.Add(feature.GetFID(), $"'{_settings.ValueAttribute}' {fault}");
        return 0;
    }

    /// <summary>
    /// All texts that pass the filter, wherever their features lie: the numbers must not depend on the grid. Spaces
    /// around them mean nothing, as when they are looked up.
    /// </summary>
    static SortedSet<string> Texts(VectorLayer layer, int attribute, CancellationToken cancel)
    {
        var texts = new SortedSet<string>(StringComparer.Ordinal);
        layer.ForEach(Note, cancel);
        return texts;

        void Note(Feature feature)
        {
            if (feature.IsFieldSetAndNotNull(attribute)) texts.Add(LayerTexts.Of(layer, feature, attribute).Trim());
        }
    }

    /// <summary>
    /// Texts that are all whole numbers (BD TOPO's IMPORTANCE) keep them; others are numbered 1, 2, 3...
    /// </summary>
    static Legend Numbered(string name, IEnumerable<string> ordered)
    {
        var texts = ordered.DistinctBy(text => text, StringComparer.OrdinalIgnoreCase).ToList();
        var numbers = texts.ConvertAll(text =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n <= LargestExactWhole
                ? n
                : -1);
        var keep = numbers.TrueForAll(n => n >= 0) && numbers.Distinct().Count() == numbers.Count;
        return new Legend(
            name, [.. texts.Select((text, i) => new LegendClass(keep ? numbers[i] : i + 1, text, text, null))])
        {
            IsFromData = true,
        };
    }
}
