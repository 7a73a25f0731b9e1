using Calaisis.Raster.Grids;
using Calaisis.Raster.Pipelines.Scenarios;
using Calaisis.Raster.Sources;
using OSGeo.OGR;

namespace Calaisis.Raster.Geo.Vectors;

/// <summary>How many features a layer has on the grid, and how long or large they are in all.</summary>
public static class FeatureMeasures
{
    const int LineDimension = 1;

    /// <param name="settings">The layer, or what is drawn; widths and buffers are not looked at.</param>
    /// <param name="area">Which features count, by name; null for all.</param>
    /// <param name="grid">Those that come near it count, measured in its coordinate system.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <exception cref="Faults.RasterException">The layer is not as declared.</exception>
    public static MeasuredFeatures Read(
        VectorSourceSettings settings, EditArea? area, GridDefinition grid, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(grid);
        using var layer = VectorLayer.Open(
            settings.Drawn is null ? settings : settings with { DeclaredCrs = grid.Crs });
        var name = area is { Names.Count: > 0, NameAttribute: { } attribute } ? layer.Attribute(attribute) : -1;
        using var toGrid = new GridGeometry(layer, grid);
        var (points, lines, areas) = (0, new List<double>(), new List<double>());
        layer.ForEach(Take, cancel);
        // In the order of sizes, so that no sum depends on that of the file.
        return new MeasuredFeatures(points, lines.Count, lines.Order().Sum(), areas.Count, areas.Order().Sum());

        void Take(Feature feature)
        {
            if (name >= 0 && !area!.Names.Contains(LayerTexts.Of(layer, feature, name))) return;
            using var geometry = toGrid.Of(feature);
            if (geometry is null || !toGrid.IsNear(geometry)) return;
            var dimension = geometry.GetDimension();
            if (dimension > LineDimension) areas.Add(geometry.GetArea());
            else if (dimension == LineDimension) lines.Add(geometry.Length());
            else points++;
        }
    }
}
