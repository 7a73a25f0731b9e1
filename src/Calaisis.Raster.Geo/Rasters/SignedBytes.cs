using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Datasets;
using Calaisis.Raster.Geo.Native;
using OSGeo.GDAL;

namespace Calaisis.Raster.Geo.Rasters;

/// <summary>
/// Whether the bytes of a band are signed. Programs of GDAL that put rasters together in a virtual one leave out the
/// word that says so: it is looked for in the parts as well, and in theirs.
/// </summary>
static class SignedBytes
{
    /// <summary>Virtual datasets of virtual datasets: what is deeper is taken as it says itself.</summary>
    const int Deepest = 8;

    /// <param name="path">The raster, as GDAL is told it.</param>
    /// <param name="number">The band, counted from 1.</param>
    /// <param name="band">The same, open.</param>
    /// <param name="place">What the sentence begins with.</param>
    /// <exception cref="RasterException">
    /// Some of its parts have signed bytes and others not, or it makes other numbers of them.
    /// </exception>
    internal static bool Are(string path, int number, Band band, Sentence place)
    {
        if (BandCells.SaySigned(band)) return true;
        if (!File.Exists(path) || !VirtualDataset.IsOne(path)) return false;
        var found = new Dictionary<(string Path, int Band), bool>();
        Note(path, number, found, 0);
        if (!found.ContainsValue(true)) return false;
        if (!found.ContainsValue(false) && band.DataType == DataType.GDT_Byte) return true;
        var named = found.First(part => part.Value).Key.Path;
        throw new RasterException($"{place}: its part '{Path.GetFileName(named)}' holds signed bytes of a GDAL before "
            + $"3.7, which it gives out as unsigned ones or beside unsigned ones, "
            + $"expected parts of one number type; give all parts the type Int16 with a GDAL of 3.7 or newer "
            + $"(gdal_translate -ot Int16) and put them together again.");
    }

    /// <summary>
    /// Notes the parts of a band that are not virtual themselves, and whether their bytes are signed.
    /// </summary>
    static void Note(string path, int number, Dictionary<(string Path, int Band), bool> found, int depth)
    {
        foreach (var part in PartsOf(path, number))
        {
            if (found.ContainsKey(part)) continue;
            using var errors = new ErrorScope();
            ErrorScope.Attempt(() =>
            {
                using var dataset = Gdal.OpenEx(part.Path, (uint)GdalConst.OF_RASTER, null, null, null);
                if (dataset is null || part.Band > dataset.RasterCount) return;
                using var band = dataset.GetRasterBand(part.Band)!;
                var isSaid = BandCells.SaySigned(band);
                if (isSaid || depth >= Deepest || !File.Exists(part.Path) || !VirtualDataset.IsOne(part.Path))
                    found[part] = isSaid;
                else Note(part.Path, part.Band, found, depth + 1);
            });
        }
    }

    /// <summary>
    /// What a band of a virtual raster takes its cells from; of one that is warped, the first band of what it warps.
    /// </summary>
    static IEnumerable<(string Path, int Band)> PartsOf(string path, int number)
    {
        XElement root;
        try
        {
            using var reader = XmlReader.Create(
                path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            root = XDocument.Load(reader).Root!;
        }
        catch (Exception problem) when (problem is XmlException or IOException or UnauthorizedAccessException)
        {
            return [];
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var mappings = root.Descendants("BandMapping").Where(mapping => (int?)mapping.Attribute("dst") == number)
            .Select(mapping => (string?)mapping.Attribute("src"));
        var warped = root.Elements("GDALWarpOptions").Elements("SourceDataset")
            .Select(name => (name, Number: BandNumber(mappings.FirstOrDefault())));
        var sources = root.Elements("VRTRasterBand").Skip(number - 1).Take(1).Elements()
            .Where(source => source.Name.LocalName.EndsWith("Source", StringComparison.Ordinal))
            .SelectMany(source => source.Elements("SourceFilename")
                .Select(name => (name, Number: BandNumber((string?)source.Element("SourceBand")))));
        return warped.Concat(sources).Where(part => part.Number > 0)
            .Select(part => (VirtualDataset.NameIn(part.name, folder), part.Number));
    }

    /// <summary>The first where none is named; 0 for a mask, which says nothing of its band.</summary>
    static int BandNumber(string? text) => text is null ? 1 : int.TryParse(
        text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
