using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Habitats;
using Calaisis.Raster.Links;
using Calaisis.Raster.Tests.Corridors;
using Xunit;

namespace Calaisis.Raster.Tests.Links;

/// <summary>What cannot be linked is listed, with the reason.</summary>
public sealed class LinkOutcomeTests
{
    [Theory]
    [InlineData(
        "1 . .", Isolation.OnlyOne, "one core area only",
        "trame verte : il n'y a qu'un réservoir, donc rien à quoi le relier")]
    [InlineData("1 x 2", Isolation.NoWay, "closed in by barriers", "trame verte : 2 réservoirs (Bois Rond (n° 2), "
        + "n° 1) sont entourés de barrières : aucun chemin ne mène à un autre réservoir")]
    [InlineData(
        "1 . . . . . . 2", Isolation.TooFar, "no link is within 50 m over ground of resistance 1 (a cost of 50)",
        "trame verte : 2 réservoirs (Bois Rond (n° 2), n° 1) sont trop loin des autres : aucun lien ne tient dans 50 m "
            + "de terrain de résistance 1 (coût de 50) ; si l'espèce va plus loin, augmenter la distance maximale des "
            + "liens (clé max-distance sous links), sinon ne rien faire : ils comptent comme isolés")]
    public void A_core_area_without_link_is_listed_with_the_reason(
        string cells, Isolation why, string sentence, string french)
    {
        var territory = CorridorSearchTests.Row(cells, cells.Split(' ').Length);
        var found = LinkSearchTests.Search(
            territory, new LinkRules { MaxDistance = Reach.OfMetres(50, 1) }, CorridorSearchTests.Settings(territory));
        Assert.Empty(found.Links);
        Assert.Equal(
            Enumerable.Range(1, territory.Cores).Select(patch => new IsolatedCore(patch, why)), found.Isolated);
        Assert.Contains(Findings(found), line =>
            line.ToString().Contains(sentence, StringComparison.Ordinal) && line.In(Language.French) == french);
    }

    [Theory]
    [InlineData(120_000, "un coût de 120 000 (résistance x m)")]
    public void A_greatest_distance_is_told_with_thousands_and_unit(double cost, string french) => Assert.Equal(
        french, Reach.OfCost(cost).Resolve(CostUnits.Map, 10, []).InWords.In(Language.French).Replace('\u00a0', ' '));

    [Fact]
    public void The_largest_are_named_and_the_others_counted()
    {
        var outcome = new LinkOutcome(
            9, true, [.. Enumerable.Range(1, 8).Select(id => new IsolatedCore(id, Isolation.NoWay))], null);
        Assert.Contains(
            "8 core areas (Bois Rond (no. 2), no. 1, no. 3, no. 4, no. 5, no. 6 and 2 more) are",
            LinkFindings.Of(outcome, "verte", Patches).Single().ToString());
    }

    [Fact]
    public void A_core_area_on_barriers_is_listed_and_the_others_are_linked()
    {
        var territory = CorridorSearchTests.Row("1 . 2 . 3", 5);
        territory.Question.Resistance[2] = float.NaN;
        territory.Question.Resistance[3] = float.PositiveInfinity;
        var around = territory with
        {
            Question =
                territory.Question with { Rows = 2, Resistance = [.. territory.Question.Resistance, 1, 1, 1, 1, 1] },
            Labels = [.. territory.Labels, 0, 0, 0, 0, 0],
        };
        var found = LinkSearchTests.Search(around, new LinkRules(), CorridorSearchTests.Settings(around));
        Assert.Equal([(1, 3)], found.Links.Select(link => (link.PatchA, link.PatchB)));
        Assert.Equal([new IsolatedCore(2, Isolation.OnBarriers)], found.Isolated);
        Assert.Contains("1 core area (Bois Rond (no. 2)) is wholly on NoData", Findings(found).Single().ToString());
    }

    [Fact]
    public void Pairs_beyond_the_greatest_cost_are_listed_with_a_cost_they_do_not_exceed()
    {
        var territory = CorridorSearchTests.Row("1 . 2 . . . . 3", 8);
        var found = LinkSearchTests.Search(
            territory, new LinkRules { MaxDistance = Reach.OfCost(30) }, CorridorSearchTests.Settings(territory));
        var beyond = found.OutOfReach!.Single();
        Assert.Equal((2, 3), (beyond.PatchA, beyond.PatchB));
        Assert.InRange(beyond.AtMost, 50, 50.001);
    }

    [Fact]
    public void No_core_area_is_an_outcome_not_a_crash()
    {
        var territory = CorridorSearchTests.Row(". . .", 3) with { Cores = 0 };
        var found = LinkSearchTests.Search(territory, new LinkRules(), CorridorSearchTests.Settings(territory));
        Assert.Empty(found.Links);
        Assert.Contains("found no core area", Findings(found).Single().ToString());
    }

    static readonly IReadOnlyList<HabitatPatch> Patches =
    [
        .. Enumerable.Range(1, 8).Select(id => new HabitatPatch
        {
            Id = id,
            Role = PatchRole.Core,
            CellCount = id == 2 ? 9 : 1,
            AreaSquareMetres = id == 2 ? 900 : 100,
            PerimeterMetres = 40,
            FirstCell = new Cell(0, 0),
            Bounds = new Window(0, 0, 1, 1),
            CentroidX = 0,
            CentroidY = 0,
            Name = id == 2 ? "Bois Rond" : null,
        }),
    ];

    static IReadOnlyList<Sentence> Findings(LinkNetwork found) =>
        LinkFindings.Of(LinkOutcome.Of(found), "verte", Patches);

    [Fact]
    public void Touching_core_areas_have_a_link_of_one_step_and_an_empty_corridor_that_is_listed()
    {
        var territory = CorridorSearchTests.Row("1 2", 2);
        var found = CorridorSearchTests.Search(
            territory, new LinkRules(), CorridorSearchTests.Cutoff(5), CorridorSearchTests.Settings(territory));
        var link = found.Links.Links.Single();
        Assert.Equal((10, 10, 0), (link.Cost, link.LengthMetres, link.EuclideanMetres));
        Assert.Equal([1], found.Empty);
        Assert.Equal(0, found.Corridors.Single().AreaSquareMetres);
        Assert.True(double.IsNaN(found.Corridors.Single().MinWidthMetres));
    }

    [Fact]
    public void Too_little_memory_for_the_rasters_is_said_before_the_search()
    {
        var territory = CorridorSearchTests.Row("1 . 2", 3);
        var fault = Assert.Throws<PipelineException>(() => LinkSearchTests.Search(
            territory, new LinkRules(), CorridorSearchTests.Settings(territory) with { MemoryBytes = 10 }));
        Assert.Contains("more than the memory given", fault.Message);
    }

    [Fact]
    public void A_search_can_be_stopped()
    {
        var territory = Territories.Make(8, longest: 70);
        using var cores = LinkSearchTests.Cores(territory, CorridorSearchTests.Settings(territory));
        Assert.ThrowsAny<OperationCanceledException>(() => LinkSearch.Run(
            cores, new LinkRules(), CorridorSearchTests.Settings(territory),
            token: new CancellationToken(canceled: true)));
    }
}
