using System.Numerics;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Light;

/// <summary>
/// Scatters light: each cell gets the radiance of all cells within the kernel's radius, weighted by
/// <see cref="HaloKernel"/> of their distance on the ground (that of the receiving cell's row) and divided by the sum
/// of all weights. Cells without data and beyond the raster give no light; a cell with nothing but such around it stays
/// without data. Negative radiances, which sensors report near zero, count as they are.
/// </summary>
/// <remarks>Sums run over the kernel row after row, in double precision: no result depends on the window.</remarks>
public sealed class LightHalo
{
    readonly GroundMetric _metric;
    readonly HaloKernel _kernel;

    public LightHalo(GroundMetric metric, HaloKernel kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        _metric = metric;
        _kernel = kernel;
    }

    /// <summary>The source cells that light some cells, as far as the raster has them.</summary>
    public Window Needed(Window lit, Shape shape)
    {
        var top = HaloWeights.For(_metric.At(lit.Row), _kernel);
        var bottom = HaloWeights.For(_metric.At(lit.EndRow - 1), _kernel);
        var rows = Math.Max(top.ReachRows, bottom.ReachRows);
        var cols = Math.Max(top.ReachCols, bottom.ReachCols);
        var around = new Window(
            lit.Row - rows, lit.Col - cols, lit.Rows + (2 * rows), lit.Cols + (2 * cols));
        return around.Intersect(shape.Whole);
    }

    /// <summary>About how many cells one cell is lit by.</summary>
    public long KernelCells(int row)
    {
        // The circle's cells, without working out their weights: there may be millions.
        var size = _metric.At(row);
        var circle = Math.PI * _kernel.RadiusMetres * _kernel.RadiusMetres;
        return (long)Math.Ceiling(circle / (size.RowMetres * size.ColMetres));
    }

    /// <summary>Fills the scattered radiance of a window from a tile that holds all it needs.</summary>
    public void Scatter(Tile source, Window lit, Span<float> values)
    {
        ArgumentNullException.ThrowIfNull(source);
        var radiance = new double[source.Window.CellCount];
        var known = Known(source.Values, radiance);
        var row = new double[lit.Cols];
        for (var r = 0; r < lit.Rows; r++)
        {
            var weights = HaloWeights.For(_metric.At(lit.Row + r), _kernel);
            Array.Clear(row);
            Gather(radiance, source.Window, weights, lit.Row + r, lit.Col, row);
            var target = values.Slice(r * lit.Cols, lit.Cols);
            for (var c = 0; c < row.Length; c++) target[c] = (float)(row[c] / weights.Sum);
            if (!known) EraseUnlit(source, weights, lit.Row + r, lit.Col, target);
        }
    }

    // Copies with zero where there is no data; true if there is data everywhere.
    static bool Known(ReadOnlySpan<float> values, Span<double> radiance)
    {
        var everywhere = true;
        for (var i = 0; i < values.Length; i++)
        {
            var dark = float.IsNaN(values[i]);
            radiance[i] = dark ? 0 : values[i];
            everywhere &= !dark;
        }

        return everywhere;
    }

    static void Gather(
        ReadOnlySpan<double> radiance, Window window, HaloWeights weights, int row, int col, Span<double> sums)
    {
        var firstRow = Math.Max(window.Row, row - weights.ReachRows);
        var lastRow = Math.Min(window.EndRow - 1, row + weights.ReachRows);
        for (var r = firstRow; r <= lastRow; r++)
        {
            var light = radiance.Slice((r - window.Row) * window.Cols, window.Cols);
            var line = weights.Row(Math.Abs(r - row));
            for (var step = 1 - line.Length; step < line.Length; step++)
                AddShifted(light, col + step - window.Col, line[Math.Abs(step)], sums);
        }
    }

    // sums[i] += weight * light[i + shift], where there is light.
    static void AddShifted(ReadOnlySpan<double> light, int shift, double weight, Span<double> sums)
    {
        var start = Math.Max(0, -shift);
        var end = Math.Min(sums.Length, light.Length - shift);
        if (end <= start) return;
        var from = light.Slice(start + shift, end - start);
        var to = sums[start..end];
        var i = 0;
        var factor = new Vector<double>(weight);
        for (; i <= to.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            var sum = new Vector<double>(to[i..]) + (factor * new Vector<double>(from[i..]));
            sum.CopyTo(to[i..]);
        }

        for (; i < to.Length; i++) to[i] += weight * from[i];
    }

    static void EraseUnlit(Tile source, HaloWeights weights, int row, int col, Span<float> values)
    {
        for (var c = 0; c < values.Length; c++)
        {
            if (values[c] == 0 && !AnyKnown(source, weights, row, col + c)) values[c] = float.NaN;
        }
    }

    static bool AnyKnown(Tile source, HaloWeights weights, int row, int col)
    {
        var window = source.Window;
        for (var r = Math.Max(window.Row, row - weights.ReachRows);
            r <= Math.Min(window.EndRow - 1, row + weights.ReachRows);
            r++)
        {
            var reach = weights.Row(Math.Abs(r - row)).Length - 1;
            var first = Math.Max(window.Col, col - reach);
            var end = Math.Min(window.EndCol, col + reach + 1);
            if (end <= first) continue;
            foreach (var value in source.Row(r, first, end - first))
            {
                if (!float.IsNaN(value)) return true;
            }
        }

        return false;
    }
}
