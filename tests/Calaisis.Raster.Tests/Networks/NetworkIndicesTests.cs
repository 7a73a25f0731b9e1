using Calaisis.Raster.Networks;
using Xunit;

namespace Calaisis.Raster.Tests.Networks;

/// <summary>
/// Indices on demand and exponents against their formulas, on paper, by plain sums, and as Graphab publishes them.
/// </summary>
public sealed class NetworkIndicesTests
{
    const double Distance = 8;
    const double Probability = 0.3;
    const double Study = 1e8;

    static readonly double Alpha = Math.Log(1 / Probability) / Distance;

    public static TheoryData<int, int, double, int> Networks() => IndicatorSearchTests.Networks();

    [Theory]
    [MemberData(nameof(Networks))]
    public void They_are_what_the_formulas_say(int seed, int patches, double linksPerPatch, int highestCost)
    {
        var sample = Sample.Random(seed, patches, linksPerPatch, highestCost);
        var naive = sample.Naive();
        var found = sample.WithAllIndices(Distance, Probability, Study, 0.7);
        Near(naive.Harary(_ => true), found.Whole.Harary);
        Near(naive.Diameter(_ => true), found.Whole.DiameterCost);
        var integral = naive.Integral();
        var currents = naive.Currents(0.7);
        foreach (var patch in found.PatchImportances)
        {
            Near(naive.InteractionFlux(patch.Patch, Alpha, 0.7), patch.InteractionFlux);
            Near(naive.Closeness(patch.Patch), patch.ClosenessCost);
            Near(currents.Patches[patch.Patch], patch.CurrentFlow);
            Near(100 * (integral - naive.IntegralWithoutPatch(patch.Patch)) / integral, patch.DiicPercent);
        }

        foreach (var link in found.LinkImportances)
        {
            Near(currents.Links[link.Link], link.CurrentFlow);
            Near(100 * (integral - naive.IntegralWithoutLink(link.Link)) / integral, link.DiicPercent);
        }
    }

    /// <summary>PC of areas to a power is PC of patches that have these areas; its dPC, too.</summary>
    [Theory]
    [MemberData(nameof(Networks))]
    public void An_exponent_bends_areas_in_PC_EC_and_dPC_alone(
        int seed, int patches, double linksPerPatch, int highestCost)
    {
        const double beta = 0.6;
        var sample = Sample.Random(seed, patches, linksPerPatch, highestCost);
        var bent = sample with
        {
            Patches = [.. sample.Patches.Select(patch => (patch.Id, Math.Pow(patch.Area, beta)))],
        };
        var (plain, found) = (
            sample.Indicators(Distance, Probability, Study),
            sample.WithAllIndices(Distance, Probability, Study, pcBeta: beta));
        var whole = bent.Naive().Whole(Alpha);
        Near(whole / Study / Study, found.Whole.Pc);
        // The one patch that alone would have that sum: a^(2 beta).
        Near(whole, Math.Pow(found.Whole.EcSquareMetres, 2 * beta));
        foreach (var patch in found.PatchImportances)
            Near(100 * (whole - bent.Naive().WithoutPatch(patch.Patch, Alpha)) / whole, patch.DpcPercent);
        foreach (var link in found.LinkImportances)
            Near(100 * (whole - bent.Naive().WithoutLink(link.Link, Alpha)) / whole, link.DpcPercent);
        Assert.Equal(plain.Whole.Iic, found.Whole.Iic);
        Assert.Equal(
            plain.PatchImportances.Select(patch => (patch.Flux, patch.Betweenness)),
            found.PatchImportances.Select(patch => (patch.Flux, patch.Betweenness)));
    }

    /// <summary>Of each patch a part lies inside, of some nothing; ways lead through all of them.</summary>
    [Theory]
    [MemberData(nameof(Networks))]
    public void In_a_territory_H_and_GD_count_the_patches_inside_over_the_whole_network(
        int seed, int patches, double linksPerPatch, int highestCost)
    {
        var sample = Sample.Random(seed, patches, linksPerPatch, highestCost);
        var random = new Random(seed);
        var inside = sample.Patches.ToDictionary(patch => patch.Id, patch => random.Next(3) * 0.5 * patch.Area);
        var graph = sample.Graph();
        var parameters = Sample.Parameters(Distance, Probability, 1e7) with
        {
            Indices = NetworkIndices.OfWhole,
            PcBeta = 0.5,
        };
        var found = IndicatorSearch.Inside(
            graph, [.. graph.Patches.Select(patch => inside[patch.Id])], parameters, 3,
            TestContext.Current.CancellationToken);
        Near(sample.Naive().Harary(id => inside[id] > 0), found.Harary);
        Near(sample.Naive().Diameter(id => inside[id] > 0), found.DiameterCost);
        var bent = new NaiveNetwork(inside.Select(patch => (patch.Key, Math.Sqrt(patch.Value))), sample.Links);
        Near(bent.Whole(Alpha), found.EcSquareMetres);
    }

    /// <summary>
    /// 1 (4 ha) --100-- 2 (1 ha) --200-- 3 (2 ha): what reaches 1 from 3 passes 2, and what reaches 3 from 1; H = 1 + 1
    /// + 1/2.
    /// </summary>
    [Fact]
    public void A_chain_of_three()
    {
        var found = new Sample([(1, 40_000), (2, 10_000), (3, 20_000)], [(1, 1, 2, 100), (2, 2, 3, 200)])
            .WithAllIndices(100, 0.5, 1e5);
        Assert.Equal((2.5, 300.0), (found.Whole.Harary, found.Whole.DiameterCost));
        Assert.Equal([0, 60_000, 0], found.PatchImportances.Select(patch => patch.CurrentFlow!.Value));
        // Link 1 carries 2 and 3 to 1, 1 to 2, and 1 to 3; link 2 carries 3 to 1, 3 to 2, 1 and 2 to 3.
        Assert.Equal([110_000, 90_000], found.LinkImportances.Select(link => link.CurrentFlow!.Value), Close(1e-6));
        Assert.Equal([200, 150, 250], found.PatchImportances.Select(patch => patch.ClosenessCost!.Value));
        // In ha2, 1 with 2 at 1/2, 1 with 3 at 1/8: 16 + 2 + 1.
        Assert.Equal(19e8, found.PatchImportances[0].InteractionFlux!.Value, 1e-3);
        // IIC 21 + 34/3 without 2: 20 remain.
        Assert.Equal(100 * (1 + (34 / 3.0)) / (21 + (34 / 3.0)), found.PatchImportances[1].DiicPercent!.Value, 1e-9);
    }

    /// <summary>
    /// Two ways of 100 and 300 from 1 to 4 over 2 and 3: three quarters of the current take the one that costs a third.
    /// </summary>
    [Fact]
    public void Currents_share_ways_by_their_cost()
    {
        var found = new Sample(
            [(1, 10), (2, 1e-9), (3, 1e-9), (4, 10)], [(1, 1, 2, 50), (2, 2, 4, 50), (3, 1, 3, 150), (4, 3, 4, 150)])
            .WithAllIndices(100, 0.5, 1e5);
        // Of the 10 that 4 sends to 1, and of the 10 that 1 sends to 4, 7.5 pass 2 and 2.5 pass 3. What 1 and 4 send to
        // 2 or 3 passes nobody, as both stand alike.
        Assert.Equal([0, 15, 5, 0], found.PatchImportances.Select(patch => patch.CurrentFlow!.Value), Close(1e-8));
        // The links of 2 carry 7.5 twice, and 10 to 2; those of 3 carry 2.5 twice, and 10 to 3.
        Assert.Equal([25, 25, 15, 15], found.LinkImportances.Select(link => link.CurrentFlow!.Value), Close(1e-8));
    }

    /// <summary>
    /// Graphab's test of IF: five patches of capacity 1, four of them three away from the one between them
    /// (IFLocalMetricTest of Graphab 2.8: <c>_d3_p0.5_beta1</c>, <c>_d6_p0.5_beta1</c>).
    /// </summary>
    [Fact]
    public void Graphab_s_cross_has_the_interaction_fluxes_that_Graphab_tests()
    {
        var cross = new Sample(
            [(1, 1), (2, 1), (3, 1), (4, 1), (5, 1)], [(1, 1, 3, 3), (2, 2, 3, 3), (3, 3, 4, 3), (4, 3, 5, 3)]);
        Assert.Equal(
            (0.5 * 4) + 1, cross.WithAllIndices(3, 0.5, 100).PatchImportances[2].InteractionFlux!.Value, 1e-14);
        var outer = 0.7071067811865475 + (0.5 * 3) + 1;
        Assert.Equal(
            [outer, outer, (0.7071067811865475 * 4) + 1, outer, outer],
            cross.WithAllIndices(6, 0.5, 100).PatchImportances.Select(patch => patch.InteractionFlux!.Value),
            Close(1e-14));
    }

    /// <summary>
    /// Graphab's EC of the same cross with capacities 1 to 5 and straight links between all, d = 2 and p = 0.5, before
    /// any patch is added (AddPatchCommandTest of Graphab 2.8).
    /// </summary>
    [Fact]
    public void Graphab_s_cross_has_the_equivalent_connectivity_that_Graphab_tests()
    {
        const double diagonal = 2.8284271247461903;
        var cross = new Sample(
            [(1, 1), (2, 2), (3, 3), (4, 4), (5, 5)],
            [
                (1, 1, 2, diagonal), (2, 1, 3, 2), (3, 1, 4, diagonal), (4, 2, 3, 2), (5, 1, 5, 5),
                (6, 2, 4, 5), (7, 2, 5, diagonal), (8, 3, 4, 2), (9, 3, 5, 2), (10, 4, 5, diagonal),
            ]);
        Assert.Equal(11.158647962981298, cross.Indicators(2, 0.5, 100).Whole.EcSquareMetres, 1e-12);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    public void No_bit_depends_on_workers_or_on_the_order_of_patches_and_links(int workers)
    {
        var sample = Sample.Random(99, 150, 2.2, 50);
        var random = new Random(3);
        var shuffled = new Sample(
            [.. sample.Patches.OrderBy(_ => random.Next())],
            [.. sample.Links.OrderBy(_ => random.Next()).Select(link => (link.Id, link.B, link.A, link.Cost))]);
        var (one, many) = (
            sample.WithAllIndices(Distance, Probability, Study, 0.7, 0.9),
            shuffled.WithAllIndices(Distance, Probability, Study, 0.7, 0.9, workers));
        Assert.Equal(one.PatchImportances, many.PatchImportances);
        Assert.Equal(one.LinkImportances, many.LinkImportances);
        Assert.Equal(one.Whole, many.Whole);
    }

    [Fact]
    public void What_is_not_asked_for_is_not_there_and_changes_nothing_else()
    {
        var sample = Sample.Random(12, 40, 2, 9);
        var (plain, all) = (
            sample.Indicators(Distance, Probability, Study), sample.WithAllIndices(Distance, Probability, Study));
        Assert.All(plain.PatchImportances, patch => Assert.Equal(
            (null, null, null, null),
            (patch.InteractionFlux, patch.ClosenessCost, patch.CurrentFlow, patch.DiicPercent)));
        Assert.All(plain.LinkImportances, link => Assert.Equal((null, null), (link.CurrentFlow, link.DiicPercent)));
        Assert.Equal((null, null), (plain.Whole.Harary, plain.Whole.DiameterCost));
        Assert.Equal(
            plain.PatchImportances,
            all.PatchImportances.Select(patch =>
                patch with { InteractionFlux = null, ClosenessCost = null, CurrentFlow = null, DiicPercent = null }));
        Assert.Equal(
            plain.LinkImportances,
            all.LinkImportances.Select(link => link with { CurrentFlow = null, DiicPercent = null }));
        Assert.Equal(plain.Whole, all.Whole with { Harary = null, DiameterCost = null });
    }

    [Fact]
    public void They_come_back_from_their_tables_to_the_last_bit()
    {
        var indicators = Sample.Random(8, 30, 0.6, 100).WithAllIndices(50, 0.5, Study, 0.7, 0.8);
        var tables = IndicatorTables.Of(indicators);
        var read = IndicatorTables.Read(tables[0], tables[1], tables[2], indicators.Parameters);
        Assert.Contains(indicators.PatchImportances, patch => double.IsNaN(patch.ClosenessCost!.Value));
        Assert.Equal(indicators.PatchImportances, read.PatchImportances);
        Assert.Equal(indicators.LinkImportances, read.LinkImportances);
        Assert.Equal(
            indicators with { PatchImportances = [], LinkImportances = [] },
            read with { PatchImportances = [], LinkImportances = [] });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void An_exponent_of_PC_is_above_0(double pcBeta) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Sample.Parameters(1, 0.5, 1) with { PcBeta = pcBeta });

    static void Near(double expected, double? found)
    {
        if (double.IsNaN(expected))
        {
            Assert.Equal(double.NaN, found);
        }
        else
        {
            Assert.True(
                found is { } number && Math.Abs(expected - number) <= 1e-9 * Math.Max(1, Math.Abs(expected)),
                $"found {found:R}, expected {expected:R}");
        }
    }

    static Func<double, double, bool> Close(double tolerance) =>
        (expected, found) => Math.Abs(expected - found) <= tolerance;
}
