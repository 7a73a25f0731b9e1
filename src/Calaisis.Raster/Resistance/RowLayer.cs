using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Resistance;

/// <summary>A layer that turns each row of one source into resistance, cell by cell.</summary>
public abstract class RowLayer : IResistanceLayer
{
    /// <param name="source">The source it reads.</param>
    protected RowLayer(string source)
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
            EvaluateRow(inputs, row, values, resistance.Slice(row * window.Cols, window.Cols), scratch);
        }
    }

    /// <summary>Writes the resistance of a row of the tile, as <see cref="Evaluate"/> does of all of it.</summary>
    /// <param name="inputs">The tile, for messages.</param>
    /// <param name="row">The row of the tile, from 0.</param>
    /// <param name="values">The source's values; NaN is no data.</param>
    /// <param name="results">Takes the resistances.</param>
    /// <param name="scratch">The worker's.</param>
    protected abstract void EvaluateRow(
        TileInputs inputs, int row, ReadOnlySpan<float> values, Span<float> results, ResistanceScratch scratch);
}
