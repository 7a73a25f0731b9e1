using Calaisis.Raster.Faults;
using Calaisis.Raster.Grids;
using OSGeo.OSR;

namespace Calaisis.Raster.Geo.Rasters;

/// <summary>
/// How long the metres of a grid are on the ground where it lies. Those of Web Mercator are 0.64 m at 50 degrees north:
/// widths, distances and areas would all be wrong, so such a grid is refused for whatever is measured, as degrees and
/// feet are. Areas on the ellipsoid would mend some of the figures only: discs, kernels and least-cost paths are
/// counted in cells.
/// </summary>
public static class GroundScale
{
    /// <summary>Systems made for a country stay far below; a hundredth is what measured widths are good for.</summary>
    public const double LargestDeviation = 0.01;

    const string Geographic = "EPSG:4326";
    const double StepMetres = 100;
    const int PointsOnSide = 3;

    /// <summary>Refuses a grid in metres whose metres are none on the ground.</summary>
    /// <exception cref="RasterException">They are off by more than a hundredth, somewhere on the grid.</exception>
    public static void Require(GridDefinition grid)
    {
        if (FarthestFromOne(grid) is not { } scale || IsTrue(scale)) return;
        using var reference = CoordinateSystem.Parse(grid.Crs, $"the grid");
        throw new RasterException($"the grid ({CoordinateSystem.NameOf(reference)}): "
            + $"found metres of which {scale:0.00} make one on the ground here, expected metres that are "
            + $"true within 1 %, as widths, distances and areas are measured in them; "
            + $"use a grid such as EPSG:2154 (Lambert-93)");
    }

    /// <summary>Whether a metre of the grid is one on the ground; true also where nobody can say.</summary>
    public static bool IsTrue(GridDefinition grid) => FarthestFromOne(grid) is not { } scale || IsTrue(scale);

    static bool IsTrue(double scale) => Math.Abs(scale - 1) <= LargestDeviation;

    /// <summary>
    /// Metres of the grid to one on the ground, where that is farthest from 1; null in degrees or feet, and where it
    /// has no place.
    /// </summary>
    static double? FarthestFromOne(GridDefinition grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        using var reference = CoordinateSystem.Parse(grid.Crs, $"the grid");
        if (reference.IsProjected() == 0 || Math.Abs(reference.GetLinearUnits() - 1) > 1e-9) return null;
        using var geographic = CoordinateSystem.Parse(Geographic, $"the Earth");
        using var transform = new OsrTransform(reference, geographic);
        var farthest = 1.0;
        for (var point = 0; point < PointsOnSide * PointsOnSide; point++)
        {
            var bounds = grid.Bounds;
            var x = bounds.MinX + (point % PointsOnSide * bounds.Width / (PointsOnSide - 1));
            var y = bounds.MinY + (point / PointsOnSide * bounds.Height / (PointsOnSide - 1));
            double[] xs = [x, x + StepMetres, x];
            double[] ys = [y, y, y + StepMetres];
            transform.Transform(xs, ys);
            foreach (var to in new[] { 1, 2 })
            {
                var scale = StepMetres / MetresBetween(geographic, xs[0], ys[0], xs[to], ys[to]);
                if (double.IsFinite(scale) && Math.Abs(Math.Log(scale)) > Math.Abs(Math.Log(farthest)))
                    farthest = scale;
            }
        }

        return farthest;
    }

    /// <summary>Between points so near that the ellipsoid is flat, in degrees.</summary>
    static double MetresBetween(SpatialReference geographic, double lon, double lat, double toLon, double toLat)
    {
        var flattening = 1 / geographic.GetInvFlattening();
        var eccentricity = flattening * (2 - flattening);
        var middle = double.DegreesToRadians((lat + toLat) / 2);
        var bend = 1 - (eccentricity * Math.Pow(Math.Sin(middle), 2));
        var eastward =
            geographic.GetSemiMajor() / Math.Sqrt(bend) * Math.Cos(middle) * double.DegreesToRadians(toLon - lon);
        var northward =
            geographic.GetSemiMajor() * (1 - eccentricity) / Math.Pow(bend, 1.5) * double.DegreesToRadians(toLat - lat);
        return double.Hypot(eastward, northward);
    }
}
