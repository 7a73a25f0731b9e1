namespace Calaisis.Raster.Preflight;

/// <summary>What a source holds on the grid, from reading all of it once.</summary>
/// <param name="Cells">All cells of the grid.</param>
/// <param name="NoDataCells">Cells without a value.</param>
/// <param name="Min">Smallest value; NaN where no cell has one.</param>
/// <param name="Max">Largest value; NaN where no cell has one.</param>
/// <param name="Implausible">Values outside what makes sense for the unit.</param>
/// <param name="NoClass">Values of a class source that are no whole number.</param>
/// <param name="Classes">
/// The cells of each class, in ascending order of its number; empty for quantities, null where a class source holds
/// more than <see cref="MaxClasses"/> different numbers.
/// </param>
public sealed record SourceStatistics(
    long Cells,
    long NoDataCells,
    float Min,
    float Max,
    Occurrence Implausible,
    Occurrence NoClass,
    IReadOnlyList<ClassCount>? Classes)
{
    /// <summary>More different numbers than these are no classes.</summary>
    public const int MaxClasses = 65_536;

    /// <summary>Whether a cell of the grid has a value at all.</summary>
    public bool IsEmpty => NoDataCells == Cells;
}

/// <summary>The cells of one class.</summary>
/// <param name="Value">The number in the cells.</param>
/// <param name="Met">How many cells, and the first.</param>
public readonly record struct ClassCount(int Value, Occurrence Met);
