namespace Calaisis.Raster.Geo.Crossings;

/// <summary>A crossing, and what it opens.</summary>
/// <param name="Shape">Its features that touch.</param>
/// <param name="Opens">
/// The most that a wall it leads across resists, infinite for a barrier; 0 for one that leads across none.
/// </param>
/// <param name="Near">The walls near it, those that it does not open, too; none where it opens none.</param>
/// <param name="IsTold">Whether it has been said that it ends within a wall, or before one.</param>
sealed record JudgedCrossing(
    CrossingShape Shape, double Opens, IReadOnlyList<WallFeature> Near, bool IsTold) : IDisposable
{
    /// <summary>The walls near it that resist as much as those it leads across.</summary>
    public IEnumerable<WallFeature> Alike => Near.Where(wall => wall.Resistance.Equals(Opens));

    /// <summary>Those that resist more, which it leaves closed.</summary>
    public IEnumerable<WallFeature> Stronger => Near.Where(wall => wall.Resistance > Opens);

    /// <summary>Those that resist less, by what they resist.</summary>
    public IEnumerable<IGrouping<double, WallFeature>> Weaker =>
        Near.Where(wall => wall.Resistance < Opens).GroupBy(wall => wall.Resistance);

    public void Dispose() => Shape.Dispose();
}
