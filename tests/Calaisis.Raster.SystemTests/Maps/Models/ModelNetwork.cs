using Calaisis.Raster.Corridors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Legends;
using Calaisis.Raster.Maps.Networks;

namespace Calaisis.Raster.SystemTests.Maps.Models;

/// <summary>
/// A network as the pipeline makes one, from chance alone: patches of cells, links between neighbours, corridors around
/// winding paths, conflicts along the way. The same seed gives the same network.
/// </summary>
static class ModelNetwork
{
    public static readonly MapBounds Extent = new(602500, 7063500, 649500, 7107000);

    public static TrameNetwork Of(
        string trame, Language language, int seed, int patches = 150, double cell = 25,
        Func<MapPoint, bool>? isLand = null)
    {
        var random = new Random(seed);
        isLand ??= _ => true;
        var seeds = Seeds(random, patches, isLand);
        var cores = seeds.Select(at => Patch(random, at, cell, random.Next(2, 9) * random.NextDouble() * 220)).ToList();
        var links = Links(seeds, 3);
        var (bands, axes, conflicts) = (new List<CorridorBand>(), new List<CorridorAxis>(), new List<ConflictPoint>());
        var metres = new double[2];
        foreach (var (a, b) in links)
        {
            var quality = random.NextDouble() < 0.6 ? CorridorQuality.Preserve : CorridorQuality.Restore;
            var path = Path(random, seeds[a], seeds[b], cell);
            axes.Add(new CorridorAxis(new MapShape([path]), quality));
            bands.Add(new CorridorBand(Band(random, path, cell), quality));
            metres[(int)quality] += Distance(seeds[a], seeds[b]) * 1.15;
            if (random.NextDouble() > 0.35) continue;
            var severity = random.NextDouble() < 0.4 ? ConflictSeverity.Hard : ConflictSeverity.Medium;
            conflicts.Add(new ConflictPoint(path[path.Count / 2], severity));
        }
        return new TrameNetwork
        {
            Trame = TrameStyle.Of(trame, language),
            Cores = cores,
            SteppingStones = [.. Seeds(random, patches / 2, isLand)],
            Bands = bands,
            Axes = axes,
            Conflicts = conflicts,
            Figures = new NetworkFigures
            {
                CoreHectares = 8431.2,
                SteppingStoneHectares = 212.4,
                PreserveKilometres = metres[0] / 1000,
                RestoreKilometres = metres[1] / 1000,
            },
        };
    }

    static List<MapPoint> Seeds(Random random, int count, Func<MapPoint, bool> isLand)
    {
        var seeds = new List<MapPoint>();
        while (seeds.Count < count)
        {
            var at = new MapPoint(
                Extent.MinX + 400 + (random.NextDouble() * (Extent.Width - 800)),
                Extent.MinY + 400 + (random.NextDouble() * (Extent.Height - 800)));
            if (isLand(at)) seeds.Add(at);
        }
        return seeds;
    }

    // A few overlapping discs, rough at the edge, on cells.
    static MapShape Patch(Random random, MapPoint at, double cell, double radius)
    {
        var half = (int)(2.2 * radius / cell) + 2;
        var mask = new CellMask(2 * half, 2 * half);
        for (var disc = 0; disc < 6; disc++)
        {
            var (row, col) = (half + (random.NextDouble() - 0.5) * half, half + (random.NextDouble() - 0.5) * half);
            var r = (0.3 + (0.5 * random.NextDouble())) * radius / cell;
            for (var y = 0; y < mask.Rows; y++)
            {
                for (var x = 0; x < mask.Cols; x++)
                {
                    var distance = Math.Sqrt(((y - row) * (y - row)) + ((x - col) * (x - col)));
                    if (distance < r - (1.5 * random.NextDouble())) mask[y, x] = true;
                }
            }
        }
        mask[half, half] = true;
        var (left, top) = (Snap(at.X, cell) - (half * cell), Snap(at.Y, cell) + (half * cell));
        return mask.Outline(left, top, cell);
    }

    static List<(int A, int B)> Links(List<MapPoint> seeds, int nearest) =>
    [
        .. seeds.SelectMany((seed, a) => seeds
                .Select((other, b) => (b, distance: Distance(seed, other)))
                .Where(pair => pair.b != a)
                .OrderBy(pair => pair.distance)
                .Take(nearest)
                .Select(pair => (Math.Min(a, pair.b), Math.Max(a, pair.b))))
            .Distinct().Order(),
    ];

    // Cell centre to cell centre, in eight directions, never straight for long.
    static List<MapPoint> Path(Random random, MapPoint from, MapPoint to, double cell)
    {
        var path = new List<MapPoint>();
        var at = new MapPoint(Snap(from.X, cell) + (cell / 2), Snap(from.Y, cell) + (cell / 2));
        var drift = 0.0;
        while (Distance(at, to) > 2 * cell && path.Count < 20000)
        {
            path.Add(at);
            drift = Math.Clamp(drift + ((random.NextDouble() - 0.5) * 0.5), -1.1, 1.1);
            var angle = Math.Atan2(to.Y - at.Y, to.X - at.X) + (Distance(at, to) > 30 * cell ? drift : 0);
            var (dx, dy) = (Math.Round(Math.Cos(angle)), Math.Round(Math.Sin(angle)));
            at = new MapPoint(at.X + (dx * cell), at.Y + (dy * cell));
        }
        path.Add(at);
        if (path.Count < 2) path.Add(to);
        return path;
    }

    static MapShape Band(Random random, List<MapPoint> path, double cell)
    {
        var bounds = new MapShape([path]).Bounds.Grow(400);
        var (left, top) = (Snap(bounds.MinX, cell), Snap(bounds.MaxY, cell));
        var mask = new CellMask((int)(bounds.Height / cell) + 2, (int)(bounds.Width / cell) + 2);
        var width = 120.0;
        foreach (var point in path)
        {
            width = Math.Clamp(width + ((random.NextDouble() - 0.5) * 30), 50, 260);
            var reach = (int)(width / cell);
            var (row, col) = ((int)((top - point.Y) / cell), (int)((point.X - left) / cell));
            for (var y = -reach; y <= reach; y++)
            {
                for (var x = -reach; x <= reach; x++)
                {
                    if ((x * x) + (y * y) <= reach * reach) mask[row + y, col + x] = true;
                }
            }
        }
        return mask.Outline(left, top, cell);
    }

    static double Snap(double value, double cell) => Math.Round(value / cell) * cell;

    static double Distance(MapPoint a, MapPoint b) =>
        Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y)));
}
