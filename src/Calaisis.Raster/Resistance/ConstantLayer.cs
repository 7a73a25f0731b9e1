using Calaisis.Raster.Faults;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Resistance;

/// <summary>One resistance wherever a source has data, whatever its values are.</summary>
public sealed class ConstantLayer : IResistanceLayer
{
    /// <param name="source">The source whose cells with data take the resistance.</param>
    /// <param name="resistance">Above 0; infinite for a barrier.</param>
    public ConstantLayer(string source, double resistance)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        if (!(resistance > 0))
        {
            throw new UnfitException($"the resistance is {resistance}, expected a number above 0, or a barrier");
        }

        Source = source;
        Resistance = resistance;
    }

    public string Source { get; }

    public double Resistance { get; }

    public IReadOnlyList<SourceNeed> NeedsOn(GridDefinition grid) => [new(Source, 0)];

    public void Evaluate(TileInputs inputs, Span<float> resistance, ResistanceScratch scratch)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var window = inputs.Window;
        var tile = inputs[Source];
        for (var row = 0; row < window.Rows; row++)
        {
            var values = tile.Row(window.Row + row, window.Col, window.Cols);
            ValueKernel.FillPresent((float)Resistance, values, resistance.Slice(row * window.Cols, window.Cols));
        }
    }
}
