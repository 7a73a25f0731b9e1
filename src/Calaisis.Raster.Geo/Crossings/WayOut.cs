namespace Calaisis.Raster.Geo.Crossings;

/// <summary>
/// Where a crossing has left the walls it leads across, and which ways lead on from there, the best first.
/// </summary>
/// <param name="X">Where, in map units.</param>
/// <param name="Y">The same.</param>
/// <param name="Steps">Ways of one map unit.</param>
sealed record WayOut(double X, double Y, IReadOnlyList<(double X, double Y)> Steps)
{
    const double Least = 1e-6;

    /// <summary>The ends of lines; of surfaces, and of lines that close, the farthest points on each side.</summary>
    /// <param name="crossing">The crossing.</param>
    /// <param name="met">The parts of walls that it leads across.</param>
    public static IReadOnlyList<WayOut> Of(CrossingShape crossing, IReadOnlyList<WallPiece> met)
    {
        if (crossing.Ends.Count > 0)
            return [.. crossing.Ends.Select(end => Of(end.X, end.Y, met, (end.StepX, end.StepY)))];
        using var surface = new WallSurface(
            [.. met.Select(piece => piece.Wall).Distinct(ReferenceEqualityComparer.Instance).Cast<WallFeature>()],
            crossing.Bounds);
        return [.. surface.FarthestOf(crossing).Select(at => Of(at.X, at.Y, met, null))];
    }

    /// <summary>Away from the wall, then the way the line goes.</summary>
    static WayOut Of(double x, double y, IReadOnlyList<WallPiece> met, (double X, double Y)? own)
    {
        var nearest = met.Select(piece => Shapes.NearestOn(piece.Core, x, y))
            .MinBy(near => double.Hypot(x - near.X, y - near.Y));
        var away = double.Hypot(x - nearest.X, y - nearest.Y);
        var steps = new List<(double X, double Y)>();
        if (away > Least) steps.Add(((x - nearest.X) / away, (y - nearest.Y) / away));
        if (own is { } step) steps.Add(step);
        return new WayOut(x, y, steps);
    }
}
