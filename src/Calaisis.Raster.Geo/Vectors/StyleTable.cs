using Calaisis.Raster.Tables;
using OSGeo.OGR;

namespace Calaisis.Raster.Geo.Vectors;

/// <summary>
/// The table <c>layer_styles</c>, in which QGIS keeps and looks for the styles of a GeoPackage's layers.
/// </summary>
static class StyleTable
{
    // Styles carry no clock.
    const string NoTime = "2000/01/01 00:00:00";

    const int NameWidth = 256;
    const int ShortWidth = 30;

    internal static void Write(DataSource dataset, IReadOnlyList<FeatureTable> tables, IReadOnlyList<LayerStyle> styles)
    {
        using var layer = dataset.CreateLayer("layer_styles", null, wkbGeometryType.wkbNone, ["FID=id"])!;
        Add(layer, "f_table_catalog", FieldType.OFTString, NameWidth);
        Add(layer, "f_table_schema", FieldType.OFTString, NameWidth);
        Add(layer, "f_table_name", FieldType.OFTString, NameWidth);
        Add(layer, "f_geometry_column", FieldType.OFTString, NameWidth);
        Add(layer, "styleName", FieldType.OFTString, ShortWidth);
        Add(layer, "styleQML", FieldType.OFTString, 0);
        Add(layer, "styleSLD", FieldType.OFTString, 0);
        Add(layer, "useAsDefault", FieldType.OFTInteger, 0, FieldSubType.OFSTBoolean);
        Add(layer, "description", FieldType.OFTString, 0);
        Add(layer, "owner", FieldType.OFTString, ShortWidth);
        Add(layer, "ui", FieldType.OFTString, ShortWidth);
        Add(layer, "update_time", FieldType.OFTDateTime, 0);
        using var definition = layer.GetLayerDefn();
        foreach (var style in styles)
        {
            var table = tables.Single(candidate => candidate.Name == style.Table);
            using var feature = new Feature(definition);
            feature.SetField("f_table_catalog", "");
            feature.SetField("f_table_schema", "");
            feature.SetField("f_table_name", style.Table);
            feature.SetField("f_geometry_column", table.Shape == FeatureShape.None ? "" : "geom");
            feature.SetField("styleName", style.Name);
            feature.SetField("styleQML", style.Qml);
            feature.SetField("styleSLD", "");
            feature.SetField("useAsDefault", 1);
            feature.SetField("description", style.Name);
            feature.SetField("owner", "");
            feature.SetField("update_time", NoTime);
            layer.CreateFeature(feature);
        }
    }

    static void Add(Layer layer, string name, FieldType type, int width, FieldSubType subType = FieldSubType.OFSTNone)
    {
        using var field = new FieldDefn(name, type);
        if (width > 0) field.SetWidth(width);
        if (subType != FieldSubType.OFSTNone) field.SetSubType(subType);
        layer.CreateField(field, 1);
    }
}
