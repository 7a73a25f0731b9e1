using OSGeo.GDAL;
using OSGeo.OGR;
using OSGeo.OSR;

namespace Calaisis.Samples.Outputs;

/// <summary>A GeoPackage in EPSG:2154, written layer by layer; the same bytes every time.</summary>
sealed class VectorFile : IDisposable
{
    readonly DataSource _file;
    readonly SpatialReference _crs = new(null);

    public VectorFile(string path)
    {
        // The time of the last change, which the format wants, would differ from run to run.
        Gdal.SetConfigOption("OGR_CURRENT_DATE", "2014-01-06T00:00:00.000Z");
        File.Delete(path);
        _crs.ImportFromEPSG(2154);
        using var driver = Ogr.GetDriverByName("GPKG")!;
        _file = driver.CreateDataSource(path, null)!;
    }

    /// <summary>Writes a layer whose columns are texts, whole numbers or reals, as the first row shows.</summary>
    /// <param name="columns">Names of the columns, in the order of each row's values.</param>
    public void Write(
        string name, wkbGeometryType type, string[] columns, IEnumerable<(byte[] Wkb, object[] Values)> rows)
    {
        using var layer = _file.CreateLayer(name, _crs, type, ["SPATIAL_INDEX=YES"])!;
        _file.StartTransaction(0);
        var isFirst = true;
        foreach (var (wkb, values) in rows)
        {
            if (isFirst) AddColumns(layer, columns, values);
            isFirst = false;
            AddFeature(layer, columns, wkb, values);
        }
        _file.CommitTransaction();
    }

    public void Dispose()
    {
        _file.Dispose();
        _crs.Dispose();
        Gdal.GetDriverCount(); // A close that failed shows as an exception of the next call.
    }

    static void AddColumns(Layer layer, string[] columns, object[] values)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            using var column = new FieldDefn(columns[i], values[i] switch
            {
                int => FieldType.OFTInteger,
                double => FieldType.OFTReal,
                _ => FieldType.OFTString,
            });
            layer.CreateField(column, 1);
        }
    }

    static void AddFeature(Layer layer, string[] columns, byte[] wkb, object[] values)
    {
        using var definition = layer.GetLayerDefn();
        using var feature = new Feature(definition);
        for (var i = 0; i < columns.Length; i++)
            switch (values[i])
            {
                case int number: feature.SetField(columns[i], number); break;
                case double number: feature.SetField(columns[i], number); break;
                default: feature.SetField(columns[i], (string)values[i]); break;
            }
        using var geometry = Geometry.CreateFromWkb(wkb);
        feature.SetGeometry(geometry);
        layer.CreateFeature(feature);
    }
}
