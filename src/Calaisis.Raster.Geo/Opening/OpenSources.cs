using Calaisis.Raster.Faults;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Preflight;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Geo.Opening;

/// <summary>
/// The inputs of a pipeline, opened on its grid and ready to be read by any number of workers. One that cannot be
/// opened does not hide the others: it says why, for the preflight, and <see cref="RequireAll"/> refuses to go on
/// without it.
/// </summary>
public sealed class OpenSources : IDisposable
{
    /// <summary>The step that opens sources, as reported to the listener.</summary>
    public static Sentence Step => $"sources";

    readonly GridDefinition _grid;

    OpenSources(GridDefinition grid, IReadOnlyList<OpenSource> all) => (_grid, All) = (grid, all);

    /// <summary>In the order they were given.</summary>
    public IReadOnlyList<OpenSource> All { get; }

    /// <summary>The values of all sources that could be opened.</summary>
    public IReadOnlyCollection<ITileSource> Tiles => [.. All.Select(source => source.Tiles).OfType<ITileSource>()];

    /// <summary>
    /// The classes of a source: those it was declared with, or those its texts were numbered by; else null.
    /// </summary>
    public Legend? LegendOf(string source) =>
        All.FirstOrDefault(candidate => candidate.Facts.Name == source)?.Facts.Legend;

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
                source => OpenSource.Open(
                    source, grid, places,
                    new BurnLimits { MarginCells = marginCells(source.Name), CacheBytes = cacheBytes }, cancel),
                ordered: true)
            .ForEach(source =>
            {
                all.Add(source);
                progress.Advance();
            });
        var opened = new OpenSources(grid, all);
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

    /// <summary>Opens those of some sources that are needed; each of them has to be fit for use.</summary>
    /// <param name="sources">All there are.</param>
    /// <param name="margins">The needed ones by name, and how far beyond the grid each will be read.</param>
    /// <param name="grid">The grid to bring them to.</param>
    /// <param name="limits">How much of the machine may be used.</param>
    /// <param name="listener">Hears how far it is.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="CalaisisException">One source or several cannot be used.</exception>
    public static async Task<OpenSources> OpenNeededAsync(
        IEnumerable<SourceSettings> sources,
        IReadOnlyDictionary<string, int> margins,
        GridDefinition grid,
        OpeningLimits limits,
        IRunListener listener,
        CancellationToken cancel)
    {
        var opened = await OpenAsync(
            [.. sources.Where(source => margins.ContainsKey(source.Name))], grid, name => margins[name], limits,
            listener,
            cancel);
        try
        {
            opened.RequireAll();
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>Warns of vector layers that have nothing on the grid, as the preflight does.</summary>
    public void WarnOfEmpty(IRunListener listener)
    {
        ArgumentNullException.ThrowIfNull(listener);
        foreach (var source in All.Where(source => source.IsEmpty))
            listener.Hear(new Warning($"source '{source.Facts.Name}': {PlaceOnGrid.NoFeature(_grid, source.Facts)}"));
    }

    /// <summary>
    /// Throws what is wrong with the sources that could not be opened or are of another place, all of it at once.
    /// </summary>
    /// <exception cref="CalaisisException">One source or several cannot be used.</exception>
    internal void RequireAll()
    {
        var problems = All.Where(source => !source.IsMade)
            .Select(source => source.Problem ?? MistakeOf(source)).OfType<CalaisisException>().ToList();
        if (problems.Count == 0) problems.AddRange(All.Select(source => source.Problem).OfType<CalaisisException>());
        if (problems.Count == 1) throw problems[0];
        if (problems.Count > 1) throw new RasterException(problems);
    }

    RasterException? MistakeOf(OpenSource source) =>
        PlaceOnGrid.Mistake(_grid, source.Facts) is { } mistake
            ? new RasterException($"source '{source.Facts.Name}': {mistake}")
            : null;

    public void Dispose()
    {
        foreach (var source in All) (source.Tiles as IDisposable)?.Dispose();
    }
}

/// <summary>How much of the machine opening and reading sources may use.</summary>
/// <param name="Workers">Sources opened at once.</param>
/// <param name="CacheBytes">What burned blocks of all vector sources may take together.</param>
public sealed record OpeningLimits(int Workers, long CacheBytes);
