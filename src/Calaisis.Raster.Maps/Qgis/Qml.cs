using System.Xml.Linq;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Maps.Qgis;

/// <summary>Style files of QGIS 3.22 and later, as text.</summary>
public static class Qml
{
    const string Version = "3.22.0";

    /// <summary>The style of a vector layer; columns show their titles.</summary>
    public static string Of(FeatureTable table, VectorRenderer renderer)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Text(
            QgisXml.Of(renderer),
            new XElement("blendMode", 0),
            new XElement("featureBlendMode", 0),
            new XElement("layerOpacity", 1),
            Aliases(table),
            new XElement("layerGeometryType", GeometryType(table.Shape)));
    }

    /// <summary>The style of a raster.</summary>
    public static string Of(RasterRenderer renderer) => Text(QgisXml.Of(renderer), new XElement("blendMode", 0));

    /// <summary>
    /// What people read above the columns; places count the feature id first, as QGIS does in a GeoPackage.
    /// </summary>
    internal static XElement Aliases(FeatureTable table) =>
        new("aliases", table.Columns.Select((column, i) => new XElement(
            "alias", new XAttribute("field", column.Name), new XAttribute("index", i + 1),
            new XAttribute("name", column.Title))));

    static int GeometryType(FeatureShape shape) => shape switch
    {
        FeatureShape.Point => 0,
        FeatureShape.MultiLine => 1,
        FeatureShape.MultiPolygon => 2,
        _ => 4,
    };

    static string Text(params object[] content)
    {
        var document = new XDocument(
            new XDocumentType("qgis", "http://mrcc.com/qgis.dtd", "SYSTEM", null),
            new XElement(
                "qgis", new XAttribute("version", Version), new XAttribute("styleCategories", "Symbology|Fields"),
                content));
        return document.ToString().ReplaceLineEndings("\n") + "\n";
    }
}
