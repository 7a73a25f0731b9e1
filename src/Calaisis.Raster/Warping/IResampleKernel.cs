using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Warping;

/// <summary>Gives cells of the grid values of another raster, which lies under them at another place or size.</summary>
/// <remarks>Thread rule: one thread at a time, as some keep scratch space.</remarks>
public interface IResampleKernel
{
    /// <summary>How many source cells around a place it looks at, in each direction.</summary>
    int Reach(Footprint footprint);

    /// <summary>
    /// Fills a run of values from the places of their centres. A centre outside the source, or without place (NaN),
    /// gives NaN.
    /// </summary>
    /// <param name="source">Every source cell within reach of the places, as far as the source has them.</param>
    /// <param name="shape">Rows and columns of the whole source.</param>
    /// <param name="footprint">How large the cells of the run are in the source.</param>
    /// <param name="sourceRows">Rows of the centres in the source.</param>
    /// <param name="sourceCols">Columns of the centres in the source.</param>
    /// <param name="values">The run.</param>
    void Resample(
        Tile source,
        Shape shape,
        Footprint footprint,
        ReadOnlySpan<double> sourceRows,
        ReadOnlySpan<double> sourceCols,
        Span<float> values);
}
