using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Calaisis.Raster.Resistance;

/// <summary>Which cells of a source are the feature that distances are measured to.</summary>
public sealed record FeatureCells
{
    readonly float[] _values;
    readonly float _from;
    readonly float _to;

    FeatureCells(float[] values, float from, float to)
    {
        _values = values;
        _from = from;
        _to = to;
    }

    /// <summary>Every cell with data.</summary>
    public static FeatureCells WithData { get; } = new([], float.NegativeInfinity, float.PositiveInfinity);

    /// <summary>The cells that hold one of some values.</summary>
    public static FeatureCells WithValues(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.Count > 0 && values.All(double.IsFinite)
            ? new([.. values.Select(v => (float)v)], 0, 0)
            : throw new ArgumentException("the feature's values are none or not numbers, expected one number or more");
    }

    /// <summary>The cells whose value is <paramref name="from"/> or more and less than <paramref name="to"/>.</summary>
    public static FeatureCells WithRange(double from, double to) => from < to
        ? new([], (float)from, (float)to)
        : throw new ArgumentException(string.Create(
            CultureInfo.InvariantCulture, $"the feature's values go from {from} to {to}, expected 'from' below 'to'"));

    /// <summary>Counts rows to the feature: 0 on its cells, one more than in the row before elsewhere.</summary>
    internal void Step(ReadOnlySpan<float> values, Span<float> rowsAway)
    {
        var last = float.IsPositiveInfinity(_to) ? _to : MathF.BitDecrement(_to);
        if (_values.Length > 0) StepValues(values, _values, rowsAway);
        else StepRange(values, _from, last, rowsAway);
    }

    static void StepRange(ReadOnlySpan<float> values, float from, float last, Span<float> rowsAway)
    {
        var cells = MemoryMarshal.Cast<float, Vector<float>>(values[..rowsAway.Length]);
        var away = MemoryMarshal.Cast<float, Vector<float>>(rowsAway);
        for (var i = 0; i < cells.Length; i++)
        {
            var feature = Vector.GreaterThanOrEqual(cells[i], new Vector<float>(from))
                & Vector.LessThanOrEqual(cells[i], new Vector<float>(last));
            away[i] = Vector.ConditionalSelect(feature, Vector<float>.Zero, away[i] + Vector<float>.One);
        }

        for (var i = cells.Length * Vector<float>.Count; i < rowsAway.Length; i++)
        {
            var isFeature = values[i] >= from & values[i] <= last;
            rowsAway[i] = isFeature ? 0 : rowsAway[i] + 1;
        }
    }

    static void StepValues(ReadOnlySpan<float> values, float[] features, Span<float> rowsAway)
    {
        for (var i = 0; i < rowsAway.Length; i++)
        {
            rowsAway[i] = features.AsSpan().Contains(values[i]) ? 0 : rowsAway[i] + 1;
        }
    }
}
