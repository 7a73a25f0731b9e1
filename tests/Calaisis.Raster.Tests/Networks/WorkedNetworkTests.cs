using Calaisis.Raster.Networks;
using Xunit;

namespace Calaisis.Raster.Tests.Networks;

/// <summary>
/// Small networks whose indicators can be worked out on paper. Half the dispersers cover a cost of 100.
/// </summary>
public sealed class WorkedNetworkTests
{
    /// <summary>
    /// 1 (4 ha) --100-- 2 (1 ha) --200-- 3 (2 ha), in 10 ha. p: 12 = 1/2, 23 = 1/4, 13 = 1/8.
    /// Sum in ha2: 16 + 1 + 4 + 2 (4x1/2 + 2x1/4 + 8x1/8) = 21 + 2 (2 + 1/2 + 1) = 28.
    /// </summary>
    static readonly NetworkIndicators Chain = new Sample(
        [(1, 40_000), (2, 10_000), (3, 20_000)], [(1, 1, 2, 100), (2, 2, 3, 200)]).Indicators(100, 0.5, 100_000);

    [Fact]
    public void A_chain_of_three()
    {
        Assert.Equal(0.28, Chain.Whole.Pc, 1e-12);
        Assert.Equal(Math.Sqrt(28) * 10_000, Chain.Whole.EcSquareMetres, 1e-6);
        // 21 + 2 (4/2 + 2/2 + 8/3) = 21 + 34/3, over 100.
        Assert.Equal((21 + (34 / 3.0)) / 100, Chain.Whole.Iic, 1e-12);
        Assert.Equal((1, 70_000.0), (Chain.Whole.Components, Chain.Whole.LargestComponentSquareMetres));
        Assert.Equal((300.0, 150.0), (Chain.TotalLinkCost, Chain.MeanLinkCost));
    }

    [Fact]
    public void Its_middle_patch_lies_between_the_others()
    {
        // Without 2 remain 16 + 4 = 20 of 28: 8 lost, of which 1 is its own, 2 (2 + 1/2) = 5 flow to it, 2 x 1 through
        // it.
        var middle = Chain.PatchImportances[1];
        Assert.Equal(100 * 8 / 28.0, middle.DpcPercent, 1e-9);
        Assert.Equal(100 * 1 / 28.0, middle.IntraPercent, 1e-9);
        Assert.Equal(100 * 5 / 28.0, middle.FluxPercent, 1e-9);
        Assert.Equal(100 * 2 / 28.0, middle.ConnectorPercent, 1e-9);
        // The one pair that crosses it: 4 ha x 2 ha x 1/8 = 1 ha2. What reaches it: 4/2 + 2/4 ha.
        Assert.Equal(1e8, middle.Betweenness, 1e-3);
        Assert.Equal(25_000, middle.Flux, 1e-6);
        Assert.Equal(0, Chain.PatchImportances[0].Betweenness);
        Assert.Equal(0, Chain.PatchImportances[0].ConnectorPercent);
    }

    [Fact]
    public void Its_links_carry_their_pairs()
    {
        // Without the first link 12 and 13 are lost: 2 (2 + 1) = 6. Without the second 23 and 13: 2 (1/2 + 1) = 3.
        Assert.Equal(100 * 6 / 28.0, Chain.LinkImportances[0].DpcPercent, 1e-9);
        Assert.Equal(100 * 3 / 28.0, Chain.LinkImportances[1].DpcPercent, 1e-9);
        Assert.Equal(3e8, Chain.LinkImportances[0].Betweenness, 1e-3);
        Assert.Equal(1.5e8, Chain.LinkImportances[1].Betweenness, 1e-3);
    }

    /// <summary>
    /// A triangle of patches of 1 ha with costs 100, 100 and 300: the long side is not the best path (200 by the
    /// third), and becomes it when one of the short ones goes.
    /// </summary>
    [Fact]
    public void A_triangle_has_a_detour()
    {
        var found = new Sample(
            [(1, 10_000), (2, 10_000), (3, 10_000)],
            [(1, 1, 2, 100), (2, 2, 3, 100), (3, 1, 3, 300)]).Indicators(100, 0.5, 100_000);
        // 3 + 2 (1/2 + 1/2 + 1/4) = 5.5.
        Assert.Equal(0.055, found.Whole.Pc, 1e-12);
        // Every pair has a link: 3 + 2 x 3/2 = 6.
        Assert.Equal(0.06, found.Whole.Iic, 1e-12);
        // Without link 1: 12 costs 400 (1/16), 13 costs 300 (1/8): 2 (1/2 - 1/16 + 1/4 - 1/8) = 9/8 lost.
        Assert.Equal(100 * (9 / 8.0) / 5.5, found.LinkImportances[0].DpcPercent, 1e-9);
        Assert.Equal(0, found.LinkImportances[2].DpcPercent);
        Assert.Equal(0, found.LinkImportances[2].Betweenness);
        // Without patch 2: 2 + 2/8 remain; 5.5 - 2.25 = 3.25 = 1 + 2 (1/2 + 1/2) + 2 (1/4 - 1/8).
        Assert.Equal(100 * 3.25 / 5.5, found.PatchImportances[1].DpcPercent, 1e-9);
        Assert.Equal(100 * 0.25 / 5.5, found.PatchImportances[1].ConnectorPercent, 1e-9);
    }

    /// <summary>
    /// A square 1-2-4-3 of equal costs: of the two paths from 1 to 4 the one over 2 counts; from 2 to 3 that over 1.
    /// </summary>
    [Fact]
    public void Of_two_best_paths_the_one_over_the_lower_id_counts()
    {
        var found = new Sample(
            [(1, 10_000), (2, 10_000), (3, 10_000), (4, 10_000)],
            [(1, 1, 2, 100), (2, 1, 3, 100), (3, 2, 4, 100), (4, 3, 4, 100)]).Indicators(100, 0.5, 100_000);
        Assert.Equal([0.25e8, 0.25e8, 0, 0], found.PatchImportances.Select(patch => patch.Betweenness));
        // 12 and 23 and 14; 13 and 23; 24 and 14; 34.
        Assert.Equal([1e8, 0.75e8, 0.75e8, 0.5e8], found.LinkImportances.Select(link => link.Betweenness));
        // The other path is as good: nobody connects what would not be connected without him.
        Assert.All(found.PatchImportances, patch => Assert.Equal(0, patch.ConnectorPercent));
    }

    [Fact]
    public void One_patch_alone_is_its_own_network()
    {
        var found = new Sample([(7, 30_000)], []).Indicators(100, 0.5, 100_000);
        Assert.Equal(0.09, found.Whole.Pc, 1e-12);
        Assert.Equal(0.09, found.Whole.Iic, 1e-12);
        Assert.Equal(30_000, found.Whole.EcSquareMetres);
        Assert.Equal((1, 0.0, double.NaN), (found.Whole.Components, found.TotalLinkCost, found.MeanLinkCost));
        Assert.Equal([new PatchImportance(7, 1, 100, 100, 0, 0, 0, 0)], found.PatchImportances);
    }

    [Fact]
    public void Components_are_counted_by_their_lowest_patch()
    {
        var found = new Sample(
            [(9, 10_000), (4, 10_000), (6, 50_000), (2, 10_000)], [(1, 9, 2, 50)]).Indicators(100, 0.5, 100_000);
        Assert.Equal(
            [(2, 1), (4, 2), (6, 3), (9, 1)], found.PatchImportances.Select(patch => (patch.Patch, patch.Component)));
        Assert.Equal((3, 50_000.0), (found.Whole.Components, found.Whole.LargestComponentSquareMetres));
    }
}
