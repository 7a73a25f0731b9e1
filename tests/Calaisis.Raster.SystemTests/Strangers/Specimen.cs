using System.IO.Compression;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.SystemTests.Pipelines;
using OSGeo.GDAL;
using OSGeo.OGR;
using OSGeo.OSR;

namespace Calaisis.Raster.SystemTests.Strangers;

/// <summary>A small pipeline that reads one kind of file, and the names of those that are damaged.</summary>
sealed class Specimen : IDisposable
{
    const string Road = "LINESTRING (600000 7000150, 600400 7000150)";

    readonly SmallWorld _world = new();
    readonly Dictionary<string, byte[]> _whole = [];

    Specimen(string source, params string[] damaged)
    {
        var isVector = source.Contains("vector", StringComparison.Ordinal);
        _world.WritePipeline(
            "data: " + source.Replace("HERE", _world.Path, StringComparison.Ordinal)
                + "\ncover: { raster: cover.tif, kind: classes }",
            "- { table: friction.csv, column: foret, source: cover }\n" + (isVector
                ? "- { constant: 50, source: data, combine: max }"
                : "- { table: friction.csv, column: prairie, source: data, combine: over }"));
        Damaged = damaged;
    }

    /// <summary>What is read, by name.</summary>
    public static IReadOnlyDictionary<string, Func<Specimen>> All { get; } = new Dictionary<string, Func<Specimen>>
    {
        ["yaml"] = () => new Specimen("{ raster: cover.tif, kind: classes }", "small.yaml").Kept(),
        ["scenarios"] = () =>
            new Specimen("{ raster: cover.tif, kind: classes }", "small.yaml").With(world => File.AppendAllText(
                world["small.yaml"], "scenarios:\n  old: { title: Then, years: [2015, 2020], edits: [{ set: "
                    + "'trames.verte.layers[2].combine', to: max }] }\n  new: { title: 'Now', parent: old-2020 }\n")),
        ["extended files"] = () =>
            new Specimen("{ raster: cover.tif, kind: classes }", "own.yaml", "small.yaml")
            {
                Command = ["check", "own.yaml"],
            }.With(world => File.WriteAllText(
                world["own.yaml"],
                "extends: small.yaml\ntitle: 'Own'\ngrid: { cell: 20 }\ntrames: { verte: { title: Green, layers: [{ "
                    + "constant: 3, source: cover }] } }\nscenarios:\n  old: { title: Then }\n")),
        ["friction"] = () => new Specimen("{ raster: cover.tif, kind: classes }", "friction.csv").Kept(),
        ["geotiff"] = () => new Specimen("{ raster: data.tif, kind: classes }", "data.tif").With(world => File.Copy(
            world["cover.tif"], world["data.tif"])),
        ["sidecar"] = () => new Specimen("{ raster: data.tif, kind: classes }", "data.tif.aux.xml").With(world =>
        {
            File.Copy(world["cover.tif"], world["data.tif"]);
            File.WriteAllText(
                world["data.tif.aux.xml"],
                "<PAMDataset><SRS>EPSG:2154</SRS><GeoTransform>600000, 10, 0, 7000300, 0, "
                    + "-10</GeoTransform><PAMRasterBand band=\"1\"><NoDataValue>255</NoDataValue><Scale>1</Scale>"
                    + "</PAMRasterBand></PAMDataset>");
        }),
        ["vrt"] = () => new Specimen("{ raster: data.vrt, kind: classes }", "data.vrt").With(world => File.WriteAllText(
            world["data.vrt"],
            "<VRTDataset rasterXSize=\"40\" rasterYSize=\"30\"><SRS>EPSG:2154</SRS><GeoTransform>"
                + "600000, 10, 0, 7000300, 0, -10</GeoTransform><VRTRasterBand dataType=\"Byte\" band=\"1\">"
                + "<NoDataValue>255</NoDataValue>"
                + "<SimpleSource><SourceFilename relativeToVRT=\"1\">cover.tif</SourceFilename><SourceBand>"
                + "1</SourceBand><SrcRect xOff=\"0\" yOff=\"0\" xSize=\"40\" ySize=\"30\" /><DstRect xOff=\"0\" "
                + "yOff=\"0\" xSize=\"40\" ySize=\"30\" /></SimpleSource></VRTRasterBand></VRTDataset>")),
        ["ascii grid"] = () => new Specimen("{ raster: data.asc, kind: classes, crs: EPSG:2154 }", "data.asc")
            .With(world => File.WriteAllText(
                world["data.asc"],
                "ncols 40\nnrows 30\nxllcorner 600000\nyllcorner 7000000\ncellsize 10\nNODATA_value 255\n"
                    + string.Concat(Enumerable.Range(0, 30).Select(row => string.Join(
                        ' ', Enumerable.Range(0, 40).Select(col => SmallWorld.CoverAt(row, col))) + "\n")))),
        ["zip"] = () =>
            new Specimen("{ raster: /vsizip/HERE/data.zip/cover.tif, kind: classes }", "data.zip").With(world =>
            {
                using var zip = ZipFile.Open(world["data.zip"], ZipArchiveMode.Create);
                zip.CreateEntryFromFile(world["cover.tif"], "cover.tif");
            }),
        ["geopackage"] = () => new Specimen(
            "{ vector: data.gpkg, where: \"kind = 'D1'\", width: { attribute: width } }", "data.gpkg").With(world =>
            world.WriteVectors("data.gpkg", SmallWorld.Road(11, ("kind", "D1"), ("width", 12.5)))),
        ["geojson"] = () =>
            new Specimen("{ vector: data.geojson, crs: EPSG:2154, where: \"kind = 'D1'\" }", "data.geojson")
                .With(world => File.WriteAllText(
                    world["data.geojson"],
                    "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\","
                        + "\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::2154\"}},"
                        + "\"features\":[{\"type\":\"Feature\",\"properties\":{\"kind\":\"D1\"},"
                        + "\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[600000,7000150],[600400,"
                        + "7000150]]}}]}")),
        ["shapefile"] = () =>
            new Specimen("{ vector: data.shp, where: \"kind = 'D1'\" }", "data.shp", "data.shx", "data.dbf", "data.prj")
                .With(WriteShapefile),
        ["netcdf"] = () => new Specimen("{ raster: data.nc, kind: classes, crs: EPSG:2154 }", "data.nc")
            .With(world => WriteAs("netCDF", world["cover.tif"], world["data.nc"])),
        ["csv layer"] = () => new Specimen(
            "{ vector: data.csv, crs: EPSG:2154, where: \"kind = 'D1'\", all-touched: true }", "data.csv", "data.csvt")
            .With(world =>
            {
                File.WriteAllText(world["data.csv"], "kind,wkt\nD1,\"POLYGON ((600000 7000150, 600400 7000150, "
                    + "600400 7000190, 600000 7000150))\"\n");
                File.WriteAllText(world["data.csvt"], "String,WKT\n");
            }),
        ["points of costs"] = () => new Specimen("{ raster: cover.tif, kind: classes }", "cover.tif", "points.geojson")
        {
            Command = ["process", "run", "cost-matrix", "--resistance", "cover.tif", "--points", "points.geojson",
                "--output", "costs.csv", "--name", "name"],
        }.With(world => File.WriteAllText(
            world["points.geojson"],
            "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\","
                + "\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::2154\"}},\"features\":["
                + "{\"type\":\"Feature\",\"properties\":{\"name\":\"a\"},\"geometry\":{\"type\":\"Point\","
                + "\"coordinates\":[600055,7000055]}},"
                + "{\"type\":\"Feature\",\"properties\":{\"name\":\"b\"},\"geometry\":{\"type\":\"Point\","
                + "\"coordinates\":[600355,7000255]}}]}")),
        ["virtual layer"] = () => new Specimen("{ vector: data.vrt }", "data.vrt").With(world =>
        {
            world.WriteVectors("road.gpkg", SmallWorld.Road(11));
            File.WriteAllText(world["data.vrt"], "<OGRVRTDataSource><OGRVRTLayer name=\"features\">"
                + "<SrcDataSource relativeToVRT=\"1\">road.gpkg</SrcDataSource><SrcLayer>features</SrcLayer>"
                + "</OGRVRTLayer></OGRVRTDataSource>");
        }),
    };

    /// <summary>What is started over them, without what every start gets.</summary>
    public IReadOnlyList<string> Command { get; private init; } = ["check", "small.yaml"];

    /// <summary>Names of the files that are damaged, one at a time.</summary>
    public IReadOnlyList<string> Damaged { get; }

    public string Folder => _world.Path;

    /// <summary>Damages one of the files, and mends the others.</summary>
    /// <returns>The one that is damaged.</returns>
    public string Damage(int seed)
    {
        var name = Damaged[(int)((uint)seed % (uint)Damaged.Count)];
        foreach (var (file, bytes) in _whole)
            File.WriteAllBytes(_world[file], file == name ? Strangers.Damage.Of(bytes, seed) : bytes);
        return _world[name];
    }

    public void Dispose() => _world.Dispose();

    Specimen With(Action<SmallWorld> write)
    {
        write(_world);
        return Kept();
    }

    Specimen Kept()
    {
        foreach (var name in Damaged) _whole[name] = File.ReadAllBytes(_world[name]);
        return this;
    }

    static void WriteAs(string format, string from, string to)
    {
        GdalRuntime.EnsureStarted();
        using var driver = Gdal.GetDriverByName(format)!;
        using var source = Gdal.Open(from, Access.GA_ReadOnly)!;
        using var copy = driver.CreateCopy(to, source, 0, [], null, null);
    }

    static void WriteShapefile(SmallWorld world)
    {
        GdalRuntime.EnsureStarted();
        using var driver = Ogr.GetDriverByName("ESRI Shapefile")!;
        using var dataset = driver.CreateDataSource(world["data.shp"], [])!;
        using var reference = new SpatialReference("");
        reference.SetFromUserInput("EPSG:2154");
        using var layer = dataset.CreateLayer("data", reference, wkbGeometryType.wkbLineString, [])!;
        using var field = new FieldDefn("kind", FieldType.OFTString);
        layer.CreateField(field, 1);
        using var definition = layer.GetLayerDefn();
        using var feature = new Feature(definition);
        feature.SetField(0, "D1");
        using var shape = Geometry.CreateFromWkt(Road);
        feature.SetGeometry(shape);
        layer.CreateFeature(feature);
    }
}
