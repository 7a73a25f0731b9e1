using Calaisis.Raster.CostDistance;
using Calaisis.Raster.CostDistance.Kernels;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Links;

namespace Calaisis.Raster.Corridors;

/// <summary>One place where one path crosses one obstacle.</summary>
/// <param name="Link">The path's link.</param>
/// <param name="Cell">A cell of the path, in the middle of the crossing.</param>
/// <param name="MaxResistance">Highest resistance on it.</param>
/// <param name="Cost">What the path pays on it.</param>
/// <param name="OpenedBy">The sources that open all of its cells; none where one is not opened.</param>
readonly record struct Crossing(int Link, Cell Cell, double MaxResistance, double Cost, IReadOnlyList<string> OpenedBy);

/// <summary>
/// Crossings of paths and obstacles. A path is looked at cell by cell and step by step, so that a line one cell thin is
/// never stepped over: a diagonal step crosses an obstacle that holds both cells it passes between, a knight's move one
/// that holds either of the two cells it passes through. Cells and steps in a row are one crossing. Closed lines let no
/// diagonal step through; what lets one through are lines that are not closed, and rasters.
/// </summary>
sealed class ConflictCrossings(
    ConflictProbes probes, StepLengths lengths, OpeningProbe openings, IReadOnlyList<Obstacle> obstacles)
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
        if (place % 2 == 0) return LiesOn(from, obstacle);
        var to = link.Path[(place / 2) + 1];
        if (LiesOn(from, obstacle) && LiesOn(to, obstacle)) return true;
        var step = PathStep.Of(from, to, lengths);
        if (!step.PassesCells) return false;
        var (first, second) = (LiesOn(step.First, obstacle), LiesOn(step.Second, obstacle));
        return step.IsKnight ? first || second : first && second;
    }

    /// <summary>
    /// An obstacle lies on a cell that holds it, and beneath what is drawn over it where that makes the cell cheaper.
    /// What resists as much as the obstacle or more hides it: there something else is crossed.
    /// </summary>
    bool LiesOn(Cell cell, int obstacle) => probes.Has(cell, obstacle)
        || (probes.IsBeneath(cell, obstacle) && openings.Beneath(cell, obstacle) > probes.ResistanceOf(cell));

    Crossing Measure(Link link, int start, int end, int obstacle)
    {
        var (highest, cost, closed) = (double.NegativeInfinity, 0.0, false);
        var openedBy = new SortedSet<string>(StringComparer.Ordinal);
        for (var place = start; place <= end; place++)
        {
            var cell = link.Path[place / 2];
            if (place % 2 == 0)
            {
                if (!LiesOn(cell, obstacle)) continue;
                Meet(cell);
                cost += probes.ResistanceOf(cell) * (ShareBefore(link, place / 2) + ShareAfter(link, place / 2));
                continue;
            }

            var step = PathStep.Of(cell, link.Path[(place / 2) + 1], lengths);
            if (!step.IsKnight) continue;
            foreach (var passed in new[] { step.First, step.Second })
            {
                if (!LiesOn(passed, obstacle)) continue;
                Meet(passed);
                cost += probes.ResistanceOf(passed) * ShareOf(cell, link.Path[(place / 2) + 1]);
            }
        }

        if (double.IsFinite(highest))
        {
            return new Crossing(
                link.Id, Middle(link, start, end, obstacle), highest, cost, closed ? [] : [.. openedBy]);
        }

        return new Crossing(
            link.Id, Middle(link, start, end, obstacle), Slipped(link, start), cost, DrawnOver(link, start, obstacle));

        void Meet(Cell cell)
        {
            var (resistance, opening) = Met(cell, obstacle);
            highest = Math.Max(highest, resistance);
            if (opening is not null) openedBy.Add(opening);
            else closed = true;
        }
    }

    /// <summary>
    /// The resistance of an obstacle met on a cell, and what opens it there; null for nothing. Where it lies beneath a
    /// feature that happens to be drawn later nothing does: whoever built a bridge there would have said so, and it
    /// resists as it does beside.
    /// </summary>
    (double Resistance, string? OpenedBy) Met(Cell cell, int obstacle)
    {
        var resistance = probes.ResistanceOf(cell);
        if (probes.Has(cell, obstacle)) return (resistance, openings.Of(cell, obstacle, resistance));
        if (openings.Above(cell, obstacle, resistance) is { } above) return (resistance, above);
        return obstacles[obstacle].IsOrdered
            ? (resistance, obstacles[obstacle].Source)
            : (openings.Told(obstacle, openings.Beneath(cell, obstacle)), null);
    }

    /// <summary>
    /// A step that pays nothing leads through a gap where one of its ends is another feature of the same source.
    /// </summary>
    IReadOnlyList<string> DrawnOver(Link link, int place, int obstacle) =>
        probes.IsDrawnOver(link.Path[place / 2], obstacle) || probes.IsDrawnOver(link.Path[(place / 2) + 1], obstacle)
            ? [obstacles[obstacle].Source]
            : [];

    double ShareBefore(Link link, int k) => k == 0 ? 0 : ShareOf(link.Path[k - 1], link.Path[k]);

    double ShareAfter(Link link, int k) => k + 1 == link.Path.Count ? 0 : ShareOf(link.Path[k], link.Path[k + 1]);

    /// <summary>
    /// What a unit of resistance of each cell of a step costs: cells share what a step costs in proportion to their
    /// resistances, so that the shares of a path add up to its cost whatever a step averages.
    /// </summary>
    double ShareOf(Cell from, Cell to)
    {
        var step = PathStep.Of(from, to, lengths);
        if (lengths.Mean == StepMean.Resistance) return step.Share;
        double a = probes.ResistanceOf(from), b = probes.ResistanceOf(to);
        if (!step.IsKnight) return MeanConductance.Join(a, b) * step.Share / (a + b);
        double p = probes.ResistanceOf(step.First), q = probes.ResistanceOf(step.Second);
        return MeanConductance.Join(MeanConductance.Join(a, b), MeanConductance.Join(p, q)) * step.Share
            / (a + b + p + q);
    }

    /// <summary>
    /// A path that slips through a corner pays nothing there; what it avoids is how high its resistance is.
    /// </summary>
    double Slipped(Link link, int place)
    {
        var (from, to) = (link.Path[place / 2], link.Path[(place / 2) + 1]);
        var step = PathStep.Of(from, to, lengths);
        var passed = new[] { step.First, step.Second }.Select(cell => (double)probes.ResistanceOf(cell))
            .Where(double.IsFinite).ToList();
        return passed.Count > 0 ? passed.Max() : Math.Max(probes.ResistanceOf(from), probes.ResistanceOf(to));
    }

    Cell Middle(Link link, int start, int end, int obstacle)
    {
        var middle = (start + end) / 2;
        var cell = link.Path[middle / 2];
        if (middle % 2 == 0 || LiesOn(cell, obstacle)) return cell;
        var next = link.Path[(middle / 2) + 1];
        return LiesOn(next, obstacle) ? next : cell;
    }
}

/// <summary>A step of a path: the cells it passes, and the length by which each cell's resistance counts.</summary>
/// <param name="Share">
/// Half the length of a step, a quarter of a knight's move, as <see cref="StepLengths"/> has them.
/// </param>
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
            (1, 1) => new PathStep(
                lengths.HalfDiagonal, true, false, start with { Col = to.Col }, start with { Row = to.Row }),
            (1, 2) => Knight(
                lengths.QuarterWide,
                start with { Col = start.Col + (right / 2) },
                to with { Col = start.Col + (right / 2) }),
            (2, 1) => Knight(
                lengths.QuarterTall,
                start with { Row = start.Row + (down / 2) },
                to with { Row = start.Row + (down / 2) }),
            _ => throw new ArgumentException($"no step leads from {start} to {to}"),
        };
    }

    static PathStep Knight(double share, Cell first, Cell second) => new(share, true, true, first, second);
}
