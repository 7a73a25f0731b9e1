namespace Calaisis.Raster.Corridors;

/// <summary>Where paths of a trame cross an obstacle: crossings of one kind that lie close together.</summary>
public sealed record Conflict
{
    /// <summary>1 to n, by place: row by row of the first crossing's cell.</summary>
    public required int Id { get; init; }

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

    /// <summary>For each zone layer of the pipeline, in its order, the zone it lies in; null for none.</summary>
    public IReadOnlyList<string?> Zones { get; init; } = [];
}
