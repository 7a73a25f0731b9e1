using System.Numerics;
using System.Runtime.InteropServices;

namespace Calaisis.Raster.Resistance;

/// <summary>Which cells of a source are the feature that distances are measured to.</summary>
public sealed record FeatureCells
{
    readonly float[] _values;

    FeatureCells(float[] values) => _values = values;

    /// <summary>Every cell with data.</summary>
    public static FeatureCells WithData { get; } = new([]);

    /// <summary>The cells that hold one of some values.</summary>
    public static FeatureCells WithValues(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.Count > 0 && values.All(double.IsFinite)
            ? new([.. values.Select(v => (float)v)])
            : throw new ArgumentException("the feature's values are none or not numbers, expected one number or more");
    }

    /// <summary>Counts rows to the feature: 0 on its cells, one more than in the row before elsewhere.</summary>
    internal void Step(ReadOnlySpan<float> values, Span<float> rowsAway)
    {
        if (_values.Length > 0) StepValues(values, _values, rowsAway);
        else StepData(values, rowsAway);
    }

    static void StepData(ReadOnlySpan<float> values, Span<float> rowsAway)
    {
        var cells = MemoryMarshal.Cast<float, Vector<float>>(values[..rowsAway.Length]);
        var away = MemoryMarshal.Cast<float, Vector<float>>(rowsAway);
        for (var i = 0; i < cells.Length; i++)
        {
            // NaN alone is not itself.
            var feature = Vector.Equals(cells[i], cells[i]);
            away[i] = Vector.ConditionalSelect(feature, Vector<float>.Zero, away[i] + Vector<float>.One);
        }

        for (var i = cells.Length * Vector<float>.Count; i < rowsAway.Length; i++)
        {
            rowsAway[i] = !float.IsNaN(values[i]) ? 0 : rowsAway[i] + 1;
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
