using Calaisis.Raster.SystemTests.Pipelines;
using Calaisis.Raster.SystemTests.Vectors;
using Xunit;

namespace Calaisis.Raster.SystemTests.Scenarios;

/// <summary>
/// Each kind of edit of a source, every cell of the small region worked out a second time by the test.
/// </summary>
public sealed class SourceEditTests
{
    // Rows 5 to 9 and columns 10 to 19 of the region, by their edges.
    const string Block = "{ polygon: [[600100, 7000250], [600200, 7000250], [600200, 7000200], [600100, 7000200]] }";

    [Fact]
    public async Task A_burned_area_sets_the_class_of_its_cells()
    {
        var cover = await Edited("cover", $"{{ burn: {Block}, on: cover, class: 2 }}");
        AssertEvery((row, col) => InBlock(row, col) ? 2 : SmallWorld.CoverAt(row, col), cover);
    }

    [Fact]
    public async Task Only_the_listed_classes_change()
    {
        var cover = await Edited("cover", $"{{ burn: {Block}, on: cover, class: 2, only: [1, 4] }}");
        AssertEvery(
            (row, col) => InBlock(row, col) && SmallWorld.CoverAt(row, col) is 1 or 4 && InBlock(row, col)
                ? 2
                : SmallWorld.CoverAt(row, col), cover);
    }

    [Fact]
    public async Task A_burned_line_has_its_width()
    {
        // Along the edge between rows 14 and 15: 40 m wide is two rows on each side.
        var cover = await Edited(
            "cover", "{ burn: { line: [[600000, 7000150], [600400, 7000150]] }, width: 40, on: cover, class: 4 }");
        AssertEvery((row, col) => row is >= 13 and <= 16 ? 4 : SmallWorld.CoverAt(row, col), cover);
    }

    [Fact]
    public async Task Features_of_a_file_are_burned_by_their_filter()
    {
        using var world = new Futures();
        world.WriteVectors("new.gpkg", Square(2, 3, ("phase", 1)), Square(20, 30, ("phase", 2)));
        var scenario = world.Read(Scenario("{ burn: new.gpkg, where: phase = 2, on: cover, class: 1 }"))[1];
        AssertEvery(
            (row, col) => (row, col) == (20, 30) ? 1 : SmallWorld.CoverAt(row, col),
            await Futures.Values(scenario, "cover"));
    }

    [Fact]
    public async Task A_vector_source_gets_features()
    {
        var road = await Edited("road", $"{{ burn: {Block}, on: road, class: 2 }}");
        AssertEvery((row, col) => InBlock(row, col) ? 2 : row == 11 ? 1 : row == 20 ? 2 : float.NaN, road);
    }

    [Theory]
    [InlineData("multiply: 0.4")]
    [InlineData("add: -3")]
    [InlineData("cap: 5.5")]
    [InlineData("set: 1")]
    public async Task A_quantity_changes_inside_zones_by_name(string operation)
    {
        using var world = new Futures();
        world.WriteVectors(
            "zones.gpkg", Rectangle(0, 0, 30, 7, ("name", "Guînes")), Rectangle(0, 7, 30, 20, ("name", "L'Aa")),
            Rectangle(0, 20, 30, 40, ("name", "Marck")));
        var area = "in: { vector: zones.gpkg, name: name, names: [\"L'Aa\", Marck] }";
        var light = await Futures.Values(world.Read(Scenario($"{{ change: light, {operation}, {area} }}"))[1], "light");
        var n = float.Parse(operation.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
        AssertEvery((row, col) => (col >= 7, operation[0], SmallWorld.LightAt(row, col)) switch
        {
            (false, _, var v) => v,
            (_, 'm', var v) => v * n,
            (_, 'a', var v) => v + n,
            (_, 'c', var v) => Math.Min(v, n),
            _ => n,
        }, light);
    }

    [Fact]
    public async Task A_quantity_changes_everywhere_where_no_area_is_given()
    {
        var light = await Edited("light", "{ change: light, multiply: 2 }");
        AssertEvery((row, col) => SmallWorld.LightAt(row, col) * 2, light);
    }

    [Fact]
    public async Task Features_are_removed_by_a_filter_and_the_others_keep_their_classes()
    {
        using var world = new Futures();
        world.WriteVectors(
            "named.gpkg", SmallWorld.Road(4, ("kind", "Autoroute")), SmallWorld.Road(9, ("kind", "Chemin")),
            SmallWorld.Road(14, ("kind", null)));
        const string Sources = "cover: { raster: cover.tif, kind: classes }\n"
            + "road: { vector: named.gpkg, where: kind IS NOT NULL, value: { attribute: kind } }";
        var scenario = world.Read(
            Scenario("{ remove: road, where: \"kind = 'Autoroute'\" }"),
            Sources,
            "- { table: friction.csv, column: foret, source: cover }")[1];
        AssertEvery((row, _) => row == 9 ? 2 : float.NaN, await Futures.Values(scenario, "road"));
    }

    [Fact]
    public async Task Features_end_where_they_are_removed_inside_an_area()
    {
        // The circle holds the centres of columns 18 to 21 in row 11.
        var road = await Edited("road", "{ remove: road, in: { circle: [600200, 7000185], radius: 20 } }");
        AssertEvery((row, col) => row == 11 ? col is >= 18 and <= 21 ? float.NaN : 1 : row == 20 ? 2 : float.NaN, road);
    }

    [Fact]
    public async Task A_source_itself_may_carry_edits()
    {
        using var world = new Futures();
        const string Sources = "cover: { raster: cover.tif, kind: classes, edits: "
            + "[{ change: cover, class: 4, only: [3] }] }";
        var layers = "- { table: friction.csv, column: foret, source: cover }";
        var scenarios = world.Read(Scenario($"{{ burn: {Block}, on: cover, class: 3 }}"), Sources, layers);
        AssertEvery((row, col) => Opened(row, col), await Futures.Values(scenarios[0], "cover"));
        AssertEvery(
            (row, col) => InBlock(row, col) ? 3 : Opened(row, col), await Futures.Values(scenarios[1], "cover"));

        static float Opened(int row, int col) => SmallWorld.CoverAt(row, col) == 3 ? 4 : SmallWorld.CoverAt(row, col);
    }

    static async Task<float[]> Edited(string source, string edit)
    {
        using var world = new Futures();
        return await Futures.Values(world.Read(Scenario(edit))[1], source);
    }

    static string Scenario(string edit) => $"scenarios:\n  future:\n    title: A future\n    edits: [{edit}]\n";

    static bool InBlock(int row, int col) => row is >= 5 and <= 9 && col is >= 10 and <= 19;

    static TestFeature Square(int row, int col, params (string, object?)[] attributes) =>
        Rectangle(row, col, row + 1, col + 1, attributes);

    static TestFeature Rectangle(int row, int col, int endRow, int endCol, params (string, object?)[] attributes)
    {
        var (west, east) = (SmallWorld.West + (col * 10), SmallWorld.West + (endCol * 10));
        var (north, south) = (SmallWorld.North - (row * 10), SmallWorld.North - (endRow * 10));
        return new TestFeature(
            FormattableString.Invariant(
                $"POLYGON (({west} {south}, {east} {south}, {east} {north}, {west} {north}, {west} {south}))"),
            attributes);
    }

    static void AssertEvery(Func<int, int, float> expected, float[] found) =>
        Assert.Equal(SmallWorld.Every(expected), found);
}
