using System.Globalization;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.SystemTests.Program;
using Calaisis.Raster.SystemTests.Rasters;
using Calaisis.Raster.SystemTests.Vectors;
using OSGeo.GDAL;
using OSGeo.OSR;

namespace Calaisis.Raster.SystemTests.Pipelines;

/// <summary>
/// A folder with a small made-up region: land cover of four classes (1 to 4, 255 no data), a light whose radiance rises
/// from west to east, one road, and a friction table. Small enough that a test works everything out by itself.
/// </summary>
sealed class SmallWorld : IDisposable
{
    public const int Rows = 30;
    public const int Cols = 40;
    public const double West = 600_000;
    public const double North = 7_000_300;
    public const double CellMetres = 10;

    readonly Folder _folder = new();

    public SmallWorld()
    {
        WriteRaster("cover.tif", Every((row, col) => CoverAt(row, col)), noData: 255, type: DataType.GDT_Byte);
        WriteRaster("light.tif", Every((row, col) => LightAt(row, col)));
        File.WriteAllText(
            this["friction.csv"],
            "code;class;foret;prairie;source\n1;Bois;1;20;default\n2;Champ;50;30;default\n3;Bâti;X;1000;default\n"
                + "4;Eau;100;100;default\n");
        File.WriteAllText(this["roads.csv"], "code;class;foret;source\n1;Autoroute;5000;default\n2;Rue;80;default\n");
    }

    /// <summary>The grid, as a pipeline file declares it.</summary>
    public static string Grid => "{ extent: [600000, 7000000, 600400, 7000300], cell: 10, crs: EPSG:2154 }";

    public string Path => _folder.Path;

    public string this[string name] => _folder[name];

    public static int CoverAt(int row, int col) => 1 + (((row / 3) + (col / 5)) % 4);

    public static float LightAt(int row, int col) => col * 0.5f + row * 0.01f;

    /// <summary>One value per cell, row-major.</summary>
    public static float[] Every(Func<int, int, float> at, int rows = Rows, int cols = Cols) =>
        [.. Enumerable.Range(0, rows * cols).Select(i => at(i / cols, i % cols))];

    /// <summary>Writes a GeoTIFF whose north-west corner is that of the region.</summary>
    public string WriteRaster(
        string name,
        float[] values,
        int cols = Cols,
        double? noData = null,
        string? crs = "EPSG:2154",
        DataType type = DataType.GDT_Float32,
        double west = West,
        double cell = CellMetres)
    {
        GdalRuntime.EnsureStarted();
        var rows = values.Length / cols;
        using var dataset = Gdal.GetDriverByName("GTiff")!.Create(this[name], cols, rows, 1, type, null)!;
        dataset.SetGeoTransform([west, cell, 0, North, 0, -cell]);
        if (crs is not null)
        {
            using var reference = new SpatialReference("");
            reference.SetFromUserInput(crs);
            dataset.SetSpatialRef(reference);
        }

        using var band = dataset.GetRasterBand(1)!;
        if (noData is { } none) band.SetNoDataValue(none);
        band.WriteRaster(0, 0, cols, rows, values, cols, rows, 0, 0);
        return this[name];
    }

    /// <summary>Writes a GeoPackage with one layer, "features".</summary>
    public void WriteVectors(string name, params TestFeature[] features)
    {
        using var file = TestLayer.Of(features);
        File.Copy(file.Path, this[name], overwrite: true);
    }

    /// <summary>A road of 20 m along the row whose centre is given, from the west edge to the east.</summary>
    public static TestFeature Road(int row, params (string Name, object? Value)[] attributes)
    {
        var y = North - ((row + 0.5) * CellMetres);
        return new TestFeature(
            string.Create(CultureInfo.InvariantCulture, $"LINESTRING ({West} {y}, {West + (Cols * CellMetres)} {y})"),
            attributes);
    }

    /// <summary>Writes a pipeline file around these sources and layers of its one trame.</summary>
    public string WritePipeline(
        string sources, string layers, string trame = "", string grid = "", string name = "small.yaml")
    {
        var text = $"""
            name: small
            title: Petite région
            grid: {(grid.Length == 0 ? Grid : grid)}
            sources:
            {Indent(sources, 2)}
            trames:
              verte:
                title: Trame verte
            {Indent(trame, 4)}
                layers:
            {Indent(layers, 6)}

            """;
        File.WriteAllText(this[name], text);
        return name;
    }

    /// <summary>Starts the program in the region's folder.</summary>
    public Task<Said> RunAsync(params string[] arguments) => BuiltProgram.RunAsync(Path, arguments);

    /// <summary>The values of a raster that a run left, with NaN where there is NoData.</summary>
    public float[] Read(string name) => ReadFile(this[name]);

    public static float[] ReadFile(string path)
    {
        GdalRuntime.EnsureStarted();
        using var dataset = Gdal.Open(path, Access.GA_ReadOnly)!;
        var values = new float[dataset.RasterXSize * dataset.RasterYSize];
        using var band = dataset.GetRasterBand(1)!;
        band.ReadRaster(
            0, 0, dataset.RasterXSize, dataset.RasterYSize, values, dataset.RasterXSize, dataset.RasterYSize, 0, 0);
        band.GetNoDataValue(out var noData, out var hasNoData);
        return hasNoData == 0 ? values : Array.ConvertAll(values, v => v == (float)noData ? float.NaN : v);
    }

    /// <summary>
    /// The content of every result below a folder of results, as its hash, by its path from there; but of the file that
    /// says when they were made.
    /// </summary>
    public SortedDictionary<string, string> Bytes(string root)
    {
        var bytes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Results(root).Where(file => !IsSidecar(file[(root.Length + 1)..])))
        {
            bytes[file[(root.Length + 1)..]] = Convert.ToHexString(
                System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(this[file])));
        }

        return bytes;
    }

    /// <summary>Every file below the folder, by its path from there with forward slashes, in order.</summary>
    public string[] Files(string below = "") =>
    [
        .. Directory.EnumerateFiles(System.IO.Path.Combine(Path, below), "*", SearchOption.AllDirectories)
            .Select(file => System.IO.Path.GetRelativePath(Path, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>
    /// What people see of a run's results, by its path from the region's folder; not what lies behind it.
    /// </summary>
    public string[] Results(string below = "out") => Directory.Exists(this[below])
        ? [.. Files(below).Where(file => !file.Contains("/.calaisis/", StringComparison.Ordinal))]
        : [];

    /// <summary>Half-made files of a run; none when nothing runs.</summary>
    public string[] Scratch(string below = "out") =>
        [.. Files(below).Where(file => file.Contains("/scratch/", StringComparison.Ordinal)
            || file.Contains(".partial", StringComparison.Ordinal))];

    public void Dispose() => _folder.Dispose();

    // run.json of a scenario lies deeper, and says nothing of times.
    static bool IsSidecar(string file) =>
        file.EndsWith("/run.json", StringComparison.Ordinal) && file.Count(letter => letter == '/') == 1;

    static string Indent(string text, int spaces) =>
        string.Join('\n', text.Split('\n').Select(line => new string(' ', spaces) + line));
}
