using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Processing.Costs;

/// <summary>
/// The rasters that a cost distance leaves, begun before the search so that a folder that cannot be written shows at
/// once; they appear together or not at all.
/// </summary>
sealed class CostRasters : IDisposable
{
    /// <summary>What stands in an allocation where no source reaches: NoData of labels.</summary>
    public const int Unallocated = int.MinValue;

    const int TileCells = 512;

    readonly DirectionForm _directions;

    readonly CogSink _cost;
    readonly CogSink? _allocation;
    readonly CogSink? _backLinks;

    CostRasters(CogSink cost, CogSink? allocation, CogSink? backLinks, DirectionForm directions)
    {
        _directions = directions;
        _cost = cost;
        _allocation = allocation;
        _backLinks = backLinks;
    }

    /// <summary>Begins the rasters that have a path; back-links hold numbers of a form.</summary>
    public static CostRasters Begin(
        GridDefinition grid,
        (string Path, CogSettings Settings) cost,
        (string Path, CogSettings Settings)? allocation = null,
        (string Path, CogSettings Settings)? backLinks = null,
        DirectionForm directions = DirectionForm.Codes)
    {
        var begun = new List<CogSink?>();
        try
        {
            foreach (var raster in new[] { cost, allocation, backLinks })
                begun.Add(raster is { } wanted ? new CogSink(wanted.Path, grid, wanted.Settings) : null);
            return new CostRasters(begun[0]!, begun[1], begun[2], directions);
        }
        catch
        {
            begun.ForEach(sink => sink?.Dispose());
            throw;
        }
    }

    /// <summary>Writes everything and moves it into place.</summary>
    public void Write(CostSurface surface, Sentence step, IRunListener listener, CancellationToken cancel)
    {
        var layout = new TileLayout(surface.Shape, TileCells, TileCells);
        var progress = new StepProgress(listener, step, layout.Count);
        WriteCosts(surface, layout, progress, cancel);
        if (_allocation is not null || _backLinks is not null) WriteOrigins(surface, layout, cancel);
        CogSink?[] sinks = [_cost, _allocation, _backLinks];
        foreach (var sink in sinks) sink?.Complete(cancel);
        foreach (var sink in sinks) sink?.Commit();
        progress.Finish();
    }

    public void Dispose()
    {
        _cost.Dispose();
        _allocation?.Dispose();
        _backLinks?.Dispose();
    }

    // A tile of the search lies in one window only, so windows may be read at once.
    void WriteCosts(CostSurface surface, TileLayout layout, StepProgress progress, CancellationToken cancel)
    {
        var gate = new Lock();
        var next = 0L;
        surface.AtOnce(() =>
        {
            var costs = new double[CellsOf(surface)];
            for (var tile = Next(); tile < layout.Count; tile = Next())
            {
                cancel.ThrowIfCancellationRequested();
                var window = layout[tile];
                surface.Read(window, costs);
                _cost.Write(window, costs.AsSpan(0, (int)window.CellCount));
                lock (gate) progress.Advance();
            }
        });

        long Next() => Interlocked.Increment(ref next) - 1;
    }

    void WriteOrigins(CostSurface surface, TileLayout layout, CancellationToken cancel)
    {
        var (labels, codes) = (new int[CellsOf(surface)], new byte[CellsOf(surface)]);
        foreach (var window in layout.Windows())
        {
            cancel.ThrowIfCancellationRequested();
            if (_allocation is not null) WriteAllocation(surface, window, labels, cancel);
            if (_backLinks is not null) WriteBackLinks(surface, window, codes, labels, cancel);
        }
    }

    static int CellsOf(CostSurface surface) =>
        Math.Min(TileCells, surface.Shape.Rows) * Math.Min(TileCells, surface.Shape.Cols);

    void WriteAllocation(CostSurface surface, Window window, int[] labels, CancellationToken cancel)
    {
        var read = labels.AsSpan(0, (int)window.CellCount);
        surface.ReadAllocation(window, read, cancel);
        read.Replace(0, Unallocated);
        _allocation!.Write(window, (ReadOnlySpan<int>)read);
    }

    void WriteBackLinks(CostSurface surface, Window window, byte[] codes, int[] labels, CancellationToken cancel)
    {
        surface.ReadBackLinks(window, codes, cancel);
        if (_directions == DirectionForm.GrassDegrees)
        {
            _backLinks!.Write(window, Array.ConvertAll(codes[..(int)window.CellCount], BackLink.GrassDegrees));
            return;
        }

        var read = labels.AsSpan(0, (int)window.CellCount);
        for (var i = 0; i < read.Length; i++) read[i] = codes[i] == BackLink.Unreached ? int.MinValue : codes[i];
        _backLinks!.Write(window, (ReadOnlySpan<int>)read);
    }
}
