using System.Runtime.CompilerServices;

namespace Calaisis.Raster.Resistance;

/// <summary>
/// s = (exp(c x) - 1) / (exp(c) - 1) with x = clamp((v - from) / (to - from), 0, 1): the negative
/// exponential, which gives R = 1 + (Rmax - 1)(exp(c x) - 1)/(exp(c) - 1) with a range of 1 to Rmax. Stress
/// stays low for long and then rises steeply; a negative c rises first; c = 0 is linear.
/// </summary>
public sealed record ExponentialCurve : Curve
{
    const double LargestC = 100;

    // Nearer to 0 the curve is linear within the precision of a float, and the formula would lose its digits.
    const double SmallestC = 1e-7;

    public ExponentialCurve(double from, double to, double c)
    {
        Linear = new LinearCurve(from, to);
        if (!(Math.Abs(c) <= LargestC))
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"'c' of the exponential curve is {c}, expected a number from -{LargestC} to {LargestC}"));
        }

        C = c;
    }

    /// <summary>What brings the value to x.</summary>
    public LinearCurve Linear { get; }

    /// <summary>How bent the curve is.</summary>
    public double C { get; }

    internal override void Bend(ReadOnlySpan<float> values, ResistanceRange? range, Span<float> results)
    {
        if (Math.Abs(C) < SmallestC) Linear.Bend(values, range, results);
        else Map(new Formula(Linear.From, Linear.To - Linear.From, C), values, range, results);
    }

    readonly struct Formula : ICurveFormula
    {
        // e^100 is more than a float holds, e^-83 so little that it is nothing beside one.
        const double LargestC = 80;
        const float LeastPower = -83;
        const double FarPower = 1e37;
        const double FarValue = 1e30;

        readonly SplitNumber _from;
        readonly SplitNumber _slope;
        readonly SplitNumber _least;
        readonly SplitNumber _most;
        readonly float _far;
        readonly int _halvings;
        readonly float _perWhole;

        internal Formula(double from, double span, double c)
        {
            _from = new SplitNumber(from);
            _slope = new SplitNumber(c / span);
            // Values further out are as good as this one, and no product becomes infinite.
            _far = (float)Math.Min(FarValue, FarPower / Math.Abs(c / span));
            _least = new SplitNumber(Math.Max(Math.Min(c, 0), LeastPower));
            _most = new SplitNumber(Math.Max(c, 0));
            _halvings = c > LargestC ? 64 : 0;
            var end = c < 0 ? _least : _most;
            var whole = SingleExpLog.ExpLessOne(NarrowLanes.All(end.Head), NarrowLanes.All(end.Tail), _halvings).First;
            // Rounded up, so that full stress is reached at the end, not just before.
            _perWhole = 1 / whole;
            while (_perWhole * whole < 1)
                _perWhole = whole > 0 ? MathF.BitIncrement(_perWhole) : MathF.BitDecrement(_perWhole);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Of<T>(T values)
            where T : struct, ILanes<T>
        {
            // The power c x in two parts, as errors of a large power would be errors of the stress.
            var far = T.All(_far);
            values = T.Min(T.Max(values, -far), far);
            var above = values - T.All(_from.Head);
            var back = above - values;
            var lost = (values - (above - back)) - (T.All(_from.Head) + back) - T.All(_from.Tail);
            var slope = T.All(_slope.Head);
            var product = above * slope;
            var rest = T.Fused(above, slope, -product);
            rest = T.Fused(above, T.All(_slope.Tail), rest);
            rest = T.Fused(lost, slope, rest);
            var power = product + rest;
            rest = product - power + rest;

            var (least, most) = (T.All(_least.Head), T.All(_most.Head));
            rest = T.WhereLess(power, least, T.All(_least.Tail), rest);
            rest = T.WhereLess(most, power, T.All(_most.Tail), rest);
            power = T.Min(T.Max(power, least), most);
            return Unit.Clamp(SingleExpLog.ExpLessOne(power, rest, _halvings) * T.All(_perWhole));
        }
    }
}
