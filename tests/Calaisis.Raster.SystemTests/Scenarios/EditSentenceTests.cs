using Calaisis.Raster.Geo.Opening;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Maps.Changes;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Pipelines.Scenarios;
using Calaisis.Raster.SystemTests.Pipelines;
using Xunit;

namespace Calaisis.Raster.SystemTests.Scenarios;

/// <summary>What edits of every kind are told as, in both languages.</summary>
public sealed class EditSentenceTests
{
    const string Sources = """
        cover: { raster: cover.tif, kind: classes, title: Occupation du sol }
        named: { raster: cover.tif, preset: ocs2d-cs, title: Occupation du sol }
        light: { raster: light.tif, kind: values, unit: nW/cm2/sr, title: Éclairage }
        road: { vector: road.gpkg, value: { attribute: class }, width: 10, title: Routes }
        """;

    const string Square = "{ polygon: [[600000, 7000000], [600200, 7000000], [600200, 7000100], [600000, 7000100]] }";

    static readonly MeasuredFeatures Hedges = new(0, 1241, 276_400, 0, 0);

    static readonly MeasuredFeatures Zones = new(0, 0, 0, 3, 455_000);

    [Theory]
    [InlineData(
        "{ burn: road.gpkg, width: 8, on: road }",
        "Routes, ajout : 276 km sur 1 241 tronçons, largeur 8 m",
        "Routes, added: 276 km in 1,241 stretches, width 8 m")]
    [InlineData(
        "{ burn: road.gpkg, width: 30, on: cover, class: 4, only: [1, 2] }",
        "Occupation du sol, classe 4 : 276 km sur 1 241 tronçons, largeur 30 m ; seulement sur les classes 1 et 2",
        "Occupation du sol, class 4: 276 km in 1,241 stretches, width 30 m; only on classes 1 and 2")]
    [InlineData(
        "{ burn: road.gpkg, on: light, value: 0.5 }",
        "Éclairage, valeur 0,5 nW/cm²/sr : 276 km sur 1 241 tronçons",
        "Éclairage, value 0.5 nW/cm²/sr: 276 km in 1,241 stretches")]
    [InlineData(
        "{ burn: { circle: [600100, 7000100], radius: 50 }, on: cover, class: 4 }",
        "Occupation du sol, classe 4 : un cercle de 50 m de rayon (0,785 ha)",
        "Occupation du sol, class 4: a circle of radius 50 m (0.785 ha)")]
    [InlineData(
        "{ change: light, multiply: 0.35 }", "Éclairage, facteur 0,35 : partout", "Éclairage, factor 0.35: everywhere")]
    [InlineData(
        "{ change: light, add: -2 }", "Éclairage, baisse de 2 nW/cm²/sr : partout",
        "Éclairage, less by 2 nW/cm²/sr: everywhere")]
    [InlineData(
        "{ change: light, add: 6 }", "Éclairage, hausse de 6 nW/cm²/sr : partout",
        "Éclairage, more by 6 nW/cm²/sr: everywhere")]
    [InlineData(
        "{ change: light, cap: 4 }", "Éclairage, plafond de 4 nW/cm²/sr : partout",
        "Éclairage, at most 4 nW/cm²/sr: everywhere")]
    [InlineData(
        "{ change: light, set: 0 }", "Éclairage, valeur 0 nW/cm²/sr : partout",
        "Éclairage, value 0 nW/cm²/sr: everywhere")]
    [InlineData(
        "{ change: light, multiply: 0.5, in: { zones: commune, names: [Guînes, Ardres] } }",
        "Éclairage, facteur 0,5 : dans 2 communes (Guînes et Ardres)",
        "Éclairage, factor 0.5: in 2 communes (Guînes and Ardres)")]
    [InlineData(
        "{ change: light, multiply: 0.5, in: { zones: commune } }",
        "Éclairage, facteur 0,5 : dans 3 communes (45,5 ha)",
        "Éclairage, factor 0.5: in 3 communes (45.5 ha)")]
    [InlineData(
        "{ change: light, multiply: 0.5, in: { vector: units.gpkg } }",
        "Éclairage, facteur 0,5 : dans 3 zones (45,5 ha)",
        "Éclairage, factor 0.5: in 3 areas (45.5 ha)")]
    [InlineData(
        "{ change: cover, class: 4, only: [1] }",
        "Occupation du sol, classe 4 : partout ; seulement sur la classe 1",
        "Occupation du sol, class 4: everywhere; only on class 1")]
    [InlineData(
        "{ remove: road, where: class = 1 }",
        "Routes, retrait : 276 km sur 1 241 tronçons (class = 1)",
        "Routes, removed: 276 km in 1,241 stretches (class = 1)")]
    [InlineData(
        "{ remove: road, in: { zones: commune, names: [Guînes] } }",
        "Routes, retrait : dans 1 zone « Communes » (Guînes)",
        "Routes, removed: in 1 zone “Communes” (Guînes)")]
    [InlineData(
        "{ crossing: { line: [[600000, 7000100], [600100, 7000100]] }, width: 30, trames: [verte] }",
        "1 241 passages à faune de 30 m : ouvrent « Routes » ; pour Trame verte",
        "1,241 wildlife crossings of 30 m: open “Routes”; for Trame verte")]
    [InlineData(
        "{ crossing: { line: [[600000, 7000100], [600100, 7000100]] }, width: 30 }",
        "1 241 passages à faune de 30 m : ouvrent « Routes » ; pour toutes les trames",
        "1,241 wildlife crossings of 30 m: open “Routes”; for all trames")]
    [InlineData(
        "{ burn: road.gpkg, width: 30, on: named, class: \"6.1.2\", only: [\"6.1.1\", \"6.6.0\"] }",
        "Occupation du sol, classe « Prairies humides » (6.1.2) : 276 km sur 1 241 tronçons, largeur 30 m ; seulement "
            + "sur les classes « Prairies mésophiles » (6.1.1) et « Autres couverts à dominante herbacée » (6.6.0)",
        "Occupation du sol, class “Prairies humides” (6.1.2): 276 km in 1,241 stretches, width 30 m; "
            + "only on classes “Prairies mésophiles” (6.1.1) and “Autres couverts à dominante herbacée” (6.6.0)")]
    [InlineData(
        "{ replace: light, with: { raster: light.tif, kind: values, title: Éclairage } }",
        "Éclairage, remplacement : light.tif",
        "Éclairage, replaced: light.tif")]
    [InlineData(
        "{ set: \"trames.verte.layers[light].resistance\", to: [1, 3] }",
        "Réglage « Trame verte, couche Éclairage, résistance » : 1 à 3 au lieu de 1 à 5",
        "Setting “Trame verte, layer Éclairage, resistance”: 1 to 3 instead of 1 to 5")]
    [InlineData(
        "{ set: trames.verte.range, to: [1, 5000] }",
        "Réglage « Trame verte, intervalle » : 1 à 5 000",
        "Setting “Trame verte, range”: 1 to 5,000")]
    [InlineData(
        "{ set: trames.verte.uncovered, to: impassable }",
        "Réglage « Trame verte, cellules non couvertes » : infranchissable",
        "Setting “Trame verte, uncovered”: impassable")]
    [InlineData(
        "{ set: sources.road.width, to: 1012.5 }",
        "Réglage « Routes, largeur » : 1 012,5 m au lieu de 10 m",
        "Setting “Routes, width”: 1,012.5 m instead of 10 m")]
    [InlineData(
        "{ set: trames.verte.habitats, to: { rule: [{ source: cover, values: [1, 2, 3] }], min-area: 2.5 } }",
        "Réglage « Trame verte, habitats » : règle source cover, valeurs 1 ; 2 ; 3, surface minimale 2,5 ha",
        "Setting “Trame verte, habitats”: rule source cover, values 1; 2; 3, smallest area 2.5 ha")]
    public void Every_kind_of_edit_is_told_in_words(string edit, string french, string english)
    {
        Assert.Equal(french, Told(edit, "fr"));
        Assert.Equal(english, Told(edit, "en"));
    }

    [Fact]
    public void What_is_counted_is_what_lies_on_the_grid()
    {
        using var world = World();
        var scenario = world.Read(Edits("{ burn: road.gpkg, on: road }"), Sources)[1];
        var features = (
            Sources: scenario.Pipeline.Sources.First(source => source.Name == "road"), Grid: Futures.GridOf(scenario));
        var found = FeatureMeasures.Read(
            (Raster.Sources.VectorSourceSettings)features.Sources, null, features.Grid, CancellationToken.None);
        // Two roads across the small region, from its western to its eastern edge.
        Assert.Equal((0, 2, 0), (found.Points, found.Lines, found.Areas));
        Assert.Equal(2 * SmallWorld.Cols * SmallWorld.CellMetres, found.LineMetres, 1e-6);
    }

    [Fact]
    public void A_crossing_opens_the_obstacles_that_lie_under_it()
    {
        using var world = World();
        var scenarios = world.Read(
            Edits("{ crossing: { line: [[600100, 6999000], [600100, 7001000]] }, width: 30 }"), Sources);
        var crossing = (Raster.Sources.VectorSourceSettings)scenarios[1].Pipeline.Sources
            .First(source => source.Name == "crossing-1");
        Assert.Equal("passage à faune du scénario", crossing.Title);
        var trame = scenarios[1].Pipeline.Trames[0] with { Conflicts = Conflicts() };
        Assert.Equal(["Autoroutes", "Routes"], CrossedObstacles.Read(
            crossing, [trame], scenarios[1].Pipeline.Sources, Futures.GridOf(scenarios[1]), CancellationToken.None));
    }

    [Fact]
    public void Maps_of_a_trame_show_the_edits_of_what_shapes_it_and_no_others()
    {
        using var world = World();
        var scenario = world.Read(
            Edits("{ crossing: { line: [[600100, 6999000], [600100, 7001000]] }, width: 30 }"), Sources)[1];
        var whole = scenario.Pipeline.Trames[0];
        Assert.Contains("Éclairage", EditedPlace.TitlesFor(scenario.Pipeline, whole));
        var trame = whole with
        {
            Layers = [.. whole.Layers.Where(layer => layer.Uses.All(use => use.Source != "light"))],
            Conflicts = Conflicts(),
        };
        var titles = EditedPlace.TitlesFor(scenario.Pipeline, trame);
        Assert.Contains("Passages à faune", titles);
        Assert.Contains("Routes", titles);
        Assert.DoesNotContain("Éclairage", titles);
        var all = new SheetScenario("Later")
        {
            Areas = new EditedForms<MapShape>([("Éclairage", new MapShape([])), ("Routes", new MapShape([]))]),
        };
        Assert.Equal(["Routes"], all.Changing(titles).Areas.Titles);
        Assert.Single(all.Changing(titles).Areas.Shapes);
    }

    [Theory]
    [InlineData(70, 130, "Chemins")]
    [InlineData(70, 102, "")]
    public void A_crossing_opens_obstacles_that_edits_add_if_it_leads_across(double from, double to, string opened)
    {
        using var world = World();
        var edits = "{ burn: { line: [[600000, 7000100], [600200, 7000100]] }, width: 10, on: road, class: 3 }, "
            + $"{{ crossing: {{ line: [[600100, {7000000 + from}], [600100, {7000000 + to}]] }}, width: 30 }}";
        var scenario = world.Read(Edits(edits), Sources)[1];
        var crossing = (Raster.Sources.VectorSourceSettings)scenario.Pipeline.Sources
            .First(source => source.Name == "crossing-1");
        var trame = scenario.Pipeline.Trames[0] with { Conflicts = Conflicts() };
        Assert.Equal(opened, string.Join(", ", CrossedObstacles.Read(
            crossing, [trame], scenario.Pipeline.AllSources, Futures.GridOf(scenario),
            CancellationToken.None).Where(name => name == "Chemins")));
    }

    // Two roads run from west to east, of the classes 1 and 2; there is none of class 3, and land cover is not looked
    // at.
    static Raster.Pipelines.ConflictDeclaration Conflicts() => new(
        [new("road", new Raster.Parameters.Mark(1, 1), Raster.Pipelines.Holding.Anything), new(
            "cover", new Raster.Parameters.Mark(1, 1), Raster.Pipelines.Holding.Anything)],
        _ => new(200,
        [
            new("motorways", "road", Raster.Habitats.Rules.CellTest.OneOf([1])) { Label = "Autoroutes" },
            new("main", "road", Raster.Habitats.Rules.CellTest.OneOf([2])),
            new("small", "road", Raster.Habitats.Rules.CellTest.OneOf([3])) { Label = "Chemins" },
            new("fields", "cover", Raster.Habitats.Rules.CellTest.WithData) { Label = "Champs" },
        ]));

    static string Told(string edit, string language)
    {
        using var world = World();
        var scenarios = world.Read(
            Edits(edit).Replace("scenarios:", $"language: {language}\nscenarios:", StringComparison.Ordinal), Sources);
        var said = new EditSentences(
            scenarios[0],
            scenarios[1],
            (_, area) => area?.Features is { AreasOnly: true } ? Zones : Hedges,
            (_, _) => ["Routes"]);
        return said.Of(scenarios[0].Pipeline.Scenarios[0].Edits[0]).Replace('\u00A0', ' ').Replace('\u202F', ' ');
    }

    static string Edits(string edit) =>
        "zones: { commune: { vector: units.gpkg, name: NOM, title: Communes } }\nscenarios:\n"
        + $"  later: {{ title: Later, edits: [{edit}] }}\n";

    static Futures World()
    {
        var world = new Futures();
        File.WriteAllText(world["units.gpkg"], "");
        return world;
    }
}
