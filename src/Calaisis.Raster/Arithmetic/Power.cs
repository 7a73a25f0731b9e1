using System.Runtime.CompilerServices;

namespace Calaisis.Raster.Arithmetic;

/// <summary>
/// (x / unit)^k for positive k, by tables that are made once: x = 2^e m, and the power is that of 2^e times that of m.
/// The first is the product of two entries, as e has eight bits; the second a polynomial for each sixteenth of m.
/// </summary>
/// <remarks>
/// Relative error below 5e-7 for k up to 12; beyond, it grows as k. Zero and negative values give 0, as do powers below
/// 1e-15 at most and values below 1e-33 at most; powers above 2^26 are cut there, and values above 1e34.
/// </remarks>
readonly record struct Power
{
    const int MantissaBits = 23;
    const int BlockBits = 4;
    const int PieceBits = MantissaBits - BlockBits;
    const int WithinPiece = (1 << PieceBits) - 1;
    const int ExponentOfOne = 127;

    // Steeper powers are squares: the polynomials, of degree 5, would not follow them.
    const double LargestK = 12;

    // Exponents are in blocks of sixteen. The unit's is the twelfth of its block, as small powers matter longer than
    // large ones: then no power that matters meets a subnormal factor.
    const int Before = 11;

    // Beside one, nothing is left of one.
    const double MostTwos = 26;

    // Blocks are numbered by four bits: the lowest holds zero, and values beyond this would be taken for its.
    const double LargestX = 1e34;

    readonly LaneTable _blocks;
    readonly LaneTable _inBlock;
    readonly LaneTable _c0;
    readonly LaneTable _c1;
    readonly LaneTable _c2;
    readonly LaneTable _c3;
    readonly LaneTable _c4;
    readonly LaneTable _c5;
    readonly int _firstBits;
    readonly float _largest;
    readonly int _squarings;

    /// <param name="k">The exponent; positive.</param>
    /// <param name="unit">The x whose power is one; from 1e-20 to 1e20.</param>
    internal Power(double k, double unit)
    {
        _largest = (float)Math.Min(LargestX, unit * TwoTo(MostTwos / k));
        for (; k > LargestK; k /= 2) _squarings++;
        var exponent = (int)Math.Floor(ExpLog.Log(unit) / ExpLog.Ln2);
        var first = ExponentOfOne + exponent - Before;
        _firstBits = first << MantissaBits;

        Span<float> entries = stackalloc float[LaneTable.Count];
        var least = TwoTo(-k * Before) * Raise(Math.ScaleB(1 / unit, exponent), k);
        for (var i = 0; i < LaneTable.Count; i++) entries[i] = Normal(least * TwoTo(k * i));
        _inBlock = new LaneTable(entries);

        var lowest = -first >> BlockBits;
        for (var block = lowest; block < lowest + LaneTable.Count; block++)
        {
            var factor = TwoTo(k * LaneTable.Count * block);
            var matters = block == 0 || (block > lowest && Normal(least * factor) > 0);
            entries[block & (LaneTable.Count - 1)] = matters ? (float)Math.Min(factor, float.MaxValue) : 0;
        }

        _blocks = new LaneTable(entries);
        var fit = new PowerFit(k);
        (_c0, _c1, _c2) = (fit.Coefficients(0), fit.Coefficients(1), fit.Coefficients(2));
        (_c3, _c4, _c5) = (fit.Coefficients(3), fit.Coefficients(4), fit.Coefficients(5));
    }

    internal static double Raise(double x, double k) => ExpLog.Exp(k * ExpLog.Log(x));

    /// <summary>NaN gives what the machine likes. The unit's own power is exactly one where the unit is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal T Of<T>(T x)
        where T : struct, ILanes<T>
    {
        x = T.Min(T.Max(x, T.All(0)), T.All(_largest));
        var places = T.TakeBits(x, T.AllBits(_firstBits));
        var scale = T.Look(in _blocks, T.ShiftRight(places, MantissaBits + BlockBits))
            * T.Look(in _inBlock, T.ShiftRight(places, MantissaBits));
        var piece = T.ShiftRight(x, PieceBits);
        var above = T.WhereBits(WithinPiece, x, T.All(1)) - T.All(1);
        var sum = T.Fused(above, T.Look(in _c5, piece), T.Look(in _c4, piece));
        sum = T.Fused(above, sum, T.Look(in _c3, piece));
        sum = T.Fused(above, sum, T.Look(in _c2, piece));
        sum = T.Fused(above, sum, T.Look(in _c1, piece));
        sum = T.Fused(above, sum, T.Look(in _c0, piece));
        var power = scale * sum;
        for (var i = 0; i < _squarings; i++) power *= power;
        return power;
    }

    static double TwoTo(double twos) => ExpLog.Exp(twos * ExpLog.Ln2);

    // Subnormal factors would be slow.
    static float Normal(double factor) => factor < SingleExpLog.Least ? 0 : (float)factor;
}
