using Calaisis.Raster.Faults;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Geo.Opening;

/// <summary>
/// The inputs of a pipeline, opened on its grid and ready to be read by any number of workers. One that cannot be opened
/// does not hide the others: it says why, for the preflight, and <see cref="RequireAll"/> refuses to go on without it.
/// </summary>
public sealed class OpenSources : IDisposable
{
    /// <summary>The step that opens sources, as reported to the listener.</summary>
    public const string Step = "sources";

    OpenSources(IReadOnlyList<OpenSource> all) => All = all;

    /// <summary>In the order they were given.</summary>
    public IReadOnlyList<OpenSource> All { get; }

    /// <summary>The values of all sources that could be opened.</summary>
    public IReadOnlyCollection<ITileSource> Tiles => [.. All.Select(source => source.Tiles).OfType<ITileSource>()];

    /// <summary>The classes of a source: those it was declared with, or those its texts were numbered by; else null.</summary>
    public Legend? LegendOf(string source) => All.FirstOrDefault(candidate => candidate.Facts.Name == source)?.Facts.Legend;

    /// <summary>Opens what can be opened.</summary>
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
        var all = new List<OpenSource>();
        var places = new SharedPlaces();
        var cacheBytes = limits.CacheBytes / Math.Max(1, settings.Count);
        var progress = new StepProgress(listener, Step, settings.Count);
        var graph = new FlowGraph();
        graph.From(settings)
            .SelectParallel(
                limits.Workers,
                source => OpenSource.Open(source, grid, places, new BurnLimits { MarginCells = marginCells(source.Name), CacheBytes = cacheBytes }, cancel),
                ordered: true)
            .ForEach(source =>
            {
                all.Add(source);
                progress.Advance();
            });
        var opened = new OpenSources(all);
        try
        {
            await graph.RunAsync(cancel);
        }
        catch
        {
            opened.Dispose();
            throw;
        }

        progress.Finish();
        return opened;
    }

    /// <summary>Throws what is wrong with the sources that could not be opened, all of it at once.</summary>
    /// <exception cref="CalaisisException">One source or several could not be opened.</exception>
    public void RequireAll()
    {
        var problems = All.Select(source => source.Problem).OfType<CalaisisException>().ToList();
        if (problems.Count == 1) throw problems[0];
        if (problems.Count > 1) throw new RasterException(string.Join(Environment.NewLine, problems.Select(problem => problem.Message)), problems[0]);
    }

    public void Dispose()
    {
        foreach (var source in All) (source.Tiles as IDisposable)?.Dispose();
    }
}

/// <summary>How much of the machine opening and reading sources may use.</summary>
/// <param name="Workers">Sources opened at once.</param>
/// <param name="CacheBytes">What burned blocks of all vector sources may take together.</param>
public sealed record OpeningLimits(int Workers, long CacheBytes);
