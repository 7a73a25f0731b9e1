using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Links;

namespace Calaisis.Raster.Corridors;

/// <summary>One place where one path crosses one obstacle.</summary>
/// <param name="Link">The path's link.</param>
/// <param name="Cell">A cell of the path, in the middle of the crossing.</param>
/// <param name="MaxResistance">Highest resistance on it.</param>
/// <param name="Cost">What the path pays on it.</param>
readonly record struct Crossing(int Link, Cell Cell, double MaxResistance, double Cost);

/// <summary>
/// Crossings of paths and obstacles. A path is looked at cell by cell and step by step, so that a line one cell thin is
/// never stepped over: a diagonal step crosses an obstacle that holds both cells it passes between, a knight's move one
/// that holds either of the two cells it passes through. Cells and steps in a row are one crossing.
/// </summary>
sealed class ConflictCrossings(ConflictProbes probes, StepLengths lengths)
{
    /// <summary>Asks for all cells that a path touches.</summary>
    public void Probe(Link link)
    {
        var path = link.Path;
        for (var k = 0; k < path.Count; k++)
        {
            probes.Add(path[k]);
            if (k + 1 == path.Count) continue;
            var step = PathStep.Of(path[k], path[k + 1], lengths);
            if (!step.PassesCells) continue;
            probes.Add(step.First);
            probes.Add(step.Second);
        }
    }

    /// <summary>The crossings of a path with an obstacle, from its beginning on.</summary>
    public IEnumerable<Crossing> Of(Link link, int obstacle)
    {
        var last = (2 * link.Path.Count) - 2;
        for (var place = 0; place <= last; place++)
        {
            if (!Holds(link, place, obstacle)) continue;
            var end = place;
            while (end < last && Holds(link, end + 1, obstacle)) end++;
            yield return Measure(link, place, end, obstacle);
            place = end;
        }
    }

    /// <summary>Even places are the path's cells, odd ones the steps between.</summary>
    bool Holds(Link link, int place, int obstacle)
    {
        var from = link.Path[place / 2];
        if (place % 2 == 0) return probes.Has(from, obstacle);
        var to = link.Path[(place / 2) + 1];
        if (probes.Has(from, obstacle) && probes.Has(to, obstacle)) return true;
        var step = PathStep.Of(from, to, lengths);
        if (!step.PassesCells) return false;
        var (first, second) = (probes.Has(step.First, obstacle), probes.Has(step.Second, obstacle));
        return step.IsKnight ? first || second : first && second;
    }

    Crossing Measure(Link link, int start, int end, int obstacle)
    {
        var (highest, cost) = (double.NegativeInfinity, 0.0);
        for (var place = start; place <= end; place++)
        {
            var cell = link.Path[place / 2];
            if (place % 2 == 0)
            {
                if (!probes.Has(cell, obstacle)) continue;
                var resistance = probes.ResistanceOf(cell);
                highest = Math.Max(highest, resistance);
                cost += resistance * (ShareBefore(link, place / 2) + ShareAfter(link, place / 2));
                continue;
            }

            var step = PathStep.Of(cell, link.Path[(place / 2) + 1], lengths);
            if (!step.IsKnight) continue;
            foreach (var passed in new[] { step.First, step.Second })
            {
                if (!probes.Has(passed, obstacle)) continue;
                highest = Math.Max(highest, probes.ResistanceOf(passed));
                cost += probes.ResistanceOf(passed) * step.Share;
            }
        }

        return new Crossing(link.Id, Middle(link, start, end, obstacle), double.IsFinite(highest) ? highest : Slipped(link, start), cost);
    }

    double ShareBefore(Link link, int k) => k == 0 ? 0 : PathStep.Of(link.Path[k - 1], link.Path[k], lengths).Share;

    double ShareAfter(Link link, int k) => k + 1 == link.Path.Count ? 0 : PathStep.Of(link.Path[k], link.Path[k + 1], lengths).Share;

    /// <summary>A path that slips through a corner pays nothing there; what it avoids is how high its resistance is.</summary>
    double Slipped(Link link, int place)
    {
        var (from, to) = (link.Path[place / 2], link.Path[(place / 2) + 1]);
        var step = PathStep.Of(from, to, lengths);
        var passed = new[] { step.First, step.Second }.Select(cell => (double)probes.ResistanceOf(cell)).Where(double.IsFinite).ToList();
        return passed.Count > 0 ? passed.Max() : Math.Max(probes.ResistanceOf(from), probes.ResistanceOf(to));
    }

    Cell Middle(Link link, int start, int end, int obstacle)
    {
        var middle = (start + end) / 2;
        var cell = link.Path[middle / 2];
        if (middle % 2 == 0 || probes.Has(cell, obstacle)) return cell;
        var next = link.Path[(middle / 2) + 1];
        return probes.Has(next, obstacle) ? next : cell;
    }
}

/// <summary>A step of a path: the cells it passes, and the length by which each cell's resistance counts.</summary>
/// <param name="Share">Half the length of a step, a quarter of a knight's move.</param>
/// <param name="PassesCells">Whether it passes cells beside its ends.</param>
/// <param name="IsKnight">Whether it goes through them; a diagonal step goes between them.</param>
/// <param name="First">One of them.</param>
/// <param name="Second">The other.</param>
readonly record struct PathStep(double Share, bool PassesCells, bool IsKnight, Cell First, Cell Second)
{
    public static PathStep Of(Cell start, Cell to, StepLengths lengths)
    {
        var (down, right) = (to.Row - start.Row, to.Col - start.Col);
        return (Math.Abs(down), Math.Abs(right)) switch
        {
            (0, 1) => new PathStep(lengths.HalfAlongRow, false, false, start, to),
            (1, 0) => new PathStep(lengths.HalfAlongColumn, false, false, start, to),
            (1, 1) => new PathStep(lengths.HalfDiagonal, true, false, start with { Col = to.Col }, start with { Row = to.Row }),
            (1, 2) => Knight(lengths.QuarterWide, start with { Col = start.Col + (right / 2) }, to with { Col = start.Col + (right / 2) }),
            (2, 1) => Knight(lengths.QuarterTall, start with { Row = start.Row + (down / 2) }, to with { Row = start.Row + (down / 2) }),
            _ => throw new ArgumentException($"no step leads from {start} to {to}"),
        };
    }

    static PathStep Knight(double share, Cell first, Cell second) => new(share, true, true, first, second);
}
