using Calaisis.Raster.SystemTests.Pipelines;
using Xunit;

namespace Calaisis.Raster.SystemTests.Habitats;

/// <summary>
/// Hedges narrower than a cell are habitat of whole cells: that is told with both figures, in check and run.
/// </summary>
public sealed class NarrowHabitatTests
{
    [Fact]
    public async Task Habitat_of_lines_narrower_than_a_cell_is_told_with_its_real_surface_of_a_source_as_of_an_edit()
    {
        using var world = new SmallWorld();
        File.WriteAllText(world["wood.csv"], "code;class;foret\n1;Wood;1\n2;Field;1\n");
        world.WriteRaster("wood.tif", SmallWorld.Every((row, col) => row < 10 && col < 10 ? 1 : 2));
        // Ten hedges of 400 m and 1 m: 0.4 ha that take 400 cells of 1 are.
        world.WriteVectors("hedges.gpkg", [.. Enumerable.Range(0, 10).Select(i => SmallWorld.Road(12 + i))]);
        var name = world.WritePipeline(
            """
            wood: { raster: wood.tif, kind: classes }
            hedges: { vector: hedges.gpkg, width: 1 }
            wide: { vector: hedges.gpkg, width: 10 }
            """,
            "- { table: wood.csv, column: foret, source: wood }",
            "habitats: { rule: [{ any: [{ source: wood, values: [1] }, { source: "
                + "hedges }, { source: wide }] }], min-area: 0 }");
        File.AppendAllText(world[name], """
            scenarios:
              planted:
                title: Planted
                edits:
                  - { burn: hedges.gpkg, width: 2, on: wood, class: "1" }
            """);
        var check = await world.RunAsync("check", name);
        check.EndedWith(0);
        const string Own = "'hedges' makes 4 ha of habitat, of 0.4 ha at its real width: "
            + "lines narrower than a cell (10 m) take whole cells";
        const string Planted = "burns into 'wood' makes 4 ha of habitat, of 0.8 ha at its real width";
        Assert.Contains(Own, check.Output, StringComparison.Ordinal);
        Assert.Contains(Planted, check.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("'wide' makes", check.Output, StringComparison.Ordinal);
        var run = await world.RunAsync("run", name, "--no-maps");
        run.EndedWith(0);
        Assert.Contains(Own, run.Output + run.Errors, StringComparison.Ordinal);
        Assert.Contains(Planted, run.Output + run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_log_distance_with_too_few_core_areas_to_have_links_is_refused_by_the_check_at_its_place()
    {
        using var world = new SmallWorld();
        File.WriteAllText(world["wood.csv"], "code;class;foret\n1;Wood;1\n2;Field;1\n");
        world.WriteRaster("wood.tif", SmallWorld.Every((row, col) => (row < 10 && col < 10) || row > 25 ? 1 : 2));
        var name = world.WritePipeline(
            "wood: { raster: wood.tif, kind: classes }",
            "- { table: wood.csv, column: foret, source: wood }",
            """
            habitats: { rule: [{ source: wood, values: [1] }], min-area: 0 }
            links: { topology: planar }
            network: { distance: { metres: 700, conversion: log-log }, probability: 0.5 }
            """);
        var check = await world.RunAsync("check", name);
        check.EndedWith(3);
        Assert.Contains("small.yaml(11,", check.Output, StringComparison.Ordinal);
        Assert.Contains(
            "metres cannot be made a cost by the log-log rule: 2 core areas have fewer than 3 links",
            check.Output,
            StringComparison.Ordinal);
        var run = await world.RunAsync("run", name, "--no-maps");
        run.EndedWith(3);
        Assert.Contains("small.yaml(11,", run.Errors + run.Output, StringComparison.Ordinal);
    }
}
