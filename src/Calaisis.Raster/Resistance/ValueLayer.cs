using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Resistance;

/// <summary>A source that holds resistance already: its values as they are.</summary>
public sealed class ValueLayer : RowLayer
{
    /// <param name="source">The source; all of its values are above 0.</param>
    public ValueLayer(string source)
        : base(source)
    {
    }

    protected override void EvaluateRow(
        TileInputs inputs, int row, ReadOnlySpan<float> values, Span<float> results, ResistanceScratch scratch)
    {
        if (values.IndexOfAnyInRange(float.NegativeInfinity, 0) is >= 0 and var col)
            throw NotAResistance(inputs, row, col, values[col]);
        values.CopyTo(results);
    }

    RasterException NotAResistance(TileInputs inputs, int row, int col, float value) =>
        new($"source '{Source}': value {value} at {CellPlace.Of(inputs, row, col)} is no resistance, "
            + $"expected more than 0; turn it into resistance with a table or a curve");
}
