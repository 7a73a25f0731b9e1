using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Sources;

/// <summary>What opening a source tells before any of its values is read; the preflight judges it.</summary>
/// <param name="Name">The name the pipeline gives the source.</param>
/// <param name="Geometry">Whether it has a value everywhere by nature, or only where features are.</param>
/// <param name="Kind">Whether the values on the grid are classes or quantities.</param>
public sealed record SourceFacts(string Name, SourceGeometry Geometry, CellKind Kind)
{
    /// <summary>
    /// One line for people, without the name: <c>GTiff, 4350 rows x 4700 columns of 10 m, EPSG:2154</c>.
    /// </summary>
    public Sentence Description { get; init; } = Sentence.Empty;

    /// <summary>The file as shown to people, credentials hidden.</summary>
    public string Path { get; init; } = "";

    /// <summary>
    /// Coordinate system of the data (authority code where known, else its name); null where neither data nor
    /// pipeline say.
    /// </summary>
    public string? Crs { get; init; }

    /// <summary>
    /// The file beside the data that should hold their coordinate system and holds none; null where there is no such
    /// file.
    /// </summary>
    public string? UnreadCrs { get; init; }

    /// <summary>The rectangle the data cover, in the grid's coordinate system; null where it cannot be known.</summary>
    public MapBounds? Bounds { get; init; }

    /// <summary>
    /// Number of features that pass the filter; null for rasters, and where counting them costs too much.
    /// </summary>
    public long? Features { get; init; }

    /// <summary>Unit of the values after scaling; empty for classes and pure numbers.</summary>
    public string Unit { get; init; } = "";

    /// <summary>
    /// Smallest and largest value that make sense for the unit; null where nothing is known about it.
    /// </summary>
    public PlausibleRange? Plausible { get; init; }

    /// <summary>The names of its classes; null for quantities and for classes without names.</summary>
    public Legend? Legend { get; init; }
}

/// <summary>How a source covers the ground.</summary>
public enum SourceGeometry
{
    /// <summary>A surface: a cell without value is a gap in the data.</summary>
    Raster,

    /// <summary>Features: a cell without value has no feature, which is ordinary.</summary>
    Vector,
}
