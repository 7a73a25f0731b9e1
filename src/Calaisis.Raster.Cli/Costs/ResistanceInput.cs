using Calaisis.Raster.Geo.CostDistance;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Cli.Costs;

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

    /// <exception cref="Faults.CalaisisException">It cannot be opened, or lies nowhere.</exception>
    public static ResistanceInput Open(Location location, Resources resources)
    {
        var cache = Math.Min(MostCacheBytes, resources.MemoryBytes / 8);
        GdalRuntime.LimitCache((int)Math.Max(1, cache >> 20));
        var grid = RasterGrid.Like(location.Full);
        var tiles = RasterTileSource.Open(new RasterSourceSettings(location.Declared, location.Full, CellKind.Values), grid);
        return new ResistanceInput(location, grid, tiles, resources with { MemoryBytes = resources.MemoryBytes - cache });
    }

    /// <summary>Opens sources or targets on its grid.</summary>
    public SourcesFile OpenSources(SourcesSettings settings, CancellationToken cancel) =>
        SourcesFile.Open(settings, Grid, $"the resistance '{_location.Declared}'", cancel);

    public void Dispose() => Tiles.Dispose();
}
