using System.Numerics;
using System.Runtime.CompilerServices;
using Calaisis.Raster.Arithmetic;

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
        switch (combine)
        {
            case Combine.Over: VectorKernel.Join(default(Over), layer, below); break;
            case Combine.Min: VectorKernel.Join(default(Smaller), layer, below); break;
            case Combine.Max: VectorKernel.Join(default(Larger), layer, below); break;
            case Combine.Multiply: VectorKernel.Join(default(Product), layer, below); break;
            case Combine.Add: VectorKernel.Join(default(Sum), layer, below); break;
            default: throw new ArgumentOutOfRangeException(nameof(combine), combine, "no such way to combine");
        }
    }

    /// <summary>
    /// How many cells the layer makes passable though nothing below it has spoken; the first of them, or -1. A barrier
    /// of its own opens nothing.
    /// </summary>
    internal static (int Count, int First) CountAlone(ReadOnlySpan<float> layer, ReadOnlySpan<float> below)
    {
        var count = 0;
        var first = -1;
        for (var start = 0; start < below.Length;)
        {
            // Runs of silence are rare, and the search for the next one is vectorised.
            var next = below[start..].IndexOf(float.NaN);
            if (next < 0) break;
            start += next;
            for (; start < below.Length && float.IsNaN(below[start]); start++)
            {
                if (!float.IsFinite(layer[start])) continue;
                if (count++ == 0) first = start;
            }
        }

        return (count, first);
    }

    /// <summary>Makes the layer silent wherever nothing below it has spoken.</summary>
    internal static void SilenceAlone(ReadOnlySpan<float> below, Span<float> layer) =>
        VectorKernel.Join(default(OnlyAbove), below, layer);

    /// <summary>
    /// Brings finite values into [min, max]; barriers and cells where nothing spoke stay. Counts the latter.
    /// </summary>
    internal static int Clamp(float min, float max, Span<float> resistance) =>
        VectorKernel.Map(new Clamping(min, max), resistance, resistance).Silent;

    /// <summary>Where only one of both spoke, that one.</summary>
    static Vector<float> WhereBoth(Vector<float> joined, Vector<float> layer, Vector<float> below)
    {
        var orLayer = Vector.ConditionalSelect(Vector.Equals(below, below), joined, layer);
        return Vector.ConditionalSelect(Vector.Equals(layer, layer), orLayer, below);
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

    readonly struct OnlyAbove : IVectorJoin
    {
        public Vector<float> Of(Vector<float> layer, Vector<float> below) =>
            Vector.ConditionalSelect(Vector.Equals(layer, layer), below, layer);
    }

    readonly struct Over : IVectorJoin
    {
        public Vector<float> Of(Vector<float> layer, Vector<float> below) =>
            Vector.ConditionalSelect(Vector.Equals(layer, layer), layer, below);
    }

    readonly struct Smaller : IVectorJoin
    {
        public Vector<float> Of(Vector<float> layer, Vector<float> below) =>
            WhereBoth(Vector.ConditionalSelect(Vector.LessThan(layer, below), layer, below), layer, below);
    }

    readonly struct Larger : IVectorJoin
    {
        public Vector<float> Of(Vector<float> layer, Vector<float> below) =>
            WhereBoth(Vector.ConditionalSelect(Vector.GreaterThan(layer, below), layer, below), layer, below);
    }

    readonly struct Sum : IVectorJoin
    {
        public Vector<float> Of(Vector<float> layer, Vector<float> below) =>
            WhereBoth(KeepBarriers(layer, below, layer + below), layer, below);
    }

    readonly struct Product : IVectorJoin
    {
        public Vector<float> Of(Vector<float> layer, Vector<float> below)
        {
            var product = KeepBarriers(layer, below, layer * below);
            var bothSpoke = Vector.Equals(layer, layer) & Vector.Equals(below, below);
            return Vector.ConditionalSelect(bothSpoke, product, below);
        }
    }

    struct Clamping(float min, float max) : IVectorFunction
    {
        Vector<int> _silent;

        public readonly int Silent => Vector.Sum(_silent);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> Of(Vector<float> values)
        {
            // A lane where a comparison holds is -1, else 0; NaN equals nothing, not even itself.
            _silent -= Vector.OnesComplement(Vector.Equals(values, values));
            var clamped = Vector.MinNative(Vector.MaxNative(values, new Vector<float>(min)), new Vector<float>(max));
            // NaN and infinity less themselves are no number: both stay.
            var rest = values - values;
            return Vector.ConditionalSelect(Vector.Equals(rest, rest), clamped, values);
        }
    }
}
