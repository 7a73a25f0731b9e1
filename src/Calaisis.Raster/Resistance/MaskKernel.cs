using System.Numerics;
using System.Runtime.InteropServices;

namespace Calaisis.Raster.Resistance;

/// <summary>
/// Row kernels of <see cref="LayerMask"/>: the layer's value becomes NaN where the mask keeps it silent.
/// </summary>
static class MaskKernel
{
    /// <summary>
    /// Keeps cells with from &lt;= mark &lt; to; an infinite end holds infinity itself. NaN is in no range.
    /// </summary>
    internal static void KeepRange(
        ReadOnlySpan<float> marks, float from, float to, bool inverted, Span<float> layer)
    {
        var last = float.IsPositiveInfinity(to) ? to : MathF.BitDecrement(to);
        var allMarks = MemoryMarshal.Cast<float, Vector<float>>(marks[..layer.Length]);
        var layers = MemoryMarshal.Cast<float, Vector<float>>(layer);
        var nothing = new Vector<float>(float.NaN);
        for (var i = 0; i < layers.Length; i++)
        {
            var marked = Vector.GreaterThanOrEqual(allMarks[i], new Vector<float>(from))
                & Vector.LessThanOrEqual(allMarks[i], new Vector<float>(last));
            layers[i] = inverted
                ? Vector.ConditionalSelect(marked, nothing, layers[i])
                : Vector.ConditionalSelect(marked, layers[i], nothing);
        }

        for (var i = layers.Length * Vector<float>.Count; i < layer.Length; i++)
        {
            var mark = marks[i];
            var marked = mark >= from & mark <= last;
            layer[i] = marked != inverted ? layer[i] : float.NaN;
        }
    }

    /// <summary>Keeps cells whose mark is one of the values.</summary>
    internal static void KeepValues(
        ReadOnlySpan<float> marks, ReadOnlySpan<float> kept, bool inverted, Span<float> layer)
    {
        for (var i = 0; i < layer.Length; i++)
        {
            if (kept.Contains(marks[i]) == inverted) layer[i] = float.NaN;
        }
    }
}
