using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Calaisis.Raster.CostDistance.Kernels;

/// <summary>
/// Joins the resistances of two cells, or of two pairs of cells, into what a length of <see cref="StepLengths"/> is
/// multiplied by. A type argument, so that the default pays nothing for the choice. Symmetric to the last bit.
/// </summary>
interface IStepMean
{
    static abstract double Join(double one, double other);

    static abstract Vector512<double> Join(Vector512<double> one, Vector512<double> other);
}

/// <summary>The sum; see <see cref="StepMean.Resistance"/>.</summary>
readonly struct MeanResistance : IStepMean
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Join(double one, double other) => one + other;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Join(Vector512<double> one, Vector512<double> other) => one + other;
}

/// <summary>
/// The resistance of two in parallel, 1 / (1/a + 1/b), as a b / (a + b); +Infinity where either is. See
/// <see cref="StepMean.Conductance"/>.
/// </summary>
readonly struct MeanConductance : IStepMean
{
    public static double Join(double one, double other)
    {
        var sum = one + other;
        return double.IsPositiveInfinity(sum) ? sum : one * other / sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Join(Vector512<double> one, Vector512<double> other)
    {
        var sum = one + other;
        var infinity = Vector512.Create(double.PositiveInfinity);
        return Vector512.ConditionalSelect(Vector512.Equals(sum, infinity), infinity, one * other / sum);
    }
}
