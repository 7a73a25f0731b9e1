using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Circuits;

/// <summary>What is left out where a source and a ground share a node.</summary>
public enum ConflictRule
{
    /// <summary>Nothing, but a direct ground under a source.</summary>
    KeepAll,

    /// <summary>The source.</summary>
    RemoveSource,

    /// <summary>The ground.</summary>
    RemoveGround,

    /// <summary>Both, of which Circuitscape leaves the ground.</summary>
    RemoveAll,
}

/// <summary>Currents that enter, and what leads to ground, by cell.</summary>
/// <param name="Sources">In amperes, of each cell; 0 or NaN for none.</param>
/// <param name="Grounds">Conductances, of each cell; infinite for a direct ground, 0 or NaN for none.</param>
/// <param name="Conflicts">What is left out where both share a node.</param>
public sealed record SourcesAndGrounds(double[] Sources, double[] Grounds, ConflictRule Conflicts)
{
    /// <summary>Both as sums of the cells of each node.</summary>
    internal (double[] Sources, double[] Grounds) OfNodes(CellNodes nodes, bool likeCircuitscape)
    {
        var (sources, grounds) = (Sums(Sources, nodes), Sums(Grounds, nodes));
        for (var node = 0; node < nodes.Count; node++)
        {
            if (sources[node] == 0 || grounds[node] == 0) continue;
            // Circuitscape keeps a ground that is not direct.
            var dropsGround = Conflicts == ConflictRule.RemoveGround
                || (Conflicts == ConflictRule.RemoveAll && !likeCircuitscape);
            if (Conflicts is ConflictRule.RemoveSource or ConflictRule.RemoveAll) sources[node] = 0;
            if (dropsGround && !(likeCircuitscape && double.IsFinite(grounds[node]))) grounds[node] = 0;
            if (double.IsInfinity(grounds[node]) && sources[node] > 0) grounds[node] = 0;
        }

        return (sources, grounds);
    }

    /// <summary>How many cells with a value belong to no node.</summary>
    internal static int Barred(double[] values, CellNodes nodes)
    {
        var count = 0;
        for (var cell = 0; cell < values.Length; cell++)
        {
            if (nodes.Of(cell) < 0 && values[cell] != 0 && !double.IsNaN(values[cell])) count++;
        }

        return count;
    }

    /// <exception cref="RasterException">Nothing conducts where current enters, or nothing leads to ground.</exception>
    internal static void Require(Sentence what, double[] values, double[] ofNodes, CellNodes nodes)
    {
        if (Array.Exists(ofNodes, value => value != 0)) return;
        var barred = Barred(values, nodes);
        throw new RasterException(
            $"{what}: found none on a conducting cell ({barred} on others), expected at least one; "
            + $"move them, or give these cells a resistance");
    }

    static double[] Sums(double[] cells, CellNodes nodes)
    {
        var sums = new double[nodes.Count];
        for (var cell = 0; cell < cells.Length; cell++)
        {
            if (nodes.Of(cell) is >= 0 and var node && !double.IsNaN(cells[cell])) sums[node] += cells[cell];
        }

        return sums;
    }
}
