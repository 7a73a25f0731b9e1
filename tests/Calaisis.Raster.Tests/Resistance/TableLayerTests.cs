using Calaisis.Raster.Faults;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Resistance;
using Calaisis.Raster.Sources;
using CsCheck;
using Xunit;

namespace Calaisis.Raster.Tests.Resistance;

public sealed class TableLayerTests
{
    const string Groups =
        "class_descr;class;code;forest\na;landuse_311;4;1\nb;landuse_512;1;100\nc;roads_Locale;20;30\n"
        + "d;roads_Principale;19;X\ne;railroads;23;70\nf;landuse_111;9;None\n";

    static readonly Legend Roads =
        new("routes", [new(1, "Locale", "Locale", null), new(2, "Principale", "Principale", null)]);

    [Fact]
    public void Codes_are_the_numbers_in_the_cells()
    {
        var layer = Layer("code;class;a\n3;x;5\n-7;y;X\n40;z;\n", ClassMatch.ByCode());
        var world = World.Of(3, -7, 40, float.NaN);
        Assert.Equal([5f, float.PositiveInfinity, float.NaN, float.NaN], world.Evaluate(layer));
    }

    [Theory]
    [InlineData("CS6.2.0")]
    [InlineData("6.2.0")]
    [InlineData("620")]
    [InlineData("cs6.2.0")]
    public void Codes_are_found_in_the_legend_however_they_are_written(string code)
    {
        var legend = Legends.Find("ocs2d-cs")!;
        var layer = Layer($"code;class;a\n{code};Pelouses;5\n", ClassMatch.ByCode(legend));
        Assert.Equal([5f], World.Of(620).Evaluate(layer));
        Assert.Equal([new CoveredClass(620, code, 2, 5)], layer.Coverage.Classes);
    }

    [Fact]
    public void A_group_of_BioDispersal_answers_its_own_classes_only()
    {
        var layer = Layer(Groups, ClassMatch.ByGroup("landuse"));
        Assert.Equal([1f, 100f, float.NaN], World.Of(311, 512, 111).Evaluate(layer));
        Assert.Equal([111, 311, 512], layer.Coverage.Classes.Select(c => c.Value));
        Assert.Throws<RasterException>(() => World.Of(20).Evaluate(layer));
    }

    [Fact]
    public void Values_of_a_group_may_be_texts_of_a_legend() => Assert.Equal(
        [30f, float.PositiveInfinity], World.Of(1, 2).Evaluate(Layer(Groups, ClassMatch.ByGroup("roads", Roads))));

    [Fact]
    public void A_row_for_the_whole_group_answers_every_cell_with_data()
    {
        var layer = Layer(Groups, ClassMatch.ByGroup("railroads"));
        Assert.Equal([70f, 70f, float.NaN], World.Of(1, 99, float.NaN).Evaluate(layer));
        Assert.True(layer.Coverage.AnswersAll);
    }

    [Fact]
    public void A_class_the_table_lacks_is_named_with_its_label_and_place()
    {
        var world = new World(new Shape(2, 3)).With("s", 311, 311, 311, float.NaN, 335, 334);
        var layer = Layer("code;class;a\n311;x;5\n", ClassMatch.ByCode(Legends.Find("clc")));
        var fault = Assert.Throws<RasterException>(() => world.Evaluate(layer));
        Assert.Equal(
            "source 's': class 335 (335 Glaciers et neiges éternelles) at row 1, column 1 (x 600015, y 7099985) "
            + "has no row in table f.csv; add one, or set 'unlisted' of the layer to 'ignore' or to a resistance",
            fault.Message);
    }

    [Fact]
    public void Unlisted_classes_can_be_ignored_or_given_a_resistance()
    {
        const string text = "code;class;a\n1;x;5\n";
        Assert.Equal([5f, float.NaN], World.Of(1, 2).Evaluate(Layer(text, ClassMatch.ByCode(), UnlistedRule.Ignore)));
        var nine = Layer(text, ClassMatch.ByCode(), UnlistedRule.Value(9));
        Assert.Equal([5f, 9f, float.NaN], World.Of(1, 2, float.NaN).Evaluate(nine));
        Assert.ThrowsAny<ArgumentException>(() => UnlistedRule.Value(0));
    }

    [Theory]
    [InlineData(1.5f)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(3e9f)]
    public void A_value_that_is_no_class_number_is_an_error_even_where_unlisted_classes_are_ignored(float value)
    {
        var layer = Layer("code;class;a\n1;x;5\n", ClassMatch.ByCode(), UnlistedRule.Ignore);
        var fault = Assert.Throws<RasterException>(() => World.Of(1, value).Evaluate(layer));
        Assert.Contains(
            "at row 0, column 1 (x 600015, y 7099995) is no class number", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_codes_and_doubles_are_reported_together_by_line()
    {
        var match = ClassMatch.ByCode(Legends.Find("clc"));
        var faults = Assert.Throws<PipelineException>(() =>
            Layer("code;class;a\n311;x;5\n3.1.1;y;6\n999;z;7\n", match)).Faults;
        Assert.Equal(
            ["f.csv(3,1): class '3.1.1' (311) already stands in line 2", "f.csv(4,1): code '999' is no class of clc"],
            faults.Select(f => f.ToString()));
        Assert.Contains("no legend to look it up in", Assert.Throws<PipelineException>(() =>
            Layer("code;class;a\nA12;x;5\n", ClassMatch.ByCode())).Message, StringComparison.Ordinal);
        Assert.Contains("no class of group 'hydro'", Assert.Throws<PipelineException>(() =>
            Layer(Groups, ClassMatch.ByGroup("hydro"))).Message, StringComparison.Ordinal);
    }

    /// <summary>Codes far apart take another way through the lookup than codes close together.</summary>
    [Fact]
    public void Any_table_answers_as_a_search_through_its_rows_would()
    {
        var codes = Gen.OneOf(Gen.Int[-20, 50], Gen.Int[-16_000_000, 16_000_000]);
        var tables = Gen.Dictionary(codes, Gen.Int[1, 900])[1, 30];
        Gen.Select(tables, Gen.Int[0, 1000].Array[1, 60]).Sample((table, picks) =>
        {
            var keys = table.Keys.ToArray();
            var cells = picks.Select(p => p % 5 == 0 ? p - 40 : keys[p % keys.Length]).ToArray();
            var text = "code;class;a\n" + string.Concat(table.Select(e => $"{e.Key};x;{e.Value}\n"));
            var layer = Layer(text, ClassMatch.ByCode(), UnlistedRule.Value(1234));
            var expected = cells.Select(c => table.TryGetValue(c, out var r) ? r : 1234f);
            Assert.Equal(expected, World.Of([.. cells.Select(c => (float)c)]).Evaluate(layer));
        }, iter: 200);
    }

    static TableLayer Layer(string table, ClassMatch match, UnlistedRule? unlisted = null)
    {
        var friction = FrictionTable.Parse(table, "f.csv");
        return new TableLayer("s", friction, friction.Columns[0], match, unlisted ?? UnlistedRule.Error);
    }
}
