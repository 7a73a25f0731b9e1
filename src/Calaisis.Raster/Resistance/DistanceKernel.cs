using System.Numerics;
using System.Runtime.InteropServices;

namespace Calaisis.Raster.Resistance;

/// <summary>
/// The second pass of the exact Euclidean distance transform, along a row: the nearest feature is the smallest sum of
/// a column's squared distance and the squared way to that column. Looking at columns one by one outwards, several
/// cells at a time, and stopping when the way alone is longer than the best found, beats the envelope of parabolas for
/// the reaches of our field; and a smallest sum is the same wherever the row was cut out of the grid.
/// </summary>
static class DistanceKernel
{
    // Keeps rounding from dropping a column that is just in reach; the distance itself is compared in the end.
    const double Tolerance = 1 + 1e-9;

    /// <summary>Squared metres from rows to the nearest feature of the column; infinite where that is out of reach.</summary>
    internal static void Square(
        ReadOnlySpan<float> rowsAway, double cellHeightMetres, double reachMetres, Span<double> squared)
    {
        var limit = reachMetres * reachMetres * Tolerance;
        for (var i = 0; i < squared.Length; i++)
        {
            var away = rowsAway[i] * cellHeightMetres;
            var square = away * away;
            squared[i] = square < limit ? square : double.PositiveInfinity;
        }
    }

    /// <summary>
    /// Writes each cell's distance in metres to the nearest feature, NaN where it is the reach or more. The columns'
    /// squared distances begin <paramref name="margin"/> columns left of the first cell and are padded with infinity to
    /// the width of a vector on the right.
    /// </summary>
    internal static void Nearest(
        ReadOnlySpan<double> squared, int margin, double cellWidthMetres, double reachMetres, Span<float> metres)
    {
        var step = Vector<double>.Count;
        Span<double> found = stackalloc double[step];
        for (var col = 0; col < metres.Length; col += step)
        {
            // Vectors beyond the row's end hold cells of the margin, whose results are dropped.
            var best = new Vector<double>(squared[(col + margin)..]);
            for (var away = 1; away <= margin; away++)
            {
                var way = away * cellWidthMetres;
                var waySquared = new Vector<double>(way * way);
                if (Vector.GreaterThanOrEqualAll(waySquared, best)) break;
                best = Vector.Min(best, new Vector<double>(squared[(col + margin - away)..]) + waySquared);
                best = Vector.Min(best, new Vector<double>(squared[(col + margin + away)..]) + waySquared);
            }

            Vector.SquareRoot(best).CopyTo(found);
            var cells = Math.Min(step, metres.Length - col);
            for (var i = 0; i < cells; i++) metres[col + i] = found[i] < reachMetres ? (float)found[i] : float.NaN;
        }
    }

    /// <summary>Whether no column of the row has a feature in reach.</summary>
    internal static bool IsEmpty(ReadOnlySpan<double> squared)
    {
        var vectors = MemoryMarshal.Cast<double, Vector<double>>(squared);
        var infinite = new Vector<double>(double.PositiveInfinity);
        foreach (var vector in vectors)
        {
            if (!Vector.EqualsAll(vector, infinite)) return false;
        }

        return !squared[(vectors.Length * Vector<double>.Count)..].ContainsAnyExcept(double.PositiveInfinity);
    }
}
