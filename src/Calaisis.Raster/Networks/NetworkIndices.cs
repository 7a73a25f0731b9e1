namespace Calaisis.Raster.Networks;

/// <summary>
/// Indices of a network that are computed on demand only; formulas in <c>README.md</c> beside this file.
/// </summary>
[Flags]
public enum NetworkIndices
{
    None = 0,

    /// <summary>IF of a core area: sum over all, itself included, of (a_i a_j)^beta p_ij (Graphab).</summary>
    InteractionFlux = 1,

    /// <summary>
    /// CCe of a core area: mean cost of the best paths to all it can reach (Graphab's closeness centrality).
    /// </summary>
    Closeness = 2,

    /// <summary>
    /// CF of a core area or link: current through it, summed over runs in which all others send theirs to one
    /// (Graphab).
    /// </summary>
    CurrentFlow = 4,

    /// <summary>
    /// H of the network: sum over pairs of 1 / nl_ij, nl the fewest links between them (Graphab, Conefor).
    /// </summary>
    Harary = 8,

    /// <summary>GD of the network: the greatest cost of a best path (Graphab).</summary>
    Diameter = 16,

    /// <summary>
    /// dIIC of a core area or link: share of IIC that is lost without it (Conefor; Pascual-Hortal and Saura 2006).
    /// </summary>
    DeltaIic = 32,

    /// <summary>Those of the network as a whole.</summary>
    OfWhole = Harary | Diameter,

    /// <summary>All of them.</summary>
    All = InteractionFlux | Closeness | CurrentFlow | Harary | Diameter | DeltaIic,
}
