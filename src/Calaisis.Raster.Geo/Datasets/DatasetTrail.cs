using System.Text.RegularExpressions;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Confining;
using Calaisis.Raster.Geo.Native;
using OSGeo.GDAL;

namespace Calaisis.Raster.Geo.Datasets;

/// <summary>
/// Everything a dataset leads to: what lies beside it, the parts of a virtual one and theirs. What cannot be followed
/// is said, so that nobody takes a dataset for unchanged of which only the beginning is known.
/// </summary>
sealed partial class DatasetTrail
{
    /// <summary>Formats whose data lie in the files that GDAL names, and nowhere else.</summary>
    static readonly HashSet<string> PlainFormats = new(StringComparer.Ordinal)
    {
        "AAIGrid", "AIG", "Arrow", "BMP", "BT", "COG", "CSV", "DGN", "DTED", "DXF", "EHdr", "ENVI", "ESRI Shapefile",
        "ESRIJSON", "FileGDB",
        "FlatGeobuf", "GIF", "GML", "GPKG", "GPX", "GRASSASCIIGrid", "GS7BG", "GSAG", "GSBG", "GTiff", "GeoJSON",
        "GeoJSONSeq", "HFA", "JP2ECW",
        "JP2KAK", "JP2OpenJPEG", "JPEG", "KML", "MBTiles", "MapInfo File", "ODS", "OpenFileGDB", "PNG", "PNM",
        "Parquet", "RST", "S57", "SAGA",
        "SQLite", "SRTMHGT", "TopoJSON", "USGSDEM", "WEBP", "XLSX", "XYZ", "netCDF",
    };

    static readonly string[] LogsOfDatabases = ["-wal", "-journal"];

    static readonly string[] BesideTables = [".csvt", ".prj"];

    static readonly string[] SchemaEndings = [".gfs", ".xsd", ".prj"];

    readonly HashSet<string> _followed = new(StringComparer.Ordinal);
    readonly List<string> _files = [];
    readonly List<string> _addresses = [];
    Sentence? _lost;

    /// <summary>Files of this machine, in the order in which they were met.</summary>
    public IReadOnlyList<string> Files => _files;

    /// <summary>Names of what is on servers.</summary>
    public IReadOnlyList<string> Addresses => _addresses;

    /// <summary>What was found, after the files of the dataset itself.</summary>
    public DatasetFiles End(IReadOnlyList<string> own, string detail)
    {
        var known = own.Select(Path.GetFullPath).ToHashSet(StringComparer.Ordinal);
        return new DatasetFiles(
            [.. own, .. _files.Where(file => !known.Contains(file) && !IsGone(file)).Distinct()
                .Order(StringComparer.Ordinal)], detail)
        {
            Addresses = [.. _addresses.Distinct().Order(StringComparer.Ordinal)],
            Unfollowed = _lost,
        };
    }

    /// <summary>GDAL takes an empty log away when it closes a database.</summary>
    static bool IsGone(string file) =>
        LogsOfDatabases.Any(log => file.EndsWith(log, StringComparison.Ordinal)) && !File.Exists(file);

    /// <summary>Notes why something could not be followed; the first reason is told.</summary>
    public void Lose(Sentence why) => _lost ??= why;

    /// <summary>Notes a dataset and all it leads to.</summary>
    /// <param name="name">As GDAL is told it.</param>
    public void Follow(string name)
    {
        if (!_followed.Add(name)) return;
        Confinement.RequireSources(name);
        DatabaseLog.Require(name);
        var place = DatasetPlace.Of(name);
        if (place.File is { } file) Add(file);
        else if (place.IsAddress) _addresses.Add(name);
        if (place.File == name && VirtualDataset.IsOne(name))
        {
            Reach(VirtualDataset.Read(name), name);
            // Overviews, masks and metadata of its own lie beside it.
            foreach (var beside in Open(name).Files) AddBeside(beside);
            return;
        }

        // GDAL does not name what it reads with a CSV; tables of friction are read without it and have none of these.
        if (Path.GetExtension(name).Equals(".csv", StringComparison.OrdinalIgnoreCase) && place.File == name)
        {
            foreach (var beside in BesideTables) AddIfThere(Path.ChangeExtension(name, beside));
            return;
        }

        var (format, files) = Open(name);
        var isHere = place.File is not null || place.IsAddress || Directory.Exists(name)
            || files.Any(file => DatasetPlace.Of(file).File is not null);
        if (!isHere) Lose($"'{Shown(name)}' is no file of this machine");
        // What cannot be opened is told by the step that reads it.
        if (format is null) return;
        if (!PlainFormats.Contains(format)) Lose($"'{Shown(name)}' ({format}) may lead to others");
        foreach (var beside in files) AddBeside(beside);
        if (format == "GML" && place.File == name) AddSchemas(name);
        if (format == "MapInfo File" && place.File == name && IsSeamless(name))
            Lose($"'{Shown(name)}' joins other tables");
    }

    void Reach(VirtualDataset found, string foundIn)
    {
        if (found.Strange is { } strange) Lose(strange);
        foreach (var part in found.Parts)
        {
            Confinement.Require(part, foundIn);
            Follow(part);
        }
    }

    /// <summary>What GDAL names beside a dataset; it may be of a kind that leads further.</summary>
    void AddBeside(string name)
    {
        var place = DatasetPlace.Of(name);
        if (place.IsAddress) _addresses.Add(name);
        else if (place.File is { } file && file != name) Add(file);
        else if (place.File is not null && VirtualDataset.IsOne(name)) Follow(name);
        else if (place.File is not null) Add(name);
    }

    void Add(string file)
    {
        _files.Add(Path.GetFullPath(file));
        foreach (var log in LogsOfDatabases) AddIfThere(file + log);
    }

    void AddIfThere(string file)
    {
        if (File.Exists(file)) _files.Add(Path.GetFullPath(file));
    }

    /// <summary>GDAL reads the schema of a GML from files that it does not name.</summary>
    void AddSchemas(string name)
    {
        foreach (var ending in SchemaEndings) AddIfThere(Path.ChangeExtension(name, ending));
        using var reader = new StreamReader(name);
        var beginning = new char[1 << 16];
        var text = new string(beginning, 0, reader.ReadBlock(beginning, 0, beginning.Length));
        foreach (var place in SchemaLocation().Matches(text)
            .SelectMany(match => match.Groups[1].Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
        {
            if (place.Contains("DescribeFeatureType", StringComparison.OrdinalIgnoreCase))
                Lose($"'{Shown(name)}' has its schema from a server");
            else if (!place.Contains("://", StringComparison.Ordinal))
                AddIfThere(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(name))!, place));
        }
    }

    static bool IsSeamless(string table) => Path.GetExtension(table).Equals(".tab", StringComparison.OrdinalIgnoreCase)
        && File.ReadAllText(table).Contains("IsSeamless", StringComparison.OrdinalIgnoreCase);

    static (string? Format, string[] Files) Open(string name)
    {
        using var errors = new ErrorScope();
        (string? Format, string[] Files) found = (null, []);
        ErrorScope.Attempt(() =>
        {
            using var dataset = Gdal.OpenEx(
                name, (uint)(GdalConst.OF_RASTER | GdalConst.OF_VECTOR), null, InputOptions.ToRead, null);
            if (dataset is null) return;
            using var driver = dataset.GetDriver();
            // Where a server answers to every name, GDAL takes overviews of overviews of a GeoTIFF for files without
            // end.
            var isEndless = DatasetPlace.Of(name).IsAddress && driver.ShortName is "GTiff";
            found = (driver.ShortName, isEndless ? [] : dataset.GetFileList() ?? []);
        });
        return found;
    }

    static string Shown(string name) =>
        Secrets.Mask(Path.IsPathRooted(name) && File.Exists(name) ? Path.GetFileName(name) : name);

    [GeneratedRegex("""schemaLocation\s*=\s*["']([^"']*)["']""", RegexOptions.IgnoreCase)]
    private static partial Regex SchemaLocation();
}
