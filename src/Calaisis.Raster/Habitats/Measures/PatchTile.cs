using Calaisis.Raster.Grids;
using Calaisis.Raster.Habitats.Labels;

namespace Calaisis.Raster.Habitats.Measures;

/// <summary>One tile of the second pass: ids on cells, and what was measured on them.</summary>
sealed class PatchTile(int cells)
{
    readonly int[] _labels = new int[cells];

    public Window Window { get; private set; }

    public long Number { get; private set; }

    public PatchTally Tally { get; } = new();

    public Span<int> Labels => _labels.AsSpan(0, (int)Window.CellCount);

    public PatchTile For(long number, Window window)
    {
        (Number, Window) = (number, window);
        return this;
    }
}

/// <summary>Paints and measures tiles; one worker's buffers.</summary>
/// <remarks>Thread rule: one worker at a time.</remarks>
sealed class PatchMeasurer
{
    readonly RunFile _file;
    readonly PatchNumbers _numbers;
    readonly IReadOnlyList<ITileSource> _counted;
    readonly ITileSource _resistance;
    readonly float[] _values;
    Run[] _runs = [];

    /// <param name="file">The runs of all tiles.</param>
    /// <param name="numbers">The ids of their components.</param>
    /// <param name="resistance">Whose mean is taken.</param>
    /// <param name="counted">Layers of whole numbers whose cells are counted by value.</param>
    /// <param name="cells">Most cells of a tile.</param>
    public PatchMeasurer(
        RunFile file,
        PatchNumbers numbers,
        ITileSource resistance,
        IReadOnlyList<ITileSource> counted,
        int cells)
    {
        (_file, _numbers, _resistance, _counted) = (file, numbers, resistance, counted);
        _values = new float[cells];
    }

    public void Measure(PatchTile tile)
    {
        tile.Labels.Fill(int.MinValue);
        tile.Tally.Clear();
        var runs = ToPatches(_file.Read(tile.Number, ref _runs, out var first), first);
        if (runs.IsEmpty) return;
        foreach (ref readonly var run in runs) At(tile.Window, run, tile.Labels).Fill(run.Component);
        var values = Read(_resistance, tile.Window);
        foreach (ref readonly var run in runs)
            tile.Tally.Of(run.Component).Resistance.Add(At(tile.Window, run, values));

        for (var layer = 0; layer < _counted.Count; layer++)
        {
            Read(_counted[layer], tile.Window);
            foreach (ref readonly var run in runs) tile.Tally.Count(run.Component, layer, At(tile.Window, run, values));
        }
    }

    /// <summary>
    /// The runs that belong to patches, with their ids in place of provisional numbers; moved to the front.
    /// </summary>
    Span<Run> ToPatches(ReadOnlySpan<Run> runs, int first)
    {
        var kept = 0;
        for (var i = 0; i < runs.Length; i++)
        {
            var id = _numbers[first + runs[i].Component];
            if (id > 0) _runs[kept++] = runs[i] with { Component = id };
        }

        return _runs.AsSpan(0, kept);
    }

    Span<float> Read(ITileSource source, Window window)
    {
        var values = _values.AsSpan(0, (int)window.CellCount);
        source.Read(window, values);
        return values;
    }

    static Span<T> At<T>(Window window, in Run run, Span<T> cells) =>
        cells.Slice(((run.Row - window.Row) * window.Cols) + run.Col - window.Col, run.Length);
}
