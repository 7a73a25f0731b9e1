using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Links;
using Calaisis.Raster.Networks;
using Calaisis.Raster.Tables;
using Xunit;

namespace Calaisis.Raster.Tests.Networks;

public sealed class NetworkTablesTests
{
    const double Study = 1e8;

    [Theory]
    [InlineData(30, 2)]
    [InlineData(5, 0)]
    public void Indicators_come_back_from_their_tables_to_the_last_bit(int patches, double linksPerPatch)
    {
        var indicators = Sample.Random(8, patches, linksPerPatch, 100).Indicators(50, 0.5, Study);
        var read = NetworkTables.Read(
            NetworkTables.Of(indicators),
            NetworkTables.Patches(indicators.PatchImportances),
            NetworkTables.Links(indicators.LinkImportances));
        Assert.Equal(indicators.PatchImportances, read.PatchImportances);
        Assert.Equal(indicators.LinkImportances, read.LinkImportances);
        Assert.Equal(indicators with { PatchImportances = [], LinkImportances = [] }, read with { PatchImportances = [], LinkImportances = [] });
    }

    [Fact]
    public void Every_row_has_a_value_of_the_right_type_for_every_column()
    {
        var indicators = Sample.Random(8, 12, 2, 100).Indicators(50, 0.5, Study);
        FeatureTable[] tables =
        [
            NetworkTables.Of(indicators),
            NetworkTables.Patches(indicators.PatchImportances),
            NetworkTables.Links(indicators.LinkImportances),
        ];
        foreach (var table in tables)
        {
            Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Values.Count));
            Assert.All(table.Rows, row => Assert.All(row.Values.Zip(table.Columns), cell => Assert.True(
                cell.First is null || cell.First.GetType() == TypeOf(cell.Second.Type), cell.Second.Name)));
        }
    }

    [Fact]
    public void The_table_says_how_metres_became_a_cost()
    {
        var parameters = new NetworkParameters(Reach.OfMetres(700, 2).Resolve(CostUnits.Cells, 10, []), 0.5, 1, Study);
        var table = NetworkTables.Of(Sample.Random(1, 3, 1, 9).Indicators(140, 0.5, Study) with { Parameters = parameters });
        Assert.Equal(700.0, table.Rows[0].Values[table.IndexOf("distance_m")]);
        Assert.Equal(140.0, table.Rows[0].Values[table.IndexOf("distance_cost")]);
        Assert.Equal("700 m x 2 = 140 resistance x cells", table.Rows[0].Values[table.IndexOf("distance_rule")]);
        Assert.Equal("resistance x cells", table.Columns[table.IndexOf("total_link_cost")].Unit);
    }

    public static TheoryData<int> Reaches() => [0, 1, 2, 3];

    /// <summary>Metres of each rule, with the numbers that made them a cost.</summary>
    [Theory]
    [MemberData(nameof(Reaches))]
    public void How_metres_became_a_cost_comes_back_from_the_table(int rule)
    {
        var fit = new CostFit(0.1 + 0.2, 1.0 / 3, 0.987, 41);
        var distance = rule switch
        {
            0 => Reach.OfCost(1234.5).Resolve(CostUnits.Cells, 10, []),
            1 => Reach.OfMetres(700, 2.5).Resolve(CostUnits.Map, 10, []),
            2 => new LinkReach(Reach.Fitted(700), fit.CostOf(700), CostUnits.Map, fit),
            _ => new LinkReach(Reach.Fitted(700, LinkLength.Straight), fit.CostOf(700), CostUnits.Cells, fit),
        };
        var indicators = Sample.Random(8, 5, 2, 100).Indicators(50, 0.5, Study) with { Parameters = new NetworkParameters(distance, 0.05, 0.7, Study) };
        var read = NetworkTables.Read(
            NetworkTables.Of(indicators), NetworkTables.Patches(indicators.PatchImportances), NetworkTables.Links(indicators.LinkImportances));
        Assert.Equal(indicators.Parameters, read.Parameters);
        Assert.Equal(distance.Formula, read.Parameters.Distance.Formula);
    }

    static Type TypeOf(ColumnType type) => type switch
    {
        ColumnType.WholeNumber => typeof(long),
        ColumnType.Number => typeof(double),
        _ => typeof(string),
    };
}
