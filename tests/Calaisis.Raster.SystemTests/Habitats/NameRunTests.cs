using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.SystemTests.Pipelines;
using Calaisis.Raster.SystemTests.Vectors;
using Calaisis.Raster.Tables;
using Xunit;

namespace Calaisis.Raster.SystemTests.Habitats;

/// <summary>
/// Names of patches, links and conflicts in a run of the program, worked out from the written labels cell by cell.
/// </summary>
public sealed class NameRunTests
{
    const string Sources = "cover: { raster: cover.tif, kind: classes }\nroad: { vector: road.gpkg, width: 10 }";
    const string Layers = "- { table: friction.csv, column: prairie, source: cover }";
    const string Trame = """
        habitats: { rule: [{ source: cover, values: [1] }], min-area: 0.1 }
        links: {}
        corridors: { cutoff: { share: 0.2 } }
        conflicts: { obstacles: { route: { source: road } } }
        """;

    const string Names = """
        zones: { commune: { vector: communes.gpkg, name: NOM } }
        names:
          - { areas: woods.gpkg, name: NOM, covers: 0.6 }
          - { places: places.gpkg, name: NOM, within: 35 }
          - { zones: commune }

        """;

    // West, south, east, north in metres from the south-west corner of the region, 400 m wide and 300 m high.
    static readonly (string Name, int[] Box)[] Woods =
        [("Bois Joli", [0, 200, 120, 300]), ("Grand Bois", [140, 90, 400, 300])];
    static readonly (string Name, int[] Box)[] Communes = [("Ouest", [0, 0, 100, 300]), ("Est", [100, 0, 400, 300])];
    static readonly (string Name, double X, double Y)[] Places =
        [("Le Moulin", 15, 12), ("La Ferme", 395, 8), ("L'Étang", 205, 145)];

    [Fact]
    public async Task Patches_are_called_after_woods_then_places_then_communes_and_links_after_their_ends()
    {
        using var world = World(Names);
        (await world.RunAsync("run", "small.yaml", "--no-maps", "--quiet")).EndedWith(0);
        var labels = world.Read("out/small/base/verte/habitats.tif");
        var cores = labels.Where(label => label > 0).GroupBy(label => (int)label)
            .ToDictionary(label => label.Key, label => label.Count());
        var bare = cores.Keys.Order().ToDictionary(id => id, id => BareName(labels, id));
        Assert.Contains(bare.Values, Woods.Select(wood => wood.Name).Contains);
        Assert.Contains(bare.Values, Places.Select(place => place.Name).Contains);
        Assert.Contains(bare.Values, Communes.Select(commune => commune.Name).Contains);
        var expected = bare.ToDictionary(patch => patch.Key, patch =>
        {
            var before = bare.Count(other => other.Value == patch.Value
                && (cores[other.Key] > cores[patch.Key]
                    || (cores[other.Key] == cores[patch.Key] && other.Key < patch.Key)));
            return before == 0 ? patch.Value : $"{patch.Value} {before + 1}";
        });
        Assert.Contains(expected.Values, name => name.EndsWith(" 2", StringComparison.Ordinal));

        var habitats = Table(world, "habitats");
        Assert.Equal(expected.OrderBy(patch => patch.Key).Select(patch => patch.Value), Column(habitats, "name"));
        Assert.Equal(Column(habitats, "name"), Column(Table(world, "N_SRCE_RESERVOIR_S"), "NOM_RESV"));
        var links = Table(world, "links");
        var names = links.Rows.Select(row => $"{expected[(int)(long)row.Values[links.IndexOf("patch_a")]!]} – "
            + $"{expected[(int)(long)row.Values[links.IndexOf("patch_b")]!]}").ToList();
        Assert.NotEmpty(names);
        Assert.Equal(names, Column(links, "name"));
        Assert.Equal(Column(Table(world, "corridors"), "name"), Column(Table(world, "N_SRCE_CORRIDOR_L"), "NOM_CORR"));
        var conflicts = Table(world, "conflicts");
        var ids = Column(links, "id").Cast<long>().ToList();
        Assert.NotEmpty(conflicts.Rows);
        // No network was measured: the first of the links.
        Assert.Equal(
            Column(conflicts, "link_ids").Select(list => names[ids.IndexOf(
                long.Parse(((string)list!).Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture))]),
            Column(conflicts, "name"));
    }

    [Fact]
    public async Task Without_names_and_given_reservoirs_there_is_no_column_and_other_names_redo_no_link()
    {
        using var world = World("");
        (await world.RunAsync("run", "small.yaml", "--no-maps", "--quiet")).EndedWith(0);
        Assert.All(
            new[] { "habitats", "stepping_stones", "links", "corridors", "conflicts" }
                .Select(layer => Table(world, layer)),
            table => Assert.DoesNotContain("name", table.Columns.Select(column => column.Name)));
        File.AppendAllText(world["small.yaml"], "names: [{ places: places.gpkg, name: NOM, within: 35 }]\n");
        var plan = (await world.RunAsync("plan", "small.yaml", "--no-maps")).EndedWith(0).Output;
        Assert.Contains("base/verte/names", plan, StringComparison.Ordinal);
        foreach (var kept in new[] { "links", "habitats", "resistance" })
        {
            Assert.DoesNotContain(plan.Split('\n'), line => line.Contains(
                $"base/verte/{kept}", StringComparison.Ordinal) && line.Contains("run", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_trame_may_have_a_list_of_its_own_and_given_reservoirs_come_before_any()
    {
        using var world = World(
            "zones: { commune: { vector: communes.gpkg, name: NOM } }\nnames: [{ zones: commune }]\n");
        await Run("habitats: { rule: [{ source: cover, values: [1] }], min-area: 0.1, names: [{ places: places.gpkg, "
            + "name: NOM, within: 35 }] }\nlinks: {}");
        var names = Column(Table(world, "habitats"), "name").ToList();
        Assert.Contains(null, names);
        Assert.NotEmpty(names.OfType<string>());
        Assert.All(names.OfType<string>(), name => Assert.Contains(name, Places.Select(place => place.Name)));
        Assert.Contains(null, Column(Table(world, "links"), "name"));

        await Run("habitats: { given: [wood] }\nlinks: {}");
        Assert.Equal(["Bois Joli", "Grand Bois"], Column(Table(world, "habitats"), "name"));
        Assert.Equal(["Bois Joli – Grand Bois"], Column(Table(world, "links"), "name"));

        async Task Run(string trame)
        {
            var end = File.ReadAllText(world["small.yaml"]).Split("zones:", 2)[1];
            world.WritePipeline(Sources + "\nwood: { vector: woods.gpkg, value: { attribute: NOM } }", Layers, trame);
            File.AppendAllText(world["small.yaml"], "zones:" + end);
            (await world.RunAsync("run", "small.yaml", "--no-maps", "--quiet")).EndedWith(0);
        }
    }

    [Theory]
    [InlineData("{ places: places.gpkg, name: TOPONYME, within: 35 }", "places.gpkg", "TOPONYME")]
    [InlineData("{ areas: places.gpkg, name: NOM }", "places.gpkg", "area")]
    public async Task What_cannot_name_is_refused_by_check_as_by_run(string source, string file, string said)
    {
        using var world = World($"names: [{source}]\n");
        foreach (var command in new[] { "check", "run" })
        {
            var refused = await world.RunAsync(command, "small.yaml");
            refused.EndedWith(3);
            Assert.Contains(file, refused.Output + refused.Errors, StringComparison.Ordinal);
            Assert.Contains(said, refused.Output + refused.Errors, StringComparison.Ordinal);
        }
    }

    static string BareName(float[] labels, int id)
    {
        var cells = Enumerable.Range(0, labels.Length).Where(i => labels[i].Equals(id))
            .Select(i => (X: ((i % SmallWorld.Cols) * 10) + 5, Y: 300 - ((i / SmallWorld.Cols) * 10) - 5)).ToList();
        var wood = Woods.MaxBy(area => cells.Count(cell => IsIn(area.Box, cell)));
        if (cells.Count(cell => IsIn(wood.Box, cell)) >= 0.6 * cells.Count) return wood.Name;
        var place = Places.Select(place => (place.Name, Distance: cells.Min(cell =>
            double.Hypot(Math.Max(0, Math.Abs(cell.X - place.X) - 5), Math.Max(0, Math.Abs(cell.Y - place.Y) - 5)))))
                .MinBy(place => place.Distance);
        return place.Distance <= 35
            ? place.Name
            : Communes.MaxBy(area => cells.Count(cell => IsIn(area.Box, cell))).Name;

        static bool IsIn(int[] box, (int X, int Y) cell) =>
            cell.X > box[0] && cell.X < box[2] && cell.Y > box[1] && cell.Y < box[3];
    }

    static SmallWorld World(string end)
    {
        var world = new SmallWorld();
        var file = world[world.WritePipeline(Sources, Layers, Trame)];
        File.AppendAllText(file, end);
        world.WriteVectors("road.gpkg", SmallWorld.Road(14));
        world.WriteVectors("woods.gpkg", [.. Woods.Select(Area)]);
        world.WriteVectors("communes.gpkg", [.. Communes.Select(Area)]);
        world.WriteVectors("places.gpkg", [.. Places.Select(place => new TestFeature(
            FormattableString.Invariant($"POINT ({SmallWorld.West + place.X} {SmallWorld.North - 300 + place.Y})"),
            ("NOM", place.Name)))]);
        return world;

        static TestFeature Area((string Name, int[] Box) area)
        {
            var (west, south, east, north) = (
                SmallWorld.West + area.Box[0],
                SmallWorld.North - 300 + area.Box[1],
                SmallWorld.West + area.Box[2],
                SmallWorld.North - 300 + area.Box[3]);
            return new TestFeature(
                FormattableString.Invariant(
                    $"POLYGON (({west} {south}, {east} {south}, {east} {north}, {west} {north}, {west} {south}))"),
                ("NOM", area.Name));
        }
    }

    static FeatureTable Table(SmallWorld world, string layer) =>
        FeatureFile.Read(world["out/small/base/verte/verte.gpkg"], layer);

    static IEnumerable<object?> Column(FeatureTable table, string name) =>
        table.Rows.Select(row => row.Values[table.IndexOf(name)]);
}
