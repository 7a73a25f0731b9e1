using OSGeo.OGR;

namespace Calaisis.Raster.Geo.Vectors;

/// <summary>Features that a pipeline file draws itself, as a layer in memory.</summary>
static class DrawnFeatures
{
    /// <summary>
    /// A dataset with one layer and one feature per text, without coordinate system; the caller disposes of it.
    /// </summary>
    public static DataSource ToDataset(IReadOnlyList<string> wellKnownTexts)
    {
        using var quiet = new QuietScope();
        var dataset = BlockBurner.MemoryDriver().CreateDataSource("", [])!;
        using var layer = dataset.CreateLayer("drawn", null, wkbGeometryType.wkbUnknown, [])!;
        using var definition = layer.GetLayerDefn();
        foreach (var text in wellKnownTexts)
        {
            using var feature = new Feature(definition);
            feature.SetGeometryDirectly(Geometry.CreateFromWkt(text));
            layer.CreateFeature(feature);
        }

        return dataset;
    }
}
