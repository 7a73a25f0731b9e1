using Calaisis.Raster.Geo.Datasets;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Habitats;
using Calaisis.Raster.SystemTests.Pipelines;
using Calaisis.Raster.SystemTests.Vectors;
using Calaisis.Raster.Tables;
using Xunit;

namespace Calaisis.Raster.SystemTests.Habitats;

/// <summary>Habitats from the command line, on a region small enough to be worked out by the test.</summary>
public sealed class HabitatsProcessTests
{
    // Wood (class 1) lies in blocks of 3 rows and 5 columns, each touching the next at a corner only.
    const string Rule = """
        habitats:
          rule:
            - { source: cover, values: [1] }
            - { source: light, below: 15 }
          given: [reserve]
          neighbours: 4
          min-area: 0.15
          stepping-stones: 0.02
          radiance: light
        """;

    [Fact]
    public async Task Labels_and_patches_are_those_of_the_rule_the_reserve_and_the_barriers()
    {
        using var world = World(Rule);
        (await world.RunAsync("run", "small.yaml", "--no-maps")).EndedWith(0);
        var said = (await Habitats(world, "--patches", "h.gpkg")).EndedWith(0);
        var labels = world.Read("h.tif");
        var patches = HabitatTable.To(FeatureFile.Read(world["h.gpkg"], HabitatTable.Name));
        var wood = SmallWorld.Every((row, col) => IsWood(row, col) || IsReserve(row, col) ? 1 : 0);
        Assert.Equal(wood.Count(cell => cell == 1), labels.Count(label => !float.IsNaN(label)));
        Assert.Equal(wood.Count(cell => cell == 1), patches.Sum(patch => patch.CellCount));
        Assert.Equal(Enumerable.Range(1, patches.Count), patches.Select(patch => patch.Id));
        var reserve = Assert.Single(patches, patch => patch.Name is not null);
        Assert.Equal(("Fort Vert", PatchRole.Core, 4L), (reserve.Name, reserve.Role, reserve.CellCount));
        Assert.All(patches.Where(patch => patch.Name is null), patch => Assert.Equal(
            patch.CellCount >= 15, patch.Role == PatchRole.Core));
        Assert.Equal(["Ouest", "Est"], patches.SelectMany(patch => patch.Zones).Distinct());
        Assert.Contains(
            "trame 'verte': 1 given reservoir without a passable cell whose centre lies on the grid left out: Ailleurs",
            said.Errors,
            StringComparison.Ordinal);
        foreach (var patch in patches)
        {
            var cells = Enumerable.Range(0, labels.Length).Where(i => labels[i].Equals(patch.Id)).ToList();
            Assert.Equal(patch.CellCount, cells.Count);
            Assert.Equal(
                cells.Average(i => SmallWorld.LightAt(i / SmallWorld.Cols, i % SmallWorld.Cols)),
                patch.MeanRadiance,
                1e-6);
        }
    }

    [Fact]
    public async Task Speed_options_change_no_byte_and_the_csv_twin_says_the_same()
    {
        using var world = World(Rule);
        (await world.RunAsync("run", "small.yaml", "--no-maps")).EndedWith(0);
        (await Habitats(world, "--patches", "h.csv")).EndedWith(0);
        var (raster, table) = (File.ReadAllBytes(world["h.tif"]), File.ReadAllBytes(world["h.csv"]));
        foreach (var option in new[] { "--jobs=3", "--tile=7" })
        {
            (await Habitats(world, "--patches", "h.csv", option)).EndedWith(0);
            Assert.Equal(raster, File.ReadAllBytes(world["h.tif"]));
            Assert.Equal(table, File.ReadAllBytes(world["h.csv"]));
        }

        Assert.Equal(DatasetMetadata.Of(world["h.tif"]), CsvProvenance.Of(world["h.csv"]));
        (await Habitats(world, "--patches", "h.gpkg")).EndedWith(0);
        Assert.Equal(DatasetMetadata.Of(world["h.tif"]), DatasetMetadata.Of(world["h.gpkg"]));
        Assert.Contains(
            "id;role;name;area_ha;area_m2;perimeter_m;compactness",
            File.ReadAllText(world["h.csv"]),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_that_nothing_fulfils_leaves_no_file_and_says_what_each_condition_holds_on()
    {
        using var world = World(Rule);
        (await world.RunAsync("run", "small.yaml", "--no-maps")).EndedWith(0);
        Write(world, "habitats: { rule: [{ source: cover, values: [9] }, { source: light, below: 15 }] }");
        var said = (await Habitats(world)).EndedWith(3);
        Assert.Contains(
            "no cell of 1,200 fulfils the rule: 'cover is 9' holds on 0; 'light is below 15' holds on",
            said.Errors,
            StringComparison.Ordinal);
        Assert.False(File.Exists(world["h.tif"]));
        Assert.DoesNotContain(world.Files(), file => file.Contains("scratch", StringComparison.Ordinal)
            || file.Contains("partial", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_attribute_that_is_missing_and_a_trame_without_habitats_are_named()
    {
        using var world = World(Rule);
        (await world.RunAsync("run", "small.yaml", "--no-maps")).EndedWith(0);
        Write(world, Rule, nameAttribute: "LABEL");
        var said = (await Habitats(world)).EndedWith(3);
        Assert.Contains("has no attribute 'LABEL'", said.Errors, StringComparison.Ordinal);
        said = (await world.RunAsync(
            "process", "run", "habitats", "--pipeline", "small.yaml", "--trame", "vert", "--resistance", "cover.tif",
            "--output", "h.tif")).EndedWith(2);
        Assert.Contains(
            "the pipeline has no trame 'vert': did you mean 'verte'?", said.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_leaves_the_same_labels_beside_the_resistance()
    {
        using var world = World(Rule);
        (await world.RunAsync("run", "small.yaml", "--no-maps")).EndedWith(0);
        (await Habitats(world)).EndedWith(0);
        Assert.Equal(world.Read("h.tif"), world.Read("out/small/base/verte/habitats.tif"));
        Assert.Contains(
            "verte/habitats.tif",
            await File.ReadAllTextAsync(world["out/small/base/run.json"], TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }

    static Task<Program.Said> Habitats(SmallWorld world, params string[] more) => world.RunAsync(
    [
        "process", "run", "habitats", "--pipeline", "small.yaml", "--trame", "verte",
        "--resistance", "out/small/base/verte/resistance.tif", "--output", "h.tif", .. more,
    ]);

    static SmallWorld World(string habitats)
    {
        var world = new SmallWorld();
        world.WriteVectors(
            "reserve.gpkg", Square(28, 36, 2, ("NOM", "Fort Vert")), Square(60, 60, 2, ("NOM", "Ailleurs")));
        world.WriteVectors("zones.gpkg", Rectangle(0, 20, ("NOM", "Ouest")), Rectangle(20, 40, ("NOM", "Est")));
        Write(world, habitats);
        return world;
    }

    static void Write(SmallWorld world, string habitats, string nameAttribute = "NOM")
    {
        world.WritePipeline(
            $$"""
            cover: { raster: cover.tif, kind: classes }
            light: { raster: light.tif, kind: values }
            reserve: { vector: reserve.gpkg, value: { attribute: {{nameAttribute}} } }
            """,
            "- { table: friction.csv, column: foret, source: cover }",
            habitats);
        File.AppendAllText(world["small.yaml"], "zones:\n  pays: { vector: zones.gpkg, name: NOM }\n");
    }

    static bool IsWood(int row, int col) => SmallWorld.CoverAt(row, col) == 1 && SmallWorld.LightAt(row, col) < 15;

    // Class 3 of the cover is impassable.
    static bool IsReserve(int row, int col) =>
        row is 28 or 29 && col is 36 or 37 && SmallWorld.CoverAt(row, col) != 3;

    static TestFeature Square(int row, int col, int cells, params (string Name, object? Value)[] attributes) =>
        Area(col, row, col + cells, row + cells, attributes);

    static TestFeature Rectangle(int fromCol, int toCol, params (string Name, object? Value)[] attributes) =>
        Area(fromCol, 0, toCol, SmallWorld.Rows, attributes);

    static TestFeature Area(int left, int top, int right, int bottom, (string Name, object? Value)[] attributes)
    {
        var (w, e) = (SmallWorld.West + (left * 10), SmallWorld.West + (right * 10));
        var (n, s) = (SmallWorld.North - (top * 10), SmallWorld.North - (bottom * 10));
        return new TestFeature(
            FormattableString.Invariant($"POLYGON (({w} {n}, {e} {n}, {e} {s}, {w} {s}, {w} {n}))"), attributes);
    }
}
