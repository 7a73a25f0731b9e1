using Calaisis.Raster.Grids;
using Calaisis.Raster.Habitats;
using Calaisis.Raster.Habitats.Names;
using Calaisis.Raster.Sources;
using Calaisis.Raster.Tests.Resistance;
using Calaisis.Raster.Zones;
using Xunit;

namespace Calaisis.Raster.Tests.Habitats;

/// <summary>What patches are called, worked out by hand and by looking at every cell.</summary>
public sealed class PatchNamesTests
{
    [Fact]
    public void The_given_reservoir_names_a_patch_first_then_the_first_source_that_can()
    {
        var names = PatchNames.Of(
            [Patch(1, 9) with { Name = "ZNIEFF" }, Patch(2, 9), Patch(3, 9), Patch(4, 9)],
            [Names((1, "bois"), (2, "Bois de Ham")), Names((2, "Ham"), (3, "Licques"))]);
        Assert.Equal(["ZNIEFF", "Bois de Ham", "Licques", null], names);
    }

    [Fact]
    public void Of_one_name_the_largest_keeps_it_and_the_others_take_numbers_core_areas_first()
    {
        var names = PatchNames.Of(
            [Patch(1, 5), Patch(2, 90), Patch(3, 5), Patch(4, 50) with { Role = PatchRole.SteppingStone }, Patch(5, 8)],
            [Names((1, "Guînes"), (2, "Guînes"), (3, "Guînes"), (4, "Guînes"), (5, "Ardres"))]);
        Assert.Equal(["Guînes 2", "Guînes", "Guînes 3", "Guînes 4", "Ardres"], names);
    }

    [Fact]
    public void A_number_never_makes_the_name_of_another_patch()
    {
        var names = PatchNames.Of(
            [Patch(1, 9), Patch(2, 8), Patch(3, 7), Patch(4, 6)],
            [Names((1, "Lot"), (2, "Lot"), (3, "Lot 2"), (4, "Lot 2"))]);
        Assert.Equal(["Lot", "Lot 3", "Lot 2", "Lot 2 2"], names);
        Assert.Equal(4, names.Distinct().Count());
    }

    [Fact]
    public void A_link_has_the_names_of_both_ends_or_none()
    {
        Assert.Equal("Fiennes – Licques", PatchNames.Between("Fiennes", "Licques"));
        Assert.Null(PatchNames.Between("Fiennes", null));
        Assert.Null(PatchNames.Between(null, "Licques"));
    }

    [Theory]
    [InlineData(1, 40, 60, 12, 90)]
    [InlineData(2, 25, 1100, 40, 140)] // more than one tile
    [InlineData(3, 1100, 20, 200, 55)]
    [InlineData(4, 60, 60, 300, 10)] // nearer than a cell
    [InlineData(5, 30, 30, 3, 5000)] // farther than the grid is wide
    public void The_nearest_place_is_that_of_every_cell_and_every_place(
        int seed, int rows, int cols, int count, double within)
    {
        var random = new Random(seed);
        var grid = new GridDefinition("EPSG:2154", 600_000, 7_100_000, 20, 10, new Shape(rows, cols));
        var labels = RandomLabels(random, grid.Shape);
        List<NamedPlace> places =
        [
            .. Enumerable.Range(0, count).Select(i => new NamedPlace(
                $"place {i}", grid.OriginX + (random.NextDouble() * cols * 20),
                grid.OriginY - (random.NextDouble() * rows * 10), i)),
        ];
        places.Add(places[0] with { Name = "same spot, later" });
        var source = new ArraySource("labels", (row, col) => labels[row, col] == 0 ? float.NaN : labels[row, col]);

        var best = new Dictionary<int, (double Distance, string Name)>();
        foreach (var place in places)
        {
            for (var row = 0; row < rows; row++)
            {
                for (var col = 0; col < cols; col++)
                {
                    if (labels[row, col] == 0) continue;
                    // To the rectangle of the cell.
                    var (left, top) = (grid.OriginX + (col * 20), grid.OriginY - (row * 10));
                    var (dx, dy) = (
                        place.X - Math.Clamp(place.X, left, left + 20), place.Y - Math.Clamp(place.Y, top - 10, top));
                    var distance = double.Hypot(dx, dy);
                    if (distance <= within
                        && (!best.TryGetValue(labels[row, col], out var known) || distance < known.Distance - 1e-9))
                    {
                        best[labels[row, col]] = (distance, place.Name);
                    }
                }
            }
        }

        foreach (var workers in new[] { 1, 3 })
        {
            var found = new NearestPlaces(grid, places, within)
                .NamesOf(source, workers, TestContext.Current.CancellationToken);
            Assert.Equal(
                best.OrderBy(near => near.Key).Select(near => (near.Key, near.Value.Name)),
                found.OrderBy(near => near.Key).Select(near => (near.Key, near.Value)));
        }
    }

    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(2, 0.25)]
    [InlineData(3, 1)]
    public void The_covering_area_is_the_one_with_most_cells_if_it_has_enough(int seed, double covers)
    {
        var random = new Random(seed);
        var shape = new Shape(60, 50);
        var labels = RandomLabels(random, shape);
        var zones = new int[shape.Rows, shape.Cols];
        for (var row = 0; row < shape.Rows; row++)
        {
            for (var col = 0; col < shape.Cols; col++)
                zones[row, col] = Math.Max(0, ((row / 13) + (2 * (col / 17)) + random.Next(-1, 2)) % 5);
        }

        var areas = new ZoneLayer(
            "areas",
            new ArraySource("areas", (row, col) => zones[row, col] == 0 ? float.NaN : zones[row, col]),
            ["a", "b", "c", "d"]);
        var cells = shape.Whole;
        var counts = new Dictionary<(int Label, int Zone), int>();
        for (var i = 0; i < cells.CellCount; i++)
        {
            var key = (labels[i / shape.Cols, i % shape.Cols], zones[i / shape.Cols, i % shape.Cols]);
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }

        List<HabitatPatch> patches = [.. counts.Where(count => count.Key.Label > 0)
            .GroupBy(count => count.Key.Label, count => count.Value).OrderBy(label => label.Key)
            .Select(label => Patch(label.Key, label.Sum()))];
        var expected = patches.Select(patch =>
        {
            var most = Enumerable.Range(1, 4).MaxBy(zone => counts.GetValueOrDefault((patch.Id, zone)));
            return (patch.Id, Name: counts.GetValueOrDefault((patch.Id, most)) is var found && found > 0
                && found >= covers * patch.CellCount ? areas.Zones[most - 1] : null);
        }).Where(patch => patch.Name is not null).ToList();
        var source = new ArraySource("labels", (row, col) => labels[row, col] == 0 ? float.NaN : labels[row, col]);
        var tally = LabelTally.Count(areas, source, shape, 2, TestContext.Current.CancellationToken);
        var names = CoveringAreas.NamesOf(areas, tally, patches, covers);
        Assert.Equal(expected!, names.OrderBy(name => name.Key).Select(name => (name.Key, name.Value)));
        Assert.True(covers != 0.5 || (names.Count > 0 && names.Count < patches.Count));
    }

    static HabitatPatch Patch(int id, long cells) => new()
    {
        Id = id,
        Role = PatchRole.Core,
        CellCount = cells,
        AreaSquareMetres = cells * 100,
        PerimeterMetres = 40,
        FirstCell = new Cell(0, 0),
        Bounds = new Window(0, 0, 1, 1),
        CentroidX = 0,
        CentroidY = 0,
    };

    static Dictionary<int, string> Names(params (int Id, string Name)[] names) =>
        names.ToDictionary(name => name.Id, name => name.Name);

    /// <summary>Blocks of labels 1 to 6 and 1 to 9 with holes.</summary>
    static int[,] RandomLabels(Random random, Shape shape)
    {
        var labels = new int[shape.Rows, shape.Cols];
        for (var patch = 1; patch <= 9; patch++)
        {
            var (row, col) = (random.Next(shape.Rows), random.Next(shape.Cols));
            for (var r = row; r < Math.Min(shape.Rows, row + 1 + random.Next(25)); r++)
            {
                for (var c = col; c < Math.Min(shape.Cols, col + 1 + random.Next(25)); c++)
                {
                    if (random.Next(5) > 0) labels[r, c] = patch;
                }
            }
        }

        return labels;
    }
}
