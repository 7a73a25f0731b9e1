namespace Calaisis.Raster.Circuits;

/// <summary>Which pairs of focal points are computed.</summary>
public sealed class PairChoice
{
    readonly HashSet<(int, int)> _pairs;
    readonly bool _include;

    /// <param name="ids">The points that pairs are given for.</param>
    /// <param name="pairs">Pairs, in either direction.</param>
    /// <param name="include">Whether these alone are computed, else all others.</param>
    public PairChoice(IEnumerable<int> ids, IEnumerable<(int One, int Other)> pairs, bool include)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        Ids = ids.ToHashSet();
        _pairs = pairs.Select(pair => Ordered(pair.One, pair.Other)).ToHashSet();
        _include = include;
    }

    /// <summary>The points that pairs are given for.</summary>
    public IReadOnlySet<int> Ids { get; }

    /// <summary>The points that take part: where pairs are included, those that are named.</summary>
    public IReadOnlyList<FocalPoint> Of(IReadOnlyList<FocalPoint> points) =>
        _include ? [.. points.Where(point => Ids.Contains(point.Id))] : points;

    public bool Has(int one, int other) => _pairs.Contains(Ordered(one, other)) == _include;

    static (int, int) Ordered(int one, int other) => one < other ? (one, other) : (other, one);
}
