using Calaisis.Raster.Faults;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Resistance;

/// <summary>A source that holds resistance already: its values as they are.</summary>
public sealed class ValueLayer : IResistanceLayer
{
    /// <param name="source">The source; all of its values are above 0.</param>
    public ValueLayer(string source)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        Source = source;
    }

    public string Source { get; }

    public IReadOnlyList<SourceNeed> NeedsOn(GridDefinition grid) => [new(Source, 0)];

    public void Evaluate(TileInputs inputs, Span<float> resistance, ResistanceScratch scratch)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var window = inputs.Window;
        var tile = inputs[Source];
        for (var row = 0; row < window.Rows; row++)
        {
            var values = tile.Row(window.Row + row, window.Col, window.Cols);
            if (values.IndexOfAnyInRange(float.NegativeInfinity, 0) is >= 0 and var col)
                throw NotAResistance(inputs, row, col, values[col]);
            values.CopyTo(resistance.Slice(row * window.Cols, window.Cols));
        }
    }

    RasterException NotAResistance(TileInputs inputs, int row, int col, float value) =>
        new($"source '{Source}': value {value} at {CellPlace.Of(inputs, row, col)} is no resistance, "
            + $"expected more than 0; turn it into resistance with a table or a curve");
}
