using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Resistance;

/// <summary>One resistance wherever a source has data, whatever its values are.</summary>
public sealed class ConstantLayer : RowLayer
{
    /// <param name="source">The source whose cells with data take the resistance.</param>
    /// <param name="resistance">Above 0; infinite for a barrier.</param>
    public ConstantLayer(string source, double resistance)
        : base(source)
    {
        if (!(resistance > 0))
        {
            throw new UnfitException($"the resistance is {resistance}, expected a number above 0, or a barrier");
        }

        Resistance = resistance;
    }

    public double Resistance { get; }

    protected override void EvaluateRow(
        TileInputs inputs, int row, ReadOnlySpan<float> values, Span<float> results, ResistanceScratch scratch) =>
        ValueKernel.FillPresent((float)Resistance, values, results);
}
