using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Geo.Rasters;
using OSGeo.GDAL;
using OSGeo.OGR;
using OSGeo.OSR;

namespace Calaisis.Raster.Geo.Vectors;

/// <summary>
/// Writes a layer of lines to a GeoPackage or GeoJSON file, by the ending of its name; whole or not at all, and the same
/// bytes for the same lines.
/// </summary>
public static class LineFile
{
    const string Advice = "free some space, or choose a folder you may write to.";

    // The time of the last change, which GeoPackage wants, would differ from run to run.
    const string NoTime = "2000-01-01T00:00:00.000Z";

    /// <summary>Whether the ending names a format that can be written.</summary>
    public static bool IsSupported(string path) => DriverOf(path) is not null;

    /// <param name="path">The file, <c>.gpkg</c> or <c>.geojson</c>; replaced where it exists.</param>
    /// <param name="layerName">The layer's name.</param>
    /// <param name="crs">Coordinate system of the points.</param>
    /// <param name="columns">Names and types of the attributes.</param>
    /// <param name="lines">The lines, in the order they are to stand.</param>
    /// <exception cref="OutputException">The file cannot be written.</exception>
    /// <exception cref="GdalException">GDAL could not write it.</exception>
    public static void Write(
        string path, string layerName, string crs, IReadOnlyList<LineColumn> columns, IReadOnlyList<LineFeature> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(columns);
        var driver = DriverOf(path) ?? throw new ArgumentException("no format that can be written", nameof(path));
        var target = Path.GetFullPath(path);
        var partial = ScratchFile.Beside(target, "lines");
        try
        {
            if (Directory.Exists(target)) throw new IOException("a folder has that name");
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            ScratchFile.RemoveStale(target);
            Create(driver, partial, target, layerName, crs, columns, lines);
            File.Move(partial, target, overwrite: true);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new OutputException($"{path}: cannot be written ({refused.Message.TrimEnd('.')}); {Advice}", refused);
        }
        finally
        {
            foreach (var leftover in new[] { "", "-journal", "-wal", "-shm" }) File.Delete(partial + leftover);
        }
    }

    static string? DriverOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".GPKG" => "GPKG",
        ".GEOJSON" or ".JSON" => "GeoJSON",
        _ => null,
    };

    static void Create(
        string driverName,
        string partial,
        string target,
        string layerName,
        string crs,
        IReadOnlyList<LineColumn> columns,
        IReadOnlyList<LineFeature> lines)
    {
        using var reference = CoordinateSystem.Parse(crs, target);
        using var errors = new ErrorScope();
        try
        {
            Gdal.SetConfigOption("OGR_CURRENT_DATE", NoTime);
            using var driver = Ogr.GetDriverByName(driverName)!;
            var dataset = driver.CreateDataSource(partial, []) ?? throw errors.Failure("be written", target, Advice);
            try
            {
                Fill(dataset, layerName, reference, columns, lines);
            }
            finally
            {
                // The failure of a close arrives as an exception of the next call, whatever that is.
                ErrorScope.Attempt(dataset.Dispose);
                ErrorScope.Attempt(() => Gdal.GetDriverCount());
            }

            errors.ThrowIfReported("finish writing it", target, Advice);
        }
        catch (ApplicationException failure)
        {
            throw errors.Failure("be written", target, Advice, failure);
        }
        finally
        {
            Gdal.SetConfigOption("OGR_CURRENT_DATE", null);
        }
    }

    static void Fill(
        DataSource dataset, string layerName, SpatialReference crs, IReadOnlyList<LineColumn> columns, IReadOnlyList<LineFeature> lines)
    {
        using var layer = dataset.CreateLayer(layerName, crs, wkbGeometryType.wkbLineString, [])!;
        foreach (var column in columns)
        {
            using var field = new FieldDefn(column.Name, FieldTypeOf(column.Type));
            layer.CreateField(field, 1);
        }

        using var definition = layer.GetLayerDefn();
        layer.StartTransaction();
        foreach (var line in lines) Add(layer, definition, line);
        layer.CommitTransaction();
    }

    static void Add(Layer layer, FeatureDefn definition, LineFeature line)
    {
        using var feature = new Feature(definition);
        for (var i = 0; i < line.Values.Count; i++)
        {
            switch (line.Values[i])
            {
                case int whole: feature.SetField(i, whole); break;
                case double number: feature.SetField(i, number); break;
                default: feature.SetField(i, (string)line.Values[i]); break;
            }
        }

        using var geometry = new Geometry(wkbGeometryType.wkbLineString);
        for (var i = 0; i < line.Xs.Count; i++) geometry.AddPoint_2D(line.Xs[i], line.Ys[i]);
        feature.SetGeometry(geometry);
        layer.CreateFeature(feature);
    }

    static FieldType FieldTypeOf(Type type) =>
        type == typeof(int) ? FieldType.OFTInteger
        : type == typeof(double) ? FieldType.OFTReal
        : type == typeof(string) ? FieldType.OFTString
        : throw new ArgumentException($"no column holds {type.Name}", nameof(type));
}
