using System.Numerics;
using System.Runtime.InteropServices;

namespace Calaisis.Raster.Habitats.Rules;

/// <summary>
/// Dilation by a disc: which cells have a marked cell within it. First the rows to the nearest mark in each column,
/// then a look at the columns aside, many cells at a time.
/// </summary>
static class DiscKernel
{
    const ushort Far = ushort.MaxValue - 1;

    /// <summary>
    /// Writes 1 where a mark lies within the disc, else 0. Marks reach <see cref="Disc.Reach"/> cells beyond the result
    /// on each side.
    /// </summary>
    /// <param name="marks">0 or 1, row-major: rows and columns of the result and twice the reach.</param>
    /// <param name="disc">How far.</param>
    /// <param name="rows">Rows of the result.</param>
    /// <param name="cols">Columns of the result.</param>
    /// <param name="result">One cell each, row-major; must not share memory with the marks.</param>
    /// <param name="away">Working memory: as <see cref="AwayLength"/> says.</param>
    public static void Dilate(
        ReadOnlySpan<byte> marks, Disc disc, int rows, int cols, Span<byte> result, Span<ushort> away)
    {
        var width = cols + (2 * disc.Reach);
        var counted = away[..(rows * width)];
        CountRows(marks, disc.Reach, rows, width, counted, away.Slice(rows * width, width));
        for (var row = 0; row < rows; row++)
            Spread(counted.Slice(row * width, width), disc, result.Slice(row * cols, cols));
    }

    /// <summary>How much working memory a dilation takes.</summary>
    public static long AwayLength(Disc disc, int rows, int cols) => ((long)rows + 1) * (cols + (2L * disc.Reach));

    /// <summary>Rows from each cell to the nearest mark in its column, above or below.</summary>
    static void CountRows(
        ReadOnlySpan<byte> marks, int reach, int rows, int width, Span<ushort> away, Span<ushort> running)
    {
        running.Fill(Far);
        for (var row = -reach; row < rows; row++)
        {
            Step(marks.Slice((row + reach) * width, width), running);
            if (row >= 0) running.CopyTo(away[(row * width)..]);
        }

        running.Fill(Far);
        for (var row = rows - 1 + reach; row >= 0; row--)
        {
            Step(marks.Slice((row + reach) * width, width), running);
            if (row < rows) KeepSmaller(running, away.Slice(row * width, width));
        }
    }

    static void Step(ReadOnlySpan<byte> marks, Span<ushort> running)
    {
        var half = Vector<ushort>.Count;
        var far = new Vector<ushort>(Far);
        var i = 0;
        for (; i <= marks.Length - (2 * half); i += 2 * half)
        {
            Vector.Widen(new Vector<byte>(marks[i..]), out var low, out var high);
            Next(low, running[i..]);
            Next(high, running[(i + half)..]);
        }

        for (; i < marks.Length; i++) running[i] = marks[i] != 0 ? (ushort)0 : (ushort)Math.Min(running[i] + 1, Far);

        void Next(Vector<ushort> marked, Span<ushort> at)
        {
            var more = Vector.Min(new Vector<ushort>(at), far - Vector<ushort>.One) + Vector<ushort>.One;
            Vector.ConditionalSelect(Vector.Equals(marked, Vector<ushort>.Zero), more, Vector<ushort>.Zero).CopyTo(at);
        }
    }

    static void KeepSmaller(ReadOnlySpan<ushort> candidates, Span<ushort> kept)
    {
        var from = MemoryMarshal.Cast<ushort, Vector<ushort>>(candidates);
        var to = MemoryMarshal.Cast<ushort, Vector<ushort>>(kept);
        for (var i = 0; i < to.Length; i++) to[i] = Vector.Min(from[i], to[i]);
        for (var i = to.Length * Vector<ushort>.Count; i < kept.Length; i++) kept[i] = Math.Min(candidates[i], kept[i]);
    }

    static void Spread(ReadOnlySpan<ushort> away, Disc disc, Span<byte> result)
    {
        var step = Vector<byte>.Count;
        var col = 0;
        for (; col <= result.Length - step; col += step)
        {
            var low = Reached(away, disc, col);
            var high = Reached(away, disc, col + Vector<ushort>.Count);
            (Vector.Narrow(low, high) & Vector<byte>.One).CopyTo(result[col..]);
        }

        for (; col < result.Length; col++)
        {
            byte reached = 0;
            for (var aside = 0; aside < disc.HalfHeights.Length && reached == 0; aside++)
            {
                var height = disc.HalfHeights[aside];
                if (away[col + disc.Reach - aside] <= height || away[col + disc.Reach + aside] <= height) reached = 1;
            }

            result[col] = reached;
        }
    }

    static Vector<ushort> Reached(ReadOnlySpan<ushort> away, Disc disc, int col)
    {
        var middle = col + disc.Reach;
        var reached = Vector.LessThanOrEqual(
            new Vector<ushort>(away[middle..]), new Vector<ushort>(disc.HalfHeights[0]));
        for (var aside = 1; aside < disc.HalfHeights.Length; aside++)
        {
            var height = new Vector<ushort>(disc.HalfHeights[aside]);
            reached |= Vector.LessThanOrEqual(new Vector<ushort>(away[(middle - aside)..]), height)
                | Vector.LessThanOrEqual(new Vector<ushort>(away[(middle + aside)..]), height);
        }

        return reached;
    }
}
