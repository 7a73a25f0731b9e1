using System.Numerics;
using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Resistance;

/// <summary>
/// How well a value suits, from 0 to 1: 0 up to a, rising to 1 at b, 1 up to c, falling to 0 at d. An infinite a leaves
/// the lower side open (every value below c suits), an infinite d the upper one. Where a = b or c = d the side is a
/// step, and the value on the step suits.
/// </summary>
public sealed record Trapezoid
{
    public Trapezoid(double a, double b, double c, double d)
    {
        A = a;
        B = b;
        C = c;
        D = d;
        if (double.IsNaN(a + b) || double.IsNaN(c + d) || !(a <= b && b <= c && c <= d))
        {
            throw new UnfitException($"the trapezoid is {a}, {b}, {c}, {d}, expected a <= b <= c <= d");
        }

        if ((double.IsFinite(a) && !double.IsFinite(b)) || (double.IsFinite(d) && !double.IsFinite(c)))
        {
            throw new UnfitException($"the trapezoid is {a}, {b}, {c}, {d}: a side with a foot needs a top");
        }

        if (double.IsInfinity(a) && double.IsInfinity(d))
        {
            throw new UnfitException($"the trapezoid is open on both sides: every value would suit");
        }
    }

    /// <summary>Foot of the rising side; minus infinity leaves it open.</summary>
    public double A { get; }

    /// <summary>Top of the rising side.</summary>
    public double B { get; }

    /// <summary>Top of the falling side.</summary>
    public double C { get; }

    /// <summary>Foot of the falling side; infinity leaves it open.</summary>
    public double D { get; }

    internal Vector<double> Suitability(Vector<double> values)
    {
        var suits = Vector<double>.One;
        if (double.IsFinite(A)) suits = Side(values - new Vector<double>(A), values - new Vector<double>(B), B - A);
        if (!double.IsFinite(D)) return suits;
        return Vector.Min(suits, Side(new Vector<double>(D) - values, new Vector<double>(C) - values, D - C));
    }

    /// <summary>
    /// How far up a side: <paramref name="above"/> counts from its foot, <paramref name="over"/> from its top.
    /// </summary>
    static Vector<double> Side(Vector<double> above, Vector<double> over, double width)
    {
        var top = Vector.GreaterThanOrEqual(over, Vector<double>.Zero);
        var slope = width > 0 ? Unit.Clamp(above / new Vector<double>(width)) : Vector<double>.Zero;
        return Vector.ConditionalSelect(top, Vector<double>.One, slope);
    }
}
