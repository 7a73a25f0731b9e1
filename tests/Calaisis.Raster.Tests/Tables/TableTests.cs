using System.Text;
using Calaisis.Raster.Tables;
using Xunit;

namespace Calaisis.Raster.Tests.Tables;

/// <summary>A table that is described once, and all that comes of it.</summary>
public sealed class TableTests
{
    static readonly CodeWords<bool> Words = new(("open", true), ("closed", false));

    static readonly Table<Pond> Ponds = new Table<Pond>("ponds", FeatureShape.Point,
    [
        Column<Pond>.Id(pond => pond.Id, (pond, id) => pond with { Id = id }),
        Column<Pond>.Word("state", "State", "", Words,
            pond => pond.IsOpen, (pond, isOpen) => pond with { IsOpen = isOpen }),
        Column<Pond>.Number("depth_m", "Length (m)", "m", "Length of the least-cost path", pond => pond.Depth,
            (pond, depth) => pond with { Depth = depth }).Optional,
        Column<Pond>.Number("depth_cm", "", "cm", "", pond => pond.Depth * 100),
        Column<Pond>.Ids("links", "Links", "", pond => pond.Links, (pond, links) => pond with { Links = links }),
        Column<Pond>.Whole("frogs", "", "", pond => pond.Frogs,
            (pond, frogs) => pond with { Frogs = frogs }).Internal,
    ]).WithZones(["town", "id"], pond => pond.Zones, (pond, zone) => pond with { Zones = [.. pond.Zones, zone] });

    static readonly Pond[] Two =
    [
        new Pond(1) { IsOpen = true, Depth = 0.1 + 0.2, Links = [3, 12], Frogs = 1L << 40, Zones = ["Guînes", null] },
        new Pond(2) { Depth = double.NaN, Zones = [null, "east"] },
    ];

    [Fact]
    public void Things_come_back_as_they_were_whatever_the_order_of_columns()
    {
        var table = Ponds.Of(Two);
        var turned = table with
        {
            Columns = [.. table.Columns.Reverse()],
            Rows = [.. table.Rows.Select(row => row with { Values = [.. row.Values.Reverse()] })],
        };
        foreach (var read in new[] { Ponds.Read(table, new Pond(0)), Ponds.Read(turned, new Pond(0)) })
        {
            for (var i = 0; i < Two.Length; i++)
            {
                Assert.Equal(Two[i].Links, read[i].Links);
                Assert.Equal(Two[i].Zones, read[i].Zones);
                Assert.Equal(Two[i], read[i] with { Links = Two[i].Links, Zones = Two[i].Zones });
            }
        }
    }

    [Fact]
    public void People_get_all_but_what_only_programs_need_in_their_language()
    {
        var table = Ponds.ForPeople.Of(Two, _ => WkbWriter.Point(1, 2), Language.French);
        Assert.Equal(["id", "state", "depth_m", "depth_cm", "links", "town", "zone_id"],
            table.Columns.Select(column => column.Name));
        Assert.Equal(["N°", "État", "Longueur (m)", "", "Liens", "town", "id"],
            table.Columns.Select(column => column.Title));
        Assert.Equal("Longueur du chemin de moindre coût", table.Columns[2].Meaning);
        Assert.Equal("Zone de la couche id où se trouve l'essentiel ; vide : aucune", table.Columns[6].Meaning);
        Assert.Equal([2L, "closed", null, null, null, null, "east"], table.Rows[1].Values);
        Assert.True(table.Columns[0].IsKey);
    }

    [Fact]
    public void What_is_described_once_stands_in_the_CSV_in_its_description_and_in_the_dictionary()
    {
        var table = Ponds.ForPeople.Of(Two, _ => WkbWriter.Point(1, 2));
        var csv = Encoding.UTF8.GetString(FeatureCsv.Bytes(table));
        Assert.Contains("x;y;id;state;depth_m;depth_cm;links;town;zone_id\n1;2;1;open;0.30000000000000004;", csv,
            StringComparison.Ordinal);
        var described = Encoding.UTF8.GetString(CsvMetadata.Bytes(
            FeatureCsv.Dialect,
            [new CsvFile("ponds.csv", FeatureCsv.ColumnsOf(table))],
            new Dictionary<string, string>()));
        Assert.Contains("\"Length (m)\"", described, StringComparison.Ordinal);
        Assert.Contains(
            DataDictionary.Of([table]).Rows,
            row => row.Values is ["ponds", "depth_m", "Length (m)", "m", "Length of the least-cost path"]);
    }

    [Theory]
    [InlineData("state", null, "table 'ponds', column 'state': found nothing, expected a text")]
    [InlineData("state", "ajar", "table 'ponds', column 'state': found 'ajar', expected one of open, closed")]
    [InlineData("frogs", 1.5, "table 'ponds', column 'frogs': found 1.5, expected a whole number")]
    [InlineData("depth_m", "deep", "table 'ponds', column 'depth_m': found deep, expected a number")]
    public void A_value_that_is_not_as_it_was_written_is_told_with_its_column(
        string column, object? value, string expected)
    {
        var table = Ponds.Of(Two);
        var values = table.Rows[0].Values.ToArray();
        values[table.IndexOf(column)] = value;
        Assert.Equal(
            expected,
            Assert.Throws<FormatException>(() =>
                Ponds.Read(table with { Rows = [new FeatureRow(values)] }, new Pond(0))).Message);
    }

    [Fact]
    public void A_table_of_other_things_takes_over_a_column_where_it_is_wanted()
    {
        var frogs = new Table<Frog>("frogs", FeatureShape.None,
            [Column<Frog>.Id(frog => frog.Id, (frog, id) => frog with { Id = id })])
            .After("id", Ponds["state"].Of<Frog>(frog => frog.Home),
                Ponds["depth_m"].As<Frog>(frog => frog.Jump).With($"points"));
        var table = frogs.Of([new Frog(7) { Home = Two[0], Jump = 2 }, new Frog(8)], language: Language.French);
        Assert.Equal([7L, "open", 2.0], table.Rows[0].Values);
        Assert.Equal([8L, null, 0.0], table.Rows[1].Values);
        Assert.Equal(("État", "Longueur du chemin de moindre coût ; points"),
            (table.Columns[1].Title, table.Columns[2].Meaning));
        Assert.Throws<KeyNotFoundException>(() => frogs["wings"]);
    }

    sealed record Pond(int Id)
    {
        public bool IsOpen { get; init; }

        public double Depth { get; init; } = double.NaN;

        public IReadOnlyList<int> Links { get; init; } = [];

        public long Frogs { get; init; }

        public IReadOnlyList<string?> Zones { get; init; } = [];
    }

    sealed record Frog(int Id)
    {
        public Pond? Home { get; init; }

        public double Jump { get; init; }
    }
}
