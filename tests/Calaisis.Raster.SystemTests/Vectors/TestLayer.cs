using Calaisis.Raster.Geo.Native;
using OSGeo.OGR;
using OSGeo.OSR;

namespace Calaisis.Raster.SystemTests.Vectors;

/// <summary>A GeoPackage written for one test, in a folder of its own.</summary>
sealed class TestLayer : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("calaisis-vectors-").FullName;

    public TestLayer() => Path = System.IO.Path.Combine(_folder, "test.gpkg");

    public string Path { get; }

    /// <summary>A dataset with one layer, "features", in Lambert-93.</summary>
    public static TestLayer Of(params TestFeature[] features)
    {
        var file = new TestLayer();
        file.Add("features", "EPSG:2154", features);
        return file;
    }

    public static TestLayer OfWkt(params string[] wkts) => Of([.. wkts.Select(w => new TestFeature(w))]);

    /// <summary>Adds a layer; its attributes are those of the first feature.</summary>
    public void Add(string name, string? crs, params TestFeature[] features)
    {
        GdalRuntime.EnsureStarted();
        using var driver = Ogr.GetDriverByName("GPKG")!;
        using var dataset = File.Exists(Path) ? Ogr.Open(Path, 1)! : driver.CreateDataSource(Path, [])!;
        using var reference = crs is null ? null : new SpatialReference("");
        reference?.SetFromUserInput(crs!);
        reference?.SetAxisMappingStrategy(AxisMappingStrategy.OAMS_TRADITIONAL_GIS_ORDER);
        using var layer = dataset.CreateLayer(name, reference, wkbGeometryType.wkbUnknown, [])!;
        foreach (var (attribute, value) in features.FirstOrDefault()?.Attributes ?? [])
        {
            using var field = new FieldDefn(attribute, TypeOf(value));
            layer.CreateField(field, 1);
        }

        layer.StartTransaction();
        foreach (var feature in features) Add(layer, feature);
        layer.CommitTransaction();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    static void Add(Layer layer, TestFeature feature)
    {
        using var definition = layer.GetLayerDefn();
        using var row = new Feature(definition);
        for (var i = 0; i < feature.Attributes.Length; i++) Set(row, i, feature.Attributes[i].Value);
        if (feature.Wkt is not null)
        {
            using var geometry = Geometry.CreateFromWkt(feature.Wkt);
            row.SetGeometry(geometry);
        }

        layer.CreateFeature(row);
    }

    static void Set(Feature row, int index, object? value)
    {
        switch (value)
        {
            case null: break;
            case string text: row.SetField(index, text); break;
            case long whole: row.SetFieldInteger64(index, whole); break;
            case int whole: row.SetField(index, whole); break;
            case double number: row.SetField(index, number); break;
            default: throw new ArgumentException("no such attribute type", nameof(value));
        }
    }

    static FieldType TypeOf(object? value) => value switch
    {
        string => FieldType.OFTString,
        int => FieldType.OFTInteger,
        long => FieldType.OFTInteger64,
        _ => FieldType.OFTReal,
    };
}

/// <summary>A feature to write: its geometry as WKT (null for none) and its attributes.</summary>
sealed record TestFeature(string? Wkt, params (string Name, object? Value)[] Attributes);
