using Calaisis.Raster.Faults;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Geo.Vectors;

/// <summary>
/// The features that edits take out of a layer, by their ids. They are only passed over when shapes are made: classes
/// and numbers of the features that stay do not change.
/// </summary>
static class RemovedFeatures
{
    /// <exception cref="PipelineException">An edit would remove nothing.</exception>
    /// <exception cref="RasterException">Its filter cannot be used.</exception>
    public static IReadOnlySet<long> Of(VectorSourceSettings settings, CancellationToken cancel)
    {
        var all = new HashSet<long>();
        foreach (var removal in settings.Edits.OfType<FeatureRemoval>())
        {
            var before = all.Count;
            using var layer = VectorLayer.Open(
                settings with { Where = Both(settings.Where, removal.Where), WhereAt = new(removal.Place.Shown) });
            layer.ForEach(feature => all.Add(feature.GetFID()), cancel);
            if (all.Count > before) continue;
            throw new PipelineException([new Fault(
                removal.Place.File, removal.Place.Line, removal.Place.Column,
                $"this edit removes no feature of the source '{settings.Name}': "
                    + $"no feature that is still there fulfils where: \"{removal.Where}\"")]);
        }

        return all;
    }

    static string Both(string? where, string removed) => where is null ? removed : $"({where}) AND ({removed})";
}
