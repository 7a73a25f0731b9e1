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
        for (var i = 0; i < values.Length; i++)
        {
            var row = sourceRows[i];
            var col = sourceCols[i];
            if (!(row >= 0 && row < shape.Rows && col >= 0 && col < shape.Cols))
                values[i] = float.NaN;
            else if (wide)
                values[i] = Tent(source, row, col, Math.Max(1, footprint.Rows), Math.Max(1, footprint.Cols));
            else
                values[i] = Between(source, row - 0.5, col - 0.5);
        }
    }

    static float Between(Tile source, double row, double col)
    {
        var window = source.Window;
        var top = Math.Floor(row);
        var left = Math.Floor(col);
        var down = row - top;
        var right = col - left;
        var r = (int)top - window.Row;
        var c = (int)left - window.Col;
        var atEdge = r < 0 || c < 0 || r + 1 >= window.Rows || c + 1 >= window.Cols;
        if (atEdge) return Tent(source, row + 0.5, col + 0.5, 1, 1);
        var cells = source.Values;
        var at = (r * window.Cols) + c;
        var below = at + window.Cols;
        var upper = (cells[at] * (1 - right)) + (cells[at + 1] * right);
        var lower = (cells[below] * (1 - right)) + (cells[below + 1] * right);
        var value = (float)((upper * (1 - down)) + (lower * down));
        return float.IsNaN(value) ? Tent(source, row + 0.5, col + 0.5, 1, 1) : value;
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
