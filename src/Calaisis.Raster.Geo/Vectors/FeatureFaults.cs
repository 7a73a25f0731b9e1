using System.Globalization;
using Calaisis.Raster.Faults;
using OSGeo.OGR;

namespace Calaisis.Raster.Geo.Vectors;

/// <summary>Collects what is wrong with the features of a layer, so that all of it is reported at once.</summary>
sealed class FeatureFaults(Sentence label)
{
    const int ShownFaults = 12;
    const int ShownFeatures = 3;

    readonly SortedDictionary<string, (Sentence Fault, List<long> Features)> _features = new(StringComparer.Ordinal);

    /// <summary>Notes that features are not as declared; the fault reads on after "feature 7: ".</summary>
    public void Add(long feature, Sentence fault)
    {
        var text = fault.ToString();
        if (!_features.TryGetValue(text, out var found)) _features.Add(text, found = (fault, []));
        found.Features.Add(feature);
    }

    /// <summary>Notes a feature that is a line or a point; whether it is an area.</summary>
    public bool AddUnlessArea(long feature, Geometry geometry)
    {
        var isArea = geometry.GetDimension() == 2;
        if (!isArea) Add(feature, $"its shape is a {geometry.GetGeometryName()}, expected an area");
        return isArea;
    }

    public void ThrowIfAny(Sentence advice)
    {
        if (_features.Count == 0) return;
        var shown = _features.Take(ShownFaults).Select(f => (Sentence)$"{Listed(f.Value.Features)}: {f.Value.Fault}");
        var rest = _features.Count > ShownFaults ? $"; and {_features.Count - ShownFaults} more" : Sentence.Empty;
        throw new RasterException($"{label}: {Sentence.Join("; ", shown)}{rest}. {advice}");
    }

    static Sentence Listed(List<long> features)
    {
        features.Sort();
        var ids = features.Take(ShownFeatures).Select(id => id.ToString(CultureInfo.InvariantCulture));
        var shown = string.Join(", ", ids);
        return features.Count switch
        {
            1 => $"feature {shown}",
            <= ShownFeatures => $"features {shown}",
            _ => $"features {shown} and {features.Count - ShownFeatures} more",
        };
    }
}
