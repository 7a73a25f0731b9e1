using Calaisis.Raster.Faults;
using Calaisis.Raster.Tables;
using OSGeo.OGR;
using OSGeo.OSR;

namespace Calaisis.Raster.Geo.Vectors;

/// <summary>A table of features as a layer of an open dataset.</summary>
static class FeatureLayers
{
    internal static void Write(DataSource dataset, SpatialReference crs, FeatureTable table)
    {
        var hasShape = table.Shape != FeatureShape.None;
        using var layer = dataset.CreateLayer(table.Name, hasShape ? crs : null, GeometryTypeOf(table.Shape), [])!;
        foreach (var column in table.Columns)
        {
            using var field = FieldOf(column);
            layer.CreateField(field, 1);
        }

        using var definition = layer.GetLayerDefn();
        layer.StartTransaction();
        for (var row = 0; row < table.Rows.Count; row++) Add(layer, definition, table, row);
        layer.CommitTransaction();
    }

    internal static FeatureTable Read(
        Layer layer, string name, string path, IReadOnlyDictionary<string, ColumnWords> words)
    {
        var shape = ShapeOf(layer.GetGeomType())
            ?? throw new RasterException($"{path}, layer '{name}': found shapes of several kinds, expected one kind");
        using var definition = layer.GetLayerDefn();
        var columns = new Column[definition.GetFieldCount()];
        for (var i = 0; i < columns.Length; i++)
        {
            using var field = definition.GetFieldDefn(i)!;
            var said = words.GetValueOrDefault(field.GetName()!, ColumnWords.None);
            columns[i] = ColumnOf(field) with { Title = said.Title, Unit = said.Unit, Meaning = said.Meaning };
        }

        var rows = new List<FeatureRow>();
        layer.ResetReading();
        while (layer.GetNextFeature() is { } feature)
        {
            using (feature) rows.Add(RowOf(feature, columns, shape));
        }

        return new FeatureTable(name, shape, columns, rows);
    }

    static FieldDefn FieldOf(Column column)
    {
        var field = new FieldDefn(column.Name, column.Type switch
        {
            ColumnType.WholeNumber => FieldType.OFTInteger64,
            ColumnType.Number => FieldType.OFTReal,
            _ => FieldType.OFTString,
        });
        if (column.Width > 0) field.SetWidth(column.Width);
        if (!column.IsKey) return field;
        field.SetNullable(0);
        field.SetUnique(1);
        return field;
    }

    static Column ColumnOf(FieldDefn field) => new(field.GetName()!, field.GetFieldType() switch
    {
        FieldType.OFTInteger or FieldType.OFTInteger64 => ColumnType.WholeNumber,
        FieldType.OFTReal => ColumnType.Number,
        _ => ColumnType.Text,
    })
    {
        Width = field.GetFieldType() == FieldType.OFTString ? field.GetWidth() : 0,
        IsKey = field.IsUnique() != 0 && field.IsNullable() == 0,
    };

    static void Add(Layer layer, FeatureDefn definition, FeatureTable table, int row)
    {
        using var feature = new Feature(definition);
        var (values, wkb) = table.Rows[row];
        for (var i = 0; i < values.Count; i++)
        {
            switch (values[i])
            {
                case null or double.NaN or double.PositiveInfinity or double.NegativeInfinity:
                    feature.SetFieldNull(i);
                    break;
                case long whole: feature.SetFieldInteger64(i, whole); break;
                case double number: feature.SetField(i, number); break;
                case string text when Fits(text, table.Columns[i]): feature.SetField(i, text); break;
                default: throw Misfit(table, row, i);
            }
        }

        if (!wkb.IsEmpty)
        {
            using var geometry = Geometry.CreateFromWkb(wkb.ToArray());
            feature.SetGeometry(geometry);
        }

        layer.CreateFeature(feature);
    }

    static bool Fits(string text, Column column) => column.Width == 0 || text.Length <= column.Width;

    static ArgumentException Misfit(FeatureTable table, int row, int column) => new(
        $"'{table.Rows[row].Values[column]}' does not fit column '{table.Columns[column].Name}', "
        + $"row {row + 1} of '{table.Name}'");

    static FeatureRow RowOf(Feature feature, Column[] columns, FeatureShape shape)
    {
        var values = new object?[columns.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            if (!feature.IsFieldSetAndNotNull(i)) continue;
            values[i] = columns[i].Type switch
            {
                ColumnType.WholeNumber => feature.GetFieldAsInteger64(i),
                ColumnType.Number => feature.GetFieldAsDouble(i),
                _ => feature.GetFieldAsString(i),
            };
        }

        using var geometry = feature.GetGeometryRef();
        return new FeatureRow(values, geometry is null ? default : WkbOf(geometry, shape));
    }

    static ReadOnlyMemory<byte> WkbOf(Geometry geometry, FeatureShape shape)
    {
        using var multiple = shape switch
        {
            FeatureShape.MultiLine => Ogr.ForceToMultiLineString(geometry),
            FeatureShape.MultiPolygon => Ogr.ForceToMultiPolygon(geometry),
            _ => geometry.Clone(),
        };
        multiple!.FlattenTo2D();
        var bytes = new byte[checked((int)multiple.WkbSize())];
        multiple.ExportToWkb(bytes, wkbByteOrder.wkbNDR);
        return bytes;
    }

    static wkbGeometryType GeometryTypeOf(FeatureShape shape) => shape switch
    {
        FeatureShape.Point => wkbGeometryType.wkbPoint,
        FeatureShape.MultiLine => wkbGeometryType.wkbMultiLineString,
        FeatureShape.MultiPolygon => wkbGeometryType.wkbMultiPolygon,
        _ => wkbGeometryType.wkbNone,
    };

    static FeatureShape? ShapeOf(wkbGeometryType type) => Ogr.GT_Flatten(type) switch
    {
        wkbGeometryType.wkbPoint => FeatureShape.Point,
        wkbGeometryType.wkbLineString or wkbGeometryType.wkbMultiLineString => FeatureShape.MultiLine,
        wkbGeometryType.wkbPolygon or wkbGeometryType.wkbMultiPolygon => FeatureShape.MultiPolygon,
        wkbGeometryType.wkbNone => FeatureShape.None,
        _ => null,
    };
}
