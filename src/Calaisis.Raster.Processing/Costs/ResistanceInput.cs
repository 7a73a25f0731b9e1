using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.CostDistance;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Processing.Inputs;
using Calaisis.Raster.Processing.Machine;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Processing.Costs;

/// <summary>The resistance raster of a process, on its own grid; everything else has to be on that grid.</summary>
sealed class ResistanceInput : IDisposable
{
    const long MostCacheBytes = 64L << 20;

    readonly Location _location;

    ResistanceInput(Location location, GridDefinition grid, RasterTileSource tiles, Resources resources)
    {
        _location = location;
        Grid = grid;
        Tiles = tiles;
        Resources = resources;
    }

    public GridDefinition Grid { get; }

    public RasterTileSource Tiles { get; }

    /// <summary>What is left for the search beside the cache of reading.</summary>
    public Resources Resources { get; }

    /// <param name="location">The raster.</param>
    /// <param name="resources">What the process may use.</param>
    /// <param name="listener">Hears if single precision rounds its numbers.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="Faults.CalaisisException">It cannot be opened, or lies nowhere.</exception>
    public static ResistanceInput Open(
        Location location, Resources resources, IRunListener listener, CancellationToken cancel)
    {
        var cache = Math.Min(MostCacheBytes, resources.MemoryBytes / 8);
        GdalRuntime.LimitCache((int)Math.Max(1, cache >> 20));
        var grid = RasterGrid.Like(location.Full);
        var settings = new RasterSourceSettings(location.Declared, location.Full, CellKind.Values);
        var tiles = RasterTileSource.Open(settings, grid);
        if (RoundedCells.Under(grid, settings, cancel) is { } rounded)
            listener.Hear(new Warning($"resistance '{location.Declared}': {rounded.Sentence}"));
        return new ResistanceInput(
            location, grid, tiles, resources with { MemoryBytes = resources.MemoryBytes - cache });
    }

    /// <summary>Refuses a grid in which costs would not be resistance x metres; see <see cref="CostGround"/>.</summary>
    /// <exception cref="Faults.RasterException">Its unit is no metre, or none on the ground.</exception>
    public void RequireMetres(CostUnits units) =>
        CostGround.Require(
            units, Grid, $"resistance '{_location.Declared}'", $", or measure steps in cells with --units cells");

    /// <summary>The same for lengths, which are in metres whatever costs are measured in.</summary>
    /// <exception cref="Faults.RasterException">Its unit is no metre, or none on the ground.</exception>
    public void RequireMetres() =>
        CostGround.Require(CostUnits.Map, Grid, $"resistance '{_location.Declared}'", Sentence.Empty);

    /// <summary>Opens sources or targets on its grid.</summary>
    public SourcesFile OpenSources(SourcesSettings settings, CancellationToken cancel) =>
        SourcesFile.Open(settings, Grid, $"the resistance '{_location.Declared}'", cancel);

    public void Dispose() => Tiles.Dispose();
}
