using Calaisis.Raster.Grids;
using Calaisis.Raster.Preflight;
using Calaisis.Raster.Sources;
using Calaisis.Raster.Tests.Resistance;
using Xunit;

namespace Calaisis.Raster.Tests.Preflight;

/// <summary>Lines that pierce others of the same source, counted and told.</summary>
public sealed class PiercedWallsTests
{
    static readonly Legend Roads = new("VOCATION", [new LegendClass(1, "Autoroute", "", null),
        new LegendClass(2, "Chemin", "", null), new LegendClass(3, "Route", "", null)]);

    static readonly GridDefinition Grid = new("EPSG:2154", 600_000, 7_000_000, 10, 10, new Shape(4, 5));

    [Fact]
    public void Cells_of_walls_beneath_what_resists_less_are_counted_and_the_worst_is_told_with_the_line_that_mends_it()
    {
        // A motorway (1) in column 1, a road (3) in column 3, both crossed by a track (2) in rows 1 and 3.
        string[] drawn = [" 1 3 ", "22222", " 1 3 ", "22222"];
        string[] onTop = [" 1 3 ", "21232", " 1 3 ", "21232"];
        var found = PiercedWalls.In(
            Source(drawn), Source(onTop), ResistanceOf, new TileLayout(Grid.Shape, 2, 3),
            TestContext.Current.CancellationToken);

        Assert.Equal(new PiercedWalls(4, 2, 1, new Cell(1, 1)), found);
        Assert.Equal(
            "the table layer of line 9 (roads): on 4 cells a line of lower resistance is drawn over one of higher of "
                + "the same source, which is open there, "
                + "for instance 'Chemin' over 'Autoroute' at x 600015, y 6999985; "
                + "say which lies on top, from the bottom up: "
                + "order: { attribute: VOCATION, values: [\"Chemin\", \"Route\", \"Autoroute\"] }",
            found!.Say($"table layer of line 9 (roads)", "VOCATION", Roads, ResistanceOf, Grid).ToString());
    }

    [Fact]
    public void Walls_that_lie_on_what_resists_less_or_as_much_are_not_pierced()
    {
        Assert.Null(PiercedWalls.In(
            Source(["1", "2"]), Source(["1", "2"]), ResistanceOf, new TileLayout(new Shape(2, 1), 2, 1),
            TestContext.Current.CancellationToken));
        Assert.Null(PiercedWalls.In(
            Source(["1", "2"]), Source(["2", "2"]), ResistanceOf, new TileLayout(new Shape(2, 1), 2, 1),
            TestContext.Current.CancellationToken));
        Assert.Null(PiercedWalls.In(
            Source(["1", "2"]), Source(["2", "1"]), _ => 5, new TileLayout(new Shape(2, 1), 2, 1),
            TestContext.Current.CancellationToken));
    }

    [Fact]
    public void What_the_layer_says_nothing_of_pierces_as_well()
    {
        var found = PiercedWalls.In(
            Source(["2"]),
            Source(["1"]),
            value => value == 2 ? float.NaN : 7,
            new TileLayout(new Shape(1, 1), 1, 1),
            TestContext.Current.CancellationToken);
        Assert.Equal(1, found!.Cells);
    }

    static float ResistanceOf(float value) => value switch { 1 => float.PositiveInfinity, 2 => 30, _ => 500 };

    static ArraySource Source(string[] cells) =>
        new("roads", (row, col) => cells[row][col] == ' ' ? float.NaN : cells[row][col] - '0');
}
