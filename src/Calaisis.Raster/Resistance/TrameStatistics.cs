namespace Calaisis.Raster.Resistance;

/// <summary>What a trame's resistance holds, counted while it was computed.</summary>
/// <param name="Trame">The trame's name.</param>
/// <param name="Cells">All cells of the grid.</param>
/// <param name="Barriers">Cells that cannot be crossed: NoData in the written file.</param>
/// <param name="Uncovered">Cells on which no layer spoke, whatever became of them.</param>
/// <param name="Min">Smallest finite resistance; NaN where all cells are barriers.</param>
/// <param name="Max">Largest finite resistance; NaN where all cells are barriers.</param>
/// <param name="Histogram">All finite resistances.</param>
public sealed record TrameStatistics(
    string Trame, long Cells, long Barriers, UncoveredCells Uncovered, float Min, float Max,
    ResistanceHistogram Histogram)
{
    /// <summary>
    /// Layers that spoke alone where they were to compute with what is below them, from the bottom up.
    /// </summary>
    public IReadOnlyList<AloneCells> Alone { get; init; } = [];
}

/// <summary>Cells on which a layer that computes with those below it spoke though none of them had.</summary>
/// <param name="Layer">Its place in the stack, counted from 0 at the bottom.</param>
/// <param name="Cells">How many, and the first.</param>
public readonly record struct AloneCells(int Layer, UncoveredCells Cells);
