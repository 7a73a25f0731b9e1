using Calaisis.Raster.Networks;
using Calaisis.Raster.Tables;
using Xunit;

namespace Calaisis.Raster.Tests.Networks;

public sealed class IndicatorTablesTests
{
    const double Study = 1e8;

    [Theory]
    [InlineData(30, 2)]
    [InlineData(5, 0)]
    public void Indicators_come_back_from_their_tables_to_the_last_bit(int patches, double linksPerPatch)
    {
        var indicators = Sample.Random(8, patches, linksPerPatch, 100).Indicators(50, 0.5, Study);
        var read = Back(indicators);
        Assert.Equal(indicators.PatchImportances, read.PatchImportances);
        Assert.Equal(indicators.LinkImportances, read.LinkImportances);
        Assert.Equal(indicators with { PatchImportances = [], LinkImportances = [] },
            read with { PatchImportances = [], LinkImportances = [] });
    }

    [Fact]
    public void Every_row_has_a_value_of_the_right_type_for_every_column()
    {
        var indicators = Sample.Random(8, 12, 2, 100).Indicators(50, 0.5, Study);
        foreach (var table in IndicatorTables.Of(indicators))
        {
            Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Values.Count));
            Assert.All(table.Rows, row => Assert.All(row.Values.Zip(table.Columns), cell => Assert.True(
                cell.First is null || cell.First.GetType() == TypeOf(cell.Second.Type), cell.Second.Name)));
        }
    }

    static NetworkIndicators Back(NetworkIndicators indicators) =>
        IndicatorTables.Of(indicators) is [var network, var patches, var links]
            ? IndicatorTables.Read(network, patches, links, indicators.Parameters)
            : throw new InvalidOperationException("three tables are expected");

    static Type TypeOf(ColumnType type) => type switch
    {
        ColumnType.WholeNumber => typeof(long),
        ColumnType.Number => typeof(double),
        _ => typeof(string),
    };
}
