using System.Numerics;
using System.Runtime.InteropServices;

namespace Calaisis.Raster.Resistance;

/// <summary>
/// The second pass of the Euclidean distance transform, along a row: the nearest feature is the smallest sum of a
/// column's squared distance and the squared way to that column. Looking at columns one by one outwards, several cells
/// at a time, and stopping when the way alone is longer than the best found, beats the envelope of parabolas for the
/// reaches of our field; and a smallest sum is the same wherever the row was cut out of the grid. Squares are floats:
/// exact up to 4 km where cells are whole metres, else right to a ten-millionth.
/// </summary>
static class DistanceKernel
{
    // Keeps rounding from dropping a column that is just in reach; the distance itself is compared in the end.
    const float Tolerance = 1 + 1e-5f;

    /// <summary>
    /// Squared metres from rows to the nearest feature of the column; infinite where that is out of reach. Both may be
    /// the same span.
    /// </summary>
    internal static void Square(
        ReadOnlySpan<float> rowsAway, float cellHeightMetres, float reachMetres, Span<float> squared)
    {
        var limit = reachMetres * reachMetres * Tolerance;
        var from = MemoryMarshal.Cast<float, Vector<float>>(rowsAway);
        var to = MemoryMarshal.Cast<float, Vector<float>>(squared[..rowsAway.Length]);
        var infinite = new Vector<float>(float.PositiveInfinity);
        for (var i = 0; i < from.Length; i++)
        {
            var away = from[i] * cellHeightMetres;
            var square = away * away;
            to[i] = Vector.ConditionalSelect(Vector.LessThan(square, new Vector<float>(limit)), square, infinite);
        }

        for (var i = from.Length * Vector<float>.Count; i < rowsAway.Length; i++)
        {
            var away = rowsAway[i] * cellHeightMetres;
            squared[i] = away * away < limit ? away * away : float.PositiveInfinity;
        }
    }

    /// <summary>
    /// Writes each cell's distance in metres to the nearest feature, NaN where it is the reach or more. The columns'
    /// squared distances begin <paramref name="margin"/> columns left of the first cell and go on as many right of the
    /// last; beyond, they are padded with infinity by one vector.
    /// </summary>
    internal static void Nearest(
        ReadOnlySpan<float> squared, int margin, float cellWidthMetres, float reachMetres, Span<float> metres)
    {
        var step = Vector<float>.Count;
        Span<float> found = stackalloc float[step];
        var next = 0;
        for (var col = 0; col < metres.Length; col += step)
        {
            var cells = Math.Min(step, metres.Length - col);
            var end = Math.Min(col + (2 * margin) + step, squared.Length);
            if (next < col) next = col;
            while (next < end && float.IsPositiveInfinity(squared[next])) next++;
            if (next >= end)
            {
                metres.Slice(col, cells).Fill(float.NaN);
                continue;
            }

            // Lanes beyond the row's end hold cells of the margin, whose results are dropped.
            Vector.SquareRoot(Nearest(squared.Slice(col, end - col), margin, cellWidthMetres)).CopyTo(found);
            for (var i = 0; i < cells; i++) metres[col + i] = found[i] < reachMetres ? found[i] : float.NaN;
        }
    }

    /// <summary>The smallest sums for one vector of cells, which stand in the middle of the columns.</summary>
    static Vector<float> Nearest(ReadOnlySpan<float> squared, int margin, float cellWidthMetres)
    {
        var best = new Vector<float>(squared[margin..]);
        for (var away = 1; away <= margin; away++)
        {
            var way = away * cellWidthMetres;
            var waySquared = new Vector<float>(way * way);
            if (Vector.GreaterThanOrEqualAll(waySquared, best)) break;
            var left = new Vector<float>(squared[(margin - away)..]);
            var right = new Vector<float>(squared[(margin + away)..]);
            best = Vector.Min(best, Vector.Min(left, right) + waySquared);
        }

        return best;
    }
}
