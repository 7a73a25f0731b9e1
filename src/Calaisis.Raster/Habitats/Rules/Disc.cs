using Calaisis.Raster.Faults;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Habitats.Rules;

/// <summary>
/// The cells whose centres lie within a radius of a cell's centre: for each number of columns aside, how many rows up
/// and down. The grid's coordinates must be metres.
/// </summary>
sealed class Disc
{
    /// <summary>Farther is not counted.</summary>
    const int MostCells = ushort.MaxValue - 2;

    public Disc(double radiusMetres, GridDefinition grid)
    {
        if (!double.IsFinite(radiusMetres) || radiusMetres < 0)
            throw new UnfitException($"found a distance of {radiusMetres} m, expected a number of at least 0");
        var cols = radiusMetres / grid.CellWidth;
        var rows = radiusMetres / grid.CellHeight;
        if (Math.Max(cols, rows) > MostCells)
        {
            throw new UnfitException($"found a distance of {radiusMetres} m, which is {Math.Max(cols, rows):0} cells; "
                + $"expected at most {MostCells}");
        }

        var heights = new List<ushort>();
        for (var aside = 0; Inside(aside, 0, radiusMetres, grid); aside++)
            heights.Add(HeightAt(aside, radiusMetres, grid));
        HalfHeights = [.. heights];
        Reach = Math.Max(HalfHeights.Length - 1, HalfHeights[0]);
    }

    /// <summary>Rows up and down within the disc, by the number of columns aside.</summary>
    public ushort[] HalfHeights { get; }

    /// <summary>Most rows or columns away.</summary>
    public int Reach { get; }

    static bool Inside(int cols, int rows, double radius, GridDefinition grid)
    {
        var x = cols * grid.CellWidth;
        var y = rows * grid.CellHeight;
        return (x * x) + (y * y) <= radius * radius;
    }

    static ushort HeightAt(int aside, double radius, GridDefinition grid)
    {
        var rows = (int)(radius / grid.CellHeight) + 1;
        while (rows > 0 && !Inside(aside, rows, radius, grid)) rows--;
        return (ushort)rows;
    }
}
