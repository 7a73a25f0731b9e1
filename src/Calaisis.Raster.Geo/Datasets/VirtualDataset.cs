using System.Xml;
using System.Xml.Linq;
using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Geo.Datasets;

/// <summary>
/// What a virtual dataset of GDAL leads to: an XML file, of whatever name, that says how others are put together.
/// </summary>
/// <param name="Parts">The datasets it names, as GDAL is told them.</param>
/// <param name="Strange">
/// What in it may name others in a way not known here, as the end of a sentence; null for nothing.
/// </param>
sealed record VirtualDataset(IReadOnlyList<string> Parts, Sentence? Strange)
{
    /// <summary>What XML begins with that GDAL takes for a dataset, or for a way to one.</summary>
    static readonly string[] Beginnings =
        ["<VRTDataset", "<OGRVRT", "<GDAL_WMS", "<GDAL_WMTS", "<WMS", "<GDALTileIndex", "<STACTA"];

    static readonly HashSet<string> References = new(StringComparer.Ordinal) { "SourceFilename", "SrcDataSource" };

    /// <summary>
    /// What else may stand in one: it says how values and shapes are made of those of the parts, and names no others.
    /// </summary>
    static readonly HashSet<string> Harmless = new(StringComparer.Ordinal)
    {
        "VRTDataset", "SRS", "GeoTransform", "Metadata", "MDI", "VRTRasterBand", "Description", "NoDataValue",
        "HideNoDataValue", "UnitType",
        "Offset", "Scale", "ColorInterp", "CategoryNames", "Category", "ColorTable", "Entry", "SimpleSource",
        "ComplexSource", "AveragedSource",
        "KernelFilteredSource", "NoDataFromMaskSource", "SourceBand", "SourceProperties", "SrcRect", "DstRect",
        "NODATA", "ScaleOffset", "ScaleRatio",
        "LUT", "UseMaskBand", "ColorTableComponent", "Kernel", "Size", "Coefs", "MaskBand", "MaskValueThreshold",
        "RemappedValues",
        "PixelFunctionType", "SourceTransferType", "Overview", "OverviewList", "BlockXSize", "BlockYSize",
        "ImageOffset", "PixelOffset",
        "LineOffset", "ByteOrder", "Exponent", "SrcMin", "SrcMax", "DstMin", "DstMax", "Clamp", "Histograms",
        "HistItem", "HistMin", "HistMax",
        "BucketCount", "IncludeOutOfRange", "Approximate", "HistCounts", "OGRVRTDataSource", "OGRVRTLayer",
        "OGRVRTUnionLayer",
        "OGRVRTWarpedLayer", "SrcLayer", "FID", "Style", "LayerSRS", "GeometryType", "GeometryField", "Field",
        "SrcRegion", "ExtentXMin",
        "ExtentYMin", "ExtentXMax", "ExtentYMax", "FeatureCount", "SrcSRS", "TargetSRS", "SourceLayerFieldName",
        "PreserveSrcFID",
        "FieldStrategy", "WarpedGeomFieldName",
    };

    const int BeginningBytes = 4096;

    /// <summary>Whether a file is one, by its content.</summary>
    public static bool IsOne(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1);
            Span<byte> bytes = stackalloc byte[BeginningBytes];
            var text = System.Text.Encoding.UTF8
                .GetString(bytes[..stream.ReadAtLeast(bytes, BeginningBytes, throwOnEndOfStream: false)]);
            return Beginnings.Any(beginning => text.Contains(beginning, StringComparison.Ordinal));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Reads a file for which <see cref="IsOne"/> is true.</summary>
    public static VirtualDataset Read(string file)
    {
        try
        {
            using var reader = XmlReader.Create(
                file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            var root = XDocument.Load(reader).Root!;
            var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
            var strange = root.DescendantsAndSelf().FirstOrDefault(element => !IsKnown(element))?.Name.LocalName;
            return new VirtualDataset(
                [.. root.Descendants().Where(element => References.Contains(element.Name.LocalName))
                    .Select(element => NameIn(element, folder))],
                strange is null ? null : (Sentence)($"'{Path.GetFileName(file)}' holds "
                    + $"<{Secrets.Mask(strange)}>, which may lead to others"));
        }
        catch (Exception problem) when (problem is XmlException or IOException or UnauthorizedAccessException)
        {
            return new VirtualDataset([], $"'{Path.GetFileName(file)}' cannot be read as the XML that it seems to be");
        }
    }

    static bool IsKnown(XElement element) =>
        (Harmless.Contains(element.Name.LocalName) || References.Contains(element.Name.LocalName))
            // A place for each cell may stand in another dataset, and metadata may be XML of their own.
            && (element.Name.LocalName != "Metadata"
                || (element.Attribute("domain")?.Value ?? "") is "" or "IMAGE_STRUCTURE" or "AREA_OR_POINT");

    /// <summary>The dataset that an element names, as GDAL is told it.</summary>
    /// <param name="element">The element.</param>
    /// <param name="folder">Where the virtual dataset lies.</param>
    internal static string NameIn(XElement element, string folder)
    {
        var name = element.Value.Trim();
        var isBeside = element.Attributes().Any(attribute =>
            attribute.Name.LocalName.Equals("relativeToVRT", StringComparison.OrdinalIgnoreCase)
            && attribute.Value is "1" or "true");
        if (isBeside) return Path.IsPathRooted(name) ? name : Path.Combine(folder, name);
        return File.Exists(name) ? Path.GetFullPath(name) : name;
    }
}
