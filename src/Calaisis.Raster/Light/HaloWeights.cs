using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Light;

/// <summary>The weights of one row's kernel: one quarter of it, as it is the same on all sides.</summary>
sealed class HaloWeights
{
    readonly double[][] _rows;

    HaloWeights(double[][] rows, double sum)
    {
        _rows = rows;
        Sum = sum;
    }

    internal int ReachRows => _rows.Length - 1;

    internal int ReachCols => _rows[0].Length - 1;

    /// <summary>The sum of the whole kernel's weights.</summary>
    internal double Sum { get; }

    /// <summary>The weights so many rows away, from 0 columns away to the last within the radius.</summary>
    internal ReadOnlySpan<double> Row(int rowsAway) => _rows[rowsAway];

    internal static HaloWeights For(CellSize size, HaloKernel kernel)
    {
        var rows = new double[(int)Math.Floor(kernel.RadiusMetres / size.RowMetres) + 1][];
        var radius2 = kernel.RadiusMetres * kernel.RadiusMetres;
        var core2 = kernel.CoreMetres * kernel.CoreMetres;
        var sum = 0.0;
        for (var r = 0; r < rows.Length; r++)
        {
            var north = r * size.RowMetres;
            var chord = Math.Sqrt(Math.Max(0, radius2 - (north * north)));
            var row = new double[(int)Math.Floor(chord / size.ColMetres) + 1];
            for (var c = 0; c < row.Length; c++)
            {
                var east = c * size.ColMetres;
                row[c] = Math.Pow((north * north) + (east * east) + core2, -kernel.Alpha / 2);
                sum += row[c] * (r == 0 ? 1 : 2) * (c == 0 ? 1 : 2);
            }

            rows[r] = row;
        }

        return new HaloWeights(rows, sum);
    }
}
