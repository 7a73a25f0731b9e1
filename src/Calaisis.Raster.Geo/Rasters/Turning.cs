using Calaisis.Raster.Faults;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Warping;

namespace Calaisis.Raster.Geo.Rasters;

/// <summary>
/// A raster in degrees of longitude, turned so that it lies over the grid: -0.1 and 359.9 are one place, and files
/// count from -180 to 180 or from 0 to 360. One that goes round the Earth begins opposite the grid, so that its edge is
/// far away.
/// </summary>
/// <param name="GeoTransform">Where its cells lie, once turned.</param>
/// <param name="Shape">Its rows and columns, once turned.</param>
/// <param name="Circle">A full circle, in the raster's unit.</param>
/// <param name="Centre">The longitude of the grid's middle; places are at most half a circle from it.</param>
/// <param name="First">The column of the file that becomes the first; -1 where all stay in their order.</param>
sealed record Turning(double[] GeoTransform, Shape Shape, double Circle, double Centre, int First)
{
    // Interpolation and scattered light look beyond the grid.
    const double MarginOfCircle = 5 / 360.0;
    const int MarginCells = 2;

    // A circle has to be a whole number of columns, to a hundredth of one.
    const double ColumnTolerance = 0.01;

    /// <summary>How a raster has to be turned for a grid; null where it lies right as it is.</summary>
    /// <param name="geoTransform">Where the raster's cells lie.</param>
    /// <param name="shape">Its rows and columns.</param>
    /// <param name="circle">A full circle, in the raster's unit.</param>
    /// <param name="longitudes">Of points all over the grid, the grid's middle first; NaN has no place.</param>
    /// <param name="label">The source and its file, for messages.</param>
    /// <exception cref="RasterException">
    /// The grid lies on both sides of the raster's edge, and a circle is no whole number of its columns.
    /// </exception>
    internal static Turning? Of(
        double[] geoTransform, Shape shape, double circle, ReadOnlySpan<double> longitudes, Sentence label)
    {
        var centre = longitudes[0];
        if (geoTransform is not [_, > 0, 0, _, 0, _] || !double.IsFinite(centre)) return null;
        var (west, east) = (centre, centre);
        foreach (var longitude in longitudes)
        {
            if (!double.IsFinite(longitude)) continue;
            var near = Near(longitude, centre, circle);
            (west, east) = (Math.Min(west, near), Math.Max(east, near));
        }

        var (start, width) = (geoTransform[0], shape.Cols * geoTransform[1]);
        var turns = Math.Round((centre - start - (width / 2)) / circle);
        var shifted = start + (turns * circle);
        var margin = Math.Max(MarginOfCircle * circle, MarginCells * geoTransform[1]);
        var fits = shifted <= west - margin && shifted + width >= east + margin;
        var sides = (Covers(shifted - circle) ? 1 : 0) + (Covers(shifted) ? 1 : 0) + (Covers(shifted + circle) ? 1 : 0);
        var isRound = width > circle - (MarginCells * geoTransform[1]);
        if (fits || (sides < 2 && !isRound))
            return turns == 0 ? null : new Turning(Moved(geoTransform, shifted), shape, circle, centre, -1);
        var columns = Math.Round(circle / geoTransform[1]);
        if (Math.Abs(circle - (columns * geoTransform[1])) > ColumnTolerance * geoTransform[1])
        {
            throw new RasterException($"{label}: found longitudes from {start:0.####} to {start + width:0.####} in "
                + $"columns of {geoTransform[1]:R}, and the grid on both "
                + $"sides of their edge, expected a raster without an edge there; "
                + $"cut it to the grid's surroundings with gdalwarp first.");
        }

        var ahead = (int)Math.Round((centre - (circle / 2) - start) / geoTransform[1]);
        var first = ((ahead % (int)columns) + (int)columns) % (int)columns;
        return new Turning(
            Moved(geoTransform, start + (ahead * geoTransform[1])), new Shape(shape.Rows, (int)columns), circle,
            centre, first);

        bool Covers(double from) => from < east && from + width > west;
    }

    /// <summary>The raster's cells, turned.</summary>
    internal ISourceCells Over(ISourceCells cells) => First < 0 ? cells : new TurnedCells(cells, First, Shape.Cols);

    /// <summary>The same longitude, counted so that it lies at most half a circle from the centre.</summary>
    internal static double Near(double longitude, double centre, double circle) =>
        longitude + (circle * Math.Round((centre - longitude) / circle));

    static double[] Moved(double[] geoTransform, double start) => [start, .. geoTransform.AsSpan(1)];
}
