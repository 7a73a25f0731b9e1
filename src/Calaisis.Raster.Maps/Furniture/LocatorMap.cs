using Calaisis.Raster.Grids;
using Calaisis.Raster.Maps.Frames;

namespace Calaisis.Raster.Maps.Furniture;

/// <summary>The small map that says where the large one lies.</summary>
public sealed record LocatorMap
{
    /// <summary>What the small map shows.</summary>
    public required MapBounds Extent { get; init; }

    /// <summary>The units of the territory, or the outlines of a region around it.</summary>
    public IReadOnlyList<LocatorUnit> Units { get; init; } = [];
}

/// <summary>A unit on the small map.</summary>
/// <param name="Shape">Its outline.</param>
/// <param name="Label">A short text inside it, such as its page number; empty for none.</param>
/// <param name="IsHighlighted">Whether it is the one the large map is about.</param>
public sealed record LocatorUnit(MapShape Shape, string Label = "", bool IsHighlighted = false);
