using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Resistance;

/// <summary>Where a layer may speak: on the cells that a source marks, or on all the others when inverted.</summary>
/// <remarks>A cell without data is never marked; an inverted mask therefore lets the layer speak there.</remarks>
public sealed class LayerMask
{
    readonly float[] _values;
    readonly float _from;
    readonly float _to;

    LayerMask(string source, bool inverted, float[] values, float from, float to)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        Source = source;
        Inverted = inverted;
        _values = values;
        _from = from;
        _to = to;
    }

    public string Source { get; }

    public bool Inverted { get; }

    /// <summary>Marks the cells where the source has data, whatever they are.</summary>
    public static LayerMask WhereData(string source, bool inverted = false) =>
        new(source, inverted, [], float.NegativeInfinity, float.PositiveInfinity);

    /// <summary>Marks the cells that hold one of some values.</summary>
    public static LayerMask WhereValues(string source, IReadOnlyList<double> values, bool inverted = false)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0 || values.Any(v => !double.IsFinite(v)))
        {
            throw new UnfitException($"the mask on '{source}' lists no value, or one that is no number");
        }

        return new LayerMask(source, inverted, [.. values.Select(v => (float)v)], 0, 0);
    }

    /// <summary>
    /// Marks the cells whose value is <paramref name="from"/> or more and less than <paramref name="to"/>.
    /// </summary>
    public static LayerMask WhereRange(string source, double from, double to, bool inverted = false)
    {
        if (!(from < to))
        {
            throw new UnfitException($"the mask on '{source}' goes from {from} to {to}, expected 'from' below 'to'");
        }

        return new LayerMask(source, inverted, [], (float)from, (float)to);
    }

    /// <summary>Silences the layer (NaN) on the cells of the tile where it may not speak.</summary>
    internal void Apply(TileInputs inputs, Span<float> layer)
    {
        var window = inputs.Window;
        var tile = inputs[Source];
        for (var row = 0; row < window.Rows; row++)
        {
            var marks = tile.Row(window.Row + row, window.Col, window.Cols);
            var values = layer.Slice(row * window.Cols, window.Cols);
            Apply(marks, values);
        }
    }

    /// <summary>Silences values (NaN) on the cells that are not marked.</summary>
    /// <param name="marks">What the mask's source holds.</param>
    /// <param name="values">As many values.</param>
    public void Apply(ReadOnlySpan<float> marks, Span<float> values)
    {
        if (_values.Length > 0) MaskKernel.KeepValues(marks, _values, Inverted, values);
        else MaskKernel.KeepRange(marks, _from, _to, Inverted, values);
    }
}
