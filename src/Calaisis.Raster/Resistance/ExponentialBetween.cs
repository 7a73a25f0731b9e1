using System.Runtime.CompilerServices;
using Calaisis.Raster.Arithmetic;

namespace Calaisis.Raster.Resistance;

/// <summary>
/// The exponential curve where floats tell many values between its ends, and every power between is a float: values are
/// bounded before anything else, so nothing after needs bounds of its own.
/// </summary>
readonly struct ExponentialBetween : ICurveFormula
{
    // A float at an end may lie this share of the span beyond it.
    const double Coarsest = 1e-3;
    const double LargestC = 80;

    readonly float _least;
    readonly float _most;
    readonly SplitNumber _from;
    readonly SplitNumber _slope;
    readonly float _perWhole;

    internal ExponentialBetween(double from, double span, double c)
    {
        var (start, end) = (ExponentialFormula.Outer(from, span < 0), ExponentialFormula.Outer(from + span, span > 0));
        (_least, _most) = (Math.Min(start, end), Math.Max(start, end));
        _from = new SplitNumber(from);
        _slope = new SplitNumber(c / span / ExpLog.Ln2);
        _perWhole = ExponentialFormula.PerWhole(c, 0);
        while (Of(NarrowLanes.All(end)).First < 1) _perWhole = ExponentialFormula.Further(_perWhole);
    }

    internal static bool Suits(double from, double span, double c)
    {
        var outermost = (float)Math.Max(Math.Abs(from), Math.Abs(from + span));
        return Math.Abs(c) <= LargestC && MathF.BitIncrement(outermost) - outermost < Coarsest * Math.Abs(span);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T>(T values)
        where T : struct, ILanes<T>
    {
        // What the difference loses is handed on, as errors of a large power would be errors of the stress.
        values = T.Min(T.Max(values, T.All(_least)), T.All(_most));
        var from = T.All(_from.Head);
        var above = values - from;
        var back = above - values;
        var lost = (values - (above - back)) - (from + back) - T.All(_from.Tail);
        var slope = T.All(_slope.Head);
        var rounded = SingleExpLog.Round(above, slope);
        var fraction = T.Fused(above, T.All(_slope.Tail), SingleExpLog.Fraction(above, slope, rounded));
        fraction = T.Fused(lost, slope, fraction);
        var perWhole = T.All(_perWhole);
        return Unit.Clamp(SingleExpLog.TwoToLess(rounded, fraction, perWhole, perWhole));
    }
}

/// <summary>The same from 0, as curves of light mostly are: there is no difference that could lose digits.</summary>
readonly struct ExponentialFromZero : ICurveFormula
{
    readonly float _least;
    readonly float _most;
    readonly SplitNumber _slope;
    readonly float _perWhole;

    internal ExponentialFromZero(double span, double c)
    {
        var end = ExponentialFormula.Outer(span, span > 0);
        (_least, _most) = (Math.Min(0, end), Math.Max(0, end));
        _slope = new SplitNumber(c / span / ExpLog.Ln2);
        _perWhole = ExponentialFormula.PerWhole(c, 0);
        while (Of(NarrowLanes.All(end)).First < 1) _perWhole = ExponentialFormula.Further(_perWhole);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T>(T values)
        where T : struct, ILanes<T>
    {
        values = T.Min(T.Max(values, T.All(_least)), T.All(_most));
        var slope = T.All(_slope.Head);
        var rounded = SingleExpLog.Round(values, slope);
        var fraction = T.Fused(values, T.All(_slope.Tail), SingleExpLog.Fraction(values, slope, rounded));
        var perWhole = T.All(_perWhole);
        return T.Min(SingleExpLog.TwoToLess(rounded, fraction, perWhole, perWhole), T.All(1)) + T.All(0);
    }
}
