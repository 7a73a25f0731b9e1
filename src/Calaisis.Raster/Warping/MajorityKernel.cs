using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Warping;

/// <summary>
/// The class that covers most of the cell, by area; the smaller number where two cover as much. Source cells without
/// data do not vote.
/// </summary>
public sealed class MajorityKernel : CoverageKernel
{
    // Areas that differ by less are equal: they are sums of the same shares in another order.
    const double Tie = 1e-9;

    float[] _classes = new float[16];
    double[] _areas = new double[16];

    private protected override float ValueOf(Tile source, Coverage rows, Coverage cols)
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
