using Calaisis.Raster.Corridors;
using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Links;
using Calaisis.Raster.Tables;
using Calaisis.Raster.Tests.Links;
using Xunit;

namespace Calaisis.Raster.Tests.Corridors;

public sealed class TablesTests
{
    [Fact]
    public void Links_come_back_from_their_table_as_they_were()
    {
        var seen = 0;
        for (var number = 0; number < 80; number++)
        {
            var territory = Territories.Make(number);
            var links = new LinkRules
            {
                Topology = LinkTopology.All,
                MaxDistance = Reach.OfCost(1e9),
                LeaveOutCrossing = number % 2 == 0,
            };
            var found = LinkSearchTests.Search(territory, links, LinkSearchTests.Settings(territory, number)).Links;
            var grid = Grid(territory);
            var back = LinkTable.To(LinkTable.From(found, grid, CostUnits.Map), grid);
            Assert.Equal(found.Count, back.Count);
            foreach (var (one, other) in found.Zip(back))
            {
                Assert.Equal(one.Path, other.Path);
                Assert.Equal(one.Crosses, other.Crosses);
                Assert.Equal(one with { Path = [], Crosses = [] }, other with { Path = [], Crosses = [] });
                seen++;
            }

            // What a declared distance costs is told from the links again by each who reads them.
            foreach (var reach in new[] { Reach.OfMetres(700, 2.5), Reach.Fitted(700),
                Reach.Fitted(700, LinkLength.Straight) })
                Assert.Equal(CostOf(reach, found), CostOf(reach, back));
        }

        Assert.InRange(seen, 100, int.MaxValue);
    }

    static object CostOf(Reach reach, IReadOnlyList<Link> links)
    {
        try
        {
            return reach.Resolve(CostUnits.Map, 10, links);
        }
        catch (CostFitException unfit)
        {
            return unfit.Message;
        }
    }

    [Fact]
    public void A_path_has_a_vertex_where_it_turns_and_nowhere_else()
    {
        Cell[] path = [new(0, 0), new(0, 1), new(0, 2), new(1, 3), new(2, 4), new(4, 5), new(6, 6), new(6, 7)];
        var grid = new GridDefinition("EPSG:2154", 1000, 2000, 10, 20, new Shape(8, 8));
        var line = WkbReader.Read(LineWkb.Of(path, grid)).Parts.Single().Single();
        Assert.Equal([1005, 1990, 1025, 1990, 1045, 1950, 1065, 1870, 1075, 1870], line);
        Assert.Equal(path, PathShape.FromWkb(LineWkb.Of(path, grid), grid));
        Assert.Equal(path[..1], PathShape.FromWkb(LineWkb.Of(path[..1], grid), grid));
    }

    [Fact]
    public void Corridors_come_back_from_their_table_as_they_were()
    {
        var territory = Territories.Make(8, longest: 70);
        var found = CorridorSearchTests.Search(
            territory, new LinkRules(), CorridorSearchTests.Cutoff(20), CorridorSearchTests.Settings(territory));
        var touching =
            found.Corridors[0] with { MinWidthMetres = double.NaN, MeanWidthMetres = double.NaN, Link = 1000 };
        Corridor[] corridors = [.. found.Corridors, touching];
        var table = CorridorTable.From(corridors, new ReadOnlyMemory<byte>[corridors.Length], CostUnits.Cells);
        Assert.Equal(corridors, CorridorTable.To(table));
        Assert.Equal("resistance x cells", table.Columns[table.IndexOf("cost")].Unit);
    }

    [Fact]
    public void A_table_of_another_kind_is_refused_in_a_sentence()
    {
        var territory = CorridorSearchTests.Row("1 . 2", 3);
        var links = LinkSearchTests.Search(territory, new LinkRules(), CorridorSearchTests.Settings(territory)).Links;
        var table = LinkTable.From(links, Grid(territory), CostUnits.Map);
        var values = table.Rows[0].Values.ToArray();
        values[table.IndexOf("state")] = "asleep";
        var fault = Assert.Throws<FormatException>(
            () => LinkTable.To(table with { Rows = [table.Rows[0] with { Values = values }] }, Grid(territory)));
        Assert.Equal(
            "table 'links', column 'state': found 'asleep', expected one of active, crosses-patch, too-long-straight, "
                + "not-nearest, indirect, not-in-tree",
            fault.Message);
    }

    static GridDefinition Grid(Territory territory) => new(
        "EPSG:2154", 600_000, 7_000_000, territory.Question.Width, territory.Question.Height, territory.Shape);
}
