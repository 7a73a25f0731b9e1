namespace Calaisis.Raster.Summaries;

/// <summary>One trame in figures. Every number can be recomputed from the layers of its package and its rasters.</summary>
public sealed record TrameSummary
{
    public required string Trame { get; init; }

    /// <summary>Core areas.</summary>
    public required int Cores { get; init; }

    public required double CoreHectares { get; init; }

    public required int SteppingStones { get; init; }

    public required double SteppingStoneHectares { get; init; }

    /// <summary>Active links.</summary>
    public required int Links { get; init; }

    /// <summary>Links that were found and left out.</summary>
    public required int InactiveLinks { get; init; }

    /// <summary>Length of the paths of active links; stretches that several share count for each.</summary>
    public required double LinkKilometres { get; init; }

    public required double TotalLinkCost { get; init; }

    /// <summary>NaN without active links.</summary>
    public required double MeanLinkCost { get; init; }

    /// <summary>Cells in any corridor, each once.</summary>
    public required double CorridorHectares { get; init; }

    /// <summary>Corridors that are to be preserved.</summary>
    public required int Preserve { get; init; }

    /// <summary>Length of their paths.</summary>
    public required double PreserveKilometres { get; init; }

    /// <summary>Corridors that are to be restored.</summary>
    public required int Restore { get; init; }

    /// <summary>Length of their paths.</summary>
    public required double RestoreKilometres { get; init; }

    public required int Conflicts { get; init; }

    /// <summary>Null where the network was not measured.</summary>
    public required NetworkFigures? Network { get; init; }

    /// <summary>By zone layer, in the order of the pipeline.</summary>
    public required IReadOnlyList<ZoneLayerSummary> ZoneLayers { get; init; }
}

/// <summary>The indicators of a network as a whole.</summary>
/// <param name="Pc">Probability of connectivity, 0 to 1.</param>
/// <param name="EcHectares">Equivalent connectivity EC(PC).</param>
/// <param name="Iic">Integral index of connectivity, 0 to 1.</param>
/// <param name="Components">Number of components.</param>
/// <param name="LargestComponentHectares">Habitat of the largest component.</param>
/// <param name="StudyAreaHectares">What PC and IIC are related to.</param>
public sealed record NetworkFigures(
    double Pc, double EcHectares, double Iic, int Components, double LargestComponentHectares, double StudyAreaHectares);

/// <summary>A trame by the zones of one layer.</summary>
/// <param name="Layer">The layer's name in the pipeline.</param>
/// <param name="Zones">Every zone of the layer, then what lies in none.</param>
public sealed record ZoneLayerSummary(string Layer, IReadOnlyList<ZoneSummary> Zones);

/// <summary>A trame in one zone.</summary>
/// <param name="Zone">Its name; null for what lies in no zone.</param>
/// <param name="CoreHectares">Core areas in it.</param>
/// <param name="CorridorHectares">Cells in any corridor, each once.</param>
/// <param name="LinkKilometres">Paths of active links in it.</param>
/// <param name="Conflicts">Conflicts in it.</param>
public sealed record ZoneSummary(string? Zone, double CoreHectares, double CorridorHectares, double LinkKilometres, int Conflicts);
