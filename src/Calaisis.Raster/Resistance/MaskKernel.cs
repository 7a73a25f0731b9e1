namespace Calaisis.Raster.Resistance;

/// <summary>Row kernels of <see cref="LayerMask"/>: the layer's value becomes NaN where the mask keeps it silent.</summary>
static class MaskKernel
{
    /// <summary>Keeps cells with from &lt;= mark &lt; to; an infinite end holds infinity itself. NaN is in no range.</summary>
    internal static void KeepRange(
        ReadOnlySpan<float> marks, float from, float to, bool inverted, Span<float> layer)
    {
        var last = float.IsPositiveInfinity(to) ? to : MathF.BitDecrement(to);
        for (var i = 0; i < layer.Length; i++)
        {
            var mark = marks[i];
            var marked = mark >= from & mark <= last;
            layer[i] = marked != inverted ? layer[i] : float.NaN;
        }
    }

    /// <summary>Keeps cells whose mark is one of the values.</summary>
    internal static void KeepValues(ReadOnlySpan<float> marks, ReadOnlySpan<float> kept, bool inverted, Span<float> layer)
    {
        for (var i = 0; i < layer.Length; i++)
        {
            if (kept.Contains(marks[i]) == inverted) layer[i] = float.NaN;
        }
    }
}
