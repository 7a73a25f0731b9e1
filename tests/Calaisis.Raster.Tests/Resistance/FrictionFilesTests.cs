using Calaisis.Raster.Resistance;
using Calaisis.Raster.Sources;
using Xunit;

namespace Calaisis.Raster.Tests.Resistance;

/// <summary>The tables under <c>pipelines/friction</c>, which users copy and edit.</summary>
public sealed class FrictionFilesTests
{
    const float HighestResistance = 5000;
    const string Sea = "3.2.2";

    static readonly string Folder = Path.Combine(Repository.Root, "pipelines", "friction");

    public static TheoryData<string> Trames => ["verte", "bleue", "noire", "marron", "grise"];

    public static TheoryData<string> Networks => ["roads", "railways", "water"];

    [Theory]
    [MemberData(nameof(Trames))]
    public void A_trame_has_one_row_for_each_class_of_OCS2D_under_its_label(string trame)
    {
        var legend = Legends.Find("ocs2d-cs")!;
        var table = Read(trame);
        var expected = legend.Classes.Select(c => c.Code.Replace("CS", "", StringComparison.Ordinal));
        Assert.Equal(33, table.Rows.Count);
        var found = table.Rows.Select(row => row.Code);
        Assert.Equal(expected.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
        Assert.All(table.Rows, row => Assert.StartsWith(
            legend.WithCode(row.Code)!.Label.Split(' ')[0], row.Class, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Trames))]
    [MemberData(nameof(Networks))]
    public void Every_class_has_a_resistance_in_range_and_says_where_it_comes_from(string name)
    {
        var table = Read(name);
        foreach (var row in table.Rows)
        {
            Assert.False(string.IsNullOrWhiteSpace(row.Source), $"{name}, {row.Code}: no source");
            for (var column = 0; column < table.Columns.Count; column++)
            {
                var value = row.Resistances[column];
                var isBarrierAtSea = float.IsPositiveInfinity(value) && row.Code == Sea;
                Assert.True(isBarrierAtSea || value is >= 1 and <= HighestResistance, $"{name}, {row.Code}, "
                    + $"{table.Columns[column]}: {value}");
                if (table.Columns.Count > 1 && row.Source.Contains(" ; ", StringComparison.Ordinal))
                    Assert.Contains(table.Columns[column], row.Source, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void A_network_has_a_column_for_every_guild_of_every_trame(string name)
    {
        var guilds = Trames.SelectMany(trame => Read(trame.Data).Columns);
        Assert.Equal(guilds.Order(StringComparer.Ordinal), Read(name).Columns.Order(StringComparer.Ordinal));
    }

    /// <summary>A few values restated from the starter guild table and from the note they quote.</summary>
    [Theory]
    [InlineData("verte", "foret", "4.1.2", 1)]
    [InlineData("verte", "foret", "1.1.1", 1000)]
    [InlineData("verte", "prairie", "6.1.1", 1)]
    [InlineData("verte", "dune", "2.1.2", 1)]
    [InlineData("verte", "foret", Sea, float.PositiveInfinity)]
    [InlineData("bleue", "amphibien", "3.1.2", 1)]
    [InlineData("bleue", "amphibien", "6.3.0", 30)]
    [InlineData("bleue", "humide", "6.3.0", 1000)]
    [InlineData("noire", "chauve-souris", "3.2.2", 500)]
    [InlineData("marron", "ver-de-terre", "1.1.2", 1000)]
    [InlineData("marron", "agricole-extensif", "6.1.1", 1)]
    [InlineData("grise", "faune-rustique", "6.6.0", 5)]
    [InlineData("roads", "foret", "1", 5000)]
    [InlineData("railways", "faune-rustique", "Voie de service", 5)]
    [InlineData("water", "amphibien", "Canal", 10)]
    public void A_value_is_the_one_its_source_gives(string name, string guild, string code, float expected)
    {
        var table = Read(name);
        Assert.Equal(expected, table.Rows.Single(row => row.Code == code).Resistances[table.IndexOfColumn(guild)]);
    }

    static FrictionTable Read(string name) => FrictionTable.Read(Path.Combine(Folder, name + ".csv"));
}
