using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Outputs;
using Calaisis.Raster.Tables;
using OSGeo.GDAL;
using OSGeo.OGR;

namespace Calaisis.Raster.Geo.Vectors;

/// <summary>
/// Writes tables of features as the layers of a GeoPackage, or one of them as GeoJSON, by the ending of the name; whole
/// or not at all, and the same bytes for the same tables. Reads them back without loss.
/// </summary>
/// <remarks>
/// A GeoPackage also gets the table <c>columns</c>, which says title, unit and meaning of every column that has them,
/// and, where styles are given, the table <c>layer_styles</c>, by which QGIS draws a layer as soon as it is opened.
/// </remarks>
public static class FeatureFile
{
    // GDAL's name for the shape among the fields.
    const string ShapeField = "OGR_GEOMETRY";

    static readonly Sentence Advice = $"free some space, or choose a folder you may write to.";

    // The time of the last change, which GeoPackage wants, would differ from run to run.
    const string NoTime = "2000-01-01T00:00:00.000Z";

    /// <summary>Whether the ending names a format that can be written.</summary>
    public static bool IsSupported(string path) => DriverOf(path) is not null;

    /// <summary>Whether the ending names a format with room for metadata.</summary>
    public static bool HoldsMetadata(string path) => DriverOf(path) == "GPKG";

    /// <param name="path">
    /// The file, <c>.gpkg</c> or (one table, no styles) <c>.geojson</c>; replaced where it exists.
    /// </param>
    /// <param name="crs">Coordinate system of the shapes.</param>
    /// <param name="tables">The layers, in the order they are to stand.</param>
    /// <param name="styles">How QGIS draws them.</param>
    /// <param name="metadata">What a GeoPackage says of itself as a whole, by name.</param>
    /// <exception cref="OutputException">The file cannot be written.</exception>
    /// <exception cref="GdalException">GDAL could not write it.</exception>
    public static void Write(
        string path,
        string crs,
        IReadOnlyList<FeatureTable> tables,
        IReadOnlyList<LayerStyle>? styles = null,
        IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(tables);
        var driver = DriverOf(path) ?? throw new ArgumentException("no format that can be written", nameof(path));
        var isPackage = driver == "GPKG";
        if (!isPackage && (tables.Count != 1 || styles is not null || metadata is not null))
            throw new ArgumentException("only a GeoPackage holds several tables, styles or metadata", nameof(path));
        var described = isPackage ? ColumnTable.Of(tables) : null;
        var target = Path.GetFullPath(path);
        var partial = ScratchFile.Beside(target, "features");
        try
        {
            OutputPlace.Require(path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            ScratchFile.RemoveStale(target);
            Create(
                driver, partial, target, crs, described is null ? tables : [.. tables, described], tables, styles ?? [],
                metadata);
            File.Move(partial, target, overwrite: true);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new OutputException($"{path}: cannot be written ({LibraryTexts.Of(refused)}); {Advice}", refused);
        }
        finally
        {
            foreach (var leftover in new[] { "", "-journal", "-wal", "-shm" })
            {
                if (File.Exists(partial + leftover)) File.Delete(partial + leftover);
            }
        }
    }

    /// <summary>Reads one layer, in the order of its feature ids.</summary>
    /// <exception cref="RasterException">
    /// There is no such layer, or its shapes are of no kind a table holds.
    /// </exception>
    /// <exception cref="GdalException">The file cannot be opened or read.</exception>
    public static FeatureTable Read(string path, string layer) => Read(path, layer, withShapes: true);

    /// <summary>The same without shapes, which are most of a file: rows of values only.</summary>
    /// <exception cref="RasterException">There is no such layer.</exception>
    /// <exception cref="GdalException">The file cannot be opened or read.</exception>
    public static FeatureTable ReadValues(string path, string layer) => Read(path, layer, withShapes: false);

    static FeatureTable Read(string path, string layer, bool withShapes)
    {
        ArgumentNullException.ThrowIfNull(path);
        using var errors = new ErrorScope();
        try
        {
            using var dataset = Ogr.Open(path, 0) ?? throw errors.Failure(
                $"open", path, $"there is no such file, or it is not a vector format that this GDAL reads");
            using var found = dataset.GetLayerByName(layer) ?? throw new RasterException(
                $"{path}: found no layer '{layer}' (layers: {string.Join(", ", NamesIn(dataset))})");
            var words = ColumnTable.WordsIn(dataset, layer);
            if (!withShapes) found.SetIgnoredFields([ShapeField]);
            return FeatureLayers.Read(found, layer, path, words);
        }
        catch (ApplicationException failure)
        {
            throw errors.Failure($"read", path, inner: failure);
        }
    }

    static IEnumerable<string> NamesIn(DataSource dataset)
    {
        for (var i = 0; i < dataset.GetLayerCount(); i++) yield return dataset.GetLayerByIndex(i)!.GetName()!;
    }

    static void Describe(string partial, IReadOnlyDictionary<string, string> metadata)
    {
        using var dataset = Gdal.OpenEx(partial, (uint)(GdalConst.OF_VECTOR | GdalConst.OF_UPDATE), null, null, null);
        dataset?.SetMetadata([.. metadata.Select(said => $"{said.Key}={said.Value}")], "");
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
        string crs,
        IReadOnlyList<FeatureTable> layers,
        IReadOnlyList<FeatureTable> tables,
        IReadOnlyList<LayerStyle> styles,
        IReadOnlyDictionary<string, string>? metadata)
    {
        using var reference = CoordinateSystem.Parse(crs, $"{target}");
        using var errors = new ErrorScope();
        try
        {
            // Of this thread only: another may be writing a file of its own.
            Gdal.SetThreadLocalConfigOption("OGR_CURRENT_DATE", NoTime);
            using var driver = Ogr.GetDriverByName(driverName)!;
            var dataset = driver.CreateDataSource(partial, []) ?? throw errors.Failure($"be written", target, Advice);
            try
            {
                foreach (var table in layers) FeatureLayers.Write(dataset, reference, table);
                if (styles.Count > 0) StyleTable.Write(dataset, tables, styles);
            }
            finally
            {
                // The failure of a close arrives as an exception of the next call, whatever that is.
                ErrorScope.Attempt(dataset.Dispose);
                ErrorScope.Attempt(() => Gdal.GetDriverCount());
            }

            if (metadata is not null) Describe(partial, metadata);
            errors.ThrowIfReported($"finish writing it", target, Advice);
        }
        catch (ApplicationException failure)
        {
            throw errors.Failure($"be written", target, Advice, failure);
        }
        finally
        {
            Gdal.SetThreadLocalConfigOption("OGR_CURRENT_DATE", null);
        }
    }
}
