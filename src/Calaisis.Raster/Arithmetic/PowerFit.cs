namespace Calaisis.Raster.Arithmetic;

/// <summary>
/// Polynomials for m^k, one for each sixteenth of m from 1 to 2, in what m is above the sixteenth's first. There they
/// meet the power, so that powers of one are exact, and at five more points that spread the error evenly.
/// </summary>
/// <remarks>Relative error below 3e-8 for k up to 12.</remarks>
sealed class PowerFit
{
    const int Terms = 6;

    // The zeros of the sixth Chebyshev polynomial: cosines of odd multiples of 15 degrees.
    static readonly double[] Zeros =
    [
        -0.96592582628906829, -0.70710678118654752, -0.25881904510252076,
        0.25881904510252076, 0.70710678118654752, 0.96592582628906829,
    ];

    readonly double[] _points = [.. Zeros.Select(zero => (zero - Zeros[0]) / (1 - Zeros[0]) / LaneTable.Count)];
    readonly double[][] _pieces;

    internal PowerFit(double k) => _pieces = [.. Enumerable.Range(0, LaneTable.Count).Select(piece => Fit(piece, k))];

    /// <summary>Those of one power of what m is above, for all sixteenths.</summary>
    internal LaneTable Coefficients(int term) => new([.. _pieces.Select(piece => (float)piece[term])]);

    double[] Fit(int piece, double k)
    {
        var begin = 1 + ((double)piece / LaneTable.Count);
        double[] c = [.. _points.Select(point => Power.Raise(begin + point, k))];
        // Newton's divided differences, then from products of distances to powers.
        for (var order = 1; order < Terms; order++)
        {
            for (var i = Terms - 1; i >= order; i--) c[i] = (c[i] - c[i - 1]) / (_points[i] - _points[i - order]);
        }

        for (var point = Terms - 2; point >= 0; point--)
        {
            for (var i = point; i < Terms - 1; i++) c[i] -= c[i + 1] * _points[point];
        }

        return c;
    }
}
