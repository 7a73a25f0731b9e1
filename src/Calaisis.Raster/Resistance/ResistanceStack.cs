using Calaisis.Raster.Faults;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Resistance;

/// <summary>
/// A trame's resistance: its layers from the bottom up, what they may sum to, and what becomes of cells on which none
/// of them spoke. Resistance is relative to the best habitat, which has 1, per metre travelled.
/// </summary>
/// <remarks>Thread rule: immutable, shared by all workers; each worker has its own scratch.</remarks>
public sealed class ResistanceStack
{
    readonly float _min;
    readonly float _max;

    /// <param name="trame">The trame's name, for messages.</param>
    /// <param name="layers">
    /// From the bottom up; the first must be able to stand alone, so not <see cref="Combine.Multiply"/>.
    /// </param>
    /// <param name="min">Smallest resistance written, above 0; smaller results become this.</param>
    /// <param name="max">
    /// Largest resistance written; larger results become this, except barriers, which stay barriers.
    /// </param>
    /// <param name="uncovered">What becomes of cells on which no layer spoke.</param>
    public ResistanceStack(
        string trame, IReadOnlyList<StackedLayer> layers, double min, double max, UncoveredRule uncovered)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(trame);
        ArgumentNullException.ThrowIfNull(layers);
        ArgumentNullException.ThrowIfNull(uncovered);
        if (layers.Count == 0) throw new UnfitException($"trame '{trame}' has no layer, expected one or more");
        if (layers[0].Combine is Combine.Multiply)
        {
            throw new UnfitException(
                $"the first layer of trame '{trame}' combines by 'multiply' but nothing is below it; use 'over'");
        }

        if (!(min > 0) || !double.IsFinite(max) || !(min <= max))
        {
            throw new UnfitException(
                $"the resistance of trame '{trame}' ranges from {min} to {max}, expected 0 < min <= max");
        }

        if (!uncovered.LiesIn(min, max))
        {
            throw new UnfitException($"uncovered cells of trame '{trame}' get {uncovered.Resistance}, "
                + $"expected a value in its range {min} to {max}");
        }

        Trame = trame;
        Layers = [.. layers];
        Uncovered = uncovered;
        _min = (float)min;
        _max = (float)max;
    }

    public string Trame { get; }

    /// <summary>Where its layers stand in their file, as faults tell it; null where they stand in none.</summary>
    public string? At { get; init; }

    public IReadOnlyList<StackedLayer> Layers { get; }

    public UncoveredRule Uncovered { get; }

    /// <summary>Which classes its tables answer, table by table, in the order of the layers.</summary>
    public IReadOnlyList<ClassCoverage> Coverage =>
        [.. Layers.Where(l => l.Layer is IClassLayer).Select(l => ((IClassLayer)l.Layer).Coverage with { At = l.At })];

    /// <summary>
    /// Every source its layers and masks read, once, with the largest margin, in ordinal order of names.
    /// </summary>
    public IReadOnlyList<SourceNeed> NeedsOn(GridDefinition grid) =>
    [
        .. Layers
            .SelectMany(l => NeedsOf(l, grid))
            .GroupBy(n => n.Source, StringComparer.Ordinal)
            .Select(g => new SourceNeed(g.Key, g.Max(n => n.MarginCells)))
            .OrderBy(n => n.Source, StringComparer.Ordinal),
    ];

    /// <summary>
    /// Writes the resistance of every cell of the tile (row-major): at least the declared minimum, infinite where it
    /// cannot be crossed, NaN only where no layer spoke and that is an error. Returns how many cells no layer spoke on;
    /// the caller adds them up over all tiles and hands the sum to <see cref="RequireCovered"/>.
    /// </summary>
    /// <param name="inputs">The source tiles of a window.</param>
    /// <param name="resistance">The result.</param>
    /// <param name="scratch">Working memory.</param>
    /// <param name="alone">
    /// For each layer, the cells on which it spoke though it computes with what is below it and nothing there had
    /// spoken; only layers that do not say whether that is meant are counted. Empty counts nothing.
    /// </param>
    public UncoveredCells Evaluate(
        TileInputs inputs, Span<float> resistance, ResistanceScratch scratch, Span<UncoveredCells> alone = default)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(scratch);
        var cells = checked((int)inputs.Window.CellCount);
        var below = resistance[..cells];
        Evaluate(Layers[0], inputs, below, scratch);
        for (var i = 1; i < Layers.Count; i++)
        {
            var layer = scratch.LayerValues(cells);
            Evaluate(Layers[i], inputs, layer, scratch);
            if (Layers[i].ComputesWithBelow)
            {
                if (Layers[i].NothingBelow is NothingBelow.Silent) CombineKernel.SilenceAlone(below, layer);
                else if (!alone.IsEmpty && Layers[i].NothingBelow is NothingBelow.Told)
                    alone[i] = Alone(layer, below, inputs.Window);
            }

            CombineKernel.Join(Layers[i].Combine, layer, below);
        }

        var silent = CombineKernel.Clamp(_min, _max, below);
        return silent == 0 ? UncoveredCells.None : Cover(below, silent, inputs.Window);
    }

    /// <summary>Throws if cells that no layer spoke on are an error and there are any on the grid.</summary>
    public void RequireCovered(UncoveredCells cells, GridDefinition grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        if (Gap(cells, grid) is { } gap) throw new RasterException($"trame '{Trame}': {gap}");
    }

    /// <summary>
    /// What is wrong where cells that no layer spoke on are an error and there are any, without the trame's name; else
    /// null.
    /// </summary>
    public Sentence? Gap(UncoveredCells cells, GridDefinition grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        if (!Uncovered.IsError || cells.Count == 0) return null;
        var place = CellPlace.Of(grid, cells.First);
        Sentence gap =
            $"no layer gives a resistance to {cells.Count:#,0} of {grid.Shape.CellCount:#,0} cells, the first "
                + $"at {place}; add a layer that covers them, or set 'uncovered' to 'impassable' or to a resistance";
        return At is null ? gap : $"{At}: {gap}";
    }

    /// <summary>
    /// What people should know of layers that spoke alone where they were to compute with what is below them.
    /// </summary>
    public IEnumerable<Sentence> Alone(TrameStatistics statistics, GridDefinition grid)
    {
        ArgumentNullException.ThrowIfNull(statistics);
        ArgumentNullException.ThrowIfNull(grid);
        foreach (var (index, cells) in statistics.Alone)
        {
            var layer = Layers[index];
            var (word, place) = (layer.Combine.ToString().ToLowerInvariant(), CellPlace.Of(grid, cells.First));
            yield return $"the {layer.Name} combines by '{word}', "
                + $"but on {cells.Count:#,0} of {statistics.Cells:#,0} cells, the first at {place}, "
                + $"no layer before it speaks: they get its value alone; say 'nothing-below: "
                + $"silent' to leave them uncovered, "
                + $"or 'nothing-below: speak' if that is meant";
        }
    }

    static UncoveredCells Alone(ReadOnlySpan<float> layer, ReadOnlySpan<float> below, Window window)
    {
        var (count, first) = CombineKernel.CountAlone(layer, below);
        return count == 0 ? UncoveredCells.None : new UncoveredCells(count, CellAt(window, first));
    }

    static Cell CellAt(Window window, int index) =>
        new(window.Row + (index / window.Cols), window.Col + (index % window.Cols));

    internal static IEnumerable<SourceNeed> NeedsOf(StackedLayer layer, GridDefinition grid)
    {
        var needs = layer.Layer.NeedsOn(grid);
        return layer.Mask is null ? needs : needs.Append(new SourceNeed(layer.Mask.Source, 0));
    }

    static void Evaluate(StackedLayer layer, TileInputs inputs, Span<float> values, ResistanceScratch scratch)
    {
        try
        {
            layer.Layer.Evaluate(inputs, values, scratch);
        }
        catch (RasterException problem) when (layer.At is not null)
        {
            throw new RasterException($"{layer.At}: {problem.Sentence}");
        }

        layer.Mask?.Apply(inputs, values);
    }

    UncoveredCells Cover(Span<float> resistance, int silent, Window window)
    {
        var first = resistance.IndexOf(float.NaN);
        if (!Uncovered.IsError) resistance.Replace(float.NaN, Uncovered.Resistance);
        return new UncoveredCells(silent, CellAt(window, first));
    }
}
