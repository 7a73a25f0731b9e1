using Calaisis.Raster.Corridors;
using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Habitats.Rules;
using Calaisis.Raster.Links;
using Calaisis.Raster.Resistance;
using Calaisis.Raster.Tests.Flow;
using Calaisis.Raster.Tests.Resistance;
using Calaisis.Raster.Zones;
using Xunit;

namespace Calaisis.Raster.Tests.Corridors;

/// <summary>Crossings of paths and obstacles, and how they are grouped.</summary>
public sealed class ConflictTests
{
    static readonly Obstacle Road = new("road", "cover", CellTest.OneOf(['R'])) { Code = "02", Label = "Routes" };

    [Fact]
    public void Obstacle_cells_in_a_row_are_one_crossing_in_their_middle_that_costs_what_the_path_pays_there()
    {
        var conflict = Assert.Single(Find(["..RRR.."], [Straight(1, 0, 0, 6)], 0, (_, col) => col));
        Assert.Equal((600_035, 7_099_995), (conflict.X, conflict.Y));
        Assert.Equal([1], conflict.Links);
        Assert.Equal(1, conflict.Crossings);
        Assert.Equal(4, conflict.MaxResistance);
        // 2 + 3 + 4, each over one cell of 10 m.
        Assert.Equal(90, conflict.Cost);
        Assert.Equal(("road", "02", "Routes"), (conflict.Obstacle, conflict.Code, conflict.Label));
    }

    [Fact]
    public void A_conflict_knows_how_far_the_nearest_opening_is()
    {
        var conflicts = Find(
            ["..R............................................R.."], [Straight(1, 0, 0, 48)], 0, (_, _) => 1);
        var grid = new GridDefinition("EPSG:2154", 600_000, 7_100_000, 10, 10, new Shape(1, 50));
        var measured = OpeningDistances.Measure(
            conflicts, [new ArraySource("crossing", (_, col) => col == 5 ? 1 : float.NaN)], grid);
        Assert.Equal([30.0, null], measured.Select(conflict => conflict.OpeningMetres));
        Assert.All(OpeningDistances.Measure(conflicts, [], grid), conflict => Assert.Null(conflict.OpeningMetres));
    }

    [Fact]
    public void A_thin_line_crossed_on_the_diagonal_between_two_of_its_cells_is_a_crossing()
    {
        string[] ground = [".R", "R."];
        var conflict = Assert.Single(Find(ground, [Path(1, (0, 0), (1, 1))], 0, (row, col) => row == col ? 1 : 50));
        Assert.Equal((0, 50), (conflict.Cost, conflict.MaxResistance));
        Assert.Equal((600_005, 7_099_995), (conflict.X, conflict.Y));
    }

    [Fact]
    public void A_corner_that_only_one_cell_of_the_obstacle_touches_is_not_crossed() =>
        Assert.Empty(Find([".R", ".."], [Path(1, (0, 0), (1, 1))], 0, (_, _) => 1));

    [Fact]
    public void Where_what_is_slipped_between_is_impassable_the_ends_tell_the_resistance()
    {
        var conflict = Assert.Single(
            Find([".R", "R."], [Path(1, (0, 0), (1, 1))], 0, (row, col) => row == col ? 7 + row : float.NaN));
        Assert.Equal(8, conflict.MaxResistance);
    }

    [Theory]
    [InlineData(".R.", "...")]
    [InlineData("...", ".R.")]
    [InlineData(".R.", ".R.")]
    public void A_knights_move_crosses_what_lies_on_either_cell_it_passes_through(string first, string second)
    {
        var conflict = Assert.Single(Find([first, second], [Path(1, (0, 0), (1, 2))], 0, (_, _) => 4));
        var cells = (first + second).Count(cell => cell == 'R');
        Assert.Equal(cells * 4 * Math.Sqrt(500) / 4, conflict.Cost, 1e-12);
    }

    [Fact]
    public void Steep_knights_pass_through_the_cells_beside_their_column()
    {
        var conflict = Assert.Single(Find(["..", "R.", ".."], [Path(1, (2, 1), (0, 0))], 0, (_, _) => 1));
        Assert.Equal(1, conflict.Crossings);
        Assert.Empty(Find(["..", "..", "R."], [Path(1, (2, 1), (0, 0))], 0, (_, _) => 1));
    }

    [Fact]
    public void Shares_of_steps_by_mean_conductance_add_up_to_what_the_path_costs()
    {
        // Cells of 10 m: straight, a knight's move through two cells, a diagonal step; a road everywhere takes it all.
        float Resistance(int row, int col) => 1 + (7 * row) + (3 * col);
        double[][] steps = [[10, 1, 4], [Math.Sqrt(500), 4, 17, 7, 14], [Math.Sqrt(200), 17, 27]];
        var expected = steps.Sum(step => step[0] / step.Skip(1).Average(resistance => 1 / resistance));
        string[] ground = ["RRRRR", "RRRRR", "RRRRR"];
        var conflict = Assert.Single(Search(
            ground, [Path(1, (0, 0), (0, 1), (1, 3), (2, 4))], new ConflictSettings(0, [Road]), Resistance, 4, 1,
            mean: StepMean.Conductance));
        Assert.Equal(expected, conflict.Cost, 1e-9);
        conflict = Assert.Single(Search(
            [".R."], [Straight(1, 0, 0, 2)], new ConflictSettings(0, [Road]), (_, col) => col == 1 ? 9 : 1, 4, 1,
            mean: StepMean.Conductance));
        Assert.Equal(2 * 18 * 0.9, conflict.Cost, 1e-9);
    }

    [Fact]
    public void Crossings_that_lead_on_to_each_other_are_one_conflict_at_the_crossing_nearest_to_their_mean()
    {
        string[] ground = ["R.R.R.....R"];
        Link[] links = [Straight(3, 0, 0, 10), Straight(9, 0, 0, 3)];
        var conflicts = Find(ground, links, 20, (_, _) => 1);
        Assert.Equal(2, conflicts.Count);
        Assert.Equal([3, 9], conflicts[0].Links);
        Assert.Equal(5, conflicts[0].Crossings);
        Assert.Equal(600_025, conflicts[0].X);
        Assert.Equal([1, 2], conflicts.Select(conflict => conflict.Id));
        Assert.Equal(4, Find(ground, links, 19.9, (_, _) => 1).Count);
    }

    [Fact]
    public void Each_obstacle_has_conflicts_of_its_own_even_at_one_place()
    {
        Obstacle[] obstacles = [new("light", "light", CellTest.Above(5)), Road];
        var conflicts = Search(
            [".R."], [Straight(1, 0, 0, 2)], new ConflictSettings(100, obstacles), (_, _) => 1, 4, 1,
            (_, col) => col == 1 ? 9 : 0);
        Assert.Equal(["light", "road"], conflicts.Select(conflict => conflict.Obstacle));
    }

    [Fact]
    public void Random_paths_cross_and_group_as_worked_out_by_hand_with_any_tiles_workers_and_order()
    {
        var random = new Random(5);
        for (var round = 0; round < 30; round++)
        {
            var (rows, cols) = (random.Next(3, 20), random.Next(3, 20));
            var ground = Enumerable.Range(0, rows)
                .Select(_ => string.Concat(Enumerable.Range(0, cols).Select(_ => random.Next(4) == 0 ? 'R' : '.')))
                .ToArray();
            var links = Enumerable.Range(1, 6).Select(id => Walk(id, rows, cols, random)).ToList();
            var metres = random.Next(0, 60);
            var naive = Naive(ground, links, metres);
            foreach (var (tile, workers) in new[] { (64, 1), (3, 4), (1, 2) })
            {
                var found = Search(
                    ground, [.. links.OrderBy(_ => random.Next())], new ConflictSettings(metres, [Road]), (_, _) => 2,
                    tile, workers);
                Assert.Equal(naive, found.Select(conflict => (string.Join(' ', conflict.Links), conflict.Crossings)));
            }
        }
    }

    [Fact]
    public void A_crossing_whose_cells_are_all_opened_says_what_opens_them()
    {
        // Column 1: the bridge alone; 2: the road alone; 3 and 4: a bridge as long as the road is wide; 6 and 7: too
        // short a one.
        string[] ground = ["..R.RR.RR"];
        float Bridge(int row, int col) => col is 0 or 4 or 5 or 7 ? 1 : float.NaN;
        float Written(int row, int col) => !float.IsNaN(Bridge(row, col)) ? 3 : ground[row][col] == 'R' ? 80 : 2;
        var openings = new ObstacleOpenings(
            new StackedLayer(new ConstantLayer("cover", 80), Combine.Max),
            [new NamedLayer("light", new StackedLayer(new ConstantLayer("light", 1), Combine.Over))],
            Least: 3,
            Most: 100);
        var found = Search(
            ground, [Straight(1, 0, 0, 8)], new ConflictSettings(0, [Road with { Openings = openings }]), Written, 4,
            1, Bridge);

        Assert.Equal([0, 1, 0], found.Select(conflict => conflict.Opened));
        Assert.Equal(["light"], found[1].OpenedBy);
        Assert.Empty(found[0].OpenedBy);
        Assert.Empty(found[2].OpenedBy);
        Assert.Equal([800, 60, 430], found.Select(conflict => conflict.Cost));
    }

    [Theory]
    [InlineData(".R", "R.", 0)]
    [InlineData("lR", "R.", 1)]
    [InlineData(".R", "Rl", 1)]
    public void A_step_between_two_cells_is_an_opening_where_another_feature_is_drawn_over_the_line(
        string first, string second, int opened)
    {
        string[] ground = [first, second];
        foreach (var isOrdered in new[] { true, false })
        {
            var found = Assert.Single(Search(
                ["..", ".."],
                [Path(1, (0, 0), (1, 1))],
                new ConflictSettings(
                    0, [new Obstacle("road", "light", CellTest.OneOf(['R'])) { IsOrdered = isOrdered }]),
                (_, _) => 1,
                4,
                1,
                (row, col) => ground[row][col] == '.' ? float.NaN : ground[row][col]));
            Assert.Equal((0, isOrdered ? opened : 0), (found.Cost, found.Opened));
            Assert.Equal(isOrdered && opened > 0 ? ["light"] : [], found.OpenedBy);
        }
    }

    [Theory]
    [InlineData(true, 1, 5.0, "light")]
    [InlineData(false, 0, 90.0, "")]
    public void A_line_beneath_a_lane_of_its_source_is_opened_where_the_file_says_what_lies_on_top(
        bool isOrdered, int opened, double highest, string openedBy)
    {
        // The lane leads straight across the motorway, whose cell there is drawn over: l on R.
        string[] drawn = ["..R..", "lllll", "..R.."];
        var road = new Obstacle("road", "light", CellTest.OneOf(['R']))
        {
            IsOrdered = isOrdered,
            Openings = new ObstacleOpenings(new StackedLayer(new LayerOfRoads(), Combine.Max), [], Least: 1, Most: 100),
        };
        var source = new DrawnSource(drawn, (row, col) => row == 1 && col == 2);
        var found = Assert.Single(SearchOn(
            source, [Straight(1, 1, 0, 4)], new ConflictSettings(0, [road]),
            (row, col) => drawn[row][col] switch { 'R' => 90, 'l' => 5, _ => 1 }));

        Assert.Equal((1, opened, highest, 50.0), (found.Crossings, found.Opened, found.MaxResistance, found.Cost));
        Assert.Equal(openedBy, string.Join(' ', found.OpenedBy));
        Assert.Equal(opened == 1, found.IsOpened);
        Assert.Equal(opened == 0 ? [1] : [], ConflictPlaces.ToAct([found]).Select(conflict => conflict.Id));
    }

    [Fact]
    public void What_lies_beneath_something_as_resistant_is_not_crossed()
    {
        string[] drawn = ["..R..", "lllll", "..R.."];
        var road = new Obstacle("road", "light", CellTest.OneOf(['R']))
        {
            Openings = new ObstacleOpenings(new StackedLayer(new LayerOfRoads(), Combine.Max), [], Least: 1, Most: 100),
        };

        Assert.Empty(SearchOn(
            new DrawnSource(drawn, (row, col) => row == 1 && col == 2),
            [Straight(1, 1, 0, 4)],
            new ConflictSettings(0, [road]),
            (_, _) => 90));
    }

    [Fact]
    public void Obstacles_that_a_link_crosses_at_one_spot_are_one_place_and_those_apart_or_of_other_links_are_not()
    {
        Obstacle[] obstacles = [new("light", "light", CellTest.Above(5)), Road];
        // Row 0: both 30 m apart on one link. Row 30, 300 m below, each on a link of its own.
        List<string> ground = [.. Enumerable.Repeat(".........", 31)];
        (ground[0], ground[30]) = ("..R......", "..R......");
        var found = Search(
            [.. ground],
            [Straight(1, 0, 0, 8), Straight(2, 30, 0, 3), Straight(3, 30, 4, 8)],
            new ConflictSettings(30, obstacles),
            (_, _) => 1,
            16,
            1,
            (row, col) => row % 30 == 0 && col == 5 ? 9 : 0);

        Assert.Equal([1, 1, 3, 4], found.Select(conflict => conflict.Place));
        Assert.Equal([1, 3, 4], ConflictPlaces.ToAct(found).Select(conflict => conflict.Id));
        Assert.Equal(
            [(1, 1), (2, 1), (3, 1)], ConflictPlaces.ByLink(found).Select(link => (link.Key, link.Value)).Order());
        // One of two that is opened leaves the other to be acted on.
        found = [found[0] with { Opened = 1 }, .. found.Skip(1)];
        Assert.Equal([2, 3, 4], ConflictPlaces.ToAct(found).Select(conflict => conflict.Id));
    }

    [Fact]
    public void What_costs_no_less_than_the_obstacle_itself_opens_nothing()
    {
        var openings = new ObstacleOpenings(
            new StackedLayer(new ConstantLayer("cover", 80), Combine.Max),
            [new NamedLayer("light", new StackedLayer(new ConstantLayer("light", 90), Combine.Over))],
            Least: 1,
            Most: 100);
        var found = Search(
            [".R."], [Straight(1, 0, 0, 2)], new ConflictSettings(0, [Road with { Openings = openings }]),
            (_, col) => col == 1 ? 90 : 1, 4, 1, (_, _) => 1);

        Assert.Equal(0, Assert.Single(found).Opened);
    }

    [Fact]
    public void A_table_gives_back_the_conflicts_to_the_last_bit()
    {
        List<Conflict> conflicts =
            [.. Find(["..R.R"], [Straight(1, 0, 0, 4), Straight(12, 0, 1, 4)], 10, (_, col) => col / 3f)];
        conflicts[1] = conflicts[1] with { Opened = 1, OpenedBy = ["bridges", "crossings"] };
        var table = ConflictTable.From(conflicts, ["commune"], CostUnits.Map);
        var again = ConflictTable.To(table);
        Assert.Equal(2, again.Count);
        for (var i = 0; i < again.Count; i++)
        {
            Assert.Equal(conflicts[i].Links, again[i].Links);
            Assert.Equal(conflicts[i].Zones, again[i].Zones);
            Assert.Equal(conflicts[i].OpenedBy, again[i].OpenedBy);
            Assert.Equal(conflicts[i], again[i] with
            {
                Links = conflicts[i].Links,
                Zones = conflicts[i].Zones,
                OpenedBy = conflicts[i].OpenedBy,
            });
        }
    }

    /// <summary>
    /// Maximal stretches of path on the obstacle, then pairs joined until nothing changes; all geometry restated.
    /// </summary>
    static List<(string Links, int Crossings)> Naive(string[] ground, List<Link> links, double metres)
    {
        var crossings = new List<(int Link, int Row, int Col)>();
        foreach (var link in links)
        {
            var on = new List<(bool Holds, int Row, int Col)>();
            for (var k = 0; k < link.Path.Count; k++)
            {
                var (a, isOn) = (link.Path[k], IsRoad(link.Path[k].Row, link.Path[k].Col));
                on.Add((isOn, a.Row, a.Col));
                if (k + 1 == link.Path.Count) continue;
                var b = link.Path[k + 1];
                var isDiagonal = a.Row != b.Row && a.Col != b.Col;
                var passes = isDiagonal && IsRoad(a.Row, b.Col) && IsRoad(b.Row, a.Col);
                var nextIsOn = IsRoad(b.Row, b.Col);
                on.Add((
                    (isOn && nextIsOn) || passes,
                    isOn || !nextIsOn ? a.Row : b.Row,
                    isOn || !nextIsOn ? a.Col : b.Col));
            }

            for (var i = 0; i < on.Count; i++)
            {
                if (!on[i].Holds) continue;
                var end = i;
                while (end + 1 < on.Count && on[end + 1].Holds) end++;
                crossings.Add((link.Id, on[(i + end) / 2].Row, on[(i + end) / 2].Col));
                i = end;
            }
        }

        var group = Enumerable.Range(0, crossings.Count).ToArray();
        for (var changed = true; changed;)
        {
            changed = false;
            for (var i = 0; i < group.Length; i++)
            {
                for (var j = 0; j < group.Length; j++)
                {
                    var (y, x) = (
                        10 * (crossings[i].Row - crossings[j].Row), 10 * (crossings[i].Col - crossings[j].Col));
                    if (Math.Sqrt((x * x) + (y * y)) > metres || group[i] <= group[j]) continue;
                    (group[i], changed) = (group[j], true);
                }
            }
        }

        return
        [
            .. crossings.Select((crossing, i) => (crossing, Group: group[i]))
                .GroupBy(pair => pair.Group)
                .OrderBy(pairs => pairs.Min(pair => (pair.crossing.Row * 1000) + pair.crossing.Col))
                .Select(pairs => (
                    string.Join(' ', pairs.Select(pair => pair.crossing.Link).Distinct().Order()), pairs.Count())),
        ];

        bool IsRoad(int row, int col) => ground[row][col] == 'R';
    }

    static IReadOnlyList<Conflict> Find(
        string[] ground, IReadOnlyList<Link> links, double metres, Func<int, int, float> resistance) =>
        Search(ground, links, new ConflictSettings(metres, [Road]), resistance, 4, 2);

    static IReadOnlyList<Conflict> Search(
        string[] ground,
        IReadOnlyList<Link> links,
        ConflictSettings settings,
        Func<int, int, float> resistance,
        int tile,
        int workers,
        Func<int, int, float>? light = null,
        StepMean mean = StepMean.Resistance)
    {
        var shape = new Shape(ground.Length, ground[0].Length);
        var search = new ConflictSearch(
            new GridDefinition("EPSG:2154", 600_000, 7_100_000, 10, 10, shape),
            new TileLayout(shape, tile, tile),
            settings,
            [
                new ArraySource("cover", (row, col) => ground[row][col]),
                new ArraySource("light", light ?? ((_, _) => float.NaN)),
            ],
            new ArraySource("resistance", resistance),
            [new ZoneLayer("commune", new ArraySource("commune", (_, col) => col < 3 ? 1 : float.NaN), ["Ardres"])],
            CostUnits.Map,
            mean);
        return search.RunAsync(
            links, $"conflicts", new PassLimits(workers, 1 << 20), new RecordingListener(), CancellationToken.None)
            .GetAwaiter().GetResult();
    }

    static IReadOnlyList<Conflict> SearchOn(
        ITileSource source, IReadOnlyList<Link> links, ConflictSettings settings, Func<int, int, float> resistance)
    {
        var shape = new Shape(3, 5);
        return new ConflictSearch(
            new GridDefinition("EPSG:2154", 600_000, 7_100_000, 10, 10, shape),
            new TileLayout(shape, 4, 4),
            settings,
            [source],
            new ArraySource("resistance", resistance),
            [],
            CostUnits.Map).RunAsync(
                links, $"conflicts", new PassLimits(1, 1 << 20), new RecordingListener(), CancellationToken.None)
                .GetAwaiter().GetResult();
    }

    /// <summary>Roads of which some cells of a motorway lie beneath a lane.</summary>
    sealed class DrawnSource(string[] drawn, Func<int, int, bool> isBeneath) : IDrawnSource
    {
        public string Name => "light";

        public void Read(Window window, Span<float> values) => new ArraySource(Name, At).Read(window, values);

        public ITileSource WithWallsOnTop(Func<float, double> rank) =>
            new ArraySource(Name, (row, col) => isBeneath(row, col) && rank('R') > rank('l') ? 'R' : At(row, col));

        float At(int row, int col) => drawn[row][col] == '.' ? float.NaN : drawn[row][col];
    }

    /// <summary>90 on a motorway, 5 on a lane.</summary>
    sealed class LayerOfRoads : IResistanceLayer
    {
        public IReadOnlyList<SourceNeed> NeedsOn(GridDefinition grid) => [new("light", 0)];

        public void Evaluate(TileInputs inputs, Span<float> resistance, ResistanceScratch scratch) =>
            resistance[0] = inputs["light"].Row(inputs.Window.Row, inputs.Window.Col, 1)[0] switch
            {
                'R' => 90,
                'l' => 5,
                _ => float.NaN,
            };
    }

    static Link Walk(int id, int rows, int cols, Random random)
    {
        var path = new List<(int, int)> { (random.Next(rows), random.Next(cols)) };
        for (var step = 0; step < 25; step++)
        {
            var (row, col) = path[^1];
            var next = (
                Math.Clamp(row + random.Next(-1, 2), 0, rows - 1), Math.Clamp(col + random.Next(-1, 2), 0, cols - 1));
            if (next != path[^1]) path.Add(next);
        }

        return Path(id, [.. path]);
    }

    static Link Straight(int id, int row, int first, int last) =>
        Path(id, [.. Enumerable.Range(first, last - first + 1).Select(col => (row, col))]);

    static Link Path(int id, params (int Row, int Col)[] cells) => new()
    {
        Id = id,
        PatchA = 1,
        PatchB = 2,
        Cost = 1,
        LengthMetres = 1,
        EuclideanMetres = 1,
        MaxResistance = 1,
        HighResistanceShare = 0,
        Crosses = [],
        State = LinkState.Active,
        Path = [.. cells.Select(cell => new Cell(cell.Row, cell.Col))],
    };
}
