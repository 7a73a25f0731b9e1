namespace Calaisis.Raster.Warping;

/// <summary>The source cells that a cell of the grid covers in one direction, and how much of each.</summary>
/// <param name="First">The first source cell touched.</param>
/// <param name="End">One past the last.</param>
/// <param name="From">Where the grid's cell begins, in source cells.</param>
/// <param name="To">Where it ends.</param>
readonly record struct Coverage(int First, int End, double From, double To)
{
    // An edge this close to that of a source cell is on it: rounding would otherwise touch one cell more.
    const double EdgeTolerance = 1e-6;

    /// <summary>The part of one direction that a cell covers, cut at the ends of the source.</summary>
    internal static Coverage Of(double centre, double size, int count)
    {
        var from = Snap(centre - (size / 2));
        var to = Snap(centre + (size / 2));
        var first = Math.Max(0, (int)Math.Floor(from));
        return new Coverage(first, Math.Min(count, Math.Max(first + 1, (int)Math.Ceiling(to))), from, to);
    }

    /// <summary>Which share of a source cell is covered, 0 to 1.</summary>
    internal double Share(int cell) => Math.Max(0, Math.Min(cell + 1, To) - Math.Max(cell, From));

    static double Snap(double edge)
    {
        var whole = Math.Round(edge);
        return Math.Abs(edge - whole) < EdgeTolerance ? whole : edge;
    }
}
