using Calaisis.Raster.Grids;
using Calaisis.Raster.Resistance;

namespace Calaisis.Raster.Corridors;

/// <summary>
/// Tells what opens an obstacle on a cell: the layer whose value the cell ended up with, where that is less than the
/// obstacle's own resistance. Cells of crossings are few, so each is read by itself.
/// </summary>
/// <remarks>Thread rule: one caller at a time.</remarks>
sealed class OpeningProbe
{
    readonly IReadOnlyList<ObstacleOpenings?> _openings;
    readonly PassInputs _inputs;
    readonly IReadOnlyList<PassInputs?> _beneath;
    readonly Dictionary<(Cell, int), string?> _known = [];
    readonly Dictionary<(Cell, int), float> _knownBeneath = [];

    /// <param name="grid">The grid of all sources.</param>
    /// <param name="obstacles">The obstacles, with what may open them.</param>
    /// <param name="sources">At least those that the layers read.</param>
    public OpeningProbe(
        GridDefinition grid, IReadOnlyList<ProbedObstacle> obstacles, IReadOnlyCollection<ITileSource> sources)
    {
        _openings = [.. obstacles.Select(obstacle => obstacle.Obstacle.Openings)];
        _inputs = InputsOf(
            _openings.OfType<ObstacleOpenings>().SelectMany(opening =>
                opening.Above.Select(above => above.Layer).Concat(opening.Own is { } own ? [own] : [])),
            name => sources.First(source => source.Name == name),
            grid);
        _beneath =
        [
            .. obstacles.Select(obstacle => obstacle is { OnTop: { } onTop, Obstacle.Openings.Own: { } own }
                ? InputsOf(
                    [own], name => name == onTop.Name ? onTop : sources.First(source => source.Name == name), grid)
                : null),
        ];
    }

    static PassInputs InputsOf(
        IEnumerable<StackedLayer> layers, Func<string, ITileSource> sourceOf, GridDefinition grid)
    {
        var needs = layers.SelectMany(layer => ResistanceStack.NeedsOf(layer, grid))
            .GroupBy(need => need.Source, need => need.MarginCells, StringComparer.Ordinal)
            .Select(need => (sourceOf(need.Key), need.Max()));
        return new PassInputs(grid, new TileLayout(grid.Shape, 1, 1), [.. needs]);
    }

    /// <summary>The source that opens an obstacle on a cell; null where nothing does.</summary>
    public string? Of(Cell cell, int obstacle, float resistance)
    {
        if (_openings[obstacle] is not { Above.Count: > 0 } openings) return null;
        if (_known.TryGetValue((cell, obstacle), out var known)) return known;
        _inputs.Read(new Window(cell.Row, cell.Col, 1, 1));
        return _known[(cell, obstacle)] = Find(openings, resistance);
    }

    /// <summary>
    /// The resistance that an obstacle which lies beneath another feature of its source would give a cell, were it on
    /// top; NaN where it would give none, infinity where it would be a barrier.
    /// </summary>
    public float Beneath(Cell cell, int obstacle)
    {
        if (_beneath[obstacle] is not { } inputs) return float.NaN;
        if (_knownBeneath.TryGetValue((cell, obstacle), out var known)) return known;
        inputs.Read(new Window(cell.Row, cell.Col, 1, 1));
        return _knownBeneath[(cell, obstacle)] = ValueOf(_openings[obstacle]!.Own!, _openings[obstacle]!, inputs);
    }

    /// <summary>
    /// The source of the layer above the obstacle's own that gives a cell its resistance; null where none does.
    /// </summary>
    public string? Above(Cell cell, int obstacle, float resistance)
    {
        if (_openings[obstacle] is not { Above.Count: > 0 } openings) return null;
        _inputs.Read(new Window(cell.Row, cell.Col, 1, 1));
        return Above(openings, resistance);
    }

    string? Find(ObstacleOpenings openings, float resistance) =>
        openings.Own is { } own && !(ValueOf(own, openings, _inputs) > resistance) ? null : Above(openings, resistance);

    string? Above(ObstacleOpenings openings, float resistance) =>
        openings.Above.FirstOrDefault(above => ValueOf(above.Layer, openings, _inputs).Equals(resistance))?.Source;

    /// <summary>What a layer alone gives the cell, as it would be written.</summary>
    static float ValueOf(StackedLayer layer, ObstacleOpenings openings, PassInputs inputs)
    {
        Span<float> value = stackalloc float[1];
        layer.Layer.Evaluate(inputs.Tiles, value, inputs.Scratch);
        layer.Mask?.Apply(inputs.Tiles, value);
        return float.IsFinite(value[0]) ? Math.Clamp(value[0], (float)openings.Least, (float)openings.Most) : value[0];
    }

    /// <summary>A resistance that is none to be told, that of a barrier, as the greatest that the trame has.</summary>
    public double Told(int obstacle, float resistance) =>
        float.IsFinite(resistance) || _openings[obstacle] is not { } openings || !double.IsFinite(openings.Most)
            ? resistance
            : openings.Most;
}
