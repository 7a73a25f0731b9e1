using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Warping;

/// <summary>The value of the source cell that holds the centre.</summary>
public sealed class NearestKernel : IResampleKernel
{
    /// <summary>
    /// A centre this close to the edge of two source cells counts as lying on it, and goes to the lower or right one:
    /// rounding would otherwise decide.
    /// </summary>
    public const double EdgeTolerance = 1e-9;

    public int Reach(Footprint footprint) => 0;

    public void Resample(
        Tile source,
        Shape shape,
        Footprint footprint,
        ReadOnlySpan<double> sourceRows,
        ReadOnlySpan<double> sourceCols,
        Span<float> values)
    {
        var window = source.Window;
        var cells = source.Values;
        for (var i = 0; i < values.Length; i++)
        {
            var row = Math.Floor(sourceRows[i] + EdgeTolerance);
            var col = Math.Floor(sourceCols[i] + EdgeTolerance);
            // Written so that NaN fails.
            var inside = row >= 0 && row < shape.Rows && col >= 0 && col < shape.Cols;
            values[i] = inside ? cells[(((int)row - window.Row) * window.Cols) + (int)col - window.Col] : float.NaN;
        }
    }
}
