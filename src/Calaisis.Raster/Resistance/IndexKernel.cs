using System.Numerics;
using System.Runtime.InteropServices;
using Calaisis.Raster.Arithmetic;

namespace Calaisis.Raster.Resistance;

/// <summary>
/// Kernels of <see cref="IndexLayer"/>, on rows padded to whole vectors. Variables are added in their declared order,
/// cell by cell, so nothing depends on the width of the vectors.
/// </summary>
static class IndexKernel
{
    /// <summary>The length of a row of so many cells with its padding.</summary>
    internal static int Padded(int cells) =>
        (cells + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;

    /// <summary>
    /// Adds one variable: w x or w ln x to the sums, w to the weights. A missing value adds what is said.
    /// </summary>
    internal static void Add(
        IndexVariable variable, IndexMean mean, double missing,
        ReadOnlySpan<float> values, Span<double> sums, Span<double> weights)
    {
        var cells = MemoryMarshal.Cast<float, Vector<float>>(values);
        var allSums = MemoryMarshal.Cast<double, Vector<double>>(sums);
        var allWeights = MemoryMarshal.Cast<double, Vector<double>>(weights);
        for (var i = 0; i < cells.Length; i++)
        {
            Vector.Widen(cells[i], out var left, out var right);
            Add(variable, mean, missing, left, ref allSums[2 * i], ref allWeights[2 * i]);
            Add(variable, mean, missing, right, ref allSums[(2 * i) + 1], ref allWeights[(2 * i) + 1]);
        }
    }

    static void Add(
        IndexVariable variable, IndexMean mean, double missing,
        Vector<double> values, ref Vector<double> sums, ref Vector<double> weights)
    {
        var present = Vector.AsVectorDouble(Vector.Equals(values, values));
        var weight = new Vector<double>(variable.Weight);
        var x = variable.Trapezoid.Suitability(values);
        var term = mean is IndexMean.Arithmetic ? weight * x : weight * LogOrMinusInfinity(x);
        sums += Vector.ConditionalSelect(present, term, new Vector<double>(missing));
        weights += Vector.ConditionalSelect(present, weight, Vector<double>.Zero);
    }

    static Vector<double> LogOrMinusInfinity(Vector<double> x)
    {
        // Where soils suit or do not, they mostly do so side by side.
        if (Vector.EqualsAll(x, Vector<double>.One)) return Vector<double>.Zero;
        var positive = Vector.GreaterThan(x, Vector<double>.Zero);
        var log = ExpLog.Log(Vector.ConditionalSelect(positive, x, Vector<double>.One));
        return Vector.ConditionalSelect(positive, log, new Vector<double>(double.NegativeInfinity));
    }

    /// <summary>
    /// Stress, 1 - Q (1 - sealing/100), from the sums; NaN where no variable counted, where a missing one forbids a
    /// value, or where the sealing is NaN.
    /// </summary>
    internal static void Stress(
        IndexMean mean, ReadOnlySpan<double> sums, ReadOnlySpan<double> weights,
        ReadOnlySpan<float> sealedPercent, Span<float> stress)
    {
        var allSums = MemoryMarshal.Cast<double, Vector<double>>(sums);
        var allWeights = MemoryMarshal.Cast<double, Vector<double>>(weights);
        var percents = MemoryMarshal.Cast<float, Vector<float>>(sealedPercent);
        var results = MemoryMarshal.Cast<float, Vector<float>>(stress);
        for (var i = 0; i < results.Length; i++)
        {
            Vector.Widen(percents[i], out var left, out var right);
            results[i] = Vector.Narrow(
                Stress(mean, allSums[2 * i], allWeights[2 * i], left),
                Stress(mean, allSums[(2 * i) + 1], allWeights[(2 * i) + 1], right));
        }
    }

    static Vector<double> Stress(IndexMean mean, Vector<double> sums, Vector<double> weights, Vector<double> percent)
    {
        var average = sums / weights;
        var quality = mean is IndexMean.Arithmetic ? average : ExpLog.Exp(average);
        var open = Vector<double>.One - (percent / new Vector<double>(100));
        var stress = Unit.Clamp(Vector<double>.One - (quality * open));
        var known = Vector.Equals(sums, sums) & Vector.GreaterThan(weights, Vector<double>.Zero)
            & Vector.Equals(percent, percent);
        return Vector.ConditionalSelect(known, stress, new Vector<double>(double.NaN));
    }
}
