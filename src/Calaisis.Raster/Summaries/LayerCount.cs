using Calaisis.Raster.Corridors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Links;
using Calaisis.Raster.Zones;

namespace Calaisis.Raster.Summaries;

/// <summary>
/// What of a trame lies in each zone of a layer: areas of patches and corridors, lengths of links, conflicts.
/// </summary>
/// <remarks>Zones have the numbers 1 to n; number 0 is what lies in none.</remarks>
public sealed class LayerCount
{
    readonly GridDefinition _grid;
    readonly ZoneContent _content;
    readonly ZoneTally _paths;
    readonly ZoneTally _ground;
    readonly Dictionary<int, IReadOnlyDictionary<int, double>> _metres = [];

    LayerCount(ZoneLayer layer, TrameOutcome outcome, ZoneContent content, CancellationToken cancel)
    {
        (Layer, _grid, _content) = (layer, outcome.Grid, content);
        (_paths, _ground) = (new ZoneTally(layer.HighestNumber), new ZoneTally(layer.HighestNumber));
        var (cells, seen) = (new ZoneCells(layer), new HashSet<GroundStep>());
        foreach (var link in outcome.Links)
        {
            cancel.ThrowIfCancellationRequested();
            _metres[link.Id] = LinkZones.MetresOf(link, layer, cells, _grid);
            if (link.State != LinkState.Active) continue;
            _paths.AddPath(link.Path, cells);
            _ground.AddPath(link.Path, cells, seen);
        }

        foreach (var conflict in ConflictPlaces.ToAct(outcome.Conflicts))
            _paths.AddPoint(cells.At(_grid.CellAt(conflict.X, conflict.Y)));
    }

    public ZoneLayer Layer { get; }

    /// <summary>Counts everything once, in one pass over the grid for all layers.</summary>
    /// <param name="layers">
    /// The zones; their cells can be read <see cref="ZoneCells.MarginCells"/> beyond the grid.
    /// </param>
    /// <param name="outcome">Patches, links and conflicts.</param>
    /// <param name="rasters">The rasters of patches and corridors.</param>
    /// <param name="workers">Threads; they change nothing but the time.</param>
    /// <param name="cancel">Stops it.</param>
    public static IReadOnlyList<LayerCount> Of(
        IReadOnlyList<ZoneLayer> layers, TrameOutcome outcome, TrameRasters rasters, int workers,
        CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(layers);
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(rasters);
        if (layers.Count == 0) return [];
        var content = ZonePass.Run(layers, rasters.Labels, rasters.Corridors, outcome.Grid.Shape, workers, cancel);
        return [.. layers.Zip(content, (layer, found) => new LayerCount(layer, outcome, found, cancel))];
    }

    /// <summary>Whether any cell of the grid lies in a zone.</summary>
    public bool HasCells(int zone) => _content.Cells.CellsIn(zone) > 0;

    /// <summary>All cells of a zone.</summary>
    public double AreaHectares(int zone) => _content.Cells.HectaresIn(zone, _grid);

    /// <summary>Whether a patch has a cell in a zone.</summary>
    public bool HasPatch(int patch, int zone) => PatchCells(patch, zone) > 0;

    /// <summary>What of a patch lies in a zone.</summary>
    public double PatchHectares(int patch, int zone) => _grid.HectaresOf(PatchCells(patch, zone));

    /// <summary>The cells of a patch in a zone.</summary>
    public long PatchCells(int patch, int zone) => _content.Labels.CellsOf(patch, zone);

    /// <summary>Cells in any corridor, each once.</summary>
    public double CorridorHectares(int zone) => _content.Values.HectaresIn(zone, _grid);

    /// <summary>Whether a link has some of its length in a zone; one without length lies where its cell does.</summary>
    public bool HasLink(int link, int zone) => _metres[link].ContainsKey(zone);

    /// <summary>What of a link's length lies in a zone, in metres.</summary>
    public double LinkMetres(int link, int zone) => _metres[link].GetValueOrDefault(zone);

    /// <summary>Paths of active links, ground that several share counted for each.</summary>
    public double PathKilometres(int zone) => _paths.KilometresIn(zone, _grid);

    /// <summary>The same, shared ground counted once.</summary>
    public double GroundKilometres(int zone) => _ground.KilometresIn(zone, _grid);

    /// <summary>Places of conflicts that are not opened, whose point lies in a zone.</summary>
    public int Conflicts(int zone) => checked((int)_paths.PointsIn(zone));
}
