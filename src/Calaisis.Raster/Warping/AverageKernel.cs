using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Warping;

/// <summary>
/// The mean of the source cells that the cell covers, each weighted by the share of it that is covered; those without
/// data are left out.
/// </summary>
public sealed class AverageKernel : CoverageKernel
{
    private protected override float ValueOf(Tile source, Coverage rows, Coverage cols)
    {
        var sum = 0.0;
        var weights = 0.0;
        for (var row = rows.First; row < rows.End; row++)
        {
            var rowShare = rows.Share(row);
            var cells = source.Row(row, cols.First, cols.End - cols.First);
            for (var i = 0; i < cells.Length; i++)
            {
                if (float.IsNaN(cells[i])) continue;
                var weight = rowShare * cols.Share(cols.First + i);
                sum += weight * cells[i];
                weights += weight;
            }
        }

        return weights > 0 ? (float)(sum / weights) : float.NaN;
    }
}
