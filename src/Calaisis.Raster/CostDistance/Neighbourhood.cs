namespace Calaisis.Raster.CostDistance;

/// <summary>Which cells a step can reach.</summary>
public enum Neighbourhood
{
    /// <summary>The four cells that share an edge.</summary>
    Four = 4,

    /// <summary>The eight cells that share an edge or a corner.</summary>
    Eight = 8,

    /// <summary>
    /// Eight, and the eight cells a knight's move away; such a move costs the mean of its two ends and of the two cells
    /// it passes between, as in GRASS <c>r.cost -k</c>, and is impossible where any of the four is impassable.
    /// </summary>
    Sixteen = 16,
}
