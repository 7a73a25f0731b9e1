using Calaisis.Raster.Corridors;
using Calaisis.Raster.Geo.Opening;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Processing.Steps;
using Calaisis.Raster.Resistance;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Processing.Resistance;

/// <summary>
/// Whether crossings lead across what they are to open. A crossing that is drawn shorter than a wall is wide leaves it closed: it
/// is not lengthened, but told. One that leads across a wall does what it is for, whatever else it touches.
/// </summary>
sealed class CrossingCheck(Pipeline pipeline, OpenSources sources, GridDefinition grid)
{
    /// <summary>How far around a crossing is looked for the other side.</summary>
    const int ReachCells = 60;

    /// <summary>A crossing that ends farther from a wall is none of it.</summary>
    const int FarthestBeside = 2;

    const int RowsAtOnce = 512;

    /// <summary>The crossings of a trame that end in a wall.</summary>
    public IReadOnlyList<ShortCrossing> Of(TrameDeclaration trame, CancellationToken cancel)
    {
        var found = new List<ShortCrossing>();
        for (var layer = trame.Layers.Count - 1; layer > 0 && IsOpening(trame.Layers[layer]); layer--)
        {
            var name = trame.Layers[layer].Uses[0].Source;
            if (trame.Layers[layer].Mask is not null || pipeline.AllSources.FirstOrDefault(source => source.Name == name) is not VectorSourceSettings vector) continue;
            var walls = trame.Layers.Take(layer).SelectMany(below => below.Uses).Select(use => use.Source).Distinct().Where(source => IsWall(source, trame)).ToList();
            if (walls.Count == 0) continue;
            var stack = (trame with { Layers = [.. trame.Layers.Take(layer)] }).Stack(sources.LegendOf);
            found.AddRange(Of(vector, trame.Layers[layer].Constant!.Value, new StackTileSource(stack, sources.Tiles, grid), walls, cancel));
        }

        return found;
    }

    /// <summary>Lines are walls, and so is what the trame says parts it; the surfaces of land cover are ground, whatever they resist.</summary>
    bool IsWall(string source, TrameDeclaration trame) => sources.All.FirstOrDefault(open => open.Facts.Name == source)?.Drawn is { } drawn
        && (drawn.Facts.Lines > 0 || (trame.Conflicts?.Uses ?? []).Any(use => use.Source == source));

    static bool IsOpening(LayerDeclaration layer) => layer is { Constant: not null, Combine: Combine.Over or Combine.Min };

    IEnumerable<ShortCrossing> Of(
        VectorSourceSettings crossings, double resistance, StackTileSource below, List<string> walls, CancellationToken cancel)
    {
        var groups = Groups(TilesOf(crossings.Name), cancel);
        if (groups.Count == 0) yield break;
        var features = new Lazy<IReadOnlyList<(long Id, double? LineMetres)>>(() => NumberedFeatures.Read(crossings, grid, cancel));
        var numbers = new Lazy<ITileSource>(() => NumberedFeatures.Burn(crossings, grid, new BurnLimits { CacheBytes = StepSources.SmallCacheBytes }, cancel));
        foreach (var cells in groups)
        {
            cancel.ThrowIfCancellationRequested();
            var reaches = Reaches(0);
            // One that is drawn for this and lies on no wall ends before the one beside it.
            for (var beside = 1; beside <= FarthestBeside && crossings.Edit is not null && reaches.Count == 0; beside++) reaches = Reaches(beside);
            if (reaches.Exists(reach => reach.Missing == 0)) continue;
            var told = new HashSet<Cell>();
            foreach (var (wall, missing, met) in reaches)
            {
                // Layers of the same roads are one wall, and told once.
                if (told.Overlaps(met)) continue;
                told.UnionWith(met);
                var ids = cells.Select(cell => NumberAt(numbers.Value, cell)).Where(number => number > 0).Distinct().Order().ToList();
                var middle = cells[cells.Count / 2];
                yield return new ShortCrossing(
                    crossings.Name,
                    [.. ids.Select(number => features.Value[number - 1].Id)],
                    grid.XOfColumnEdge(middle.Col) + (grid.CellWidth / 2),
                    grid.YOfRowEdge(middle.Row) - (grid.CellHeight / 2),
                    wall,
                    missing,
                    ids.Count == 1 ? features.Value[ids[0] - 1].LineMetres : null,
                    Math.Max(grid.CellWidth, grid.CellHeight));
            }

            List<(string Wall, double Missing, List<Cell> Met)> Reaches(int beside) =>
                [.. walls.Select(wall => (wall, MissingAt(cells, resistance, below, TilesOf(wall), beside, out var met) ?? double.NaN, met)).Where(reach => !double.IsNaN(reach.Item2))];
        }
    }

    /// <summary>How much farther it has to reach to lead across a wall; null where it opens nothing of it, or there is no other side.</summary>
    /// <param name="cells">Those of the crossing.</param>
    /// <param name="resistance">What it gives them.</param>
    /// <param name="below">What they have without it.</param>
    /// <param name="wallTiles">The wall.</param>
    /// <param name="beside">How many cells beside the wall it lies; 0 on it.</param>
    /// <param name="met">Cells of the wall on which it lies, or beside which.</param>
    double? MissingAt(List<Cell> cells, double resistance, StackTileSource below, ITileSource wallTiles, int beside, out List<Cell> met)
    {
        var window = Around(cells);
        var (ground, walls) = (new float[window.CellCount], new float[window.CellCount]);
        wallTiles.Read(window, walls);
        var near = Grown(cells, beside);
        met = [.. near.Where(cell => !float.IsNaN(walls[At(cell)]))];
        if (met.Count == 0) return null;
        below.Read(window, ground);
        // What cannot be crossed is NaN there.
        ground.AsSpan().Replace(float.NaN, float.PositiveInfinity);
        var opened = met.Select(cell => ground[At(cell)]).Where(there => there > resistance).DefaultIfEmpty(0).Max();
        if (opened <= resistance) return null;
        var (crossing, wall, passable) = (new bool[ground.Length], new bool[ground.Length], new bool[ground.Length]);
        for (var at = 0; at < ground.Length; at++)
        {
            wall[at] = !float.IsNaN(walls[at]) && ground[at] >= opened;
            passable[at] = !wall[at] && float.IsFinite(ground[at]);
        }

        // Where it does not lie on this wall it is ground like any other.
        foreach (var at in Grown(cells, beside - 1).Select(At).Where(at => beside == 0 || !wall[at])) (crossing[at], wall[at], passable[at]) = (beside > 0 || wall[at], false, beside == 0 && !wall[at]);
        var missing = new CrossingReach(new Shape(window.Rows, window.Cols), grid.CellWidth, grid.CellHeight).MissingMetres(crossing, wall, passable);
        return missing + (Math.Max(0, beside - 1) * Math.Max(grid.CellWidth, grid.CellHeight));

        int At(Cell cell) => ((cell.Row - window.Row) * window.Cols) + cell.Col - window.Col;
    }

    /// <summary>Cells with those that lie at most so many cells away, on the grid.</summary>
    List<Cell> Grown(List<Cell> cells, int by)
    {
        if (by <= 0) return cells;
        var around = Enumerable.Range(-by, (2 * by) + 1).ToList();
        return
        [
            .. cells.SelectMany(cell => around.SelectMany(down => around.Select(right => new Cell(cell.Row + down, cell.Col + right))))
                .Where(cell => grid.Shape.Whole.Contains(cell)).Distinct(),
        ];
    }

    Window Around(List<Cell> cells)
    {
        var (top, left) = (cells.Min(cell => cell.Row), cells.Min(cell => cell.Col));
        var (bottom, right) = (cells.Max(cell => cell.Row), cells.Max(cell => cell.Col));
        return new Window(top, left, bottom - top + 1, right - left + 1).Grow(ReachCells).Intersect(grid.Shape.Whole);
    }

    /// <summary>The cells of crossings that touch, in row order.</summary>
    List<List<Cell>> Groups(ITileSource tiles, CancellationToken cancel)
    {
        var open = new SortedSet<(int Row, int Col)>();
        var values = new float[RowsAtOnce * grid.Shape.Cols];
        foreach (var window in new TileLayout(grid.Shape, RowsAtOnce, grid.Shape.Cols).Windows())
        {
            cancel.ThrowIfCancellationRequested();
            tiles.Read(window, values);
            for (var i = 0; i < window.CellCount; i++)
            {
                if (!float.IsNaN(values[i])) open.Add((window.Row + (i / window.Cols), i % window.Cols));
            }
        }

        var groups = new List<List<Cell>>();
        while (open.Count > 0)
        {
            var group = new List<(int Row, int Col)> { open.Min };
            open.Remove(group[0]);
            for (var next = 0; next < group.Count; next++)
            {
                for (var near = 0; near < 9; near++)
                {
                    var cell = (group[next].Row + (near / 3) - 1, group[next].Col + (near % 3) - 1);
                    if (open.Remove(cell)) group.Add(cell);
                }
            }

            groups.Add([.. group.Order().Select(cell => new Cell(cell.Row, cell.Col))]);
        }

        return groups;
    }

    ITileSource TilesOf(string source) => sources.Tiles.First(tiles => tiles.Name == source);

    static int NumberAt(ITileSource numbers, Cell cell)
    {
        Span<float> number = stackalloc float[1];
        numbers.Read(new Window(cell.Row, cell.Col, 1, 1), number);
        return float.IsNaN(number[0]) ? 0 : (int)number[0];
    }
}
