using Calaisis.Raster.Corridors;
using Calaisis.Raster.Geo.Crossings;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Geo.Opening;

/// <summary>The cells of a crossing, and which of the walls on them it opens.</summary>
sealed class DrawnCrossing : IDisposable
{
    // The surface of a wall may begin where a crossing ends.
    const double Hair = 0.02;

    readonly JudgedCrossing _judged;
    readonly CellsNear _near;
    readonly float _opens;
    readonly IReadOnlyList<WallPiece> _met;
    readonly IReadOnlyList<WallPiece> _others;
    readonly IReadOnlyList<WallPiece> _crossedWeaker;
    readonly IReadOnlyList<WallPiece> _weaker;
    readonly Dictionary<Cell, float> _left = [];
    readonly HashSet<Cell> _cells;
    IReadOnlyList<WallPiece> _closed = [];
    HashSet<Cell> _stays = [];

    public DrawnCrossing(JudgedCrossing judged, CellsNear near, double reach)
    {
        (_judged, _near, _opens) = (judged, near, CrossingTileSource.RankOf(judged.Opens));
        reach += judged.Shape.HalfWidth;
        (_met, _others) = WallPiece.Of(judged.Shape, judged.Alike, reach);
        var weaker = judged.Weaker.Select(walls => WallPiece.Of(judged.Shape, walls, reach)).ToList();
        _crossedWeaker = [.. weaker.SelectMany(pieces => pieces.Met)];
        _weaker = [.. weaker.SelectMany(pieces => pieces.Others)];
        _cells = [.. near.Of([.. judged.Shape.Features.Select(Ranked)])];
    }

    /// <summary>
    /// The cells of walls that resist no more than those it leads across, with the rank of the walls that it leaves
    /// there, 0 for none; NaN for a cell that it does not open.
    /// </summary>
    public IEnumerable<(Cell Cell, float Stays)> Openable => _cells.Where(cell => _near.WallAt(cell) <= _opens)
        .Select(cell => (cell, _stays.Contains(cell) ? float.NaN : _left.GetValueOrDefault(cell)));

    /// <summary>
    /// Leaves walls that neither it nor another crossing on the same cells leads across: one that resists as much keeps
    /// its cells closed, one that resists less is what there is to pay on them.
    /// </summary>
    public void LeaveClosed(IReadOnlyList<DrawnCrossing> all)
    {
        if (_others.Count + _weaker.Count == 0) return;
        var same = all.Where(other => other != this && other._cells.Overlaps(_cells)).ToList();
        _closed = [.. _others.Where(IsLeft)];
        _stays = [.. _near.Of(_closed)];
        foreach (var walls in _weaker.Where(IsLeft).GroupBy(RankOf).OrderBy(walls => walls.Key))
        {
            foreach (var cell in _near.Of([.. walls])) _left[cell] = walls.Key;
        }

        bool IsLeft(WallPiece piece) => !same.Exists(
            other => other._opens >= RankOf(piece) && piece.Core.Intersects(other._judged.Shape.Whole));
    }

    /// <summary>
    /// Goes on beyond its ends until the cells of the walls end, so that those of its way share edges from one side to
    /// the other.
    /// </summary>
    public void GoOn()
    {
        var least = _crossedWeaker.Select(RankOf).Append(_opens).Min();
        foreach (var end in WayOut.Of(_judged.Shape, _met))
        {
            foreach (var step in end.Steps)
            {
                // Best to where all that it leads across has ended, that resists less, too.
                var free = _near.FirstFree((end.X, end.Y), step, cell => !(_near.WallAt(cell) >= least), Stays)
                    ?? _near.FirstFree((end.X, end.Y), step, IsFree, Stays);
                if (free is not { } beyond || MeetsWall(end, beyond)) continue;
                using var way = Shapes.Segment((end.X, end.Y), beyond);
                _cells.UnionWith(_near.Of(
                    Ranked(_judged.Shape.Features[0] with { Wkb = Wkb.Of(way), Dimension = 1, Enlarge = 0, Real = 0 }))
                    .Where(cell => !Stays(cell)));
                break;
            }
        }
    }

    /// <summary>Leaves all closed where no way leads from one side to another, and says so.</summary>
    /// <param name="source">Whose crossing it is.</param>
    /// <param name="isBySharedEdges">Whether steps lead to four neighbours only.</param>
    public ShortCrossing? Require(string source, bool isBySharedEdges)
    {
        var closed = _closed.Select(piece => piece.Wall).Concat(_judged.Stronger).ToList();
        if (_judged.IsTold || closed.Count == 0) return null;
        var ends = WayOut.Of(_judged.Shape, _met);
        if (ends.Count < 2 || ends.Any(end => !_near.Holds(end.X, end.Y))
            || Ways(isBySharedEdges).Any(way => ends.Count(end => Serves(way, end, isBySharedEdges)) > 1))
        {
            return null;
        }

        _stays = [.. _cells];
        var (bounds, crossed) = (_judged.Shape.Bounds, _met[0].Wall);
        var nearest = closed.MinBy(wall => wall.Surface.Distance(_judged.Shape.Whole))!;
        return new ShortCrossing(
            source,
            [.. _judged.Shape.Features.Select(feature => feature.Id)],
            (bounds.MinX + bounds.MaxX) / 2,
            (bounds.MinY + bounds.MaxY) / 2,
            nearest.Source,
            true,
            null,
            _judged.Shape.LineMetres)
        {
            SameCells = (nearest.Drawn.Id, crossed.Source, crossed.Drawn.Id),
        };
    }

    static float RankOf(WallPiece piece) => CrossingTileSource.RankOf(piece.Wall.Resistance);

    bool IsFree(Cell cell) => !(_near.WallAt(cell) >= _opens);

    bool Stays(Cell cell) => _near.WallAt(cell) > _opens || _stays.Contains(cell);

    /// <summary>Its cells that can be passed, those of which steps lead from one to the other together.</summary>
    List<HashSet<Cell>> Ways(bool isBySharedEdges)
    {
        var (left, ways) = (_cells.Where(cell => IsFree(cell) || !Stays(cell)).ToHashSet(), new List<HashSet<Cell>>());
        foreach (var first in left.ToList())
        {
            if (!left.Remove(first)) continue;
            var (way, open) = (new HashSet<Cell> { first }, new Stack<Cell>([first]));
            while (open.TryPop(out var cell))
            {
                foreach (var next in StepsFrom(cell, isBySharedEdges).Where(left.Remove))
                {
                    way.Add(next);
                    open.Push(next);
                }
            }

            ways.Add(way);
        }

        return ways;
    }

    /// <summary>Whether a way leads to free ground at an end of the crossing.</summary>
    bool Serves(HashSet<Cell> way, WayOut end, bool isBySharedEdges) =>
        way.SelectMany(cell => StepsFrom(cell, isBySharedEdges).Prepend(cell)).Distinct()
            .Any(cell => _near.Window.Contains(cell) && IsFree(cell) && !MeetsWall(end, CentreOf(cell)));

    (double X, double Y) CentreOf(Cell cell)
    {
        var bounds = _near.Grid.BoundsOf(new Window(cell.Row, cell.Col, 1, 1));
        return ((bounds.MinX + bounds.MaxX) / 2, (bounds.MinY + bounds.MaxY) / 2);
    }

    static IEnumerable<Cell> StepsFrom(Cell cell, bool isBySharedEdges)
    {
        for (var near = 0; near < 9; near++)
        {
            var (down, right) = ((near / 3) - 1, (near % 3) - 1);
            if (near != 4 && (!isBySharedEdges || down == 0 || right == 0))
                yield return new Cell(cell.Row + down, cell.Col + right);
        }
    }

    /// <summary>Whether a wall that resists as much, or more, lies between an end and a point.</summary>
    bool MeetsWall(WayOut end, (double X, double Y) to)
    {
        var length = double.Hypot(to.X - end.X, to.Y - end.Y);
        if (length <= Hair) return false;
        using var way = Shapes.Segment(
            (end.X + (Hair * (to.X - end.X) / length), end.Y + (Hair * (to.Y - end.Y) / length)), to);
        return _judged.Near.Any(wall => wall.Resistance >= _judged.Opens && wall.Core.Intersects(way));
    }

    RawFeature Ranked(RawFeature feature) => CrossingTileSource.Ranked(feature with { Closed = true }, _judged.Opens);

    public void Dispose()
    {
        foreach (var piece in _met.Concat(_others).Concat(_crossedWeaker).Concat(_weaker)) piece.Dispose();
    }
}
