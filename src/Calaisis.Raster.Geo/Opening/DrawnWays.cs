using Calaisis.Raster.Corridors;
using Calaisis.Raster.Geo.Crossings;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Geo.Opening;

/// <summary>
/// The cells on which crossings open walls where that takes more than their own cells: beside walls that they do not
/// lead across, and where the cells of a way have to share edges.
/// </summary>
/// <param name="Cells">
/// Cells of walls, in the order of the grid, with the rank of the walls that stay there, 0 for none; NaN where nothing
/// is opened.
/// </param>
/// <param name="Undrawn">
/// Crossings that open nothing, since cells hold a wall that they lead across and another.
/// </param>
sealed record DrawnWays(IReadOnlyList<(Cell Cell, float Stays)> Cells, IReadOnlyList<ShortCrossing> Undrawn)
{
    /// <summary>How far around crossings walls may share their cells, in cells.</summary>
    public const int ReachCells = 2;

    // The ways out of a wall have to be seen.
    const int MarginCells = 4;

    /// <param name="crossings">All that lead across walls, with how each is drawn.</param>
    /// <param name="walls">The cells of walls, with their ranks.</param>
    /// <param name="drawWalls">Draws parts of walls as these are drawn.</param>
    /// <param name="grid">The grid of all.</param>
    /// <param name="source">Whose crossings they are.</param>
    /// <param name="isBySharedEdges">Whether the cells of ways have to share edges.</param>
    /// <param name="goesOn">Whether ways go on beyond crossings until the cells of walls end.</param>
    /// <param name="cancel">Stops it.</param>
    public static DrawnWays Of(
        IReadOnlyList<(JudgedCrossing Judged, Func<IReadOnlyList<RawFeature>, ITileSource> Draw)> crossings,
        Func<Window, float[]> walls,
        Func<IReadOnlyList<WallPiece>, IEnumerable<ITileSource>> drawWalls,
        GridDefinition grid,
        string source,
        bool isBySharedEdges,
        bool goesOn,
        CancellationToken cancel)
    {
        var cell = Math.Max(grid.CellWidth, grid.CellHeight);
        var near = new NearBounds([.. crossings.Select(one => AroundOf(one.Judged.Shape))], 500);
        var drawn = new DrawnCrossing?[crossings.Count];
        try
        {
            for (var i = 0; i < drawn.Length; i++)
            {
                if (goesOn || crossings[i].Judged.Stronger.Any()
                    || WallPiece.IsBesideOthers(crossings[i].Judged, ReachCells * cell))
                {
                    Draw(i);
                }
            }

            // Whoever shares cells with these matters, too.
            var needed = Enumerable.Range(0, drawn.Length).Where(i => drawn[i] is not null).ToList();
            foreach (var i in needed.SelectMany(i => near.Near(AroundOf(crossings[i].Judged.Shape)))) Draw(i);
            return Of(
                needed.ConvertAll(i => drawn[i]!), [.. drawn.OfType<DrawnCrossing>()], source, isBySharedEdges, goesOn);
        }
        finally
        {
            foreach (var one in drawn) one?.Dispose();
        }

        MapBounds AroundOf(CrossingShape shape) => shape.Bounds.Grow(shape.HalfWidth + (MarginCells * cell));

        void Draw(int i)
        {
            cancel.ThrowIfCancellationRequested();
            if (drawn[i] is not null) return;
            var around = AroundOf(crossings[i].Judged.Shape);
            var (first, last) = (grid.CellAt(around.MinX, around.MaxY), grid.CellAt(around.MaxX, around.MinY));
            var window = new Window(first.Row, first.Col, last.Row - first.Row + 1, last.Col - first.Col + 1)
                .Intersect(grid.Shape.Whole);
            if (window.IsEmpty) return;
            drawn[i] = new DrawnCrossing(
                crossings[i].Judged,
                new CellsNear(grid, window, walls(window), crossings[i].Draw, drawWalls),
                ReachCells * cell);
        }
    }

    static DrawnWays Of(
        List<DrawnCrossing> needed, IReadOnlyList<DrawnCrossing> all, string source, bool isBySharedEdges, bool goesOn)
    {
        foreach (var one in needed) one.LeaveClosed(all);
        if (goesOn) needed.ForEach(one => one.GoOn());
        var undrawn = needed.Select(one => one.Require(source, isBySharedEdges)).OfType<ShortCrossing>().ToList();
        // What is opened by cells of their own needs nothing more.
        var cells = all.SelectMany(one => one.Openable).GroupBy(one => one.Cell)
            .Select(cell => (Cell: cell.Key, Stays: cell.Select(one => one.Stays).Where(stays => !float.IsNaN(stays))
                .DefaultIfEmpty(float.NaN).Min()))
            .Where(cell => goesOn || cell.Stays != 0)
            .OrderBy(one => one.Cell.Row).ThenBy(one => one.Cell.Col).ToList();
        return new DrawnWays(cells, undrawn);
    }
}
