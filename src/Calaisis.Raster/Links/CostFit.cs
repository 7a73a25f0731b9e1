namespace Calaisis.Raster.Links;

/// <summary>
/// ln(cost) = a + b ln(metres), fitted by least squares to links' costs over their lengths: what a distance in metres
/// costs on average in this landscape. Over the lengths of their paths it is Graphab's distance conversion, over
/// straight lines graph4lg's <c>convert_cd</c>.
/// </summary>
/// <param name="A">Intercept; the cost is in the unit of the links' costs.</param>
/// <param name="B">Slope.</param>
/// <param name="RSquared">
/// Share of the variance of ln(cost) that the line explains, 0 to 1; 1 where ln(cost) does not vary.
/// </param>
/// <param name="Links">How many links it was fitted on.</param>
public sealed record CostFit(double A, double B, double RSquared, int Links)
{
    /// <summary>Fewest links a line is fitted on: with two it would pass through both and say nothing.</summary>
    public const int FewestLinks = 3;

    /// <summary>
    /// The fit on links of positive cost and length, whatever their state. Sums run in the order of the links' ids.
    /// </summary>
    /// <param name="links">The links.</param>
    /// <param name="length">Which of their lengths, in metres.</param>
    /// <exception cref="CostFitException">
    /// Fewer than three such links, all of one length, or costs that fall with length.
    /// </exception>
    public static CostFit On(IReadOnlyList<Link> links, LinkLength length)
    {
        ArgumentNullException.ThrowIfNull(links);
        var points = links
            .OrderBy(link => link.Id)
            .Select(link => (Metres: length == LinkLength.Path ? link.LengthMetres : link.EuclideanMetres, link.Cost))
            .Where(point => point.Cost > 0 && double.IsFinite(point.Cost) && point.Metres > 0)
            .Select(point => (X: Math.Log(point.Metres), Y: Math.Log(point.Cost)))
            .ToArray();
        if (points.Length < FewestLinks)
            throw Refuse($"found {points.Length} [link|links] with a cost above 0, expected at least {FewestLinks}");
        if (points.All(point => point.X.Equals(points[0].X)))
        {
            throw Refuse($"all {points.Length} links have the same "
                + $"{(length == LinkLength.Path ? (Sentence)$"path length" : $"straight-line length")}");
        }

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

    static CostFitException Refuse(Sentence found) => new(
        $"metres cannot be made a cost by the log-log rule: {found}; use 'conversion: "
        + $"declared' with a resistance, or give the cost itself");
}

/// <summary>Which length of links a <see cref="CostFit"/> goes by.</summary>
public enum LinkLength
{
    /// <summary>Of their least-cost paths.</summary>
    Path,

    /// <summary>Of the straight lines between their core areas, edge to edge.</summary>
    Straight,
}
