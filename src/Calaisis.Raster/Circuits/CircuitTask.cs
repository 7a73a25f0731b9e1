using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Circuits;

/// <summary>What a circuit is computed of, between focal points.</summary>
public sealed record CircuitTask
{
    /// <summary>What messages call the points, mostly the path as it was typed.</summary>
    public required string Name { get; init; }

    public required Conductances Conductances { get; init; }

    public required CircuitRules Rules { get; init; }

    /// <summary>Cells that polygons join.</summary>
    public CellGroups Polygons { get; init; } = new();

    /// <summary>The points, by number.</summary>
    public required IReadOnlyList<FocalPoint> Points { get; init; }

    /// <summary>Which pairs; null for all.</summary>
    public PairChoice? Pairs { get; init; }

    /// <summary>What points send, by number, in amperes; 1 where it is not given.</summary>
    public IReadOnlyDictionary<int, double> Strengths { get; init; } = new Dictionary<int, double>();

    /// <summary>Whether each region is a node of its own in every pair, else in its own pairs only.</summary>
    public bool JoinAllRegions { get; init; }

    /// <summary>Whether somebody takes voltages and currents, else only resistances.</summary>
    public bool WantsMaps { get; init; }

    /// <summary>The points that take part.</summary>
    /// <exception cref="RasterException">None does, or one lies where no current flows.</exception>
    internal IReadOnlyList<FocalPoint> Taking()
    {
        var points = Pairs?.Of(Points) ?? Points;
        if (points.Count < 2)
        {
            throw new RasterException($"points '{Name}': found {points.Count} focal [point|points] "
                + $"{(Pairs is null ? (Sentence)$"on the grid" : $"that pairs name")}, expected at least 2");
        }

        if (Rules.LikeCircuitscape) return points;
        var values = Conductances.Values;
        var barred = points.Where(point => !point.Cells.Any(cell => values[cell] > 0)).ToList();
        if (barred.Count == 0) return points;
        throw new RasterException(
            $"points '{Name}': found no conducting cell under {barred.Count} focal [point|points], the first being "
            + $"{barred[0].Id}; move [it|them], or set --compat circuitscape to go on without");
    }

    internal bool Excludes(FocalPoint one, FocalPoint other) => Pairs is not null && !Pairs.Has(one.Id, other.Id);

    internal double StrengthOf(FocalPoint point) => Strengths.GetValueOrDefault(point.Id, 1);

    /// <summary>Refuses points that share a single node, between which nothing can flow.</summary>
    internal void RequireSeveralNodes(CellNodes nodes, IEnumerable<FocalPoint> points)
    {
        if (Rules.LikeCircuitscape || points.Select(point => nodes.Of(point.Cells[0])).Distinct().Count() > 1) return;
        throw new RasterException(
            $"points '{Name}': all focal points lie in one node, expected at least 2 nodes; "
            + $"give points apart, or other polygons");
    }
}
