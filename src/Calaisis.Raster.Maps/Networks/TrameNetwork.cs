using Calaisis.Raster.Corridors;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Sheets;

namespace Calaisis.Raster.Maps.Networks;

/// <summary>What a map shows of one trame's network; plain data in map coordinates, no files.</summary>
public sealed record TrameNetwork
{
    public required TrameStyle Trame { get; init; }

    /// <summary>Réservoirs de biodiversité, core areas.</summary>
    public IReadOnlyList<MapShape> Cores { get; init; } = [];

    /// <summary>Espaces relais, stepping stones: a point each.</summary>
    public IReadOnlyList<MapPoint> SteppingStones { get; init; } = [];

    /// <summary>Corridors as areas; they may overlap.</summary>
    public IReadOnlyList<CorridorBand> Bands { get; init; } = [];

    /// <summary>The axes of the corridors: least-cost paths.</summary>
    public IReadOnlyList<CorridorAxis> Axes { get; init; } = [];

    public IReadOnlyList<ConflictPoint> Conflicts { get; init; } = [];

    /// <summary>Aire de dispersion as outlines; empty for none.</summary>
    public IReadOnlyList<MapShape> Dispersal { get; init; } = [];

    /// <summary>
    /// Corridors diffus: the dispersal area or the corridors' mosaic, fading; in the place of <see cref="Dispersal"/>.
    /// </summary>
    public MapShade? Diffuse { get; init; }

    /// <summary>What the legend says beside the signs; what is null or missing is left out.</summary>
    public NetworkFigures Figures { get; init; } = new();
}

/// <summary>A corridor as an area.</summary>
public sealed record CorridorBand(MapShape Shape, CorridorQuality Quality);

/// <summary>A corridor's axis.</summary>
public sealed record CorridorAxis(MapShape Line, CorridorQuality Quality)
{
    /// <summary>The number of its link; 0 where it has none.</summary>
    public long Link { get; init; }

    public double LengthMetres { get; init; }
}

/// <summary>A place where a corridor crosses an obstacle.</summary>
/// <param name="At">Where.</param>
/// <param name="Severity">How hard the obstacle is to cross; decides the cross.</param>
public sealed record ConflictPoint(MapPoint At, ConflictSeverity Severity)
{
    /// <summary>What is crossed, as it shall be printed; empty where it has no name.</summary>
    public string Obstacle { get; init; } = "";

    /// <summary>How many links cross here.</summary>
    public int Links { get; init; }

    /// <summary>What all paths together pay here; decides which conflict is worse.</summary>
    public double Cost { get; init; }
}

/// <summary>How hard an obstacle is to cross, as the regional legend tells apart.</summary>
public enum ConflictSeverity
{
    /// <summary>A thin cross.</summary>
    Medium,

    /// <summary>A bold cross.</summary>
    Hard,
}

/// <summary>Sums that a legend shows beside its signs.</summary>
public sealed record NetworkFigures
{
    public double? CoreHectares { get; init; }

    public double? SteppingStoneHectares { get; init; }

    /// <summary>Of paths: areas of corridors overlap, so their sum would say nothing.</summary>
    public double? PreserveKilometres { get; init; }

    public double? RestoreKilometres { get; init; }

    public double? DispersalHectares { get; init; }
}
