using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Warping;

/// <summary>
/// The class that covers most of the cell, by area; the smaller number where two cover as much. Source cells without
/// data do not vote.
/// </summary>
public sealed class MajorityKernel : IResampleKernel
{
    // Areas that differ by less are equal: they are sums of the same shares in another order.
    const double Tie = 1e-9;

    float[] _classes = new float[16];
    double[] _areas = new double[16];

    public int Reach(Footprint footprint) => (int)Math.Ceiling(Math.Max(footprint.Rows, footprint.Cols) / 2) + 1;

    public void Resample(
        Tile source,
        Shape shape,
        Footprint footprint,
        ReadOnlySpan<double> sourceRows,
        ReadOnlySpan<double> sourceCols,
        Span<float> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var row = sourceRows[i];
            var col = sourceCols[i];
            values[i] = row >= 0 && row < shape.Rows && col >= 0 && col < shape.Cols
                ? Winner(
                    source,
                    Coverage.Of(row, footprint.Rows, shape.Rows),
                    Coverage.Of(col, footprint.Cols, shape.Cols))
                : float.NaN;
        }
    }

    float Winner(Tile source, Coverage rows, Coverage cols)
    {
        var count = 0;
        for (var row = rows.First; row < rows.End; row++)
        {
            var rowShare = rows.Share(row);
            var cells = source.Row(row, cols.First, cols.End - cols.First);
            for (var i = 0; i < cells.Length; i++)
            {
                var area = rowShare * cols.Share(cols.First + i);
                if (!float.IsNaN(cells[i]) && area > 0) count = Vote(cells[i], area, count);
            }
        }

        var winner = float.NaN;
        var most = 0.0;
        for (var i = 0; i < count; i++)
        {
            var ahead = _areas[i] > most + Tie;
            if (!ahead && !(_areas[i] > most - Tie && _classes[i] < winner)) continue;
            (winner, most) = (_classes[i], Math.Max(most, _areas[i]));
        }

        return winner;
    }

    int Vote(float value, double area, int count)
    {
        var at = _classes.AsSpan(0, count).IndexOf(value);
        if (at >= 0)
        {
            _areas[at] += area;
            return count;
        }

        if (count == _classes.Length)
        {
            Array.Resize(ref _classes, count * 2);
            Array.Resize(ref _areas, count * 2);
        }

        (_classes[count], _areas[count]) = (value, area);
        return count + 1;
    }
}
