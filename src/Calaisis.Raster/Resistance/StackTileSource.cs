using System.Buffers;
using System.Collections.Concurrent;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Resistance;

/// <summary>
/// A trame's resistance computed whenever it is read, for whoever looks at it before anything is written: barriers and
/// cells that no layer speaks on are NaN, as in the written file, and so is all beyond the grid.
/// </summary>
/// <param name="stack">How the resistance is made.</param>
/// <param name="sources">At least those that it needs, with the margins that its layers need.</param>
/// <param name="grid">The grid of all sources.</param>
public sealed class StackTileSource(
    ResistanceStack stack, IReadOnlyCollection<ITileSource> sources, GridDefinition grid) : ITileSource
{
    readonly Dictionary<string, ITileSource> _sources = sources.ToDictionary(
        source => source.Name, StringComparer.Ordinal);
    readonly IReadOnlyList<SourceNeed> _needs = stack.NeedsOn(grid);
    readonly ConcurrentBag<ResistanceScratch> _scratch = [];

    public string Name => $"resistance of {stack.Trame}";

    public void Read(Window window, Span<float> values)
    {
        values[..checked((int)window.CellCount)].Fill(float.NaN);
        var inside = window.Intersect(grid.Shape.Whole);
        if (inside.CellCount == 0) return;
        var resistance = ArrayPool<float>.Shared.Rent(checked((int)inside.CellCount));
        Evaluate(inside, resistance);
        for (var row = 0; row < inside.Rows; row++)
        {
            var at = ((inside.Row - window.Row + row) * window.Cols) + (inside.Col - window.Col);
            resistance.AsSpan(row * inside.Cols, inside.Cols).CopyTo(values[at..]);
        }

        ArrayPool<float>.Shared.Return(resistance);
    }

    void Evaluate(Window window, float[] resistance)
    {
        var held = new List<float[]>(_needs.Count);
        var tiles = new Dictionary<string, Tile>(_needs.Count, StringComparer.Ordinal);
        foreach (var need in _needs)
        {
            var area = window.Grow(need.MarginCells);
            held.Add(ArrayPool<float>.Shared.Rent(checked((int)area.CellCount)));
            var tile = new Tile(area, held[^1]);
            _sources[need.Source].Read(area, tile.Values);
            tiles.Add(need.Source, tile);
        }

        if (!_scratch.TryTake(out var scratch)) scratch = new ResistanceScratch();
        var cells = resistance.AsSpan(0, checked((int)window.CellCount));
        stack.Evaluate(new TileInputs(grid, window, tiles), cells, scratch);
        ValueKernel.SilenceBarriers(cells);
        _scratch.Add(scratch);
        foreach (var array in held) ArrayPool<float>.Shared.Return(array);
    }
}
