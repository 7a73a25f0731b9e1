using Calaisis.Raster.Texts;

namespace Calaisis.Raster.Geo.CostDistance;

/// <summary>
/// Where a cost distance begins or ends, as a file: a raster of labels, or the features of a vector layer.
/// </summary>
/// <param name="Name">What messages call it, mostly the path as it was typed.</param>
/// <param name="Path">A file, or any dataset name GDAL opens.</param>
public sealed record SourcesSettings(string Name, string Path)
{
    /// <summary>Layer of a vector dataset with several; a dataset with a layer named is never read as raster.</summary>
    public string? Layer { get; init; }

    /// <summary>Attribute filter in OGR SQL; null takes all features.</summary>
    public string? Where { get; init; }

    /// <summary>How the texts of a shapefile are encoded; null for what the file itself says.</summary>
    public TextEncoding? Encoding { get; init; }

    /// <summary>
    /// Attribute that holds each feature's label, a positive integer; null numbers them 1, 2, 3... by feature id.
    /// </summary>
    public string? LabelAttribute { get; init; }

    /// <summary>Attribute that holds what each feature is called in results; null calls it by its label.</summary>
    public string? NameAttribute { get; init; }

    /// <summary>Numeric attribute that holds what a feature costs to begin with; null begins at 0.</summary>
    public string? StartCostAttribute { get; init; }

    /// <summary>True takes every cell a surface touches, false only those whose centre it covers.</summary>
    public bool AllTouched { get; init; }

    /// <summary>Memory for burned features, in bytes.</summary>
    public long CacheBytes { get; init; } = 16L << 20;
}
