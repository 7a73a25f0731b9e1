using Calaisis.Raster.Faults;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Packages;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Sources;
using OSGeo.OGR;

namespace Calaisis.Raster.Geo.Vectors;

/// <summary>Reads watercourses with what the national tables keep of them.</summary>
public static class WatercourseReader
{
    static readonly string[] Yes = ["T", "true", "1", "oui", "yes"];
    static readonly string[] No = ["", "F", "false", "0", "non", "no"];
    static readonly string[] Objectives = ["", "01", "02"];

    /// <summary>
    /// The watercourses that come near the grid, whole, by feature id; without those that edits remove by their
    /// attributes.
    /// </summary>
    /// <param name="settings">Their source.</param>
    /// <param name="declaration">Which attributes say what.</param>
    /// <param name="grid">They are brought to its coordinate system.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <exception cref="RasterException">
    /// The layer or an attribute is missing, or a feature is no line or surface or holds another word.
    /// </exception>
    public static IReadOnlyList<Watercourse> Read(
        VectorSourceSettings settings, WatercourseDeclaration declaration, GridDefinition grid,
        CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(declaration);
        ArgumentNullException.ThrowIfNull(grid);
        var removed = RemovedFeatures.Of(settings, cancel);
        using var layer = VectorLayer.Open(settings);
        var faults = new FeatureFaults(layer.Label);
        using var toGrid = new GridGeometry(layer, grid);
        var texts = new AttributeTexts(layer, faults);
        var (type, objective, comment) = (
            texts.Of(declaration.Type), texts.Of(declaration.Objective), texts.Of(declaration.Comment));
        var (one, two) = (texts.Of(declaration.ListOne), texts.Of(declaration.ListTwo));
        var (corridor, reservoir) = (texts.Of(declaration.Corridor), texts.Of(declaration.Reservoir));
        var found = new SortedDictionary<long, Watercourse>();
        layer.ForEach(Take, cancel);
        faults.ThrowIfAny($"Mend the data, or leave these features out with 'where'");
        return [.. found.Values.Select((water, i) => water with { Number = i + 1 })];

        void Take(Feature feature)
        {
            if (removed.Contains(feature.GetFID())) return;
            using var geometry = toGrid.Of(feature);
            if (geometry is null || !toGrid.IsNear(geometry)) return;
            if (ShapeOf(geometry) is not { } shape)
            {
                faults.Add(
                    feature.GetFID(), $"its shape is a {geometry.GetGeometryName()}, expected a line or a surface");
                return;
            }

            using (shape)
            {
                var isSurface = shape.GetDimension() == 2;
                found[feature.GetFID()] = new Watercourse(
                    0, isSurface, isSurface ? shape.Area() : shape.Length(), Little(shape))
                {
                    Type = Nothing(type.In(feature)),
                    Objective = Nothing(texts.Word(objective, feature, Objectives)),
                    IsListOne = texts.IsTrue(one, feature),
                    IsListTwo = texts.IsTrue(two, feature),
                    IsCorridor = texts.IsTrue(corridor, feature),
                    IsReservoir = texts.IsTrue(reservoir, feature),
                    Comment = Nothing(comment.In(feature)),
                };
            }
        }
    }

    /// <summary>Several lines, or several surfaces that are valid; null for anything else.</summary>
    static Geometry? ShapeOf(Geometry geometry)
    {
        switch (Ogr.GT_Flatten(geometry.GetGeometryType()))
        {
            case wkbGeometryType.wkbLineString or wkbGeometryType.wkbMultiLineString:
                return Ogr.ForceToMultiLineString(geometry);
            case wkbGeometryType.wkbPolygon or wkbGeometryType.wkbMultiPolygon:
                using (var repaired = PlainGeometry.Repaired(geometry))
                    return Ogr.ForceToMultiPolygon(repaired ?? geometry);
            default:
                return null;
        }
    }

    static byte[] Little(Geometry geometry)
    {
        var bytes = new byte[checked((int)geometry.WkbSize())];
        geometry.ExportToWkb(bytes, wkbByteOrder.wkbNDR);
        return bytes;
    }

    static string? Nothing(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>An attribute that was declared, or none.</summary>
    readonly record struct AttributeText(VectorLayer Layer, string? Name, int Index)
    {
        public string In(Feature feature) => Name is null ? "" : LayerTexts.Of(Layer, feature, Index);
    }

    sealed class AttributeTexts(VectorLayer layer, FeatureFaults faults)
    {
        public AttributeText Of(string? name) => new(layer, name, name is null ? -1 : layer.Attribute(name));

        public string Word(AttributeText attribute, Feature feature, string[] allowed)
        {
            var text = attribute.In(feature).Trim();
            if (allowed.Contains(text, StringComparer.OrdinalIgnoreCase)) return text;
            var words = string.Join(", ", allowed.Where(word => word.Length > 0));
            faults.Add(feature.GetFID(), $"'{attribute.Name}' holds '{text}', expected one of {words}, or nothing");
            return "";
        }

        public bool IsTrue(AttributeText attribute, Feature feature) =>
            Yes.Contains(Word(attribute, feature, [.. Yes, .. No]), StringComparer.OrdinalIgnoreCase);
    }
}
