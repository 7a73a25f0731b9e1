using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Geo.Opening;

/// <summary>The inputs of a pipeline, opened on its grid and ready to be read by any number of workers.</summary>
public sealed class OpenSources : IDisposable
{
    /// <summary>The step that opens sources, as reported to the listener.</summary>
    public const string Step = "sources";

    readonly SortedDictionary<string, ITileSource> _tiles = new(StringComparer.Ordinal);
    readonly Dictionary<string, Legend?> _legends = new(StringComparer.Ordinal);

    OpenSources()
    {
    }

    /// <summary>In ordinal order of their names.</summary>
    public IReadOnlyCollection<ITileSource> Tiles => _tiles.Values;

    public ITileSource this[string source] => _tiles[source];

    /// <summary>The classes of a source: those it was declared with, or those its texts were numbered by; else null.</summary>
    public Legend? LegendOf(string source) => _legends.GetValueOrDefault(source);

    /// <summary>Opens all sources; whatever is wrong with one of them shows here.</summary>
    /// <param name="settings">What to open.</param>
    /// <param name="grid">The grid to bring them to.</param>
    /// <param name="marginCells">How far beyond the grid each source will be read.</param>
    /// <param name="limits">How much of the machine may be used.</param>
    /// <param name="listener">Hears how far it is.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<OpenSources> OpenAsync(
        IReadOnlyList<SourceSettings> settings,
        GridDefinition grid,
        Func<string, int> marginCells,
        OpeningLimits limits,
        IRunListener listener,
        CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(limits);
        var opened = new OpenSources();
        try
        {
            var vectors = Math.Max(1, settings.OfType<VectorSourceSettings>().Count());
            var cacheBytes = limits.CacheBytes / vectors;
            var progress = new StepProgress(listener, Step, settings.Count);
            var graph = new FlowGraph();
            graph.From(settings)
                .SelectParallel(limits.Workers, source => (source, Open(source, grid, marginCells(source.Name), cacheBytes, cancel)))
                .ForEach(pair =>
                {
                    opened.Add(pair.source, pair.Item2);
                    progress.Advance();
                });
            await graph.RunAsync(cancel);
            progress.Finish();
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var source in _tiles.Values.OfType<IDisposable>()) source.Dispose();
    }

    static ITileSource Open(SourceSettings source, GridDefinition grid, int marginCells, long cacheBytes, CancellationToken cancel) =>
        source switch
        {
            RasterSourceSettings raster => RasterTileSource.Open(raster, grid),
            VectorSourceSettings vector => BurnedTileSource.Prepare(
                vector, grid, new BurnLimits { MarginCells = marginCells, CacheBytes = cacheBytes }, cancel),
            _ => throw new InvalidOperationException($"no way to open {source.GetType().Name}"),
        };

    void Add(SourceSettings settings, ITileSource tiles)
    {
        _tiles[settings.Name] = tiles;
        _legends[settings.Name] = tiles is BurnedTileSource burned ? burned.Legend : settings.Legend;
    }
}

/// <summary>How much of the machine opening and reading sources may use.</summary>
/// <param name="Workers">Sources opened at once.</param>
/// <param name="CacheBytes">What burned blocks of all vector sources may take together.</param>
public sealed record OpeningLimits(int Workers, long CacheBytes);
