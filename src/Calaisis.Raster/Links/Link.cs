using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Links;

/// <summary>The least-cost connection of two core areas.</summary>
public sealed record Link
{
    /// <summary>1 to n, in the order of <see cref="PatchA"/>, then <see cref="PatchB"/>.</summary>
    public required int Id { get; init; }

    /// <summary>The core area with the lower id.</summary>
    public required int PatchA { get; init; }

    /// <summary>The core area with the higher id.</summary>
    public required int PatchB { get; init; }

    /// <summary>
    /// Least accumulated cost between the two (resistance x metres, or resistance x cells where declared so).
    /// </summary>
    public required double Cost { get; init; }

    /// <summary>Length of the least-cost path, cell centre to cell centre.</summary>
    public required double LengthMetres { get; init; }

    /// <summary>
    /// Shortest straight distance between the two core areas, from edge to edge (Linkage Mapper's eucDist).
    /// </summary>
    public required double EuclideanMetres { get; init; }

    /// <summary>Highest resistance on the path between the core areas.</summary>
    public required double MaxResistance { get; init; }

    /// <summary>
    /// Share of the path's length whose resistance is above the declared value of low resistance, 0 to 1.
    /// </summary>
    public required double HighResistanceShare { get; init; }

    /// <summary>Other core areas the path passes through, in ascending order.</summary>
    public required IReadOnlyList<int> Crosses { get; init; }

    public required LinkState State { get; init; }

    /// <summary>
    /// The least-cost path from a cell of <see cref="PatchA"/> to a cell of <see cref="PatchB"/>, both included.
    /// </summary>
    public required IReadOnlyList<Cell> Path { get; init; }

    /// <summary>
    /// Cost per metre of straight line (Linkage Mapper's cwdToEucRatio); infinite for touching patches.
    /// </summary>
    public double CostPerEuclideanMetre => Cost / EuclideanMetres;

    /// <summary>Cost per metre of path (Linkage Mapper's cwdToPathRatio): the path's mean resistance.</summary>
    public double CostPerPathMetre => Cost / LengthMetres;
}

/// <summary>Whether a link belongs to the network, and if not, why.</summary>
public enum LinkState
{
    /// <summary>Part of the network: it has a corridor and counts in the indicators.</summary>
    Active,

    /// <summary>Its path passes through another core area, and such links were declared to be left out.</summary>
    CrossesPatch,

    /// <summary>The straight line between its core areas is longer than declared.</summary>
    TooLongStraight,

    /// <summary>
    /// Neither core area is among the nearest of the other, and what it joins hangs together without it.
    /// </summary>
    NotNearest,

    /// <summary>
    /// Other links lead from one end to the other at no more than its cost, and such links were declared to be left
    /// out.
    /// </summary>
    Indirect,

    /// <summary>It is no branch of the minimum spanning tree, which alone was declared to stay.</summary>
    NotInTree,
}
