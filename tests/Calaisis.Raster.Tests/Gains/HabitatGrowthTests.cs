using Calaisis.Raster.Gains;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Habitats;
using Calaisis.Raster.Tests.CostDistance;
using Calaisis.Raster.Tests.Habitats;
using Calaisis.Raster.Tests.Resistance;
using Xunit;

namespace Calaisis.Raster.Tests.Gains;

public sealed class HabitatGrowthTests
{
    [Fact]
    public void Core_areas_grow_as_flooding_the_whole_grid_finds_them()
    {
        var (grown, joined, fresh) = (0, 0, 0);
        for (var round = 0; round < 300; round++)
        {
            var random = new Random(round);
            var shape = new Shape(random.Next(20, 90), random.Next(20, 90));
            var before = Cover(random, shape, 0.3 + (0.3 * random.NextDouble()));
            var walls = Cover(random, shape, round % 3 == 0 ? 0.2 : 0);
            var settings = Ground.Hashes with
            {
                Connectivity = round % 2 == 0 ? Connectivity.Four : Connectivity.Eight,
                MinAreaHectares = 0.01 * random.Next(5, 40),
                SteppingStoneHectares = round % 3 == 1 ? null : 0.03,
                CloseGapsMetres = round % 5 == 4 ? 11 : 0,
            };
            var (after, changed) = Planted(random, before);
            if (Search(before, walls, settings) is not { } search) continue;
            var (found, lost) = new HabitatGrowth(search.Grid, settings, search.Labels, search.Map.Patches, null)
                .Of(Inputs(before, walls), Inputs(after, walls), changed.Grow(4));
            Assert.Equal(0, lost);
            var expected = Expected(before, after, walls, settings);
            Assert.Equal(expected, found.Select(core =>
                $"{string.Join(',', core.Joined)}: {string.Join(' ', core.Cells)}, {core.SquareMetres}"));
            Assert.All(found, core => Assert.Equal(core.SquareMetres, core.SquareMetresInside));
            grown += found.Count;
            joined += found.Count(core => core.Joined.Count > 1);
            fresh += found.Count(core => core.Joined.Count == 0);
        }

        Assert.True(grown > 100 && joined > 10 && fresh > 10, $"{grown} grown, {joined} joined, {fresh} new");
    }

    [Fact]
    public void Habitat_that_is_lost_is_counted()
    {
        var before = Cover(new Random(1), new Shape(30, 30), 0.6);
        var after = (bool[,])before.Clone();
        for (var col = 10; col < 20; col++) after[12, col] = false;
        var search = Search(before, new bool[30, 30], Ground.Hashes)!;
        var (grown, lost) = new HabitatGrowth(search.Grid, Ground.Hashes, search.Labels, search.Map.Patches, null)
            .Of(Inputs(before, new bool[30, 30]), Inputs(after, new bool[30, 30]), new Window(12, 10, 1, 10));
        Assert.Empty(grown);
        Assert.Equal(Enumerable.Range(10, 10).Count(col => before[12, col]), lost);
    }

    static List<string> Expected(bool[,] before, bool[,] after, bool[,] walls, HabitatSettings settings)
    {
        var was = Cores(before, walls, settings);
        var expected = new List<(int First, string Text)>();
        foreach (var core in Cores(after, walls, settings))
        {
            var cells = core.ToHashSet();
            var joined = Enumerable.Range(0, was.Count).Where(i => cells.Overlaps(was[i])).Select(i => i + 1).ToList();
            foreach (var id in joined) cells.ExceptWith(was[id - 1]);
            if (cells.Count == 0) continue;
            List<int> sorted = [.. cells.Order()];
            expected.Add((sorted[0],
                $"{string.Join(',', joined)}: {string.Join(' ', sorted)}, {sorted.Count * 100.0}"));
        }

        return [.. expected.OrderBy(core => core.First).Select(core => core.Text)];
    }

    static List<List<int>> Cores(bool[,] cover, bool[,] walls, HabitatSettings settings)
    {
        var (rows, cols) = (cover.GetLength(0), cover.GetLength(1));
        var habitat = (bool[,])cover.Clone();
        Clear();
        if (settings.CloseGapsMetres > 0) habitat = NaiveHabitats.Close(habitat, settings.CloseGapsMetres, 10, 10);
        Clear();
        return
        [
            .. NaiveHabitats.Components(habitat, settings.Connectivity == Connectivity.Eight, walls)
                .Where(core => core.Count * 0.01 >= settings.MinAreaHectares - 1e-9)
                .Select(core => core.Select(cell => (cell.Row * cols) + cell.Col).ToList()),
        ];

        void Clear()
        {
            for (var cell = 0; cell < rows * cols; cell++)
                habitat[cell / cols, cell % cols] &= !walls[cell / cols, cell % cols];
        }
    }

    /// <summary>A short stretch or a small square of new habitat.</summary>
    static (bool[,] Cover, Window Changed) Planted(Random random, bool[,] before)
    {
        var after = (bool[,])before.Clone();
        var (rows, cols) = (random.Next(1, 9), random.Next(1, 9));
        var (row, col) = (random.Next(before.GetLength(0) - rows), random.Next(before.GetLength(1) - cols));
        for (var r = row; r < row + rows; r++)
        {
            for (var c = col; c < col + cols; c++) after[r, c] |= rows + cols < 10 || r - row == c - col;
        }

        return (after, new Window(row, col, rows, cols));
    }

    static bool[,] Cover(Random random, Shape shape, double density)
    {
        var cover = new bool[shape.Rows, shape.Cols];
        for (var row = 0; row < shape.Rows; row++)
        {
            for (var col = 0; col < shape.Cols; col++) cover[row, col] = random.NextDouble() < density;
        }

        return cover;
    }

    static HabitatInputs Inputs(bool[,] cover, bool[,] walls) => new(
        [new ArraySource("cover", (row, col) => At(cover, row, col) ? '#' : '.')],
        new ArraySource("resistance of verte", (row, col) => At(walls, row, col) ? float.PositiveInfinity : 1),
        []);

    static bool At(bool[,] cells, int row, int col) =>
        (uint)row < (uint)cells.GetLength(0) && (uint)col < (uint)cells.GetLength(1) && cells[row, col];

    /// <summary>The patches as they are; null where there is no core area.</summary>
    static Searched? Search(bool[,] cover, bool[,] walls, HabitatSettings settings)
    {
        if (Cores(cover, walls, settings).Count == 0) return null;
        var shape = new Shape(cover.GetLength(0), cover.GetLength(1));
        var ground = new Ground(shape).With("cover", (row, col) => At(cover, row, col) ? '#' : '.')
            .WithResistance((row, col) => At(walls, row, col) ? float.PositiveInfinity : 1);
        var (map, labels) = ground.Search(settings);
        return new Searched(
            ground.Grid, map, new ArrayRaster("habitats", shape, [.. labels.Select(label => (float)label)]));
    }

    sealed record Searched(GridDefinition Grid, HabitatMap Map, ITileSource Labels);
}
