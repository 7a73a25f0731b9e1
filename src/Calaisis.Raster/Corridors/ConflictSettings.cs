using Calaisis.Raster.Habitats.Rules;

namespace Calaisis.Raster.Corridors;

/// <summary>Which obstacles paths are compared with, and when several crossings are one conflict.</summary>
public sealed record ConflictSettings
{
    internal const int MostObstacles = 64;

    /// <param name="groupMetres">Crossings of one obstacle at most so far apart are one conflict; so are those they lead on to.</param>
    /// <param name="obstacles">At most 64, with different names.</param>
    public ConflictSettings(double groupMetres, IReadOnlyList<Obstacle> obstacles)
    {
        ArgumentNullException.ThrowIfNull(obstacles);
        if (!double.IsFinite(groupMetres) || groupMetres < 0)
            throw new ArgumentException(FormattableString.Invariant($"conflicts are grouped within {groupMetres} m, expected a number of at least 0"));
        if (obstacles.Count is 0 or > MostObstacles)
            throw new ArgumentException($"found {obstacles.Count} obstacles, expected 1 to {MostObstacles}");
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

    /// <summary>What it is called on maps; null where only its name is known.</summary>
    public string? Label { get; init; }
}
