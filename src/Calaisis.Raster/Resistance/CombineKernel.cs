using System.Numerics;
using System.Runtime.InteropServices;

namespace Calaisis.Raster.Resistance;

/// <summary>
/// Kernels of <see cref="ResistanceStack"/>. Every cell is computed alone with single operations of IEEE 754, so the
/// width of the machine's vectors does not show in the result.
/// </summary>
static class CombineKernel
{
    /// <summary>Joins a layer to what is below it, in place, by the rules of <see cref="Combine"/>.</summary>
    internal static void Join(Combine combine, ReadOnlySpan<float> layer, Span<float> below)
    {
        var layers = MemoryMarshal.Cast<float, Vector<float>>(layer[..below.Length]);
        var belows = MemoryMarshal.Cast<float, Vector<float>>(below);
        for (var i = 0; i < belows.Length; i++) belows[i] = Join(combine, layers[i], belows[i]);
        var done = belows.Length * Vector<float>.Count;
        if (done == below.Length) return;
        Span<float> pair = stackalloc float[2 * Vector<float>.Count];
        var rest = below.Length - done;
        layer.Slice(done, rest).CopyTo(pair);
        below[done..].CopyTo(pair[Vector<float>.Count..]);
        var ends = MemoryMarshal.Cast<float, Vector<float>>(pair);
        ends[1] = Join(combine, ends[0], ends[1]);
        pair.Slice(Vector<float>.Count, rest).CopyTo(below[done..]);
    }

    static Vector<float> Join(Combine combine, Vector<float> layer, Vector<float> below)
    {
        var joined = combine switch
        {
            Combine.Over => layer,
            Combine.Min => Vector.ConditionalSelect(Vector.LessThan(layer, below), layer, below),
            Combine.Max => Vector.ConditionalSelect(Vector.GreaterThan(layer, below), layer, below),
            Combine.Add => layer + below,
            _ => Product(layer, below),
        };
        if (combine is not Combine.Multiply) joined = Vector.ConditionalSelect(Vector.Equals(below, below), joined, layer);
        return Vector.ConditionalSelect(Vector.Equals(layer, layer), joined, below);
    }

    /// <summary>A barrier times anything is a barrier, even times a factor of 0.</summary>
    static Vector<float> Product(Vector<float> layer, Vector<float> below)
    {
        var infinite = new Vector<float>(float.PositiveInfinity);
        var barrier = Vector.Equals(layer, infinite) | Vector.Equals(below, infinite);
        var product = Vector.ConditionalSelect(barrier, infinite, layer * below);
        return Vector.ConditionalSelect(Vector.Equals(below, below), product, below);
    }

    /// <summary>Brings finite values into [min, max]; barriers and cells where nothing spoke stay. Counts the latter.</summary>
    internal static int Clamp(float min, float max, Span<float> resistance)
    {
        var silent = 0;
        for (var i = 0; i < resistance.Length; i++)
        {
            var value = resistance[i];
            var clamped = value < min ? min : value > max ? max : value;
            resistance[i] = float.IsPositiveInfinity(value) ? value : clamped;
            silent += float.IsNaN(value) ? 1 : 0;
        }

        return silent;
    }
}
