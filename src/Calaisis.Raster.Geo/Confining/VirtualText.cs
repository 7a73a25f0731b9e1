using System.Text;
using System.Xml;
using System.Xml.Linq;
using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Geo.Confining;

/// <summary>
/// Reads the references of a virtual dataset from its text. GDAL takes attributes and elements for one another and
/// cares for no case, so the same is done here; and what is not known to be harmless is refused.
/// </summary>
static class VirtualText
{
    const int LongestFile = 16_000_000;

    static readonly string[] References = ["SourceFilename", "SourceDataset", "SrcDataSource"];

    static readonly string[] HarmlessDomains = ["", "IMAGE_STRUCTURE", "COLOR_PROFILE"];

    static readonly HashSet<string> Harmless = new(
        [
            // A raster and its bands.
            "VRTDataset", "rasterXSize", "rasterYSize", "SRS", "dataAxisToSRSAxisMapping", "coordinateEpoch",
            "GeoTransform", "Metadata", "MDI", "key", "domain", "VRTRasterBand", "dataType", "band", "subClass",
            "NoDataValue", "NodataValue", "ColorInterp", "ColorTable", "Entry", "c1", "c2", "c3", "c4", "Description",
            "UnitType", "Offset", "Scale", "CategoryNames", "Category", "HideNoDataValue", "MaskBand", "Histograms",
            "HistItem", "HistMin", "HistMax", "BucketCount", "IncludeOutOfRange", "Approximate", "HistCounts",
            "BlockXSize", "BlockYSize", "blockXSize", "OverviewList", "resampling", "Overview", "GCPList", "GCP",
            "Projection", "Id", "Info", "Pixel", "Line", "X", "Y", "Z",
            // Its sources.
            "SimpleSource", "ComplexSource", "AveragedSource", "KernelFilteredSource", "relativeToVRT", "shared",
            "SourceBand", "SourceProperties", "RasterXSize", "RasterYSize", "SrcRect", "DstRect", "xOff", "yOff",
            "xSize", "ySize", "NODATA", "UseMaskBand", "ScaleOffset", "ScaleRatio", "Exponent", "SrcMin", "SrcMax",
            "DstMin", "DstMax", "LUT", "ColorTableComponent", "Kernel", "normalized", "Size", "Coefs",
            "PixelFunctionType", "PixelFunctionArguments", "SourceTransferType",
            // One that is warped.
            "GDALWarpOptions", "WarpMemoryLimit", "ResampleAlg", "WorkingDataType", "Option", "name", "Transformer",
            "ApproxTransformer", "MaxError", "BaseTransformer", "GenImgProjTransformer", "SrcGeoTransform",
            "SrcInvGeoTransform", "DstGeoTransform", "DstInvGeoTransform", "ReprojectTransformer",
            "ReprojectionTransformer", "SourceSRS", "TargetSRS", "Options", "BandList", "BandMapping", "src", "dst",
            "SrcNoDataReal", "SrcNoDataImag", "DstNoDataReal", "DstNoDataImag", "SrcAlphaBand", "DstAlphaBand",
            "Cutline", "CutlineBlendDist",
            // Vectors.
            "OGRVRTDataSource", "OGRVRTLayer", "OGRVRTUnionLayer", "OGRVRTWarpedLayer", "SrcLayer", "SrcRegion", "clip",
            "GeometryType", "LayerSRS", "GeometryField", "encoding", "field", "reportSrcColumn", "Field", "type",
            "subtype", "width", "precision", "nullable", "default", "unique", "FID", "Style", "FeatureCount",
            "ExtentXMin", "ExtentYMin", "ExtentXMax", "ExtentYMax", "SourceLayerFieldName", "PreserveSrcFID",
            "FieldStrategy", "GeometryFieldStrategy", "WarpedGeomFieldName",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <exception cref="Faults.PipelineException">
    /// It holds what is not known to be harmless, or cannot be read.
    /// </exception>
    public static IReadOnlyList<VirtualReference> ReferencesIn(string path)
    {
        var root = Parse(path);
        var references = new List<VirtualReference>();
        foreach (var element in root.DescendantsAndSelf())
        {
            if (IsReference(element.Name)) references.Add(ReferenceOf(element, path));
            else if (!Harmless.Contains(element.Name.ToString())) throw Unknown(element.Name, path);
            foreach (var attribute in element.Attributes())
            {
                // GDAL would take it for the element of that name, and no program writes it so.
                if (!Harmless.Contains(attribute.Name.ToString())) throw Unknown(attribute.Name, path);
                if (Is(attribute.Name, "domain")
                    && !HarmlessDomains.Contains(attribute.Value, StringComparer.OrdinalIgnoreCase))
                {
                    throw Unknown(attribute.Value, path);
                }

                if (Is(attribute.Name, "relativeToVRT") && !IsReference(element.Name))
                    throw Unknown(attribute.Name, path);
            }
        }

        return references;
    }

    static VirtualReference ReferenceOf(XElement element, string path)
    {
        if (element.Nodes().ToList() is not [XText { Value: var name }]) throw Unknown(element.Name, path);
        var flags = element.Attributes()
            .Where(attribute => Is(attribute.Name, "relativeToVRT"))
            .Select(attribute => attribute.Value)
            .ToList();
        return new VirtualReference(name, flags is [not "0"]);
    }

    static XElement Parse(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            if (file.Length > LongestFile)
            {
                throw VirtualDatasets.Refused(
                    path, $"it is a virtual dataset (VRT) of more than {LongestFile / 1_000_000} MB");
            }

            // As GDAL reads it, whatever its first line says of its encoding.
            var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
            using var whole = new StreamReader(file, strict, detectEncodingFromByteOrderMarks: false);
            var text = whole.ReadToEnd().TrimStart('\uFEFF');
            var closed = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
            using var reader = XmlReader.Create(new StringReader(text), closed);
            return XDocument.Load(reader).Root!;
        }
        catch (Exception problem) when (problem is XmlException or DecoderFallbackException or IOException
            or UnauthorizedAccessException)
        {
            throw VirtualDatasets.Refused(path, $"it is a virtual dataset (VRT) that is not readable as XML "
                + $"({LibraryTexts.Of(problem)}), so that it is not known what it leads to");
        }
    }

    static bool IsReference(XName name) => References.Contains(name.ToString(), StringComparer.OrdinalIgnoreCase);

    static bool Is(XName name, string wanted) => name.ToString().Equals(wanted, StringComparison.OrdinalIgnoreCase);

    static Faults.PipelineException Unknown(object what, string path) =>
        VirtualDatasets.Refused(path, $"it is a virtual dataset (VRT) with '{what}', "
            + $"which a confined pipeline does not read: leave it out, or run without confinement");
}

/// <summary>A name in a virtual dataset.</summary>
/// <param name="Name">As it is written.</param>
/// <param name="IsRelative">Whether it is said to start from the dataset's folder.</param>
sealed record VirtualReference(string Name, bool IsRelative)
{
    /// <summary>
    /// All that GDAL may take it for: from the folder of the file, of what a link to it leads to, or of this process.
    /// </summary>
    public IEnumerable<string> Meant(string path)
    {
        if (!IsRelative || Path.IsPathRooted(Name)) return [Name];
        var folders = new[] { path, File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path }
            .Select(file => Path.GetDirectoryName(file)!)
            .Distinct();
        var meant = folders.Select(folder => folder + "/" + Name).ToList();
        return meant.TrueForAll(File.Exists) ? meant : meant.Append(Name);
    }
}
