using Calaisis.Raster.Faults;
using Calaisis.Raster.Habitats.Rules;

namespace Calaisis.Raster.Corridors;

/// <summary>Which obstacles paths are compared with, and when several crossings are one conflict.</summary>
public sealed record ConflictSettings
{
    internal const int MostObstacles = 64;

    /// <param name="groupMetres">
    /// Crossings of one obstacle at most so far apart are one conflict; so are those they lead on to.
    /// </param>
    /// <param name="obstacles">At most 64, with different names.</param>
    public ConflictSettings(double groupMetres, IReadOnlyList<Obstacle> obstacles)
    {
        ArgumentNullException.ThrowIfNull(obstacles);
        if (!double.IsFinite(groupMetres) || groupMetres < 0)
            throw new UnfitException($"conflicts are grouped within {groupMetres} m, expected a number of at least 0");
        if (obstacles.Count is 0 or > MostObstacles)
            throw new UnfitException($"found {obstacles.Count} obstacles, expected 1 to {MostObstacles}");
        GroupMetres = groupMetres;
        Obstacles = obstacles;
    }

    public double GroupMetres { get; }

    public IReadOnlyList<Obstacle> Obstacles { get; }
}

/// <summary>Something that paths should not cross: cells of a source with certain values.</summary>
/// <param name="Name">Its name in the pipeline.</param>
/// <param name="Source">The source that holds it.</param>
/// <param name="Cells">Which of its cells are the obstacle.</param>
public sealed record Obstacle(string Name, string Source, CellTest Cells)
{
    /// <summary>TYPE_OBST of the national SRCE standard, two digits; null for none.</summary>
    public string? Code { get; init; }

    /// <summary>
    /// Whether the declaration of its source says what lies on top: a feature of another value on its cells is then
    /// drawn over it as a lane on a bridge is over a motorway. Else it happens to be drawn later, and opens nothing.
    /// </summary>
    public bool IsOrdered { get; init; }

    /// <summary>What gives it its resistance, and what may open it; null where nothing does.</summary>
    public ObstacleOpenings? Openings { get; init; }

    /// <summary>What it is called on maps; null where only its name is known.</summary>
    public string? Label { get; init; }
}
