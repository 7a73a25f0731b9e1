using Calaisis.Raster.Faults;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Sources;
using Calaisis.Raster.Tables;
using OSGeo.OGR;

namespace Calaisis.Raster.Geo.Vectors;

/// <summary>A feature of a layer of works.</summary>
/// <param name="Id">Its number in the layer.</param>
/// <param name="Texts">The values of the attributes that were asked for; empty texts for none.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Parts">Its shape, as <see cref="WkbShape.Parts"/>.</param>
public sealed record WorkFeature(
    long Id, IReadOnlyList<string> Texts, FeatureShape Kind, IReadOnlyList<IReadOnlyList<double[]>> Parts);

/// <summary>Reads the features of layers of works, in the grid's coordinate system.</summary>
public static class WorkFeatureReader
{
    /// <summary>All features, in the order of their numbers.</summary>
    /// <param name="settings">The layer.</param>
    /// <param name="attributes">The attributes whose values are wanted; empty names for none.</param>
    /// <param name="grid">The grid.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <exception cref="RasterException">
    /// The layer or an attribute is missing, or a feature has no shape or lies outside the grid.
    /// </exception>
    public static IReadOnlyList<WorkFeature> Read(
        VectorSourceSettings settings, IReadOnlyList<string?> attributes, GridDefinition grid, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(attributes);
        ArgumentNullException.ThrowIfNull(grid);
        using var layer = VectorLayer.Open(settings);
        var places = attributes.Select(name => name is null ? -1 : layer.Attribute(name)).ToList();
        var faults = new FeatureFaults(layer.Label);
        using var toGrid = new GridGeometry(layer, grid);
        var found = new SortedDictionary<long, WorkFeature>();
        layer.ForEach(Take, cancel);
        faults.ThrowIfAny($"Mend the data, or leave these features out with 'where'");
        if (found.Count == 0) throw new RasterException(settings.At.Before($"{layer.Label} holds no feature"));
        return [.. found.Values];

        void Take(Feature feature)
        {
            var id = feature.GetFID();
            using var geometry = toGrid.Of(feature);
            if (geometry is null)
            {
                faults.Add(id, $"it has no shape, expected a point, a line or an area");
                return;
            }

            if (!toGrid.IsFinite(geometry) || !toGrid.IsNear(geometry))
            {
                faults.Add(id, $"it lies outside the grid");
                return;
            }

            using var repaired = geometry.GetDimension() == 2 ? PlainGeometry.Repaired(geometry) : null;
            using var areas = repaired is null ? null : PlainGeometry.AreasOf(repaired);
            try
            {
                var shape = WkbReader.Read(Wkb.Of(areas ?? repaired ?? geometry));
                found[id] = new WorkFeature(
                    id, [.. places.Select(place => place < 0 ? "" : LayerTexts.Of(layer, feature, place).Trim())],
                    shape.Kind, shape.Parts);
            }
            catch (FormatException)
            {
                faults.Add(
                    id, $"its shape is a {geometry.GetGeometryName()}, expected points, lines or areas of one kind");
            }
        }
    }
}
