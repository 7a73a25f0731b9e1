using Calaisis.Raster.Faults;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Habitats;
using Calaisis.Raster.Habitats.Rules;
using Xunit;

namespace Calaisis.Raster.Tests.Habitats;

/// <summary>What becomes of cells, pieces and reservoirs, and what is said of those that are lost.</summary>
public sealed class HabitatSearchTests
{
    [Fact]
    public void Core_areas_come_first_then_stepping_stones_both_by_place_and_smaller_pieces_are_no_patches()
    {
        var (map, labels) = Ground.Drawn(
            "#.##.###",
            "........",
            "####.#.#").Search(Ground.Hashes with { MinAreaHectares = 0.03, SteppingStoneHectares = 0.02 });
        Assert.Equal(2, map.CoreCount);
        Assert.Equal([0, 0, 3, 3, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 2, 2, 0, 0, 0, 0], labels);
        Assert.Equal(
            [PatchRole.Core, PatchRole.Core, PatchRole.SteppingStone], map.Patches.Select(patch => patch.Role));
        Assert.Equal(6, map.Findings.Pieces);
    }

    [Fact]
    public void A_patch_of_exactly_the_minimum_is_a_core_area_whatever_rounding_does()
    {
        // 0.07 ha times 10 000 is a little more than 700 square metres in floating point.
        var (map, _) = Ground.Drawn("#######").Search(Ground.Hashes with { MinAreaHectares = 0.07 });
        Assert.Equal(1, map.CoreCount);
    }

    [Fact]
    public void Barriers_part_patches_and_are_no_habitat()
    {
        var ground = Ground.Drawn("#####").WithResistance((_, col) => col == 2 ? float.PositiveInfinity : 1);
        var (map, labels) = ground.Search(Ground.Hashes);
        Assert.Equal([1, 1, 0, 2, 2], labels);
        Assert.Equal(1, map.Findings.ImpassableCells);
        Assert.Empty(map.Findings.OnBarriers);
    }

    [Fact]
    public void A_road_through_a_wood_parts_it_where_that_is_asked_for_even_where_it_is_a_chain_of_corners()
    {
        string[] wood = ["#####", "#####", "#####", "#####"];
        var ground = Ground.Drawn(wood).With("road", (row, col) => row == col ? 3 : float.NaN);
        var plain = ground.Search(Ground.Hashes);
        var parted = ground.Search(Ground.Hashes with { Across = [new HabitatObstacle("road", CellTest.OneOf([3]))] });
        var other = ground.Search(Ground.Hashes with { Across = [new HabitatObstacle("road", CellTest.OneOf([4]))] });

        Assert.Equal(1, plain.Map.CoreCount);
        Assert.Equal(plain.Labels, other.Labels);
        Assert.Equal([0, 1, 1, 1, 1, 2, 0, 1, 1, 1, 2, 2, 0, 1, 1, 2, 2, 2, 0, 1], parted.Labels);
        Assert.Equal((20L, 0L, 4L), (
            parted.Map.Findings.WantedCells, parted.Map.Findings.ImpassableCells, parted.Map.Findings.PartedCells));
    }

    [Fact]
    public void A_patch_wholly_on_a_barrier_is_listed_and_told()
    {
        var ground = Ground.Drawn(
            "##..###",
            "##....#",
            "..##...").WithResistance((_, col) => col >= 4 ? float.NaN : 1);
        foreach (var tile in new[] { 1, 2, 9 })
        {
            ground.Warnings.Clear();
            var (map, _) = ground.Search(Ground.Hashes with { MinAreaHectares = 0.03 }, tile, tile, 2);
            Assert.Equal([new LostPatch(new Cell(0, 4), 4, 400)], map.Findings.OnBarriers);
            Assert.Contains(
                "trame 'verte': 1 patch of habitat wholly on impassable cells left out: 0.04 ha at row 0, column 4",
                ground.Warnings);
            Assert.Contains(
                "trame 'verte' : 1 tache d'habitat laissée de côté, entièrement sur des cellules infranchissables : "
                    + "0,04 ha en ligne 0, colonne 4",
                ground.FrenchWarnings);
        }
    }

    [Fact]
    public void A_given_reservoir_is_a_core_area_at_any_size_and_names_its_patch()
    {
        var ground = Ground.Drawn(
            "####....",
            "........",
            ".....##.").With("znieff", (row, col) => (row, col) switch
            {
                (0, 3) => 2,
                (0, 4) or (0, 5) => 1,
                (2, 0) => 3,
                _ => float.NaN,
            });
        var names = new[] { "Fort Vert", "Platier d'Oye", "Mare", "Ailleurs" };
        var settings = new HabitatSettings(
            "verte",
            Ground.Hashes.Rule,
            [new GivenReservoirs("znieff", value => names[value - 1]) { Expected = [1, 2, 3, 4] }])
        {
            MinAreaHectares = 0.04,
            SteppingStoneHectares = 0.02,
        };
        var (map, labels) = ground.Search(settings, 2, 3);
        Assert.Equal([1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 3, 3, 0], labels);
        Assert.Equal(2, map.CoreCount);
        Assert.Equal(["Fort Vert", "Mare", null], map.Patches.Select(patch => patch.Name));
        Assert.Equal(["Ailleurs"], map.Findings.GivenWithoutCells);
        Assert.Contains(
            "trame 'verte': 1 given reservoir without a passable cell whose centre lies on the grid left out: Ailleurs",
            ground.Warnings);
        Assert.Contains(
            "trame 'verte' : 1 réservoir donné laissé de côté, "
                + "sans cellule franchissable dont le centre soit sur la grille : Ailleurs",
            ground.FrenchWarnings);
    }

    [Fact]
    public void Without_a_rule_only_given_reservoirs_count()
    {
        var ground = Ground.Drawn("##...").With("znieff", (_, col) => col == 3 ? 1 : col == 4 ? 0 : float.NaN);
        var (map, labels) = ground.Search(
            new HabitatSettings("verte", null, [new GivenReservoirs("znieff", _ => null)]));
        Assert.Equal([0, 0, 0, 1, 0], labels);
        Assert.Null(map.Patches[0].Name);
    }

    [Fact]
    public void Groups_of_conditions_hold_as_they_say_and_no_data_fulfils_none()
    {
        var ground = new Ground(new Shape(1, 6))
            .With("cover", (_, col) => col == 0 ? float.NaN : col)
            .With("light", (_, col) => col is 0 or 3 ? float.NaN : col)
            .WithResistance((_, col) => col + 0.5f);
        var rule = new ConditionGroup(any: true,
        [
            new ConditionGroup(
                any: false,
                [new ValueCondition("cover", CellTest.Above(1)), new ValueCondition("light", CellTest.Below(4))]),
            new ConditionGroup(
                any: false, [new ValueCondition("cover", CellTest.Between(4, 5)), new ResistanceCondition(4)]),
            new ValueCondition("cover", CellTest.OneOf([0, 1])),
        ]);
        var (map, labels) = ground.Search(new HabitatSettings("noire", rule, []));
        Assert.Equal([0, 1, 1, 0, 0, 0], labels);
        Assert.Equal([4, 2, 2, 4, 1], map.Findings.Conditions.Select(condition => condition.Cells));
        Assert.Equal("cover is above 1", map.Findings.Conditions[0].Condition);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(2)]
    [InlineData(1e-30)]
    [InlineData(16777217)]
    public void Bounds_are_compared_exactly_though_cells_are_in_single_precision(double bound)
    {
        var nearest = (float)bound;
        foreach (var value in new[]
        {
            MathF.BitDecrement(nearest), nearest, MathF.BitIncrement(nearest), -nearest, float.NaN,
            float.PositiveInfinity,
        })
        {
            Assert.Equal(value < bound, Holds(CellTest.Below(bound), value));
            Assert.Equal(value > bound, Holds(CellTest.Above(bound), value));
            Assert.Equal(value <= bound, Holds(CellTest.AtMost(bound), value));
            Assert.Equal(value >= bound && value <= 2 * bound, Holds(CellTest.Between(bound, 2 * bound), value));
        }
    }

    [Fact]
    public void Means_are_of_the_cells_with_data_and_zones_are_those_of_most_cells()
    {
        var ground = Ground.Drawn("#####.#")
            .WithResistance((_, col) => col + 1)
            .WithZones(
                "commune", (_, col) => col switch { 0 => 2, 1 or 2 => 1, 3 => 2, _ => float.NaN }, "Ardres", "Guînes");
        var (map, _) = ground.Search(Ground.Hashes, 1, 2, 2);
        Assert.Equal(3, map.Patches[0].MeanResistance);
        Assert.Equal(["Ardres"], map.Patches[0].Zones);
        Assert.Equal([null], map.Patches[1].Zones);
        Assert.Equal(new OutsideZones("commune", 2, 2 / 6.0), Assert.Single(map.Findings.Outside));
        Assert.Contains(
            "trame 'verte': 33.33 % of the habitat lies in no zone of 'commune' (2 cells); totals by zone leave it out",
            ground.Warnings);
        Assert.Contains(
            "trame 'verte' : 33,33 % de l'habitat n'est dans aucune zone de « commune » (2 cellules) : "
                + "les totaux par zone ne le comptent pas",
            ground.FrenchWarnings);
    }

    [Fact]
    public void Of_what_lies_in_no_zone_only_what_lies_in_the_territory_is_told()
    {
        var ground = Ground.Drawn("#####.#")
            .WithZones("commune", (_, col) => col < 3 ? 1 : float.NaN, "Ardres")
            .WithTerritory("Pays", (_, col) => col < 4 ? 1 : float.NaN);
        var (map, _) = ground.Search(Ground.Hashes, 1, 2, 2);
        Assert.Equal(
            new OutsideZones("commune", 1, 1 / 4.0) { Territory = "Pays" }, Assert.Single(map.Findings.Outside));
        Assert.Equal(["Ardres"], map.Patches[0].Zones);
        Assert.Contains(
            "trame 'verte': 25 % of the habitat in Pays lies in no zone of 'commune' (1 cell); "
                + "totals by zone leave it out",
            ground.Warnings);
    }

    [Fact]
    public void A_single_core_area_is_told() =>
        Assert.Contains(
            "trame 'verte': found one core area only, so it can have no link",
            Warned(Ground.Drawn("##."), Ground.Hashes));

    [Fact]
    public void No_cell_names_what_each_condition_holds_on() => Refused(
        "trame 'verte': found no core area: no cell of 3 fulfils the rule: 'cover is 35' holds on 0; "
            + "'resistance is at most 2' holds on 3; "
            + "check its sources, or relax it",
        Ground.Drawn("..."),
        new HabitatSettings(
            "verte", new ConditionGroup(any: false, [Ground.Hashes.Rule!, new ResistanceCondition(2)]), []));

    [Fact]
    public void Habitat_that_is_all_impassable_is_an_error() => Refused(
        "trame 'verte': found no core area: 2 of 3 cells fulfil the rule, "
            + "but the trame's resistance is impassable on all of them; "
            + "give those classes a resistance",
        Ground.Drawn("##.").WithResistance((_, _) => float.NaN),
        Ground.Hashes);

    [Fact]
    public void Pieces_that_are_all_too_small_name_the_largest() => Refused(
        "trame 'verte': found no core area: 3 of 5 cells fulfil the rule and make 2 pieces of habitat, "
            + "but the largest has 0.02 ha, "
            + "expected 1 ('min-area'); lower it, or close gaps with 'close-gaps'",
        Ground.Drawn("##..#"),
        Ground.Hashes with { MinAreaHectares = 1, SteppingStoneHectares = 0.01 });

    [Fact]
    public void More_patches_than_declared_are_an_error() => Refused(
        "trame 'verte': found 3 patches (1 core area and 2 stepping stones), expected at most 2; "
            + "raise 'min-area' or 'stepping-stones', "
            + "or allow more with 'max-patches'",
        Ground.Drawn("##.#.#"),
        Ground.Hashes with { MinAreaHectares = 0.02, SteppingStoneHectares = 0.01, MaxPatches = 2 });

    [Fact]
    public void Given_reservoirs_off_the_grid_are_an_error_without_a_rule() => Refused(
        "trame 'verte': found no core area: no given reservoir has a cell on the grid (znieff)",
        Ground.Drawn("##").With("znieff", (_, _) => float.NaN),
        new HabitatSettings("verte", null, [new GivenReservoirs("znieff", _ => null)]));

    [Fact]
    public void A_table_gives_back_the_patches_to_the_last_bit()
    {
        var ground = Ground.Drawn("###.#", "#.#..", "###.#")
            .WithResistance((row, col) => 1 + (row / 3f) + (col / 7f))
            .WithZones("commune", (_, col) => col < 4 ? 1 : float.NaN, "Ardres");
        var (map, _) = ground.Search(Ground.Hashes with { MinAreaHectares = 0.02, SteppingStoneHectares = 0.01 });
        var table = HabitatTable.From(map.Patches, ["commune"]);
        var again = HabitatTable.To(table);
        Assert.Equal(map.Patches.Count, again.Count);
        for (var i = 0; i < again.Count; i++)
        {
            Assert.Equal(map.Patches[i].Zones, again[i].Zones);
            Assert.Equal(map.Patches[i], again[i] with { Zones = map.Patches[i].Zones });
        }

        Assert.Equal("commune", table.Columns[^1].Name);
        Assert.Equal(0.08, table.Rows[0].Values[table.IndexOf("area_ha")]);
    }

    [Fact]
    public async Task Stopped_from_outside_nothing_is_committed_and_no_scratch_file_stays()
    {
        var folder = Directory.CreateTempSubdirectory("calaisis-habitats-test-");
        var sink = new LabelArray(new Shape(8, 8));
        using var stop = new CancellationTokenSource();
        var ground = new Ground(new Shape(8, 8));
        var source = new Resistance.ArraySource("cover", (_, _) => '#') { Reading = _ => stop.Cancel() };
        var search = new HabitatSearch(
            ground.Grid,
            new TileLayout(ground.Grid.Shape, 2, 2),
            Ground.Hashes,
            new HabitatInputs([source], new Resistance.ArraySource("resistance", (_, _) => 1), []));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => search.RunAsync(
            new HabitatOutput(sink),
            new HabitatLimits(2, 1 << 20, folder.FullName),
            new Flow.RecordingListener(),
            stop.Token));
        Assert.False(sink.IsCommitted);
        Assert.Empty(folder.EnumerateFiles());
        folder.Delete();
    }

    static List<string> Warned(Ground ground, HabitatSettings settings)
    {
        ground.Search(settings);
        return ground.Warnings;
    }

    static void Refused(string sentence, Ground ground, HabitatSettings settings)
    {
        Assert.Equal(sentence, Assert.Throws<RasterException>(() => ground.Search(settings)).Message);
        Assert.Equal(sentence, Assert.Throws<RasterException>(() => ground.Search(settings, 1, 2, 3)).Message);
    }

    static bool Holds(CellTest test, float value)
    {
        var values = new float[77];
        Array.Fill(values, value);
        var marks = new byte[77];
        test.Mark(values, marks);
        Assert.Single(marks.Distinct());
        return marks[0] == 1;
    }
}
