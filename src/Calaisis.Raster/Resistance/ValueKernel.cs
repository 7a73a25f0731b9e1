using System.Numerics;
using System.Runtime.InteropServices;

namespace Calaisis.Raster.Resistance;

/// <summary>
/// Row kernels on a source's values. The end of a row, shorter than a vector, goes the same way value by value: single
/// comparisons and subtractions give the same bits there.
/// </summary>
static class ValueKernel
{
    /// <summary>
    /// max(0, value - background); NaN stays. Thresholds and data are floats both, so 0.7 - 0.2 meets 0.5.
    /// </summary>
    internal static void TakeOff(float background, ReadOnlySpan<float> values, Span<float> above)
    {
        var from = MemoryMarshal.Cast<float, Vector<float>>(values);
        var to = MemoryMarshal.Cast<float, Vector<float>>(above[..values.Length]);
        for (var i = 0; i < from.Length; i++)
        {
            var rest = from[i] - new Vector<float>(background);
            to[i] = Vector.ConditionalSelect(Vector.LessThan(rest, Vector<float>.Zero), Vector<float>.Zero, rest);
        }

        for (var i = from.Length * Vector<float>.Count; i < values.Length; i++)
        {
            var rest = values[i] - background;
            above[i] = rest < 0 ? 0 : rest;
        }
    }

    /// <summary>Makes a barrier of every cell whose value reaches the threshold.</summary>
    internal static void SetBarriers(float threshold, ReadOnlySpan<float> values, Span<float> resistance)
    {
        var from = MemoryMarshal.Cast<float, Vector<float>>(values[..resistance.Length]);
        var to = MemoryMarshal.Cast<float, Vector<float>>(resistance);
        var barrier = new Vector<float>(float.PositiveInfinity);
        for (var i = 0; i < from.Length; i++)
        {
            var reached = Vector.GreaterThanOrEqual(from[i], new Vector<float>(threshold));
            to[i] = Vector.ConditionalSelect(reached, barrier, to[i]);
        }

        for (var i = from.Length * Vector<float>.Count; i < resistance.Length; i++)
        {
            if (values[i] >= threshold) resistance[i] = float.PositiveInfinity;
        }
    }

    /// <summary>Writes one resistance where there is a value, NaN elsewhere.</summary>
    internal static void FillPresent(float resistance, ReadOnlySpan<float> values, Span<float> results)
    {
        var from = MemoryMarshal.Cast<float, Vector<float>>(values[..results.Length]);
        var to = MemoryMarshal.Cast<float, Vector<float>>(results);
        for (var i = 0; i < from.Length; i++)
        {
            var present = Vector.Equals(from[i], from[i]);
            to[i] = Vector.ConditionalSelect(present, new Vector<float>(resistance), new Vector<float>(float.NaN));
        }

        for (var i = from.Length * Vector<float>.Count; i < results.Length; i++)
        {
            results[i] = float.IsNaN(values[i]) ? float.NaN : resistance;
        }
    }

    /// <summary>Turns negative numbers, which mark values without answer, into NaN.</summary>
    internal static void SilenceNegative(Span<float> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] < 0) values[i] = float.NaN;
        }
    }

    /// <summary>The smaller of both, into the second; neither may be NaN.</summary>
    internal static void Min(ReadOnlySpan<float> values, Span<float> smallest)
    {
        var from = MemoryMarshal.Cast<float, Vector<float>>(values[..smallest.Length]);
        var to = MemoryMarshal.Cast<float, Vector<float>>(smallest);
        for (var i = 0; i < from.Length; i++) to[i] = Vector.Min(from[i], to[i]);
        for (var i = from.Length * Vector<float>.Count; i < smallest.Length; i++)
        {
            if (values[i] < smallest[i]) smallest[i] = values[i];
        }
    }

    /// <summary>
    /// The place of the first number that is not from min to max; NaN does not count. Negative if none.
    /// </summary>
    internal static int FirstOutside(float min, float max, ReadOnlySpan<float> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] < min || values[i] > max) return i;
        }

        return -1;
    }

    /// <summary>Puts a value where there is none.</summary>
    internal static void FillMissing(float value, Span<float> values)
    {
        for (var i = 0; i < values.Length; i++) values[i] = float.IsNaN(values[i]) ? value : values[i];
    }
}
