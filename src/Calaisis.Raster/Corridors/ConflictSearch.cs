using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Links;
using Calaisis.Raster.Resistance;
using Calaisis.Raster.Zones;

namespace Calaisis.Raster.Corridors;

/// <summary>
/// Finds where paths of links cross obstacles. Cells of a path in a row on which an obstacle lies are one crossing, and
/// so is a step that passes it (<see cref="ConflictCrossings"/>); crossings that lie close together are one conflict.
/// The result does not depend on the order of links, on tiles or on workers.
/// </summary>
public sealed class ConflictSearch
{
    readonly GridDefinition _grid;
    readonly TileLayout _layout;
    readonly ConflictSettings _settings;
    readonly IReadOnlyList<ProbedObstacle> _obstacles;
    readonly ITileSource _resistance;
    readonly IReadOnlyList<ZoneLayer> _zones;
    readonly StepLengths _lengths;
    readonly OpeningProbe _openings;

    /// <param name="grid">The grid of all inputs.</param>
    /// <param name="layout">The tiles in which sources are read; covers the grid.</param>
    /// <param name="settings">Which obstacles, and what is close.</param>
    /// <param name="sources">At least those of the obstacles and of the layers that may open them.</param>
    /// <param name="resistance">The trame's resistance.</param>
    /// <param name="zones">The zone layers of the pipeline.</param>
    /// <param name="units">In what the costs of links are measured.</param>
    /// <param name="mean">What their steps average.</param>
    /// <exception cref="ArgumentException">An obstacle needs a source that is not there.</exception>
    public ConflictSearch(
        GridDefinition grid,
        TileLayout layout,
        ConflictSettings settings,
        IReadOnlyCollection<ITileSource> sources,
        ITileSource resistance,
        IReadOnlyList<ZoneLayer> zones,
        CostUnits units,
        StepMean mean = StepMean.Resistance)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(sources);
        if (layout.Shape != grid.Shape) throw new ArgumentException("the tiles do not cover the grid", nameof(layout));
        _grid = grid;
        _layout = layout;
        _settings = settings;
        _obstacles = [.. settings.Obstacles.Select(obstacle => Probed(obstacle, sources))];
        _resistance = resistance;
        _zones = zones;
        _lengths = new StepLengths(grid.CellWidth, grid.CellHeight, units, mean);
        _openings = new OpeningProbe(grid, _obstacles, sources);
    }

    static ProbedObstacle Probed(Obstacle obstacle, IReadOnlyCollection<ITileSource> sources)
    {
        var source = sources.FirstOrDefault(source => source.Name == obstacle.Source)
            ?? throw new ArgumentException(
                $"obstacle '{obstacle.Name}' needs source '{obstacle.Source}', which is not among the sources");
        return new ProbedObstacle(
            obstacle, source, (source as IDrawnSource)?.WithWallsOnTop(value => obstacle.Cells.Holds(value) ? 1 : 0));
    }

    /// <summary>The conflicts of some links, mostly the active ones; numbered by place.</summary>
    /// <param name="links">Whose paths are looked at.</param>
    /// <param name="step">The step's name, as reported to the listener.</param>
    /// <param name="limits">What it may use.</param>
    /// <param name="listener">Hears how far it is.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IReadOnlyList<Conflict>> RunAsync(
        IReadOnlyList<Link> links, Sentence step, PassLimits limits, IRunListener listener, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(links);
        ArgumentNullException.ThrowIfNull(limits);
        var probes = new ConflictProbes();
        var crossings = new ConflictCrossings(probes, _lengths, _openings, _settings.Obstacles);
        foreach (var link in links) crossings.Probe(link);
        var progress = new StepProgress(listener, step, probes.TilesIn(_layout));
        await probes.ReadAsync(_layout, _obstacles, _resistance, limits, progress, cancel);
        progress.Finish();
        return await Task.Run(() => Number(links, crossings), cancel);
    }

    List<Conflict> Number(IReadOnlyList<Link> links, ConflictCrossings crossings)
    {
        var groups = _settings.Obstacles.SelectMany((obstacle, i) => ConflictGroups
            .Of(links.SelectMany(link => crossings.Of(link, i)), _settings.GroupMetres, _grid)
            .Select(group => (Obstacle: obstacle, Order: i, Group: group)))
            .OrderBy(found => found.Group[0].Cell.Row).ThenBy(found => found.Group[0].Cell.Col)
            .ThenBy(found => found.Order)
            .ToList();
        var places = ConflictPlaces.Of([.. groups.Select(found => found.Group)], _settings.GroupMetres, _grid);
        return [.. groups.Select((found, i) => ToConflict(found.Obstacle, found.Group, i + 1, places[i] + 1))];
    }

    Conflict ToConflict(Obstacle obstacle, IReadOnlyList<Crossing> group, int id, int place)
    {
        var cell = ConflictGroups.Centre(group, _grid).Cell;
        return new Conflict
        {
            Id = id,
            Place = place,
            X = _grid.XOfColumnEdge(cell.Col) + (_grid.CellWidth / 2),
            Y = _grid.YOfRowEdge(cell.Row) - (_grid.CellHeight / 2),
            Obstacle = obstacle.Name,
            Code = obstacle.Code,
            Label = obstacle.Label,
            Links = [.. group.Select(crossing => crossing.Link).Distinct().Order()],
            Crossings = group.Count,
            MaxResistance = group.Max(crossing => crossing.MaxResistance),
            Cost = group.Aggregate(0.0, (sum, crossing) => sum + crossing.Cost),
            Opened = group.Count(crossing => crossing.OpenedBy.Count > 0),
            OpenedBy = [.. group.SelectMany(crossing => crossing.OpenedBy).Distinct().Order(StringComparer.Ordinal)],
            Zones = [.. _zones.Select(layer => ZoneAt(layer, cell))],
        };
    }

    static string? ZoneAt(ZoneLayer layer, Cell cell)
    {
        Span<float> zone = stackalloc float[1];
        layer.Cells.Read(new Window(cell.Row, cell.Col, 1, 1), zone);
        return float.IsNaN(zone[0]) ? null : layer.Zones[(int)zone[0] - 1];
    }
}
