using Calaisis.Raster.Grids;
using Calaisis.Raster.Sources;
using OSGeo.OGR;

namespace Calaisis.Raster.Geo.Vectors;

/// <summary>The features of a layer in the order of their numbers, which a source that numbers its features burns.</summary>
public static class NumberedFeatures
{
    const int LineDimension = 1;

    /// <summary>Id and length of each feature, the one numbered 1 first.</summary>
    /// <param name="settings">The layer, or what is drawn.</param>
    /// <param name="grid">The grid in whose coordinate system lengths are measured.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <exception cref="Faults.RasterException">The layer is not as declared.</exception>
    public static IReadOnlyList<(long Id, double? LineMetres)> Read(VectorSourceSettings settings, GridDefinition grid, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(settings);
        using var layer = VectorLayer.Open(OnGrid(settings, grid));
        using var toGrid = new GridGeometry(layer, grid);
        var features = new SortedDictionary<long, double?>();
        layer.ForEach(Take, cancel);
        return [.. features.Select(feature => (feature.Key, feature.Value))];

        void Take(Feature feature)
        {
            using var geometry = toGrid.Of(feature);
            features[feature.GetFID()] = geometry?.GetDimension() == LineDimension ? geometry.Length() : null;
        }
    }

    /// <summary>The same layer with the number of each feature on its cells.</summary>
    public static ITileSource Burn(VectorSourceSettings settings, GridDefinition grid, BurnLimits limits, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return BurnedTileSource.Prepare(OnGrid(settings, grid) with { ValueAttribute = null, NumberedBy = null, NumberFeatures = true, Edits = [] }, grid, limits, cancel);
    }

    /// <summary>What is drawn is in the grid's own coordinate system.</summary>
    static VectorSourceSettings OnGrid(VectorSourceSettings settings, GridDefinition grid) =>
        settings.Drawn is null ? settings : settings with { DeclaredCrs = grid.Crs };
}
