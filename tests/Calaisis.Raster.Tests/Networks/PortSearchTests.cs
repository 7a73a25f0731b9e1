using Calaisis.Raster.Links;
using Calaisis.Raster.Networks;
using Xunit;

namespace Calaisis.Raster.Tests.Networks;

/// <summary>Paths that pay for crossing patches, against everything worked out the long way.</summary>
public sealed class PortSearchTests
{
    const double Distance = 8;
    const double Probability = 0.3;
    const double Study = 1e8;

    static readonly double Alpha = Math.Log(1 / Probability) / Distance;

    /// <summary>Sparse and dense, hanging together or not, with many ties or few.</summary>
    public static TheoryData<int, int, double, int> Networks()
    {
        var cases = new TheoryData<int, int, double, int>();
        var seed = 1;
        foreach (var patches in new[] { 1, 2, 3, 7, 14 })
        {
            foreach (var linksPerPatch in new[] { 0, 0.7, 1.2, 2.5 })
            {
                foreach (var highestCost in new[] { 1, 3, 1000 })
                    cases.Add(seed++, patches, linksPerPatch, highestCost);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Indicators_are_what_the_formulas_say(int seed, int patches, double linksPerPatch, int highestCost)
    {
        var sample = Sample.Random(seed, patches, linksPerPatch, highestCost);
        var naive = new NaivePorts(sample.Patches, sample.Links, PlaceOf(seed));
        var found = Run(sample, PlaceOf(seed), NetworkIndices.All);
        var whole = naive.Whole(Alpha);
        Near(whole / Study / Study, found.Whole.Pc);
        Near(
            sample.Patches.Max(a => sample.Patches.Select(b => naive.Cost(a.Id, b.Id)).Where(double.IsFinite).Max()),
            found.Whole.DiameterCost!.Value);
        foreach (var patch in found.PatchImportances)
        {
            Near(100 * (whole - naive.WithoutPatch(patch.Patch, Alpha)) / whole, patch.DpcPercent);
            Near(naive.Flux(patch.Patch, Alpha), patch.Flux);
            Assert.True(patch.ConnectorPercent >= 0);
            var pairs = (
                from a in sample.Patches
                from b in sample.Patches
                where a.Id < b.Id && a.Id != patch.Patch && b.Id != patch.Patch
                    && naive.MayCross(a.Id, b.Id, patch.Patch)
                select a.Area * b.Area * Math.Exp(-Alpha * naive.Cost(a.Id, b.Id))).Sum();
            // Of best paths that cost the same one counts: never more than all that may cross.
            Assert.True(patch.Betweenness <= pairs * (1 + 1e-9));
            if (highestCost == 1000) Near(pairs, patch.Betweenness);
        }

        foreach (var link in found.LinkImportances)
            Near(100 * (whole - naive.WithoutLink(link.Link, Alpha)) / whole, link.DpcPercent);

        // What rests on links alone does not change.
        var plain = sample.WithAllIndices(Distance, Probability, Study);
        Assert.Equal((plain.Whole.Iic, plain.Whole.Harary), (found.Whole.Iic, found.Whole.Harary));
        Assert.Equal(
            plain.PatchImportances.Select(patch => patch.CurrentFlow),
            found.PatchImportances.Select(patch => patch.CurrentFlow));
    }

    /// <summary>Distances so short that most pairs lie beyond what the search looks at.</summary>
    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    public void What_is_left_out_as_too_far_is_less_than_rounding(int seed)
    {
        var sample = Sample.Random(seed, 24, 1.5, 200);
        var naive = new NaivePorts(sample.Patches, sample.Links, PlaceOf(seed));
        foreach (var distance in new[] { 1.0, 10 })
        {
            var found = Run(sample, PlaceOf(seed), NetworkIndices.None, distance, 0.1);
            var alpha = Math.Log(10) / distance;
            var whole = naive.Whole(alpha);
            foreach (var patch in found.PatchImportances)
                Assert.Equal(100 * (whole - naive.WithoutPatch(patch.Patch, alpha)) / whole, patch.DpcPercent, 1e-11);
            foreach (var link in found.LinkImportances)
                Assert.Equal(100 * (whole - naive.WithoutLink(link.Link, alpha)) / whole, link.DpcPercent, 1e-11);
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Crossings_that_cost_nothing_change_nothing(int seed, int patches, double linksPerPatch, int highestCost)
    {
        var sample = Sample.Random(seed, patches, linksPerPatch, highestCost);
        var (plain, found) = (
            sample.Indicators(Distance, Probability, Study), Run(sample, (_, _) => (0, 0), NetworkIndices.None));
        Assert.Equal(plain.Whole, found.Whole);
        foreach (var (expected, patch) in plain.PatchImportances.Zip(found.PatchImportances))
            Near(expected.DpcPercent, patch.DpcPercent);
        foreach (var (expected, link) in plain.LinkImportances.Zip(found.LinkImportances))
            Near(expected.DpcPercent, link.DpcPercent);
    }

    /// <summary>1 --100-- 2 --200-- 3, crossing 2 costs 50: p of 1 and 3 is 2^-3.5, and 2 lies between them.</summary>
    [Fact]
    public void A_chain_of_three()
    {
        var sample = new Sample([(1, 40_000), (2, 10_000), (3, 20_000)], [(1, 1, 2, 100), (2, 2, 3, 200)]);
        var found = Run(sample, (_, link) => (link * 50, 0), NetworkIndices.Diameter, 100, 0.5);
        Assert.Equal(350, found.Whole.DiameterCost);
        // In ha2: 21 + 2 (4/2 + 2/4 + 8/2^3.5).
        Assert.Equal(Math.Sqrt(21 + (2 * (2.5 + (8 / Math.Pow(2, 3.5))))) * 10_000, found.Whole.EcSquareMetres, 1e-6);
        Assert.Equal(8e8 / Math.Pow(2, 3.5), found.PatchImportances[1].Betweenness, 1e-3);
        Assert.StartsWith(
            "p = 0.5 at 100 resistance x m; paths pay for crossing core areas",
            found.Parameters.DispersalText.ToString(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    public void No_bit_depends_on_workers(int workers)
    {
        var sample = Sample.Random(99, 120, 2.2, 5);
        var (one, many) = (
            Run(sample, PlaceOf(99), NetworkIndices.All),
            Run(sample, PlaceOf(99), NetworkIndices.All, workers: workers));
        Assert.Equal(one.PatchImportances, many.PatchImportances);
        Assert.Equal(one.LinkImportances, many.LinkImportances);
        Assert.Equal(one.Whole, many.Whole);
    }

    [Fact]
    public void A_crossing_that_is_missing_or_of_another_patch_is_refused()
    {
        var graph = new Sample([(1, 10), (2, 10), (3, 10)], [(1, 1, 2, 5), (2, 2, 3, 5)]).Graph();
        Assert.Throws<ArgumentException>(() => graph.WithCrossings([]));
        Assert.Throws<ArgumentException>(() => graph.WithCrossings([new PatchCrossing(1, 1, 2, 5)]));
    }

    static Func<int, int, (int X, int Y)> PlaceOf(int seed) => (patch, link) =>
    {
        var random = new Random((seed * 1_000_003) + (patch * 1009) + link);
        return (random.Next(4), random.Next(4));
    };

    static NetworkIndicators Run(
        Sample sample, Func<int, int, (int X, int Y)> placeOf, NetworkIndices indices, double distance = Distance,
        double probability = Probability, int workers = 1)
    {
        var crossings =
            from patch in sample.Patches
            let links = sample.Links.Where(link => link.A == patch.Id || link.B == patch.Id)
                .Select(link => link.Id).ToList()
            from a in links
            from b in links
            where a < b
            select new PatchCrossing(patch.Id, b, a, NaivePorts.Crossing(placeOf(patch.Id, a), placeOf(patch.Id, b)));
        return IndicatorSearch.Run(
            sample.Graph().WithCrossings(crossings),
            Sample.Parameters(distance, probability, Study) with { IntraPatch = true, Indices = indices },
            workers,
            CancellationToken.None);
    }

    static void Near(double expected, double found) =>
        Assert.True(
            Math.Abs(expected - found) <= 1e-9 * Math.Max(1, Math.Abs(expected)),
            $"found {found:R}, expected {expected:R}");
}
