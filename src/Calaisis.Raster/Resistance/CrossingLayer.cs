namespace Calaisis.Raster.Resistance;

/// <summary>
/// One resistance wherever crossings open walls, and more where a wall that resists more is left on the cell.
/// </summary>
/// <param name="source">What resists that is left on each cell that is opened, 0 for nothing.</param>
/// <param name="resistance">That of a crossing, above 0.</param>
public sealed class CrossingLayer(string source, double resistance) : RowLayer(source)
{
    protected override void EvaluateRow(
        TileInputs inputs, int row, ReadOnlySpan<float> values, Span<float> results, ResistanceScratch scratch)
    {
        ValueKernel.FillPresent((float)resistance, values, results);
        ValueKernel.Max(values, results);
    }
}
