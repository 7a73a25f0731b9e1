using System.Numerics;
using Calaisis.Raster.Arithmetic;

namespace Calaisis.Raster.Resistance;

/// <summary>Row kernels on a source's values.</summary>
static class ValueKernel
{
    /// <summary>
    /// max(0, value - background); NaN stays. Thresholds and data are floats both, so 0.7 - 0.2 meets 0.5.
    /// </summary>
    internal static void TakeOff(float background, ReadOnlySpan<float> values, Span<float> above) =>
        VectorKernel.Map(new Rest(background), values, above);

    /// <summary>Makes a barrier of every cell whose value reaches the threshold.</summary>
    internal static void SetBarriers(float threshold, ReadOnlySpan<float> values, Span<float> resistance) =>
        VectorKernel.Join(new BarrierFrom(threshold), values, resistance);

    /// <summary>Turns negative numbers, which mark values without answer, into NaN.</summary>
    internal static void SilenceNegative(Span<float> values) => VectorKernel.Map(default(NotNegative), values, values);

    /// <summary>Turns barriers into NaN, as files have it.</summary>
    internal static void SilenceBarriers(Span<float> resistance) =>
        VectorKernel.Map(default(NoBarrier), resistance, resistance);

    /// <summary>Writes one resistance where there is a value, NaN elsewhere.</summary>
    internal static void FillPresent(float resistance, ReadOnlySpan<float> values, Span<float> results) =>
        VectorKernel.Map(new Present(resistance), values, results);

    /// <summary>The smaller of both, into the second.</summary>
    internal static void Min(ReadOnlySpan<float> values, Span<float> smallest) =>
        VectorKernel.Join(default(Smaller), values, smallest);

    /// <summary>The greater of both, into the second.</summary>
    internal static void Max(ReadOnlySpan<float> values, Span<float> greatest) =>
        VectorKernel.Join(default(Greater), values, greatest);

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
    internal static void FillMissing(float value, Span<float> values) =>
        VectorKernel.Map(new Filled(value), values, values);

    readonly struct Rest(float background) : IVectorFunction
    {
        public Vector<float> Of(Vector<float> values)
        {
            var rest = values - new Vector<float>(background);
            return Vector.ConditionalSelect(Vector.LessThan(rest, Vector<float>.Zero), Vector<float>.Zero, rest);
        }
    }

    readonly struct BarrierFrom(float threshold) : IVectorJoin
    {
        public Vector<float> Of(Vector<float> values, Vector<float> resistance) => Vector.ConditionalSelect(
            Vector.GreaterThanOrEqual(values, new Vector<float>(threshold)),
            new Vector<float>(float.PositiveInfinity),
            resistance);
    }

    readonly struct NotNegative : IVectorFunction
    {
        public Vector<float> Of(Vector<float> values) => Vector.ConditionalSelect(
            Vector.LessThan(values, Vector<float>.Zero), new Vector<float>(float.NaN), values);
    }

    readonly struct NoBarrier : IVectorFunction
    {
        public Vector<float> Of(Vector<float> resistance) => Vector.ConditionalSelect(
            Vector.Equals(resistance, new Vector<float>(float.PositiveInfinity)),
            new Vector<float>(float.NaN),
            resistance);
    }

    readonly struct Present(float resistance) : IVectorFunction
    {
        public Vector<float> Of(Vector<float> values) =>
            Vector.ConditionalSelect(Vector.Equals(values, values), new Vector<float>(resistance), values);
    }

    readonly struct Smaller : IVectorJoin
    {
        public Vector<float> Of(Vector<float> values, Vector<float> smallest) =>
            Vector.ConditionalSelect(Vector.LessThan(values, smallest), values, smallest);
    }

    readonly struct Greater : IVectorJoin
    {
        public Vector<float> Of(Vector<float> values, Vector<float> greatest) =>
            Vector.ConditionalSelect(Vector.GreaterThan(values, greatest), values, greatest);
    }

    readonly struct Filled(float value) : IVectorFunction
    {
        public Vector<float> Of(Vector<float> values) =>
            Vector.ConditionalSelect(Vector.Equals(values, values), values, new Vector<float>(value));
    }
}
