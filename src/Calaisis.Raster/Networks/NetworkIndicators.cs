namespace Calaisis.Raster.Networks;

/// <summary>What the network of one trame is worth as a whole; formulas in <c>README.md</c> beside this file.</summary>
public sealed record NetworkIndicators
{
    public required int Patches { get; init; }

    public required int Links { get; init; }

    /// <summary>Habitat area: the sum of all core areas.</summary>
    public required double HabitatSquareMetres { get; init; }

    /// <summary>The study area that PC and IIC are related to.</summary>
    public required double StudyAreaSquareMetres { get; init; }

    /// <summary>Probability of connectivity (Saura and Pascual-Hortal 2007), 0 to 1.</summary>
    public required double Pc { get; init; }

    /// <summary>Equivalent connectivity EC(PC), in square metres.</summary>
    public required double EcSquareMetres { get; init; }

    /// <summary>Integral index of connectivity (Pascual-Hortal and Saura 2006), 0 to 1.</summary>
    public required double Iic { get; init; }

    /// <summary>Number of components.</summary>
    public required int Components { get; init; }

    /// <summary>Habitat area of the largest component.</summary>
    public required double LargestComponentSquareMetres { get; init; }

    public required double TotalLinkCost { get; init; }

    /// <summary>NaN without links.</summary>
    public required double MeanLinkCost { get; init; }

    public required IReadOnlyList<PatchImportance> PatchImportances { get; init; }

    public required IReadOnlyList<LinkImportance> LinkImportances { get; init; }
}

/// <summary>What one core area contributes. Percentages are of PC.</summary>
/// <param name="Patch">Its id.</param>
/// <param name="Component">1 to n, by the lowest patch id of each component.</param>
/// <param name="DpcPercent">Loss of PC without it: the sum of the next three.</param>
/// <param name="IntraPercent">Its own area.</param>
/// <param name="FluxPercent">What flows between it and the others.</param>
/// <param name="ConnectorPercent">What flows through it between others.</param>
/// <param name="Betweenness">BC: area products of the pairs whose best path crosses it, times their probabilities (Graphab).</param>
/// <param name="Flux">F: areas of the others times the probabilities to reach them, in square metres (Graphab).</param>
public sealed record PatchImportance(
    int Patch,
    int Component,
    double DpcPercent,
    double IntraPercent,
    double FluxPercent,
    double ConnectorPercent,
    double Betweenness,
    double Flux);

/// <summary>What one link contributes.</summary>
/// <param name="Link">Its id.</param>
/// <param name="DpcPercent">Loss of PC without it.</param>
/// <param name="Betweenness">Area products of the pairs whose best path uses it, times their probabilities.</param>
public sealed record LinkImportance(int Link, double DpcPercent, double Betweenness);
