namespace Calaisis.Raster.Links;

/// <summary>
/// ln(cost) = a + b ln(metres), fitted by least squares to links' costs over their straight-line lengths: what a distance
/// in metres costs on average in this landscape (Graphab's distance conversion; graph4lg's <c>convert_cd</c>).
/// </summary>
/// <param name="A">Intercept; the cost is in the unit of the links' costs.</param>
/// <param name="B">Slope.</param>
/// <param name="RSquared">Share of the variance of ln(cost) that the line explains, 0 to 1; 1 where ln(cost) does not vary.</param>
/// <param name="Links">How many links it was fitted on.</param>
public sealed record CostFit(double A, double B, double RSquared, int Links)
{
    /// <summary>Fewest links a line is fitted on: with two it would pass through both and say nothing.</summary>
    public const int FewestLinks = 3;

    /// <summary>The fit on links of positive cost, whatever their state. Sums run in the order of the links' ids.</summary>
    /// <exception cref="CostFitException">Fewer than three such links, all of one length, or costs that fall with length.</exception>
    public static CostFit On(IReadOnlyList<Link> links)
    {
        ArgumentNullException.ThrowIfNull(links);
        var points = links
            .Where(link => link.Cost > 0 && double.IsFinite(link.Cost) && link.EuclideanMetres > 0)
            .OrderBy(link => link.Id)
            .Select(link => (X: Math.Log(link.EuclideanMetres), Y: Math.Log(link.Cost)))
            .ToArray();
        if (points.Length < FewestLinks)
            throw Refuse($"found {points.Length} links with a cost above 0, expected at least {FewestLinks}");
        if (points.All(point => point.X.Equals(points[0].X)))
            throw Refuse($"all {points.Length} links have the same straight-line length");

        var meanX = points.Sum(point => point.X) / points.Length;
        var meanY = points.Sum(point => point.Y) / points.Length;
        var xx = points.Sum(point => (point.X - meanX) * (point.X - meanX));
        var xy = points.Sum(point => (point.X - meanX) * (point.Y - meanY));
        var yy = points.Sum(point => (point.Y - meanY) * (point.Y - meanY));
        var b = xy / xx;
        if (b <= 0) throw Refuse($"on the {points.Length} links the cost does not rise with the distance");
        return new CostFit(meanY - (b * meanX), b, yy > 0 ? Math.Min(1, xy * xy / (xx * yy)) : 1, points.Length);
    }

    /// <summary>What so many metres cost on average.</summary>
    public double CostOf(double metres) => Math.Exp(A + (B * Math.Log(metres)));

    static CostFitException Refuse(FormattableString found) => new(
        "metres cannot be made a cost by the log-log rule: " + FormattableString.Invariant(found)
        + "; use 'conversion: declared' with a resistance, or give the cost itself");
}
