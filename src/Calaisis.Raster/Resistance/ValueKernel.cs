namespace Calaisis.Raster.Resistance;

/// <summary>Row kernels on a source's values.</summary>
static class ValueKernel
{
    /// <summary>max(0, value - background); NaN stays. Thresholds and data are floats both, so 0.7 - 0.2 meets 0.5.</summary>
    internal static void TakeOff(float background, ReadOnlySpan<float> values, Span<float> above)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var rest = values[i] - background;
            above[i] = rest < 0 ? 0 : rest;
        }
    }

    /// <summary>Makes a barrier of every cell whose value reaches the threshold.</summary>
    internal static void SetBarriers(float threshold, ReadOnlySpan<float> values, Span<float> resistance)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] >= threshold) resistance[i] = float.PositiveInfinity;
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

    /// <summary>The smaller of both, into the second.</summary>
    internal static void Min(ReadOnlySpan<float> values, Span<float> smallest)
    {
        for (var i = 0; i < smallest.Length; i++) smallest[i] = values[i] < smallest[i] ? values[i] : smallest[i];
    }

    /// <summary>The place of the first number that is not from min to max; NaN does not count. Negative if none.</summary>
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
