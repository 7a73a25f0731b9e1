using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Links;

/// <summary>What is measured along a path. Of every step half the length lies in each of its two cells.</summary>
/// <param name="LengthMetres">Centre to centre.</param>
/// <param name="EndMetres">The part of the length that lies in the first and the last cell.</param>
/// <param name="MaxResistance">Highest resistance between the two ends; of the ends, where they touch.</param>
/// <param name="HighMetres">Length on cells above the declared low resistance.</param>
/// <param name="Crosses">Core areas the path passes through between its ends, ascending.</param>
sealed record LinkPath(
    double LengthMetres, double EndMetres, double MaxResistance, double HighMetres, IReadOnlyList<int> Crosses)
{
    public static unsafe LinkPath Measure(
        IReadOnlyList<Cell> path, CoreAreas cores, CostDistanceSettings settings, double lowResistance)
    {
        var (length, ends, high, max) = (0.0, 0.0, 0.0, 0.0);
        var crossed = new SortedSet<int>();
        for (var index = 0; index < path.Count; index++)
        {
            var cell = path[index];
            var resistance = *cores.Resistance.At(cell.Row, cell.Col);
            var isEnd = index == 0 || index == path.Count - 1;
            if (!isEnd || path.Count == 2) max = Math.Max(max, resistance);
            if (!isEnd && cores.At(cell) is > 0 and var crossing) crossed.Add(crossing);
            var inCell = (index > 0 ? HalfStep(settings, path[index - 1], cell) : 0)
                + (index < path.Count - 1 ? HalfStep(settings, cell, path[index + 1]) : 0);
            length += inCell;
            if (isEnd) ends += inCell;
            if (resistance > lowResistance) high += inCell;
        }

        crossed.Remove(cores.At(path[0]));
        crossed.Remove(cores.At(path[^1]));
        return new LinkPath(length, ends, max, high, [.. crossed]);
    }

    /// <summary>Half the length of a step, in map units.</summary>
    public static double HalfStep(CostDistanceSettings settings, Cell from, Cell to)
    {
        var (down, right) = ((to.Row - from.Row) * settings.CellHeight, (to.Col - from.Col) * settings.CellWidth);
        return Math.Sqrt((down * down) + (right * right)) / 2;
    }
}
