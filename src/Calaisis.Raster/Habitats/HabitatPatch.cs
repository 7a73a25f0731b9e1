using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Habitats;

/// <summary>
/// A habitat patch: connected cells of one trame's habitat, large enough to be a core area or a stepping stone.
/// </summary>
public sealed record HabitatPatch
{
    /// <summary>
    /// Its label in the raster. Core areas are 1 to n in the order of their first cells, row by row; stepping stones go
    /// on from n + 1 in the same order.
    /// </summary>
    public required int Id { get; init; }

    public required PatchRole Role { get; init; }

    public required long CellCount { get; init; }

    /// <summary>Area of its cells.</summary>
    public required double AreaSquareMetres { get; init; }

    /// <summary>Length of all cell edges between it and what is not it, holes included.</summary>
    public required double PerimeterMetres { get; init; }

    /// <summary>The first of its cells, row by row.</summary>
    public required Cell FirstCell { get; init; }

    /// <summary>The smallest window that holds it.</summary>
    public required Window Bounds { get; init; }

    /// <summary>x of the mean of its cells' centres; may lie outside the patch.</summary>
    public required double CentroidX { get; init; }

    /// <summary>y of the mean of its cells' centres; may lie outside the patch.</summary>
    public required double CentroidY { get; init; }

    /// <summary>Mean resistance of its passable cells; NaN where none is.</summary>
    public double MeanResistance { get; init; } = double.NaN;

    /// <summary>Mean radiance in nW/cm2/sr; NaN where it was not measured or has no data.</summary>
    public double MeanRadiance { get; init; } = double.NaN;

    /// <summary>Name of the given reservoir it mostly consists of; null where none was given.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// For each zone layer of the pipeline, in its order, the zone most of its cells lie in; null for none.
    /// </summary>
    public IReadOnlyList<string?> Zones { get; init; } = [];

    /// <summary>
    /// 4 pi A / P^2: pi / 4 for a square, towards 0 for a ribbon (Gravelius; BioDispersal's patch qualification).
    /// </summary>
    public double Compactness => 4 * Math.PI * AreaSquareMetres / (PerimeterMetres * PerimeterMetres);
}

/// <summary>What a patch is in its network.</summary>
public enum PatchRole
{
    /// <summary>Réservoir, coeur de nature: a node of the network.</summary>
    Core,

    /// <summary>Espace relais: below the minimum size of a core area; listed apart, no node of the network.</summary>
    SteppingStone,
}
