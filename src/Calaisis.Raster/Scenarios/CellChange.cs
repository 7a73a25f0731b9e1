using Calaisis.Raster.Grids;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Scenarios;

/// <summary>One edit of a source's cells, ready to be made: its area opened, its classes looked up.</summary>
/// <param name="area">Has data where the edit works; null for everywhere.</param>
/// <param name="operation">What is done there.</param>
/// <param name="operand">The number it takes.</param>
/// <param name="only">Only cells with one of these values change; empty for all.</param>
public sealed class CellChange(ITileSource? area, CellOperation operation, float operand, IReadOnlyList<float> only)
{
    readonly float[] _only = [.. only];

    /// <summary>Has data where the edit works; null for everywhere.</summary>
    public ITileSource? Area => area;

    /// <summary>Changes a row of values.</summary>
    /// <param name="values">Changed in place.</param>
    /// <param name="inside">The area's values of the same cells; empty for everywhere.</param>
    public void Apply(Span<float> values, ReadOnlySpan<float> inside)
    {
        if (_only.Length > 0) ApplyToSome(values, inside);
        else if (inside.IsEmpty) ApplyEverywhere(values);
        else ApplyInside(values, inside);
    }

    /// <summary>The new value of one cell inside the area.</summary>
    public float Of(float value) => operation switch
    {
        CellOperation.Set => operand,
        CellOperation.Multiply => value * operand,
        CellOperation.Add => value + operand,
        // False for NaN, which therefore stays.
        CellOperation.Cap => value > operand ? operand : value,
        _ => float.NaN,
    };

    void ApplyEverywhere(Span<float> values)
    {
        for (var i = 0; i < values.Length; i++) values[i] = Of(values[i]);
    }

    void ApplyInside(Span<float> values, ReadOnlySpan<float> inside)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (!float.IsNaN(inside[i])) values[i] = Of(values[i]);
        }
    }

    void ApplyToSome(Span<float> values, ReadOnlySpan<float> inside)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if ((inside.IsEmpty || !float.IsNaN(inside[i])) && _only.AsSpan().Contains(values[i]))
                values[i] = Of(values[i]);
        }
    }
}
