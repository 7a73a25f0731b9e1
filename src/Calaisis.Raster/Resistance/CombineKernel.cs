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
            Combine.Add => KeepBarriers(layer, below, layer + below),
            _ => KeepBarriers(layer, below, layer * below),
        };
        var spoken = Vector.Equals(below, below);
        joined = Vector.ConditionalSelect(spoken, joined, combine is Combine.Multiply ? below : layer);
        return Vector.ConditionalSelect(Vector.Equals(layer, layer), joined, below);
    }

    /// <summary>
    /// A barrier with anything is a barrier, even times a factor of 0; and nothing else is: a result too large for a
    /// float is the largest float.
    /// </summary>
    static Vector<float> KeepBarriers(Vector<float> layer, Vector<float> below, Vector<float> result)
    {
        var infinite = new Vector<float>(float.PositiveInfinity);
        var barrier = Vector.Equals(layer, infinite) | Vector.Equals(below, infinite);
        return Vector.ConditionalSelect(barrier, infinite, Vector.Min(result, new Vector<float>(float.MaxValue)));
    }

    /// <summary>
    /// Brings finite values into [min, max]; barriers and cells where nothing spoke stay. Counts the latter.
    /// </summary>
    internal static int Clamp(float min, float max, Span<float> resistance)
    {
        var silent = 0;
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(resistance);
        for (var i = 0; i < vectors.Length; i++)
        {
            vectors[i] = Clamp(new Vector<float>(min), new Vector<float>(max), vectors[i]);
            if (!Vector.EqualsAll(vectors[i], vectors[i])) silent += CountSilent(vectors[i]);
        }

        for (var i = vectors.Length * Vector<float>.Count; i < resistance.Length; i++)
        {
            resistance[i] = Clamp(new Vector<float>(min), new Vector<float>(max), new Vector<float>(resistance[i]))[0];
            silent += float.IsNaN(resistance[i]) ? 1 : 0;
        }

        return silent;
    }

    static Vector<float> Clamp(Vector<float> min, Vector<float> max, Vector<float> values)
    {
        var barrier = Vector.Equals(values, new Vector<float>(float.PositiveInfinity));
        var clamped = Vector.ConditionalSelect(Vector.LessThan(values, min), min, values);
        clamped = Vector.ConditionalSelect(Vector.GreaterThan(clamped, max), max, clamped);
        return Vector.ConditionalSelect(barrier, values, clamped);
    }

    static int CountSilent(Vector<float> values)
    {
        var silent = 0;
        for (var lane = 0; lane < Vector<float>.Count; lane++) silent += float.IsNaN(values[lane]) ? 1 : 0;
        return silent;
    }
}
