namespace Calaisis.Raster.Corridors;

/// <summary>Where paths of a trame cross an obstacle: crossings of one kind that lie close together.</summary>
public sealed record Conflict
{
    /// <summary>1 to n, by place: row by row of the first crossing's cell.</summary>
    public required int Id { get; init; }

    /// <summary>The lowest id of the conflicts that lie at the same place, see <see cref="ConflictPlaces"/>.</summary>
    public required int Place { get; init; }

    public required double X { get; init; }

    public required double Y { get; init; }

    /// <summary>Name of the obstacle layer, as the pipeline declares it.</summary>
    public required string Obstacle { get; init; }

    /// <summary>National code of the obstacle (TYPE_OBST of the SRCE standard); null where it has none.</summary>
    public required string? Code { get; init; }

    /// <summary>What the obstacle is called on maps; null where the pipeline does not say.</summary>
    public string? Label { get; init; }

    /// <summary>Links whose paths cross here, in ascending order.</summary>
    public required IReadOnlyList<int> Links { get; init; }

    /// <summary>How many crossings were grouped.</summary>
    public required int Crossings { get; init; }

    /// <summary>Highest resistance on the crossings.</summary>
    public required double MaxResistance { get; init; }

    /// <summary>What all paths together pay on the crossings.</summary>
    public required double Cost { get; init; }

    /// <summary>
    /// Metres to the nearest existing opening, see <see cref="OpeningDistances"/>; null where none is near.
    /// </summary>
    public double? OpeningMetres { get; init; }

    /// <summary>
    /// Crossings on which every cell of the obstacle is opened: a wildlife crossing, a bridge. The others pay for it,
    /// or slip between two of its cells.
    /// </summary>
    public int Opened { get; init; }

    /// <summary>Whether all crossings lead through openings: nothing is to be done there.</summary>
    public bool IsOpened => Opened == Crossings;

    /// <summary>The sources that open these, in ordinal order.</summary>
    public IReadOnlyList<string> OpenedBy { get; init; } = [];

    /// <summary>For each zone layer of the pipeline, in its order, the zone it lies in; null for none.</summary>
    public IReadOnlyList<string?> Zones { get; init; } = [];
}
