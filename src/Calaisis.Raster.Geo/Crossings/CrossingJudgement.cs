using Calaisis.Raster.Corridors;

namespace Calaisis.Raster.Geo.Crossings;

/// <summary>One crossing and the walls near it, those that resist most first.</summary>
sealed class CrossingJudgement
{
    readonly string _source;
    readonly CrossingShape _crossing;
    readonly IReadOnlyList<(double Resistance, List<WallFeature> Walls)> _ranks;
    readonly double _beside;

    public CrossingJudgement(
        string source, CrossingShape crossing, IReadOnlyList<(double Resistance, List<WallFeature> Walls)> ranks,
        double beside)
    {
        (_source, _crossing, _ranks, _beside) = (source, crossing, ranks, beside);
        foreach (var (resistance, walls) in ranks)
        {
            using var surface = new WallSurface(walls, crossing.Bounds);
            if (!surface.IsCrossedBy(crossing)) continue;
            Opens = resistance;
            return;
        }
    }

    /// <summary>The most that a wall it leads across resists; 0 where it leads across none.</summary>
    public double Opens { get; }

    /// <summary>
    /// The walls that it ends in, or before, unless it leads across one that resists more; each end is told once.
    /// </summary>
    public IEnumerable<ShortCrossing> Short()
    {
        var (told, isTold) = (new HashSet<LineEnd>(), false);
        foreach (var (_, walls) in _ranks.TakeWhile(rank => rank.Resistance > Opens))
        {
            // Layers of the same roads are one wall.
            foreach (var source in walls.GroupBy(wall => wall.Source))
            {
                using var surface = new WallSurface([.. source], _crossing.Bounds);
                if (!surface.HoldsEndOf(_crossing)) continue;
                var ends = _crossing.Ends.Where(surface.Holds).ToList();
                if (isTold && ends.TrueForAll(told.Contains)) continue;
                told.UnionWith(ends);
                isTold = true;
                using var all = new WallSurface(walls, _crossing.Bounds);
                yield return Told(source.Key, isBeside: false, all.MissingTo(_crossing));
            }
        }

        if (isTold || Opens > 0 || _beside == 0) yield break;
        foreach (var (_, walls) in _ranks)
        {
            using var surface = new WallSurface(walls, _crossing.Bounds);
            if (surface.DistanceTo(_crossing) is var distance && (distance == 0 || distance > _beside)) continue;
            yield return Told(surface.NearestTo(_crossing).Source, isBeside: true, surface.MissingTo(_crossing));
            yield break;
        }
    }

    ShortCrossing Told(string wall, bool isBeside, double? missing)
    {
        var bounds = _crossing.Bounds;
        return new ShortCrossing(
            _source,
            [.. _crossing.Features.Select(feature => feature.Id)],
            (bounds.MinX + bounds.MaxX) / 2,
            (bounds.MinY + bounds.MaxY) / 2,
            wall,
            isBeside,
            missing,
            _crossing.LineMetres);
    }
}
