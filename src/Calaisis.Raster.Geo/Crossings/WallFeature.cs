using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;
using OSGeo.OGR;

namespace Calaisis.Raster.Geo.Crossings;

/// <summary>A feature of a wall at its real width, whatever the cells.</summary>
/// <param name="Drawn">It, as it is drawn on cells.</param>
/// <param name="Source">Its source.</param>
/// <param name="Resistance">What it resists; infinite for a barrier.</param>
/// <param name="Core">Its axis, or what it covers: who leads across it leads across this.</param>
/// <param name="Surface">What it covers, less a hair, so that who ends on its edge has crossed it.</param>
/// <param name="Bounds">Those of the surface.</param>
/// <param name="Width">How wide it is; that of a surface is not known.</param>
sealed record WallFeature(
    RawFeature Drawn, string Source, double Resistance, Geometry Core, Geometry Surface, MapBounds Bounds,
    double Width) : IDisposable
{
    const double Hair = 0.01;

    // A line without a width is a wall all the same.
    const double ThinnestHalf = 0.02;
    const int ArcSegments = 16;

    public static WallFeature Of(RawFeature feature, string source, double resistance)
    {
        using var read = Geometry.CreateFromWkb(feature.Wkb);
        var core = (feature.Dimension == 2 ? PlainGeometry.Repaired(read) : null) ?? read.Clone()!;
        var reach = feature.Dimension == 2 ? feature.Real : Math.Max(feature.Real, ThinnestHalf);
        var surface = core.Buffer(reach - Hair, ArcSegments)!;
        return new WallFeature(feature, source, resistance, core, surface, Shapes.BoundsOf(surface), 2 * reach);
    }

    public void Dispose()
    {
        Core.Dispose();
        Surface.Dispose();
    }
}
