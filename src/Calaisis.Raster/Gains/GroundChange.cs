namespace Calaisis.Raster.Gains;

/// <summary>What a work does to the ground of a trame.</summary>
/// <param name="Cells">The cells whose resistance changes, each once.</param>
/// <param name="Grown">Habitat that becomes core area; no two share a cell or a core area.</param>
public sealed record GroundChange(IReadOnlyList<ChangedCell> Cells, IReadOnlyList<GrownCore> Grown)
{
    /// <summary>Whether it leaves the trame as it is.</summary>
    public bool IsNothing => Cells.Count == 0 && Grown.Count == 0;
}

/// <summary>A cell with another resistance.</summary>
/// <param name="Cell">Row-major index on the grid.</param>
/// <param name="Resistance">Above 0; infinity where it becomes impassable.</param>
public readonly record struct ChangedCell(int Cell, float Resistance);

/// <summary>Cells that become core area.</summary>
/// <param name="Cells">Row-major indices of the passable cells that were no core area before.</param>
/// <param name="Joined">The core areas that it enlarges and joins to one; empty for a new core area.</param>
/// <param name="SquareMetres">What it adds to the area of core areas, impassable cells too.</param>
/// <param name="SquareMetresInside">The same inside the territory.</param>
public sealed record GrownCore(
    IReadOnlyList<int> Cells, IReadOnlyList<int> Joined, double SquareMetres, double SquareMetresInside);
