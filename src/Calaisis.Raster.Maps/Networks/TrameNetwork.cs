using Calaisis.Raster.Corridors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Legends;

namespace Calaisis.Raster.Maps.Networks;

/// <summary>What a map shows of one trame's network; plain data in map coordinates, no files.</summary>
public sealed record TrameNetwork
{
    public required TrameStyle Trame { get; init; }

    /// <summary>Réservoirs de biodiversité, core areas.</summary>
    public IReadOnlyList<MapShape> Cores { get; init; } = [];

    /// <summary>What core areas are called, the largest first; empty where they have no names.</summary>
    public IReadOnlyList<CoreName> CoreNames { get; init; } = [];

    /// <summary>Espaces relais, stepping stones: a point each.</summary>
    public IReadOnlyList<MapPoint> SteppingStones { get; init; } = [];

    /// <summary>Corridors as areas; they may overlap.</summary>
    public IReadOnlyList<CorridorBand> Bands { get; init; } = [];

    /// <summary>The axes of the corridors: least-cost paths.</summary>
    public IReadOnlyList<CorridorAxis> Axes { get; init; } = [];

    /// <summary>Openings, too.</summary>
    public IReadOnlyList<ConflictPoint> Conflicts { get; init; } = [];

    /// <summary>Aire de dispersion as outlines; empty for none.</summary>
    public IReadOnlyList<MapShape> Dispersal { get; init; } = [];

    /// <summary>
    /// Corridors diffus: the dispersal area or the corridors' mosaic, fading; in the place of <see cref="Dispersal"/>.
    /// </summary>
    public MapShade? Diffuse { get; init; }

    /// <summary>What the legend says beside the signs; what is null or missing is left out.</summary>
    public NetworkFigures Figures { get; init; } = new();

    /// <summary>The same for the territory, said before them; null where none is declared.</summary>
    public NetworkFigures? Inside { get; init; }

    /// <summary>What of it lies in a rectangle; figures stay those of the whole.</summary>
    public TrameNetwork On(MapBounds box)
    {
        return this with
        {
            Cores = [.. Cores.Where(core => core.Meets(box, isArea: true))],
            SteppingStones = [.. SteppingStones.Where(IsIn)],
            Bands = [.. Bands.Where(band => band.Shape.Meets(box, isArea: true))],
            Axes = [.. Axes.Where(axis => axis.Line.Meets(box, isArea: false))],
            Conflicts = [.. Conflicts.Where(conflict => IsIn(conflict.At))],
            Dispersal = [.. Dispersal.Where(area => area.Meets(box, isArea: true))],
        };

        bool IsIn(MapPoint point) =>
            point.X >= box.MinX && point.X <= box.MaxX && point.Y >= box.MinY && point.Y <= box.MaxY;
    }
}

/// <summary>What a core area is called on a map.</summary>
/// <param name="Place">The name, at a point well inside.</param>
/// <param name="Hectares">Its area.</param>
public sealed record CoreName(MapPlace Place, double Hectares)
{
    /// <summary>Its id, which tells it from a village of the same name; 0 where it has none.</summary>
    public long Number { get; init; }
}

/// <summary>A corridor as an area.</summary>
public sealed record CorridorBand(MapShape Shape, CorridorQuality Quality);

/// <summary>A corridor's axis.</summary>
public sealed record CorridorAxis(MapShape Line, CorridorQuality Quality)
{
    /// <summary>The number of its link; 0 where it has none.</summary>
    public long Link { get; init; }

    public double LengthMetres { get; init; }

    /// <summary>The share of PC lost without its link; null where the network was not measured.</summary>
    public double? DpcPercent { get; init; }

    /// <summary>Whether its corridor is a single cell wide where it is narrowest.</summary>
    public bool IsOneCell { get; init; }

    /// <summary>Whether its core areas touch: its corridor has no cell.</summary>
    public bool HasNoCell { get; init; }

    /// <summary>Whether some of its length lies in the territory; true where none is declared.</summary>
    public bool IsInside { get; init; } = true;

    /// <summary>The names of the core areas at both ends; empty where it has none.</summary>
    public string Name { get; init; } = "";
}

/// <summary>A place where a corridor crosses an obstacle, or several.</summary>
/// <param name="At">Where.</param>
/// <param name="Severity">How hard the obstacle is to cross; decides the cross.</param>
public sealed record ConflictPoint(MapPoint At, ConflictSeverity Severity)
{
    /// <summary>What is crossed, as it shall be printed; empty where it has no name.</summary>
    public string Obstacle { get; init; } = "";

    /// <summary>The zone it lies in, such as a commune; empty where that is not known.</summary>
    public string Zone { get; init; } = "";

    /// <summary>The names of the core areas that its main link joins; empty where it has none.</summary>
    public string Name { get; init; } = "";

    /// <summary>
    /// Whether all paths lead through an opening: a crossing that is there already, and no place to act.
    /// </summary>
    public bool IsOpened { get; init; }

    /// <summary>How many links cross here.</summary>
    public int Links { get; init; }

    /// <summary>Whether it lies in the territory; true where none is declared.</summary>
    public bool IsInside { get; init; } = true;

    /// <summary>What all paths together pay here; decides which conflict is worse.</summary>
    public double Cost { get; init; }

    /// <summary>
    /// The share of PC lost without a link that crosses here, of the one that counts most; null where not measured.
    /// </summary>
    public double? DpcPercent { get; init; }

    /// <summary>Metres to the nearest existing crossing; null where none is near.</summary>
    public double? OpeningMetres { get; init; }
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
    /// <summary>Core areas in the territory; null where all that are drawn count.</summary>
    public int? Cores { get; init; }

    /// <summary>Stepping stones in the territory; null where all that are drawn count.</summary>
    public int? SteppingStones { get; init; }

    public double? CoreHectares { get; init; }

    public double? SteppingStoneHectares { get; init; }

    /// <summary>Of paths: areas of corridors overlap, so their sum would say nothing.</summary>
    public double? PreserveKilometres { get; init; }

    public double? RestoreKilometres { get; init; }

    public double? DispersalHectares { get; init; }

    /// <summary>Of all paths, ground that several share counted for each; null leaves it out.</summary>
    public double? PathKilometres { get; init; }

    /// <summary>The same, shared ground counted once; null leaves it out.</summary>
    public double? GroundKilometres { get; init; }
}
