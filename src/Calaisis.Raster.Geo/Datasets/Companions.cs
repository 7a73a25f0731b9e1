using System.Xml;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Native;
using OSGeo.GDAL;
using OSGeo.OSR;

namespace Calaisis.Raster.Geo.Datasets;

/// <summary>
/// Files that lie beside a dataset and say more of it: its coordinate system, its place, which of its cells hold data.
/// GDAL passes over one that it cannot read, mostly without a word; whoever put it there means it to count.
/// </summary>
static class Companions
{
    static readonly string[] WorldEndings =
        [".wld", ".tfw", ".tifw", ".pgw", ".pngw", ".jgw", ".jpgw", ".jpw", ".gfw", ".bpw"];

    /// <summary>Refuses what lies beside a raster and cannot be read: its metadata, its mask.</summary>
    /// <exception cref="RasterException">A file beside it is damaged.</exception>
    public static void Require(string raster)
    {
        if (!File.Exists(raster)) return;
        RequireMetadata(raster + ".aux.xml");
        RequireMask(raster + ".msk");
    }

    /// <summary>
    /// The file beside a dataset that should hold its coordinate system and holds none; null where there is no such
    /// file.
    /// </summary>
    public static string? UnreadProjection(string dataset) =>
        Beside(dataset, [".prj"]) is { } file && !HoldsProjection(file) ? Path.GetFileName(file) : null;

    /// <summary>
    /// The file that a coordinate system may come from, as the end of a sentence about it; empty where there is none.
    /// </summary>
    public static Sentence ProjectionOf(string dataset) =>
        Beside(dataset, [".prj"]) is { } file
            ? (Sentence)$", which may come from '{Path.GetFileName(file)}' beside it: mend that, or take it away"
            : Sentence.Empty;

    /// <summary>
    /// The table of a shapefile's attributes where it is none, which GDAL passes over; null where it is sound or
    /// missing.
    /// </summary>
    public static string? UnreadTable(string shapefile) =>
        Beside(shapefile, [".dbf"]) is { } file && !IsTable(file) ? Path.GetFileName(file) : null;

    /// <summary>The file beside a raster that should say where its cells lie; null where there is none.</summary>
    public static string? WorldFile(string raster) =>
        Beside(raster, WorldEndings) is { } file ? Path.GetFileName(file) : null;

    /// <summary>
    /// The file beside a shapefile that says how its texts are encoded, and its word; null where there is none.
    /// </summary>
    public static (string File, string Word)? Encoding(string shapefile) =>
        Beside(shapefile, [".cpg"]) is { } file ? (Path.GetFileName(file), Beginning(file).Trim()) : null;

    /// <summary>The table of a shapefile's attributes, which is missing or cannot be read where it has none.</summary>
    public static string TableOf(string shapefile) => Path.GetFileName(Path.ChangeExtension(shapefile, ".dbf"));

    /// <summary>
    /// Whether an index of a shapefile lies beside it, of which nobody knows whether it is of this file.
    /// </summary>
    public static bool HaveIndex(string shapefile) => Beside(shapefile, [".qix", ".sbn"]) is not null;

    static string? Beside(string dataset, IEnumerable<string> endings) => File.Exists(dataset)
        ? endings.SelectMany(ending => new[] { ending, ending.ToUpperInvariant() })
            .Select(ending => Path.ChangeExtension(dataset, ending)).FirstOrDefault(File.Exists)
        : null;

    static void RequireMetadata(string file)
    {
        if (!File.Exists(file)) return;
        try
        {
            using var reader = XmlReader.Create(
                file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
            while (reader.Read())
            {
                // To the end: it may be cut short.
            }
        }
        catch (XmlException damaged)
        {
            throw new RasterException(
                $"{file}: cannot be read as XML, though it may hold coordinate system "
                    + $"and no data of the raster beside it "
                    + $"(line {damaged.LineNumber}); mend it, or take it away", damaged);
        }
    }

    static void RequireMask(string file)
    {
        if (!File.Exists(file)) return;
        using var errors = new ErrorScope();
        var found = false;
        ErrorScope.Attempt(() =>
        {
            using var mask = Gdal.OpenEx(file, (uint)GdalConst.OF_RASTER, null, null, null);
            found = mask is { RasterCount: > 0 };
        });
        if (!found)
        {
            throw new RasterException($"{file}: cannot be read, though it should say which cells of the raster beside "
                + $"it hold data; mend it, or take it away");
        }
    }

    static bool HoldsProjection(string file)
    {
        var text = Beginning(file);
        // Older ones name one thing a line.
        if (text.TrimStart().StartsWith("Projection", StringComparison.OrdinalIgnoreCase)) return true;
        using var errors = new ErrorScope();
        var found = false;
        ErrorScope.Attempt(() =>
        {
            using var reference = new SpatialReference("");
            found = reference.ImportFromWkt(ref text) == 0;
        });
        return found;
    }

    // A header of 32 bytes says how long it is itself with the columns that follow, and how long a row is.
    static bool IsTable(string file)
    {
        const int Header = 32;
        using var stream = File.OpenRead(file);
        var start = new byte[Header];
        return stream.ReadAtLeast(start, Header, throwOnEndOfStream: false) == Header && start[0] != byte.MaxValue
            && BitConverter.ToUInt16(start, 8) is >= Header and var length && length <= stream.Length
            && BitConverter.ToUInt16(start, 10) > 0;
    }

    static string Beginning(string file)
    {
        using var reader = new StreamReader(file);
        var text = new char[1 << 16];
        return new string(text, 0, reader.ReadBlock(text, 0, text.Length));
    }
}
