namespace Calaisis.Raster.Networks;

/// <summary>What the network of one trame is worth as a whole; formulas in <c>README.md</c> beside this file.</summary>
public sealed record NetworkIndicators
{
    /// <summary>What they were told.</summary>
    public required NetworkParameters Parameters { get; init; }

    public required int Patches { get; init; }

    public required int Links { get; init; }

    /// <summary>The network with all its core areas.</summary>
    public required NetworkTotals Whole { get; init; }

    /// <summary>
    /// The same for the territory: of each core area the part inside counts; paths lead through the whole network. Null
    /// where no territory is declared.
    /// </summary>
    public NetworkTotals? Territory { get; init; }

    public required double TotalLinkCost { get; init; }

    /// <summary>NaN without links.</summary>
    public required double MeanLinkCost { get; init; }

    public required IReadOnlyList<PatchImportance> PatchImportances { get; init; }

    public required IReadOnlyList<LinkImportance> LinkImportances { get; init; }
}

/// <summary>What the core areas of an area are worth together.</summary>
/// <param name="HabitatSquareMetres">Habitat area: the sum of all core areas.</param>
/// <param name="StudyAreaSquareMetres">The study area that PC and IIC are related to.</param>
/// <param name="Pc">Probability of connectivity (Saura and Pascual-Hortal 2007), 0 to 1.</param>
/// <param name="EcSquareMetres">Equivalent connectivity EC(PC).</param>
/// <param name="Iic">Integral index of connectivity (Pascual-Hortal and Saura 2006), 0 to 1.</param>
/// <param name="Components">Number of components that have habitat in it.</param>
/// <param name="LargestComponentSquareMetres">Habitat area of the largest component.</param>
public sealed record NetworkTotals(
    double HabitatSquareMetres,
    double StudyAreaSquareMetres,
    double Pc,
    double EcSquareMetres,
    double Iic,
    int Components,
    double LargestComponentSquareMetres)
{
    /// <summary>
    /// H: sum over pairs of core areas of 1 / fewest links between them; null where it is not asked for.
    /// </summary>
    public double? Harary { get; init; }

    /// <summary>
    /// GD: the greatest cost of a best path between two core areas, 0 without links; null where it is not asked for.
    /// </summary>
    public double? DiameterCost { get; init; }
}

/// <summary>What one core area contributes. Percentages are of PC.</summary>
/// <param name="Patch">Its id.</param>
/// <param name="Component">1 to n, by the lowest patch id of each component.</param>
/// <param name="DpcPercent">Loss of PC without it: the sum of the next three.</param>
/// <param name="IntraPercent">Its own area.</param>
/// <param name="FluxPercent">What flows between it and the others.</param>
/// <param name="ConnectorPercent">What flows through it between others.</param>
/// <param name="Betweenness">
/// BC: area products of the pairs whose best path crosses it, times their probabilities (Graphab).
/// </param>
/// <param name="Flux">F: areas of the others times the probabilities to reach them, in square metres (Graphab).</param>
public sealed record PatchImportance(
    int Patch,
    int Component,
    double DpcPercent,
    double IntraPercent,
    double FluxPercent,
    double ConnectorPercent,
    double Betweenness,
    double Flux)
{
    /// <summary>IF: exchange with all core areas, itself included (Graphab); null where it is not asked for.</summary>
    public double? InteractionFlux { get; init; }

    /// <summary>
    /// CCe: mean cost to the core areas it can reach (Graphab); NaN for none, null where it is not asked for.
    /// </summary>
    public double? ClosenessCost { get; init; }

    /// <summary>
    /// CF: currents through it, each core area receiving once what all others send (Graphab); null where it is not
    /// asked for.
    /// </summary>
    public double? CurrentFlow { get; init; }

    /// <summary>Loss of IIC without it; null where it is not asked for.</summary>
    public double? DiicPercent { get; init; }
}

/// <summary>What one link contributes.</summary>
/// <param name="Link">Its id.</param>
/// <param name="DpcPercent">Loss of PC without it.</param>
/// <param name="Betweenness">Area products of the pairs whose best path uses it, times their probabilities.</param>
public sealed record LinkImportance(int Link, double DpcPercent, double Betweenness)
{
    /// <summary>
    /// Currents through it, each core area receiving once what all others send; null where it is not asked for.
    /// </summary>
    public double? CurrentFlow { get; init; }

    /// <summary>Loss of IIC without it; null where it is not asked for.</summary>
    public double? DiicPercent { get; init; }
}
