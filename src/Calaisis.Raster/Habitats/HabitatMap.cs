using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Habitats;

/// <summary>The patches of a trame, and what was lost on the way to them.</summary>
public sealed record HabitatMap
{
    /// <summary>Core areas, then stepping stones; element n - 1 has id n.</summary>
    public required IReadOnlyList<HabitatPatch> Patches { get; init; }

    /// <summary>How many are core areas: those with ids 1 to this.</summary>
    public required int CoreCount { get; init; }

    public required HabitatFindings Findings { get; init; }
}

/// <summary>What a user should know of a habitat search, beside the patches.</summary>
public sealed record HabitatFindings
{
    /// <summary>What each condition of the rule holds on, in the order of the rule.</summary>
    public required IReadOnlyList<ConditionCount> Conditions { get; init; }

    /// <summary>Cells that fulfil the rule or belong to a given reservoir, impassable ones among them.</summary>
    public required long WantedCells { get; init; }

    /// <summary>Those of them that are impassable and therefore no habitat.</summary>
    public required long ImpassableCells { get; init; }

    /// <summary>Those that can be crossed, but lie on what parts habitat and are therefore none.</summary>
    public required long PartedCells { get; init; }

    /// <summary>Cells that closing gaps added.</summary>
    public required long ClosedCells { get; init; }

    /// <summary>All connected pieces of habitat, whatever their size.</summary>
    public required long Pieces { get; init; }

    /// <summary>Cells of the largest of them.</summary>
    public required long LargestPieceCells { get; init; }

    /// <summary>
    /// Pieces as large as a patch that lie wholly on impassable ground and touch no habitat, in order of place.
    /// </summary>
    public required IReadOnlyList<LostPatch> OnBarriers { get; init; }

    /// <summary>Names of given reservoirs without a passable cell on the grid, in ordinal order.</summary>
    public required IReadOnlyList<string> GivenWithoutCells { get; init; }

    /// <summary>Given reservoirs without a passable cell on the grid, those without a name among them.</summary>
    public required int GivenLost { get; init; }

    /// <summary>
    /// For each zone layer, the cells of patches that lie in none of its zones; told from a thousandth of all on.
    /// </summary>
    public IReadOnlyList<OutsideZones> Outside { get; init; } = [];
}

/// <summary>On how many cells of the grid a condition holds.</summary>
/// <param name="Condition">The condition in words.</param>
/// <param name="Cells">On how many it holds, whatever the others say.</param>
public sealed record ConditionCount(string Condition, long Cells);

/// <summary>A patch that would be, were its cells not impassable.</summary>
public sealed record LostPatch(Cell FirstCell, long CellCount, double AreaSquareMetres);

/// <summary>Habitat that a zone layer does not cover.</summary>
/// <param name="Layer">The layer's name.</param>
/// <param name="Cells">Cells of patches in none of its zones.</param>
/// <param name="Share">Their share of all cells of patches.</param>
public sealed record OutsideZones(string Layer, long Cells, double Share)
{
    /// <summary>
    /// What the territory is called in which it lies; null where none is declared, and it is of the extent.
    /// </summary>
    public string? Territory { get; init; }
}
