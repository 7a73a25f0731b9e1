using System.Globalization;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Sources;
using Xunit;

namespace Calaisis.Raster.SystemTests.Vectors;

public sealed class ValueTests
{
    static readonly GridDefinition Grid = Burning.Grid(10, 10);

    static readonly Legend Cover = new("couvert",
        [new LegendClass(41, "CS4.1", "Feuillus", null), new LegendClass(61, "CS6.1", "Prairies", null)]);

    [Fact]
    public void A_constant_is_burned_where_no_attribute_is_named()
    {
        using var file = TestLayer.OfWkt(Square(0));

        Assert.Equal(7.5f, At((file.Settings() with { Value = 7.5 }).Burn(Grid), 0));
    }

    [Fact]
    public void Whole_and_real_numbers_are_burned_as_they_are()
    {
        using var file = TestLayer.Of(
            new TestFeature(Square(0), ("whole", 16777216L), ("real", -0.25)),
            new TestFeature(Square(1), ("whole", -3L), ("real", 1e30)));

        var whole = (file.Settings() with { ValueAttribute = "whole" }).Burn(Grid);
        var real = (file.Settings() with { ValueAttribute = "real" }).Burn(Grid);

        Assert.Equal((16777216f, -3f), (At(whole, 0), At(whole, 1)));
        Assert.Equal((-0.25f, 1e30f), (At(real, 0), At(real, 1)));
    }

    [Fact]
    public void A_text_is_burned_as_the_number_its_legend_gives_it_in_any_case()
    {
        using var file = Texts("CS4.1", "cs6.1", "CS4.1");

        var source = (file.Settings() with { ValueAttribute = "code", Legend = Cover }).Prepare(Grid);
        var burned = source.Whole(Grid);

        Assert.Equal((41f, 61f, 41f), (At(burned, 0), At(burned, 1), At(burned, 2)));
        Assert.Same(Cover, source.Legend);
    }

    [Fact]
    public void Texts_without_a_legend_are_numbered_in_ordinal_order_over_the_whole_filtered_layer()
    {
        using var file = Texts("prairie", "bois", "eau", "absent", "Bois", "\u00e9tang", "loin");

        // "loin" lies far beyond the grid and is numbered all the same; "absent" does not pass the filter.
        var source = (file.Settings() with { ValueAttribute = "code", Where = "code <> 'absent'" }).Prepare(Grid);
        var burned = source.Whole(Grid);

        Assert.Equal([(1, "Bois"), (2, "eau"), (3, "loin"), (4, "prairie"), (5, "\u00e9tang")],
            source.Legend!.Classes.Select(c => (c.Value, c.Code)));
        Assert.Equal((4f, 1f, 2f), (At(burned, 0), At(burned, 1), At(burned, 2)));
        Assert.Equal((float.NaN, 1f, 5f), (At(burned, 3), At(burned, 4), At(burned, 5)));
    }

    [Fact]
    public void Spaces_around_a_text_mean_nothing()
    {
        using var file = Texts("Route ", "Chemin", "route", " Route");

        var source = (file.Settings() with { ValueAttribute = "code" }).Prepare(Grid);
        var burned = source.Whole(Grid);

        Assert.Equal([(1, "Chemin"), (2, "Route")], source.Legend!.Classes.Select(c => (c.Value, c.Code)));
        Assert.Equal((2f, 1f, 2f, 2f), (At(burned, 0), At(burned, 1), At(burned, 2), At(burned, 3)));
    }

    [Fact]
    public void All_texts_unknown_to_the_legend_and_all_empty_values_are_named_at_once()
    {
        using var file = Texts("CS4.1", "CS9", "CS9", null, "CS8", "CS9", "CS9");

        var fault = Assert.Throws<RasterException>(() =>
            (file.Settings() with { ValueAttribute = "code", Legend = Cover }).Prepare(Burning.Grid(10, 2000)));

        Assert.Equal(
            $"source 'trait' ({file.Path}, layer 'features'): "
            + "feature 5: 'code' is 'CS8', which legend 'couvert' does not name; "
            + "features 2, 3, 6 and 1 more: 'code' is 'CS9', which legend 'couvert' does not name; "
            + "feature 4: 'code' is empty. "
            + "Mend the data, or leave these features out with 'where'",
            fault.Message);
    }

    [Fact]
    public void A_long_list_of_faults_is_cut()
    {
        using var file = Texts([.. Enumerable.Range(0, 40).Select(i => $"X{i:00}")]);

        var fault = Assert.Throws<RasterException>(() =>
            (file.Settings() with { ValueAttribute = "code", Legend = Cover }).Prepare(Burning.Grid(10, 100)));

        Assert.Contains("'X11'", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("'X12'", fault.Message, StringComparison.Ordinal);
        Assert.Contains("; and 28 more. ", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(16777217L, "is 16777217, more than a cell can hold exactly (16777216)")]
    [InlineData(1e300, "is 1E+300")]
    [InlineData(null, "is empty")]
    public void A_number_that_a_cell_cannot_hold_is_a_fault(object? value, string expected)
    {
        using var file = TestLayer.Of(new TestFeature(Square(0), ("v", value)));

        var fault = Assert.Throws<RasterException>(() => (file.Settings() with { ValueAttribute = "v" }).Prepare(Grid));

        Assert.Contains($"feature 1: 'v' {expected}. ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Higher_orders_are_drawn_on_top_and_ties_in_file_order()
    {
        using var file = TestLayer.Of(
            new TestFeature(Square(0), ("value", 1), ("order", 3.5)),
            new TestFeature(Square(0), ("value", 2), ("order", -1.0)),
            new TestFeature(Square(0), ("value", 3), ("order", 3.5)),
            new TestFeature(Square(0), ("value", 4), ("order", 0.0)));
        var settings = file.Settings() with { ValueAttribute = "value" };

        Assert.Equal(4, At(settings.Burn(Grid), 0));
        Assert.Equal(3, At((settings with { OrderAttribute = "order" }).Burn(Grid), 0));
    }

    [Fact]
    public void Texts_listed_from_the_bottom_up_order_drawing_and_so_do_numbers()
    {
        using var file = TestLayer.Of(
            new TestFeature(Square(0), ("value", 1), ("class", "Motorway"), ("importance", 1)),
            new TestFeature(Square(0), ("value", 2), ("class", "lane "), ("importance", 5)),
            new TestFeature(Square(0), ("value", 3), ("class", "Road"), ("importance", 3)),
            new TestFeature(Square(0), ("value", 4), ("class", "Track"), ("importance", 6)));
        var settings = file.Settings() with { ValueAttribute = "value", OrderAttribute = "class" };

        Assert.Equal(1, At((settings with { OrderTexts = ["track", "Lane", "Road", "MOTORWAY"] }).Burn(Grid), 0));
        Assert.Equal(2, At((settings with { OrderTexts = ["Track", "Motorway", "Road", "Lane"] }).Burn(Grid), 0));
        Assert.Equal(
            1, At((settings with { OrderTexts = ["Road", "Lane", "Motorway"], OrderOtherwise = 0 }).Burn(Grid), 0));
        Assert.Equal(
            4, At((settings with { OrderTexts = ["Road", "Lane", "Motorway"], OrderOtherwise = 4 }).Burn(Grid), 0));
        Assert.Equal(
            1, At((settings with { OrderAttribute = "importance", OrderTexts = ["6", "5", "3", "1"] }).Burn(Grid), 0));
    }

    [Fact]
    public void A_text_that_is_not_listed_is_a_fault_and_so_are_texts_without_a_list()
    {
        using var file = TestLayer.Of(
            new TestFeature(Square(0), ("class", "Road")), new TestFeature(Square(1), ("class", "Lane")),
            new TestFeature(Square(2), ("class", null)));
        var settings = file.Settings() with { OrderAttribute = "class" };

        var fault = Assert.Throws<RasterException>(() => (settings with { OrderTexts = ["Road"] }).Prepare(Grid));
        Assert.Contains(
            "feature 2: 'class' is 'Lane', which 'values' of 'order' does not list",
            fault.Message,
            StringComparison.Ordinal);
        Assert.Contains("feature 3: 'class' is empty", fault.Message, StringComparison.Ordinal);
        fault = Assert.Throws<RasterException>(() => settings.Prepare(Grid));
        Assert.Contains(
            "attribute 'class' holds texts, not numbers: "
                + "list what it holds under 'values' of 'order', from the bottom up",
            fault.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_feature_without_order_takes_the_one_that_is_given()
    {
        using var file = TestLayer.Of(
            new TestFeature(Square(0), ("value", 1), ("order", 3.5)),
            new TestFeature(Square(0), ("value", 2), ("order", null)));
        var settings = file.Settings() with { ValueAttribute = "value", OrderAttribute = "order" };

        Assert.Equal(1, At((settings with { OrderOtherwise = 3 }).Burn(Grid), 0));
        Assert.Equal(2, At((settings with { OrderOtherwise = 4 }).Burn(Grid), 0));
    }

    [Fact]
    public void A_feature_without_order_is_a_fault()
    {
        using var file = TestLayer.Of(new TestFeature(Square(0), ("order", 1)),
            new TestFeature(Square(1), ("order", null)));

        var fault = Assert.Throws<RasterException>(() =>
            (file.Settings() with { OrderAttribute = "order" }).Prepare(Grid));

        Assert.Contains("feature 2: 'order' is empty", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Features_without_geometry_are_counted_and_left_out()
    {
        using var file = TestLayer.OfWkt(Square(0), "POLYGON EMPTY", Square(1));
        file.Add("none", "EPSG:2154", new TestFeature(null, ("v", 1)), new TestFeature(null, ("v", 2)));

        var source = (file.Settings() with { Layer = "features" }).Prepare(Grid);
        var none = (file.Settings() with { Layer = "none" }).Prepare(Grid);

        Assert.Equal((3, 2, 1), (source.Facts.Read, source.Facts.Burned, source.Facts.Empty));
        Assert.Equal(0, none.Facts.Burned);
        Assert.All(none.Whole(Grid), v => Assert.Equal(float.NaN, v));
    }

    [Fact]
    public void An_empty_layer_burns_nothing()
    {
        using var file = TestLayer.Of();

        var source = (file.Settings() with { WidthMetres = 5 }).Prepare(Grid);

        Assert.Equal((0, 0), (source.Facts.Read, source.Facts.Burned));
        Assert.All(source.Whole(Grid), v => Assert.Equal(float.NaN, v));
    }

    static TestLayer Texts(params string?[] codes) =>
        TestLayer.Of([.. codes.Select((c, i) => new TestFeature(Square(c == "loin" ? 5000 : i), ("code", c)))]);

    /// <summary>A square of one cell in the first row.</summary>
    static string Square(int col)
    {
        var (west, north) = (Burning.West + (col * 10), Burning.North);
        return string.Create(CultureInfo.InvariantCulture, $"POLYGON (({west} {north}, {west + 10} {north}, "
            + $"{west + 10} {north - 10}, {west} {north - 10}, {west} {north}))");
    }

    static float At(float[] values, int col) => values[col];
}
