using System.Numerics;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Warping;

/// <summary>
/// Interpolates between the centres of source cells: bilinearly between four of them, and with a tent as wide as the
/// cell where that is larger than a source cell. Source cells without data are left out and the others weighted up; but
/// a centre that lies in a cell without data has none, so that gaps keep their size.
/// </summary>
public sealed class BilinearKernel : IResampleKernel
{
    public int Reach(Footprint footprint) =>
        (int)Math.Ceiling(Math.Max(1, Math.Max(footprint.Rows, footprint.Cols))) + 1;

    public void Resample(
        Tile source,
        Shape shape,
        Footprint footprint,
        ReadOnlySpan<double> sourceRows,
        ReadOnlySpan<double> sourceCols,
        Span<float> values)
    {
        // A footprint of 1.000000001 is rounding, not a larger cell.
        var wide = footprint.Rows > 1.000001 || footprint.Cols > 1.000001;
        if (!wide)
        {
            Interpolate(source, shape, sourceRows, sourceCols, values);
            return;
        }

        for (var i = 0; i < values.Length; i++)
        {
            var (row, col) = (sourceRows[i], sourceCols[i]);
            values[i] = IsInside(shape, row, col)
                ? Tent(source, row, col, Math.Max(1, footprint.Rows), Math.Max(1, footprint.Cols))
                : float.NaN;
        }
    }

    static bool IsInside(Shape shape, double row, double col) =>
        row >= 0 && row < shape.Rows && col >= 0 && col < shape.Cols;

    static void Interpolate(
        Tile source, Shape shape, ReadOnlySpan<double> sourceRows, ReadOnlySpan<double> sourceCols, Span<float> values)
    {
        var several = Vector<float>.Count;
        for (var start = 0; start < values.Length; start += several)
        {
            var cells = Math.Min(several, values.Length - start);
            var rows = sourceRows.Slice(start, cells);
            var cols = sourceCols.Slice(start, cells);
            var part = values.Slice(start, cells);
            if (cells == several && TryTogether(source, rows, cols, part)) continue;
            for (var i = 0; i < cells; i++)
            {
                part[i] = Alone(source, rows[i], cols[i]);
                // At the edge of the window or beside cells without data.
                if (float.IsNaN(part[i]) && IsInside(shape, rows[i], cols[i]))
                    part[i] = Tent(source, rows[i], cols[i], 1, 1);
            }
        }
    }

    static float Alone(Tile source, double sourceRow, double sourceCol)
    {
        var window = source.Window;
        ReadOnlySpan<float> cells = source.Values;
        var (row, col) = (sourceRow - 0.5, sourceCol - 0.5);
        var top = Math.Floor(row);
        var left = Math.Floor(col);
        var r = (int)top - window.Row;
        var c = (int)left - window.Col;
        // One comparison each for both ends; a place that is NaN or far outside falls out of them, too.
        if ((uint)r >= (uint)(window.Rows - 1) || (uint)c >= (uint)(window.Cols - 1)) return float.NaN;
        var down = row - top;
        var right = col - left;
        var at = (r * window.Cols) + c;
        var upper = cells.Slice(at, 2);
        var lower = cells.Slice(at + window.Cols, 2);
        var above = (upper[0] * (1 - right)) + (upper[1] * right);
        var below = (lower[0] * (1 - right)) + (lower[1] * right);
        return (float)((above * (1 - down)) + (below * down));
    }

    // Cells of the grid are mostly far smaller than those of the source: several in a row lie between the same four
    // centres. Each is worked out by the same operations as alone.
    static bool TryTogether(
        Tile source, ReadOnlySpan<double> sourceRows, ReadOnlySpan<double> sourceCols, Span<float> values)
    {
        var half = new Vector<double>(0.5);
        var row0 = new Vector<double>(sourceRows) - half;
        var row1 = new Vector<double>(sourceRows[Vector<double>.Count..]) - half;
        var col0 = new Vector<double>(sourceCols) - half;
        var col1 = new Vector<double>(sourceCols[Vector<double>.Count..]) - half;
        var (top, left) = (Math.Floor(row0[0]), Math.Floor(col0[0]));
        var (tops, lefts) = (new Vector<double>(top), new Vector<double>(left));
        var (down0, down1) = (row0 - tops, row1 - tops);
        var (right0, right1) = (col0 - lefts, col1 - lefts);
        if (!(AreParts(down0) && AreParts(down1) && AreParts(right0) && AreParts(right1))) return false;

        var window = source.Window;
        var r = (int)top - window.Row;
        var c = (int)left - window.Col;
        if ((uint)r >= (uint)(window.Rows - 1) || (uint)c >= (uint)(window.Cols - 1)) return false;
        var upper = source.Values.Slice((r * window.Cols) + c, 2);
        var lower = source.Values.Slice(((r + 1) * window.Cols) + c, 2);
        if (!double.IsFinite((double)upper[0] + upper[1] + lower[0] + lower[1])) return false;
        Vector.Narrow(
            Between(upper, lower, down0, right0), Between(upper, lower, down1, right1)).CopyTo(values);
        return true;
    }

    // From 0 to below 1, so within the four centres; NaN is not.
    static bool AreParts(Vector<double> parts) =>
        Vector.GreaterThanOrEqualAll(parts, Vector<double>.Zero) && Vector.LessThanAll(parts, Vector<double>.One);

    static Vector<double> Between(Span<float> upper, Span<float> lower, Vector<double> down, Vector<double> right)
    {
        var left = Vector<double>.One - right;
        var above = (new Vector<double>(upper[0]) * left) + (new Vector<double>(upper[1]) * right);
        var below = (new Vector<double>(lower[0]) * left) + (new Vector<double>(lower[1]) * right);
        return (above * (Vector<double>.One - down)) + (below * down);
    }

    // Weights fall linearly from the centre to zero at so many rows and columns from it.
    static float Tent(Tile source, double row, double col, double halfRows, double halfCols)
    {
        var window = source.Window;
        var cells = source.Values;
        if (float.IsNaN(cells[(((int)row - window.Row) * window.Cols) + (int)col - window.Col])) return float.NaN;
        var sum = 0.0;
        var weights = 0.0;
        var lastRow = Math.Min(window.EndRow - 1, (int)Math.Floor(row - 0.5 + halfRows));
        var lastCol = Math.Min(window.EndCol - 1, (int)Math.Floor(col - 0.5 + halfCols));
        for (var r = Math.Max(window.Row, (int)Math.Ceiling(row - 0.5 - halfRows)); r <= lastRow; r++)
        {
            var rowWeight = 1 - (Math.Abs(r + 0.5 - row) / halfRows);
            for (var c = Math.Max(window.Col, (int)Math.Ceiling(col - 0.5 - halfCols)); c <= lastCol; c++)
            {
                var value = cells[((r - window.Row) * window.Cols) + c - window.Col];
                var weight = rowWeight * (1 - (Math.Abs(c + 0.5 - col) / halfCols));
                if (float.IsNaN(value) || weight <= 0) continue;
                sum += weight * value;
                weights += weight;
            }
        }

        return weights > 0 ? (float)(sum / weights) : float.NaN;
    }
}
