namespace Calaisis.Raster.Maps.Frames;

/// <summary>
/// What helps a reader to find the way on a map: the coordinate system, features drawn over it, names.
/// </summary>
public sealed record MapGround
{
    /// <summary>The coordinate system as printed (<c>Lambert-93</c>).</summary>
    public required string CrsName { get; init; }

    /// <summary>Metres in one unit of the coordinate system: 1 for Lambert-93.</summary>
    public required double MetresPerUnit { get; init; }

    /// <summary>Features over the map; the order of kinds is fixed, within a kind the order given.</summary>
    public IReadOnlyList<MapFeature> Features { get; init; } = [];

    public IReadOnlyList<MapPlace> Places { get; init; } = [];

    /// <summary>Built-up land from a raster, drawn on maps of networks; null for none.</summary>
    public MapShade? Urban { get; init; }
}
