using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Resistance;

/// <summary>
/// A source's values in classes: each half-open band has its resistance (or its factor, when the layer multiplies), as
/// the light classes of the Tramoscope Oise (2, 5, 20 nW/cm2/sr), or the slope classes of BioDispersal.
/// </summary>
public sealed class IntervalsLayer : RowLayer
{
    readonly BandTable _bands;

    /// <param name="source">The source that holds the values.</param>
    /// <param name="bands">In ascending order, without gap or overlap; the first and last may have no end.</param>
    /// <param name="background">As in <see cref="CurveLayer"/>.</param>
    public IntervalsLayer(string source, IReadOnlyList<ResistanceBand> bands, double? background = null)
        : base(source)
    {
        CurveLayer.RequireNumber(background, "background");
        Background = background;
        _bands = new BandTable(bands, $"intervals");
    }

    public IReadOnlyList<ResistanceBand> Bands => _bands.Bands;

    public double? Background { get; }

    protected override void EvaluateRow(
        TileInputs inputs, int row, ReadOnlySpan<float> values, Span<float> results, ResistanceScratch scratch)
    {
        if (Background is { } background)
        {
            ValueKernel.TakeOff((float)background, values, results);
            values = results;
        }

        if (!_bands.Look(values, results)) throw Outside(inputs, row, results);
    }

    RasterException Outside(TileInputs inputs, int row, ReadOnlySpan<float> results)
    {
        var col = results.IndexOfAnyInRange(float.MinValue, -float.Epsilon);
        var window = inputs.Window;
        var value = inputs[Source].Row(window.Row + row, window.Col, window.Cols)[col];
        var after = Background is null ? Sentence.Empty : $", less the background,";
        return new RasterException(
            $"source '{Source}': value {value}{after} at {CellPlace.Of(inputs, row, col)} is in none of the intervals "
                + $"from {_bands.From} to {_bands.To}; open the first or last one, or declare the value as no data");
    }
}
