namespace Calaisis.Raster.Warping;

/// <summary>Turns map coordinates of the grid's system into those of another raster's, in place.</summary>
/// <remarks>
/// Thread rule: one thread at a time. Points that have no place there become NaN or infinite. A call with the same
/// points gives the same result, always.
/// </remarks>
public interface ICoordinateTransform
{
    void Transform(Span<double> x, Span<double> y);
}
