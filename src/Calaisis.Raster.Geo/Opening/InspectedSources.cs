using Calaisis.Raster.Faults;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Geo.Opening;

/// <summary>
/// The inputs of a pipeline for its preflight: what each tells on opening, and the sentence that says why where it
/// cannot be opened. Other than <see cref="OpenSources"/>, one faulty source does not hide the others.
/// </summary>
public sealed class InspectedSources : IDisposable
{
    InspectedSources(IReadOnlyList<InspectedSource> all) => All = all;

    /// <summary>In the order they were given.</summary>
    public IReadOnlyList<InspectedSource> All { get; }

    /// <summary>The classes of a source, or null.</summary>
    public Legend? LegendOf(string source) => All.FirstOrDefault(candidate => candidate.Facts.Name == source)?.Facts.Legend;

    /// <summary>Opens what can be opened; the parameters are those of <see cref="OpenSources.OpenAsync"/>.</summary>
    public static async Task<InspectedSources> OpenAsync(
        IReadOnlyList<SourceSettings> settings,
        GridDefinition grid,
        Func<string, int> marginCells,
        OpeningLimits limits,
        IRunListener listener,
        CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(limits);
        var all = new List<InspectedSource>();
        var progress = new StepProgress(listener, OpenSources.Step, settings.Count);
        var graph = new FlowGraph();
        graph.From(settings)
            .SelectParallel(limits.Workers, source => Inspect(source, grid, marginCells(source.Name), limits.CacheBytes / settings.Count, cancel))
            .ForEach(source =>
            {
                all.Add(source);
                progress.Advance();
            });
        await graph.RunAsync(cancel);
        progress.Finish();
        return new InspectedSources(all);
    }

    public void Dispose()
    {
        foreach (var source in All) (source.Tiles as IDisposable)?.Dispose();
    }

    static InspectedSource Inspect(SourceSettings source, GridDefinition grid, int marginCells, long cacheBytes, CancellationToken cancel)
    {
        var facts = Unopened(source);
        try
        {
            switch (source)
            {
                case RasterSourceSettings raster:
                    var tiles = RasterTileSource.Open(raster, grid);
                    return new InspectedSource(tiles.Facts, tiles, null);
                case VectorSourceSettings vector:
                    facts = VectorFacts.Read(vector, grid, cancel);
                    var limits = new BurnLimits { MarginCells = marginCells, CacheBytes = cacheBytes };
                    return new InspectedSource(facts, BurnedTileSource.Prepare(vector, grid, limits, cancel), null);
                default:
                    throw new InvalidOperationException($"no way to open {source.GetType().Name}");
            }
        }
        catch (CalaisisException problem)
        {
            return new InspectedSource(facts, null, problem.Message);
        }
    }

    static SourceFacts Unopened(SourceSettings source) => source switch
    {
        RasterSourceSettings raster => new SourceFacts(source.Name, SourceGeometry.Raster, raster.Kind) { Path = source.DeclaredPath },
        _ => new SourceFacts(source.Name, SourceGeometry.Vector, CellKind.Classes) { Path = source.DeclaredPath },
    };
}

/// <summary>A source as the preflight met it.</summary>
/// <param name="Facts">What opening it told; little where it could not be opened.</param>
/// <param name="Tiles">Its values on the grid; null where it could not be opened.</param>
/// <param name="Problem">Why it could not be opened; null where it could.</param>
public sealed record InspectedSource(SourceFacts Facts, ITileSource? Tiles, string? Problem);
