using Calaisis.Raster.Faults;
using Calaisis.Raster.Networks;
using Xunit;

namespace Calaisis.Raster.Tests.Networks;

/// <summary>The indicators against their formulas, worked out the long way.</summary>
public sealed class IndicatorSearchTests
{
    const double Distance = 8;
    const double Probability = 0.3;
    const double Study = 1e8;

    /// <summary>Sparse and dense, hanging together or not, with costs of one value (all ties) or many.</summary>
    public static TheoryData<int, int, double, int> Networks()
    {
        var cases = new TheoryData<int, int, double, int>();
        var seed = 1;
        foreach (var patches in new[] { 1, 2, 3, 7, 20, 40 })
        {
            foreach (var linksPerPatch in new[] { 0, 0.7, 1.2, 2.5, 6 })
            {
                foreach (var highestCost in new[] { 1, 3, 1000 })
                    cases.Add(seed++, patches, linksPerPatch, highestCost);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void They_are_what_the_formulas_say(int seed, int patches, double linksPerPatch, int highestCost)
    {
        var sample = Sample.Random(seed, patches, linksPerPatch, highestCost);
        var naive = sample.Naive();
        var found = sample.Indicators(Distance, Probability, Study, 0.7);
        var alpha = Math.Log(1 / Probability) / Distance;

        var whole = naive.Whole(alpha);
        Near(whole / Study / Study, found.Whole.Pc);
        Near(Math.Sqrt(whole), found.Whole.EcSquareMetres);
        Near(naive.Integral() / Study / Study, found.Whole.Iic);
        Assert.Equal(naive.ComponentCount(), found.Whole.Components);
        Near(naive.LargestComponent(), found.Whole.LargestComponentSquareMetres);
        Near(sample.Patches.Sum(patch => patch.Area), found.Whole.HabitatSquareMetres);
        Assert.Equal(sample.Links.Sum(link => link.Cost), found.TotalLinkCost);
        Assert.Equal((patches, sample.Links.Length), (found.Patches, found.Links));

        var betweenness = naive.Betweenness(alpha, 0.7);
        Assert.Equal(
            sample.Patches.Select(patch => patch.Id).Order(),
            found.PatchImportances.Select(importance => importance.Patch));
        foreach (var patch in found.PatchImportances)
        {
            Near(100 * (whole - naive.WithoutPatch(patch.Patch, alpha)) / whole, patch.DpcPercent);
            var area = sample.Patches.Single(candidate => candidate.Id == patch.Patch).Area;
            Near(100 * area * area / whole, patch.IntraPercent);
            Near(100 * 2 * area * naive.Flux(patch.Patch, alpha, 1) / whole, patch.FluxPercent);
            Near(naive.Flux(patch.Patch, alpha, 0.7), patch.Flux);
            Near(betweenness.Patches[patch.Patch], patch.Betweenness);
            Assert.True(patch.ConnectorPercent >= 0);
        }

        Assert.Equal(
            sample.Links.Select(link => link.Id).Order(), found.LinkImportances.Select(importance => importance.Link));
        foreach (var link in found.LinkImportances)
        {
            Near(100 * (whole - naive.WithoutLink(link.Link, alpha)) / whole, link.DpcPercent);
            Near(betweenness.Links[link.Link], link.Betweenness);
        }
    }

    /// <summary>Of each patch a part lies inside, of some nothing; ways lead through all of them.</summary>
    [Theory]
    [MemberData(nameof(Networks))]
    public void A_territory_counts_areas_inside_over_the_whole_network(
        int seed, int patches, double linksPerPatch, int highestCost)
    {
        const double territory = 3e6;
        var sample = Sample.Random(seed, patches, linksPerPatch, highestCost);
        var random = new Random(seed);
        (int Id, double Area)[] inside =
            [.. sample.Patches.Select(patch => (patch.Id, random.Next(3) * 0.5 * patch.Area))];
        var naive = new NaiveNetwork(inside, sample.Links);
        var whole = naive.Whole(Math.Log(1 / Probability) / Distance);
        var graph = sample.Graph();
        var areas = graph.Patches.Select(patch => inside.Single(part => part.Id == patch.Id).Area).ToArray();
        var found = IndicatorSearch.Inside(
            graph, areas, Sample.Parameters(Distance, Probability, territory), 3,
            TestContext.Current.CancellationToken);
        Near(Math.Sqrt(whole), found.EcSquareMetres);
        Near(whole / territory / territory, found.Pc);
        Near(naive.Integral() / territory / territory, found.Iic);
        Near(inside.Sum(patch => patch.Area), found.HabitatSquareMetres);
        Near(naive.LargestComponent(), found.LargestComponentSquareMetres);
        Assert.Equal(territory, found.StudyAreaSquareMetres);
        var joined = sample.Links.ToLookup(link => link.A, link => link.B);
        var starts = inside.Where(patch => patch.Area > 0).Select(patch => patch.Id).ToHashSet();
        var groups = 0;
        while (starts.Count > 0)
        {
            groups++;
            var waiting = new Stack<int>([starts.First()]);
            var seen = new HashSet<int>();
            while (waiting.TryPop(out var patch))
            {
                if (!seen.Add(patch)) continue;
                foreach (var next in joined[patch]
                    .Concat(sample.Links.Where(link => link.B == patch).Select(link => link.A)))
                {
                    waiting.Push(next);
                }
            }

            starts.ExceptWith(seen);
        }

        Assert.Equal(groups, found.Components);
        if (inside.All(patch => patch.Area > 0)) return;
        Assert.True(found.EcSquareMetres < sample.Indicators(Distance, Probability, Study).Whole.EcSquareMetres);
    }

    /// <summary>Distances so short that most pairs lie beyond what the search looks at.</summary>
    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    public void What_is_left_out_as_too_far_is_less_than_rounding(int seed)
    {
        var sample = Sample.Random(seed, 60, 1.5, 200);
        sample = sample with
        {
            Patches =
                [.. sample.Patches.Select(patch => (patch.Id, patch.Id % 5 == 0 ? patch.Area * 1e-4 : patch.Area))],
        };
        foreach (var distance in new[] { 1.0, 3, 10 })
        {
            var found = sample.Indicators(distance, 0.1, Study);
            var alpha = Math.Log(10) / distance;
            var whole = sample.Naive().Whole(alpha);
            foreach (var patch in found.PatchImportances)
            {
                Assert.Equal(
                    100 * (whole - sample.Naive().WithoutPatch(patch.Patch, alpha)) / whole, patch.DpcPercent, 1e-11);
            }

            foreach (var link in found.LinkImportances)
            {
                Assert.Equal(
                    100 * (whole - sample.Naive().WithoutLink(link.Link, alpha)) / whole, link.DpcPercent, 1e-11);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void No_bit_depends_on_workers_or_on_the_order_of_patches_and_links(int workers)
    {
        var sample = Sample.Random(99, 150, 2.2, 50);
        var random = new Random(3);
        var shuffled = new Sample(
            [.. sample.Patches.OrderBy(_ => random.Next())],
            [.. sample.Links.OrderBy(_ => random.Next()).Select(link => (link.Id, link.B, link.A, link.Cost))]);
        Same(sample.Indicators(Distance, Probability, Study), shuffled.Indicators(
            Distance, Probability, Study, workers: workers));
    }

    [Fact]
    public void Costs_and_distance_scaled_alike_change_no_indicator()
    {
        var sample = Sample.Random(4, 60, 2, 20);
        var scaled = sample with { Links = [.. sample.Links.Select(link => (link.Id, link.A, link.B, link.Cost * 4))] };
        var found = scaled.Indicators(4 * Distance, Probability, Study);
        Same(
            sample.Indicators(Distance, Probability, Study),
            found with
            {
                Parameters = Sample.Parameters(Distance, Probability, Study),
                TotalLinkCost = found.TotalLinkCost / 4,
                MeanLinkCost = found.MeanLinkCost / 4,
            });
    }

    [Fact]
    public void Twice_the_areas_give_twice_the_equivalent_connectivity()
    {
        var sample = Sample.Random(5, 60, 2, 20);
        var doubled = sample with { Patches = [.. sample.Patches.Select(patch => (patch.Id, patch.Area * 2))] };
        var (one, two) = (
            sample.Indicators(Distance, Probability, Study), doubled.Indicators(Distance, Probability, Study));
        Assert.Equal(2 * one.Whole.EcSquareMetres, two.Whole.EcSquareMetres);
        Assert.Equal(4 * one.Whole.Pc, two.Whole.Pc);
        Assert.Equal(
            one.PatchImportances.Select(patch => patch.DpcPercent),
            two.PatchImportances.Select(patch => patch.DpcPercent));
    }

    [Fact]
    public void A_cost_that_rounding_swallows_makes_no_circle()
    {
        var sample = new Sample(
            [(1, 10), (2, 10), (3, 10), (4, 10)],
            [(1, 1, 4, 1e20), (2, 4, 3, 1e-9), (3, 3, 2, 1e-9), (4, 2, 4, 1e-9)]);
        var found = sample.Indicators(1e20, 0.5, 1000);
        var alpha = Math.Log(2) / 1e20;
        Near(Math.Sqrt(sample.Naive().Whole(alpha)), found.Whole.EcSquareMetres);
        Near(
            100 * (1 - (sample.Naive().WithoutLink(1, alpha) / sample.Naive().Whole(alpha))),
            found.LinkImportances[0].DpcPercent);
    }

    [Fact]
    public void More_habitat_than_study_area_is_refused() => Assert.Equal(
        "network: the patches cover 3 ha, more than the study area of 2.5 ha; raise 'study-area', "
            + "or leave it out to take the grid's",
        Assert.Throws<RasterException>(
            () => new Sample([(1, 10_000), (2, 20_000)], []).Indicators(1, 0.5, 25_000)).Message);

    [Fact]
    public void A_stopped_search_stops()
    {
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => IndicatorSearch.Run(
            Sample.Random(1, 20, 2, 9).Graph(), Sample.Parameters(1, 0.5, Study), 2, stopped.Token));
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, 1, 1)]
    [InlineData(double.NaN, 1, 1)]
    [InlineData(0.5, -1, 1)]
    [InlineData(0.5, 1, 0)]
    public void Parameters_that_make_no_sense_are_refused(double probability, double beta, double study) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Sample.Parameters(100, probability, study, beta));

    static void Near(double expected, double found) =>
        Assert.True(
            Math.Abs(expected - found) <= 1e-9 * Math.Max(1, Math.Abs(expected)),
            $"found {found:R}, expected {expected:R}");

    static void Same(NetworkIndicators expected, NetworkIndicators found)
    {
        Assert.Equal(expected.PatchImportances, found.PatchImportances);
        Assert.Equal(expected.LinkImportances, found.LinkImportances);
        Assert.Equal(
            expected with { PatchImportances = [], LinkImportances = [] },
            found with { PatchImportances = [], LinkImportances = [] });
    }
}
