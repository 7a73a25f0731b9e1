using System.Numerics;
using System.Runtime.InteropServices;

namespace Calaisis.Raster.Warping;

/// <summary>A surface of second degree in each direction, through nine points on a square.</summary>
readonly struct Surface
{
    // value = sum over i, j of _c[i][j] * down^i * across^j
    static readonly Vector<double> Steps = Vector<double>.Indices;

    readonly double _c00;
    readonly double _c01;
    readonly double _c02;
    readonly double _c10;
    readonly double _c11;
    readonly double _c12;
    readonly double _c20;
    readonly double _c21;
    readonly double _c22;

    Surface(ReadOnlySpan<double> c)
    {
        (_c00, _c01, _c02) = (c[0], c[1], c[2]);
        (_c10, _c11, _c12) = (c[3], c[4], c[5]);
        (_c20, _c21, _c22) = (c[6], c[7], c[8]);
    }

    /// <summary>Through the values at 0, side/2 and side in both directions, row after row.</summary>
    internal static Surface Through(ReadOnlySpan<double> nodes, double side)
    {
        Span<double> across = stackalloc double[9];
        for (var row = 0; row < 3; row++) Fit(nodes[(row * 3)..], 1, across[(row * 3)..], 1, side);
        Span<double> both = stackalloc double[9];
        for (var power = 0; power < 3; power++) Fit(across[power..], 3, both[power..], 3, side);
        return new Surface(both);
    }

    internal double At(double down, double across)
    {
        var (a, b, c) = Row(down);
        return a + (across * (b + (across * c)));
    }

    /// <summary>The values of neighbouring cells of one row.</summary>
    internal void Fill(double down, double across, Span<double> values)
    {
        var (a, b, c) = Row(down);
        var vectors = MemoryMarshal.Cast<double, Vector<double>>(values);
        for (var i = 0; i < vectors.Length; i++)
        {
            var at = new Vector<double>(across + (i * Vector<double>.Count)) + Steps;
            vectors[i] = new Vector<double>(a) + (at * (new Vector<double>(b) + (at * new Vector<double>(c))));
        }

        for (var i = vectors.Length * Vector<double>.Count; i < values.Length; i++)
        {
            var at = across + i;
            values[i] = a + (at * (b + (at * c)));
        }
    }

    /// <summary>How much it changes over one step, at the middle of the square.</summary>
    internal double SlopeAtMiddle(double side)
    {
        var middle = side / 2;
        var alongRow = At(middle, middle + 0.5) - At(middle, middle - 0.5);
        var alongColumn = At(middle + 0.5, middle) - At(middle - 0.5, middle);
        return double.Hypot(alongRow, alongColumn);
    }

    (double A, double B, double C) Row(double down) =>
        (_c00 + (down * (_c10 + (down * _c20))),
            _c01 + (down * (_c11 + (down * _c21))),
            _c02 + (down * (_c12 + (down * _c22))));

    // The parabola through three equally spaced values, as coefficients of 1, t and t squared.
    static void Fit(ReadOnlySpan<double> values, int valueStep, Span<double> coefficients, int step, double side)
    {
        var (start, middle, end) = (values[0], values[valueStep], values[2 * valueStep]);
        coefficients[0] = start;
        coefficients[step] = ((4 * middle) - end - (3 * start)) / side;
        coefficients[2 * step] = 2 * (start + end - (2 * middle)) / (side * side);
    }
}
