using System.Diagnostics.CodeAnalysis;

namespace Calaisis.Raster.Summaries;

/// <summary>
/// One trame in figures: of the territory where one is declared, those of the whole extent beside them; else of the
/// extent. Every number can be recomputed from the layers of its package and its rasters.
/// </summary>
public sealed record TrameSummary : AreaFigures
{
    /// <param name="figures">Of the territory where one is declared, else of the extent.</param>
    [SetsRequiredMembers]
    public TrameSummary(AreaFigures figures)
        : base(figures) => (Trame, ZoneLayers) = ("", []);

    public string Trame { get; init; }

    /// <summary>
    /// What the territory is called whose figures these are; null where none is declared and they are the extent's.
    /// </summary>
    public string? Territory { get; init; }

    /// <summary>
    /// The figures of the whole extent; null where no territory is declared, as these are the extent's then.
    /// </summary>
    public AreaFigures? Extent { get; init; }

    /// <summary>The distance that the probabilities of the network apply to; null where it was not measured.</summary>
    public DispersalDistance? Dispersal { get; init; }

    /// <summary>By zone layer, in the order of the pipeline; cut to the territory where one is declared.</summary>
    public IReadOnlyList<ZoneLayerSummary> ZoneLayers { get; init; }
}

/// <summary>What of a trame lies in an area: the territory, or the whole extent.</summary>
public record AreaFigures
{
    /// <summary>Of an area of which nothing is known.</summary>
    internal static AreaFigures Nothing { get; } = new()
    {
        AreaHectares = 0,
        Cores = 0,
        CoreHectares = 0,
        SteppingStones = 0,
        SteppingStoneHectares = 0,
        Links = 0,
        InactiveLinks = 0,
        PathKilometres = 0,
        GroundKilometres = 0,
        TotalLinkCost = 0,
        MeanLinkCost = double.NaN,
        CorridorHectares = 0,
        Preserve = 0,
        PreserveKilometres = 0,
        Restore = 0,
        RestoreKilometres = 0,
        Conflicts = 0,
        Network = null,
    };

    /// <summary>All its cells.</summary>
    public required double AreaHectares { get; init; }

    /// <summary>Core areas with a cell inside.</summary>
    public required int Cores { get; init; }

    /// <summary>Their cells inside.</summary>
    public required double CoreHectares { get; init; }

    /// <summary>Stepping stones with a cell inside.</summary>
    public required int SteppingStones { get; init; }

    /// <summary>Their cells inside.</summary>
    public required double SteppingStoneHectares { get; init; }

    /// <summary>Active links with some of their length inside.</summary>
    public required int Links { get; init; }

    /// <summary>Links that were found and left out, with some of their length inside.</summary>
    public required int InactiveLinks { get; init; }

    /// <summary>Length inside of the paths of active links; ground that several share counts for each.</summary>
    public required double PathKilometres { get; init; }

    /// <summary>The same, with ground that several share counted once.</summary>
    public required double GroundKilometres { get; init; }

    /// <summary>Of the active links that count here, each with its whole cost.</summary>
    public required double TotalLinkCost { get; init; }

    /// <summary>The unit of costs; empty where it is not known, as in what is read from JSON.</summary>
    public string CostUnit { get; init; } = "";

    /// <summary>NaN without active links.</summary>
    public required double MeanLinkCost { get; init; }

    /// <summary>Cells inside in any corridor, each once.</summary>
    public required double CorridorHectares { get; init; }

    /// <summary>Corridors that are to be preserved, of the active links that count here.</summary>
    public required int Preserve { get; init; }

    /// <summary>Length of their paths inside.</summary>
    public required double PreserveKilometres { get; init; }

    /// <summary>Corridors that are to be restored, of the active links that count here.</summary>
    public required int Restore { get; init; }

    /// <summary>Length of their paths inside.</summary>
    public required double RestoreKilometres { get; init; }

    /// <summary>Places of conflicts that are not opened, whose point lies inside.</summary>
    public required int Conflicts { get; init; }

    /// <summary>Null where the network was not measured.</summary>
    public required NetworkFigures? Network { get; init; }

    /// <summary>Figures that operations add.</summary>
    public IReadOnlyList<SummaryFigure> More { get; init; } = [];
}

/// <summary>
/// The indicators of a network. Those of a territory count the areas of core areas inside; what leads from one to
/// another is the whole network, with all that surrounds the territory.
/// </summary>
/// <param name="Pc">Probability of connectivity, 0 to 1.</param>
/// <param name="EcHectares">Equivalent connectivity EC(PC).</param>
/// <param name="Iic">Integral index of connectivity, 0 to 1.</param>
/// <param name="Components">Number of components; of those that have a core area inside.</param>
/// <param name="LargestComponentHectares">Habitat of the largest component.</param>
/// <param name="StudyAreaHectares">What PC and IIC are related to.</param>
public sealed record NetworkFigures(
    double Pc, double EcHectares, double Iic, int Components, double LargestComponentHectares, double StudyAreaHectares)
{
    internal static NetworkFigures Nothing { get; } = new(
        double.NaN, double.NaN, double.NaN, 0, double.NaN, double.NaN);

    /// <summary>H: pairs of core areas by the fewest links between them; null where it is not asked for.</summary>
    public double? Harary { get; init; }

    /// <summary>GD: greatest cost of a best path; null where it is not asked for.</summary>
    public double? DiameterCost { get; init; }
}

/// <summary>A trame by the zones of one layer.</summary>
/// <param name="Layer">The layer's name in the pipeline.</param>
/// <param name="Zones">
/// Every zone of the layer, then what lies in none; where a territory is declared, only zones with a cell in it.
/// </param>
public sealed record ZoneLayerSummary(string Layer, IReadOnlyList<ZoneSummary> Zones);

/// <summary>
/// A trame in one zone: of everything what lies inside the zone, and inside the territory where one is declared.
/// </summary>
/// <param name="Zone">Its name; null for what lies in no zone.</param>
/// <param name="AreaHectares">All its cells.</param>
/// <param name="Cores">Core areas with a cell in it.</param>
/// <param name="CoreHectares">Their cells in it.</param>
/// <param name="Links">Active links with some of their length in it.</param>
/// <param name="CorridorHectares">Cells in any corridor, each once.</param>
/// <param name="PathKilometres">Paths of active links in it; ground that several share counts for each.</param>
/// <param name="GroundKilometres">The same, with shared ground counted once.</param>
/// <param name="Conflicts">Places of conflicts in it that are not opened.</param>
public sealed record ZoneSummary(
    string? Zone,
    double AreaHectares,
    int Cores,
    double CoreHectares,
    int Links,
    double CorridorHectares,
    double PathKilometres,
    double GroundKilometres,
    int Conflicts)
{
    /// <summary>What lies in no zone, where nothing does.</summary>
    public static ZoneSummary Nothing { get; } = new(null, 0, 0, 0, 0, 0, 0, 0, 0);
}
