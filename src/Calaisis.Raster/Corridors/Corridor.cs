namespace Calaisis.Raster.Corridors;

/// <summary>
/// The corridor of one active link: the cells where NLCC = CWD_A + CWD_B - LCD (Linkage Mapper) stays within the
/// cutoff, outside both core areas.
/// </summary>
public sealed record Corridor
{
    /// <summary>The link's id, and so the corridor's.</summary>
    public required int Link { get; init; }

    public required double AreaSquareMetres { get; init; }

    /// <summary>Length of the link's path.</summary>
    public required double LengthMetres { get; init; }

    /// <summary>Area over the length of the path outside the core areas.</summary>
    public required double MeanWidthMetres { get; init; }

    /// <summary>Width where it is narrowest, across the path.</summary>
    public required double MinWidthMetres { get; init; }

    public required double Cost { get; init; }

    /// <summary>Share of the path's length on low resistance, 0 to 1; decides the quality.</summary>
    public required double LowResistanceShare { get; init; }

    public required CorridorQuality Quality { get; init; }
}

/// <summary>What is to be done for a corridor, as the national data standard codes it (OBJ_ASSI).</summary>
public enum CorridorQuality
{
    /// <summary>01, à préserver.</summary>
    Preserve,

    /// <summary>02, à remettre en bon état.</summary>
    Restore,
}
