using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Warping;

/// <summary>
/// Makes each cell of the source cells that it covers; a cell whose centre lies beyond the source has no data.
/// </summary>
public abstract class CoverageKernel : IResampleKernel
{
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
                ? ValueOf(
                    source,
                    Coverage.Of(row, footprint.Rows, shape.Rows),
                    Coverage.Of(col, footprint.Cols, shape.Cols))
                : float.NaN;
        }
    }

    /// <summary>The value of a cell that covers these rows and columns of the source.</summary>
    private protected abstract float ValueOf(Tile source, Coverage rows, Coverage cols);
}
