using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.SystemTests.Operation;
using Calaisis.Raster.SystemTests.Pipelines;
using Xunit;

namespace Calaisis.Raster.SystemTests.Vectors;

/// <summary>The watercourses of a pipeline in the national tables, from a layer with published attributes.</summary>
public sealed class WatercourseTests
{
    const string Declared = "standard: { milieu: boisé }";

    const string Asked =
        "standard: { milieu: boisé, watercourses: { source: eau, type: GENRE, objective: OBJ, class-1: C1, class-2: "
        + "C2, corridor: COR, reservoir: RES, comment: NOM } }";

    [Fact]
    public async Task Lines_and_surfaces_of_the_source_are_in_the_national_tables()
    {
        using var world = World(Asked);
        world.WriteVectors(
            "eau.gpkg",
            Water("LINESTRING (600000 7000010, 600300 7000010, 600300 7000410)", "Hem", "rivière", "02", "T", "non"),
            Water("LINESTRING (610000 7010000, 610010 7010000)", "beyond the grid", "", "", "", ""),
            Water(
                "POLYGON ((600100 7000100, 600200 7000100, 600200 7000200, 600100 7000200, 600100 7000100))", "Lac", "",
                "01", "", "T"),
            Water(
                "MULTILINESTRING ((600010 7000000, 600010 7000050), (600020 7000000, 600020 7000030))", "", "fossé", "",
                "F", "0"));
        (await world.RunAsync("check", NetworkTrames.File)).EndedWith(0);
        (await world.RunAsync("run", NetworkTrames.File, "--quiet", "--no-maps")).EndedWith(0);
        var package = world["out/net/base/verte/verte.gpkg"];
        var lines = FeatureFile.Read(package, "N_SRCE_COURS_EAU_L");
        Assert.Equal(
            [
                ["FR32HL1", null, "rivière", "02", "T", null, "DG", "T", null, "Hem", 700.0],
                ["FR32HL3", null, "fossé", null, null, null, "DG", "T", null, null, 80.0],
            ],
            lines.Rows.Select(row => row.Values.ToArray()));
        Assert.Equal(
            ["FR32HS2", null, null, "01", null, "T", "DG", "T", null, "Lac", 10_000.0],
            FeatureFile.Read(package, "N_SRCE_COURS_EAU_S").Rows.Single().Values);
        Assert.Contains(
            "N_SRCE_COURS_EAU_L",
            Directory.GetFiles(world["out/net/base/verte/tables"]).Select(Path.GetFileNameWithoutExtension));
        Assert.DoesNotContain(
            "N_SRCE_COURS_EAU_L",
            Directory.GetFiles(world["out/net/base/noire/tables"]).Select(Path.GetFileNameWithoutExtension));
    }

    [Theory]
    [InlineData(
        "C1: peut-être",
        "feature 1: 'C1' holds 'peut-être', expected one of T, true, 1, oui, yes, F, false, 0, non, no, or nothing")]
    [InlineData("OBJ: 3", "feature 1: 'OBJ' holds '3', expected one of 01, 02, or nothing")]
    [InlineData("point", "feature 1: its shape is a POINT, expected a line or a surface")]
    public async Task What_the_standard_does_not_know_is_told_before_a_run(string wrong, string why)
    {
        using var world = World(Asked);
        world.WriteVectors(
            "eau.gpkg",
            Water(
                wrong == "point" ? "POINT (600100 7000100)" : "LINESTRING (600000 7000010, 600300 7000010)",
                "Hem",
                "",
                wrong.StartsWith("OBJ", StringComparison.Ordinal) ? "3" : "",
                wrong.StartsWith("C1", StringComparison.Ordinal) ? "peut-être" : "",
                ""));
        foreach (var command in new[] { "check", "run" })
        {
            var said = (await world.RunAsync(command, NetworkTrames.File)).EndedWith(3);
            Assert.Contains(why, said.All, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_raster_holds_no_watercourses()
    {
        using var world = World("standard: { watercourses: { source: cover } }");
        world.WriteVectors("eau.gpkg", Water("LINESTRING (600000 7000010, 600300 7000010)", "", "", "", "", ""));
        Assert.Contains(
            "this table of watercourses reads the source 'cover', which is a raster, expected a vector layer",
            (await world.RunAsync("check", NetworkTrames.File)).EndedWith(2).Errors,
            StringComparison.Ordinal);
    }

    static SmallWorld World(string standard)
    {
        var world = new NetworkTrames().World();
        var text = File.ReadAllText(world[NetworkTrames.File]);
        Assert.Contains(Declared, text, StringComparison.Ordinal);
        File.WriteAllText(
            world[NetworkTrames.File],
            text.Replace(Declared, standard, StringComparison.Ordinal)
                .Replace(
                    "  road: { vector: road.gpkg }\n",
                    "  road: { vector: road.gpkg }\n  eau: { vector: eau.gpkg }\n",
                    StringComparison.Ordinal));
        return world;
    }

    static TestFeature Water(string shape, string name, string kind, string objective, string one, string two) => new(
        shape, ("NOM", name), ("GENRE", kind), ("OBJ", objective), ("C1", one), ("C2", two), ("COR", "oui"),
        ("RES", "false"));
}
