using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Sources;
using Xunit;

namespace Calaisis.Raster.SystemTests.Vectors;

public sealed class PlaceTests
{
    static readonly GridDefinition Grid = Burning.Grid(100, 100);

    [Fact]
    public void Places_inside_the_grid_come_by_rank()
    {
        using var file = TestLayer.Of(
            new TestFeature("POINT (610100 7089900)", ("nom", " Guînes "), ("rang", 2)),
            new TestFeature("POINT (610200 7089800)", ("nom", "Calais"), ("rang", 1)),
            new TestFeature("POINT (700000 6600000)", ("nom", "Loin"), ("rang", 1)),
            new TestFeature("POINT (610300 7089700)", ("nom", null), ("rang", 1)),
            new TestFeature("POLYGON ((610500 7089500, 610700 7089500, 610700 7089490, 610500 7089500))",
                ("nom", "Ardres"), ("rang", null)));

        var ranked = PlaceReader.ReadPlaces(file.Settings(), Grid, "nom", "rang",
            TestContext.Current.CancellationToken);
        var unranked = PlaceReader.ReadPlaces(file.Settings(), Grid, "nom", null,
            TestContext.Current.CancellationToken);

        Assert.Equal(["Calais", "Guînes", "Ardres"], ranked.Select(p => p.Name));
        Assert.Equal(new NamedPlace("Calais", 610200, 7089800, 1), ranked[0]);
        Assert.InRange(ranked[2].X, 610500, 610700);
        Assert.Equal([("Guînes", 1), ("Calais", 2), ("Ardres", 3)], unranked.Select(p => (p.Name, p.Rank)));
    }

    [Fact]
    public void Longitudes_and_latitudes_are_brought_to_the_grid()
    {
        using var file = new TestLayer();
        file.Add("features", "EPSG:4326", new TestFeature("POINT (1.8587 50.9513)", ("name", "Calais")));
        var calaisis = new GridDefinition("EPSG:2154", 602500, 7107000, 10, 10, new Shape(4350, 4700));

        var place = Assert.Single(PlaceReader.ReadPlaces(file.Settings(), calaisis, "name", null,
            TestContext.Current.CancellationToken));

        Assert.Equal(619631.87, place.X, 0.01);
        Assert.Equal(7095615.93, place.Y, 0.01);
    }

    [Fact]
    public void Lines_and_outlines_come_ring_by_ring()
    {
        using var file = TestLayer.OfWkt(
            "LINESTRING (610000 7090000, 610050 7089950)",
            "POLYGON ((610100 7089900, 610200 7089900, 610200 7089800, 610100 7089900), (610180 7089890, "
                + "610190 7089890, 610190 7089880, 610180 7089890))",
            "POINT (610100 7089900)");

        var lines = PlaceReader.ReadLines(file.Settings(), Grid, TestContext.Current.CancellationToken);

        Assert.Equal([2, 4, 4], lines.Select(l => l.Xs.Count));
        Assert.Equal([610000, 610050], lines[0].Xs);
        Assert.Equal([7090000, 7089950], lines[0].Ys);
    }

    [Fact]
    public void Facts_tell_the_preflight_where_the_data_lie_and_what_they_hold()
    {
        using var file = TestLayer.Of(
            new TestFeature("LINESTRING (610000 7090000, 610500 7089500)", ("nature", "b"), ("largeur", 3.5)),
            new TestFeature("POINT (620000 7080000)", ("nature", "a"), ("largeur", 2.5)));
        var settings = file.Settings() with { ValueAttribute = "nature" };

        var texts = VectorFacts.Read(settings, Grid, TestContext.Current.CancellationToken);
        var numbers = VectorFacts.Read(settings with { ValueAttribute = "largeur", Where = "nature = 'a'" }, Grid,
            TestContext.Current.CancellationToken);

        Assert.Equal(new MapBounds(610000, 7080000, 620000, 7090000), texts.Bounds);
        Assert.Equal((2L, 1L), (texts.Features, numbers.Features));
        Assert.Equal((CellKind.Classes, CellKind.Values), (texts.Kind, numbers.Kind));
        Assert.Equal(["a", "b"], texts.Legend!.Classes.Select(c => c.Code));
        Assert.Equal(
            "GPKG, layer 'features', 2 features (shapes of any kind), EPSG:2154", texts.Description.ToString());
    }

    [Theory]
    [InlineData("LINESTRING (1 2, 3 4)", 0, "1 entité (lignes)")]
    [InlineData("POLYGON ((1 2, 3 4, 5 2, 1 2))", 0, "1 entité (surfaces)")]
    [InlineData("POINT (1 2)", 50, "1 entité (surfaces)")]
    public void What_a_pipeline_file_draws_is_told_as_that(string drawn, double buffer, string what)
    {
        var settings = new VectorSourceSettings("passage", "") { Drawn = [drawn], BufferMetres = buffer };
        var facts = VectorFacts.Read(settings, Grid, TestContext.Current.CancellationToken);
        Assert.Equal(
            $"tracé dans le fichier de pipeline, {what}, dans les coordonnées de la grille",
            facts.Description.In(Language.French));
    }

    [Fact]
    public void Facts_of_a_layer_without_coordinate_system_say_so_instead_of_failing()
    {
        using var file = new TestLayer();
        file.Add("features", null, new TestFeature("POINT (610100 7089900)"));

        var facts = VectorFacts.Read(file.Settings(), Grid, TestContext.Current.CancellationToken);

        Assert.Null(facts.Crs);
        Assert.Null(facts.Bounds);
        Assert.Equal(1, facts.Features);
    }
}
