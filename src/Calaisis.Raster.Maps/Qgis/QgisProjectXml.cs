using System.Globalization;
using System.Xml.Linq;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Maps.Qgis;

/// <summary>
/// A project as QGIS 3.22 and later read it. Only what differs from QGIS's defaults is written, and nothing of who
/// wrote it when: equal projects are equal bytes.
/// </summary>
static class QgisProjectXml
{
    const string Version = "3.22.0";
    const string Epsg = "EPSG:";

    public static string Of(QgisProject project)
    {
        ArgumentNullException.ThrowIfNull(project);
        List<QgisLayer> layers = [.. project.Layers];
        var document = new XDocument(
            new XDocumentType("qgis", "http://mrcc.com/qgis.dtd", "SYSTEM", null),
            new XElement(
                "qgis",
                new XAttribute("version", Version),
                new XAttribute("projectname", project.Title),
                new XElement("homePath", new XAttribute("path", "")),
                new XElement("title", project.Title),
                new XElement("projectCrs", Crs(project.Crs)),
                Tree(project.Tree),
                new XElement(
                    "mapcanvas",
                    new XAttribute("name", "theMapCanvas"),
                    new XElement("units", "meters"),
                    Extent(project.Extent),
                    new XElement("rotation", 0),
                    new XElement("destinationsrs", Crs(project.Crs))),
                new XElement(
                    "ProjectViewSettings",
                    new XAttribute("UseProjectScales", 0),
                    new XElement("Scales"),
                    new XElement("DefaultViewExtent", Sides(project.Extent), Crs(project.Crs))),
                new XElement("projectlayers", layers.Select(layer => Layer(layer, project.Crs))),
                new XElement(
                    "layerorder", layers.Select(layer => new XElement("layer", new XAttribute("id", layer.Id)))),
                new XElement(
                    "properties",
                    new XElement("Paths", Typed("Absolute", "bool", "false")),
                    new XElement("SpatialRefSys", Typed("ProjectionsEnabled", "int", "1"))),
                new XElement("Layouts", project.Layouts.Select(layout => QgisLayoutXml.Of(layout, project)))));
        return document.ToString().ReplaceLineEndings("\n") + "\n";
    }

    /// <summary>
    /// A coordinate system by its code where it has one, so that each QGIS takes its own definition. The code is only
    /// looked at beside a number of QGIS's own table (<c>srsid</c>), which need not be the right one.
    /// </summary>
    internal static XElement Crs(string crs) => new(
        "spatialrefsys",
        crs.StartsWith(Epsg, StringComparison.OrdinalIgnoreCase)
            ? [new XElement("srsid", crs[Epsg.Length..]), new XElement("srid", crs[Epsg.Length..]),
                new XElement("authid", crs.ToUpperInvariant())]
            : new object[] { new XElement("wkt", crs) });

    /// <summary>The tree of layers, from the top down.</summary>
    internal static XElement Tree(IEnumerable<QgisNode> nodes) => new(
        "layer-tree-group", new XElement("customproperties", new XElement("Option")), nodes.Select(Node));

    internal static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    static XElement Node(QgisNode node)
    {
        var element = node switch
        {
            QgisGroup group => Tree(group.Children),
            QgisLayer layer => new XElement(
                "layer-tree-layer",
                new XAttribute("id", layer.Id),
                new XAttribute("source", layer.Source),
                new XAttribute("providerKey", layer.Provider),
                new XElement("customproperties", new XElement("Option"))),
            _ => throw new ArgumentException($"no way to write {node?.GetType().Name}", nameof(node)),
        };
        element.Add(
            new XAttribute("name", node.Name),
            new XAttribute("checked", node.IsChecked ? "Qt::Checked" : "Qt::Unchecked"),
            new XAttribute("expanded", node.IsExpanded ? 1 : 0));
        return element;
    }

    static XElement Layer(QgisLayer layer, string crs)
    {
        var element = new XElement(
            "maplayer",
            new XAttribute("autoRefreshEnabled", 0),
            new XAttribute("hasScaleBasedVisibilityFlag", 0),
            new XAttribute("styleCategories", "AllStyleCategories"),
            new XElement("id", layer.Id),
            new XElement("datasource", layer.Source),
            new XElement("layername", layer.Name),
            new XElement("srs", Crs(crs)),
            new XElement(
                "provider", layer is QgisVectorLayer ? new XAttribute("encoding", "UTF-8") : null, layer.Provider));
        element.Add(layer switch
        {
            QgisRasterLayer raster =>
            [
                new XAttribute("type", "raster"),
                new XElement("noData", new XElement(
                    "noDataList", new XAttribute("bandNo", 1), new XAttribute("useSrcNoData", 1))),
                QgisXml.Of(raster.Renderer),
                new XElement("blendMode", 0),
            ],
            QgisVectorLayer vector => Vector(vector),
            _ => throw new ArgumentException($"no way to write {layer.GetType().Name}", nameof(layer)),
        });
        return element;
    }

    static object?[] Vector(QgisVectorLayer layer) =>
    [
        new XAttribute("type", "vector"),
        new XAttribute("geometry", GeometryOf(layer.Table.Shape).Geometry),
        new XAttribute("wkbType", GeometryOf(layer.Table.Shape).Wkb),
        new XAttribute("labelsEnabled", layer.Label is null ? 0 : 1),
        QgisXml.Of(layer.Renderer),
        layer.Label is { } label ? Labelling(label) : null,
        new XElement("blendMode", 0),
        new XElement("featureBlendMode", 0),
        new XElement("layerOpacity", 1),
        Qml.Aliases(layer.Table),
    ];

    static (string Geometry, string Wkb) GeometryOf(FeatureShape shape) => shape switch
    {
        FeatureShape.Point => ("Point", "Point"),
        FeatureShape.MultiLine => ("Line", "MultiLineString"),
        FeatureShape.MultiPolygon => ("Polygon", "MultiPolygon"),
        _ => ("No geometry", "NoGeometry"),
    };

    // No font is named: the reader's own is there for sure.
    static XElement Labelling(QgisLabel label) => new(
        "labeling",
        new XAttribute("type", "simple"),
        new XElement(
            "settings",
            new XAttribute("calloutType", "simple"),
            new XElement(
                "text-style",
                new XAttribute("fieldName", label.Expression),
                new XAttribute("isExpression", 1),
                new XAttribute("fontSize", 8),
                new XAttribute("fontSizeUnit", "Point"),
                new XAttribute("textColor", "32,38,43,255"),
                new XAttribute("textOpacity", 1),
                new XElement(
                    "text-buffer",
                    new XAttribute("bufferDraw", 1),
                    new XAttribute("bufferSize", 0.8),
                    new XAttribute("bufferSizeUnits", "MM"),
                    new XAttribute("bufferColor", "255,255,255,255"),
                    new XAttribute("bufferOpacity", 0.85))),
            new XElement(
                "placement",
                new XAttribute("placement", 0),
                new XAttribute("quadOffset", 4),
                new XAttribute("priority", 5)),
            new XElement(
                "rendering",
                new XAttribute("drawLabels", 1),
                new XAttribute("scaleVisibility", 1),
                new XAttribute("scaleMin", 1),
                new XAttribute("scaleMax", Number(label.LeastScale)),
                new XAttribute("obstacle", 1))));

    /// <summary>The sides of a rectangle as attributes.</summary>
    internal static IEnumerable<XAttribute> Sides(MapBounds bounds) =>
    [
        new("xmin", Number(bounds.MinX)), new("ymin", Number(bounds.MinY)), new("xmax", Number(bounds.MaxX)),
        new("ymax", Number(bounds.MaxY)),
    ];

    static XElement Extent(MapBounds bounds) =>
        new("extent", Sides(bounds).Select(side => new XElement(side.Name, side.Value)));

    static XElement Typed(string name, string type, string value) => new(name, new XAttribute("type", type), value);
}
