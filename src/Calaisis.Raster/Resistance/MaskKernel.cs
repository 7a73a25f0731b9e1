using System.Numerics;
using Calaisis.Raster.Arithmetic;

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
        VectorKernel.Join(new RangeMask(from, last, inverted), marks, layer);
    }

    /// <summary>Keeps cells whose mark is one of the values.</summary>
    internal static void KeepValues(ReadOnlySpan<float> marks, float[] kept, bool inverted, Span<float> layer) =>
        VectorKernel.Join(new ValuesMask(kept, inverted), marks, layer);

    static Vector<float> Keep(Vector<int> marked, bool inverted, Vector<float> layer)
    {
        var silent = new Vector<float>(float.NaN);
        return inverted
            ? Vector.ConditionalSelect(marked, silent, layer)
            : Vector.ConditionalSelect(marked, layer, silent);
    }

    readonly struct RangeMask(float from, float last, bool inverted) : IVectorJoin
    {
        public Vector<float> Of(Vector<float> marks, Vector<float> layer)
        {
            var marked = Vector.GreaterThanOrEqual(marks, new Vector<float>(from))
                & Vector.LessThanOrEqual(marks, new Vector<float>(last));
            return Keep(marked, inverted, layer);
        }
    }

    readonly struct ValuesMask(float[] kept, bool inverted) : IVectorJoin
    {
        public Vector<float> Of(Vector<float> marks, Vector<float> layer)
        {
            var marked = Vector<int>.Zero;
            foreach (var value in kept) marked |= Vector.Equals(marks, new Vector<float>(value));
            return Keep(marked, inverted, layer);
        }
    }
}
