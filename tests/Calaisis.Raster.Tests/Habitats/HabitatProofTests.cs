using Calaisis.Raster.Faults;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Habitats;
using Calaisis.Raster.Habitats.Rules;
using Xunit;

namespace Calaisis.Raster.Tests.Habitats;

/// <summary>
/// The search against flooding and measuring cell by cell, and against itself with other tiles and workers.
/// </summary>
public sealed class HabitatProofTests
{
    static readonly (int Rows, int Cols, int Workers)[] Ways =
        [(64, 64, 1), (2, 1, 2), (3, 5, 7), (1, 64, 2), (64, 1, 3), (7, 4, 2)];

    public static TheoryData<string> Shapes => [.. Landscapes.Keys.Order(StringComparer.Ordinal)];

    static readonly Dictionary<string, string[]> Landscapes = new()
    {
        ["one cell"] = ["#"],
        ["one row"] = ["##.#..###.#"],
        ["one column"] = ["#", "#", ".", "#", ".", "#", "#"],
        ["all habitat"] = [.. Enumerable.Repeat(new string('#', 13), 11)],
        ["checkerboard"] = [.. Enumerable.Range(0, 12)
            .Select(row => string.Concat(Enumerable.Range(0, 13).Select(col => (row + col) % 2 == 0 ? '#' : '.')))],
        ["spiral"] =
        [
            "###########",
            "#..........",
            "#.########.",
            "#.#......#.",
            "#.#.####.#.",
            "#.#.#..#.#.",
            "#.#.##.#.#.",
            "#.#....#.#.",
            "#.######.#.",
            "#........#.",
            "##########.",
        ],
        ["comb"] = ["#.#.#.#.#.#", "#.#.#.#.#.#", "#.#.#.#.#.#", "###########"],
        ["rings"] = ["#######", "#.....#", "#.###.#", "#.#.#.#", "#.###.#", "#.....#", "#######"],
        ["diagonals"] = ["#...#..", ".#.#..#", "..#..#.", ".#.#...", "#...#.."],
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Nasty_shapes_are_labelled_and_measured_as_by_hand(string shape)
    {
        var rows = Landscapes[shape];
        foreach (var connectivity in new[] { Connectivity.Four, Connectivity.Eight })
        {
            Agree(
                Ground.Drawn(rows), Habitat(rows.Length, rows[0].Length, (row, col) => rows[row][col] == '#'),
                Ground.Hashes with
                {
                    Connectivity = connectivity,
                    MinAreaHectares = 0.03,
                    SteppingStoneHectares = 0.01,
                },
                (_, _) => 1);
        }
    }

    [Fact]
    public void Random_landscapes_are_labelled_and_measured_as_by_hand()
    {
        var random = new Random(7);
        for (var round = 0; round < 24; round++)
        {
            var shape = new Shape(random.Next(1, 23), random.Next(1, 23));
            var (density, seed) = (random.NextDouble(), round);
            var cover = Cover(shape, density, seed);
            float Resistance(int row, int col) => 1 + (MathF.Abs((row * 31) + (col * 17) + seed) % 13 / 7f);
            var ground = new Ground(shape, 10, 20).With("cover", At(cover)).WithResistance(Resistance);
            var settings = Ground.Hashes with
            {
                Connectivity = round % 2 == 0 ? Connectivity.Four : Connectivity.Eight,
                MinAreaHectares = 0.02 * random.Next(1, 6),
                SteppingStoneHectares = round % 3 == 0 ? null : 0.02,
            };
            Agree(ground, Habitat(shape.Rows, shape.Cols, (row, col) => cover[row, col] == '#'), settings, Resistance);
        }
    }

    [Fact]
    public void Closing_fills_what_the_definition_says_and_never_an_impassable_cell()
    {
        var random = new Random(11);
        for (var round = 0; round < 16; round++)
        {
            var shape = new Shape(random.Next(1, 19), random.Next(1, 19));
            var cover = Cover(shape, 0.15, round);
            var radius = 5 + (random.NextDouble() * 45);
            float Resistance(int row, int col) => ((row * 7) + (col * 3) + round) % 6 == 0 ? float.NaN : 2;
            var ground = new Ground(shape, 10, 15).With("cover", At(cover)).WithResistance(Resistance);
            var passable = Habitat(
                shape.Rows, shape.Cols, (row, col) => cover[row, col] == '#' && !float.IsNaN(Resistance(row, col)));
            var closed = NaiveHabitats.Close(passable, radius, 10, 15);
            var habitat = Habitat(
                shape.Rows, shape.Cols, (row, col) => closed[row, col] && !float.IsNaN(Resistance(row, col)));
            var walls = Habitat(shape.Rows, shape.Cols, (row, col) => float.IsNaN(Resistance(row, col)));
            Agree(ground, habitat, Ground.Hashes with { CloseGapsMetres = radius }, Resistance, walls);
        }
    }

    [Fact]
    public void Habitat_does_not_reach_across_obstacles_and_barriers_nor_slip_between_two_of_them()
    {
        var random = new Random(17);
        for (var round = 0; round < 30; round++)
        {
            var shape = new Shape(random.Next(2, 23), random.Next(2, 23));
            var cover = Cover(shape, 0.85, round);
            var roads = Cover(shape, 0.3, round + 100);
            var radius = round % 3 == 0 ? 12 : 0;
            float Resistance(int row, int col) => ((row * 7) + (col * 3) + round) % 6 == 0 ? float.PositiveInfinity : 2;
            bool IsWall(int row, int col) => roads[row, col] == '#' || float.IsInfinity(Resistance(row, col));
            var ground = new Ground(shape).With("cover", At(cover)).With("road", At(roads)).WithResistance(Resistance);
            var wanted = Habitat(shape.Rows, shape.Cols, (row, col) => cover[row, col] == '#' && !IsWall(row, col));
            var closed = radius > 0 ? NaiveHabitats.Close(wanted, radius, 10, 10) : wanted;
            var settings = Ground.Hashes with
            {
                Connectivity = round % 4 == 1 ? Connectivity.Four : Connectivity.Eight,
                CloseGapsMetres = radius,
                Across = [new HabitatObstacle("road", CellTest.OneOf(['#']))],
            };
            Agree(
                ground,
                Habitat(shape.Rows, shape.Cols, (row, col) => closed[row, col] && !IsWall(row, col)),
                settings,
                Resistance,
                Habitat(shape.Rows, shape.Cols, IsWall));
        }
    }

    [Fact]
    public void Distances_to_features_are_those_from_centre_to_centre_also_beyond_the_grid()
    {
        var random = new Random(13);
        for (var round = 0; round < 16; round++)
        {
            var shape = new Shape(random.Next(1, 17), random.Next(1, 17));
            var metres = random.Next(0, 70);
            bool IsRoad(int row, int col) => ((row * 5) + (col * 11) + round + 1000) % 37 == 0;
            var beyond = round % 2 == 0;
            var ground = new Ground(shape, 10, 15).With("road", (row, col) => IsRoad(row, col) ? 3 : float.NaN);
            var settings = new HabitatSettings(
                "verte", new DistanceCondition("road", CellTest.WithData, metres, beyond), []);
            var habitat = Habitat(shape.Rows, shape.Cols, (row, col) => IsNear(row, col) != beyond);
            Agree(ground, habitat, settings, (_, _) => 1);

            bool IsNear(int row, int col)
            {
                for (var down = -9; down <= 9; down++)
                {
                    for (var right = -9; right <= 9; right++)
                    {
                        if ((right * right * 100) + (down * down * 225) <= metres * metres
                            && IsRoad(row + down, col + right))
                        {
                            return true;
                        }
                    }
                }

                return false;
            }
        }
    }

    static void Agree(
        Ground ground, bool[,] habitat, HabitatSettings settings, Func<int, int, float> resistance,
        bool[,]? walls = null)
    {
        var grid = ground.Grid;
        var cell = grid.CellWidth * grid.CellHeight / 10_000;
        var minCore = Math.Max(1, (long)Math.Round(settings.MinAreaHectares / cell, MidpointRounding.AwayFromZero));
        var minStone = settings.SteppingStoneHectares is { } stone
            ? Math.Max(1, (long)Math.Round(stone / cell))
            : long.MaxValue;
        var expected = NaiveHabitats.Patches(
            habitat, settings.Connectivity == Connectivity.Eight, minCore, minStone, grid, resistance, walls);
        foreach (var (rows, cols, workers) in Ways)
        {
            if (expected.All(patch => patch.Patch.Role != PatchRole.Core))
            {
                Assert.Throws<RasterException>(() => ground.Search(settings, rows, cols, workers));
                continue;
            }

            var (map, labels) = ground.Search(settings, rows, cols, workers);
            var naive = new int[grid.Shape.CellCount];
            foreach (var (patch, cells) in expected) cells.ForEach(at => naive[grid.Shape.IndexOf(at)] = patch.Id);
            Assert.Equal(naive, labels);
            Assert.Equal(expected.Count(patch => patch.Patch.Role == PatchRole.Core), map.CoreCount);
            Assert.Equal(expected.Count, map.Patches.Count);
            for (var i = 0; i < expected.Count; i++) AgreeOn(expected[i].Patch, map.Patches[i]);
        }
    }

    static void AgreeOn(HabitatPatch expected, HabitatPatch found)
    {
        Assert.Equal(expected.CentroidX, found.CentroidX, 1e-6);
        Assert.Equal(expected.CentroidY, found.CentroidY, 1e-6);
        Assert.Equal(expected.MeanResistance, found.MeanResistance, 1e-10);
        Assert.Equal(
            expected,
            found with
            {
                CentroidX = expected.CentroidX,
                CentroidY = expected.CentroidY,
                MeanResistance = expected.MeanResistance,
                Zones = expected.Zones,
            });
    }

    static char[,] Cover(Shape shape, double density, int seed)
    {
        var random = new Random(seed);
        var cover = new char[shape.Rows, shape.Cols];
        for (var row = 0; row < shape.Rows; row++)
        {
            for (var col = 0; col < shape.Cols; col++) cover[row, col] = random.NextDouble() < density ? '#' : '.';
        }

        return cover;
    }

    static Func<int, int, float> At(char[,] cover) => (row, col) =>
        row >= 0 && row < cover.GetLength(0) && col >= 0 && col < cover.GetLength(1) ? cover[row, col] : '#';

    static bool[,] Habitat(int rows, int cols, Func<int, int, bool> isHabitat)
    {
        var habitat = new bool[rows, cols];
        for (var row = 0; row < rows; row++)
        {
            for (var col = 0; col < cols; col++) habitat[row, col] = isHabitat(row, col);
        }

        return habitat;
    }
}
